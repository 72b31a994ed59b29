"""What `taizhang render` says of the documents that it made, to people and to programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolkit.word.messages import of_commands

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.batch import Preview
    from toolkit.word.batch import Work

SHOWN = 30


def say_documents(works: list[Work], manifest: Path | None, shown: Preview | None) -> None:
    """Say what was made, of a batch with its list, and all that a person should look at."""
    if manifest is None:
        click.echo(of_commands.MADE(file=works[0].file))
    else:
        _say_batch(works, manifest)
    if any(work.without_macros for work in works):
        click.echo(of_commands.MACROS_LEFT_OUT())
    told = [work for work in works if work.unfilled or work.escaped_looking or work.blank]
    for work in told[:SHOWN]:
        _say_told(work, numbered=manifest is not None)
    if len(told) > SHOWN:
        click.echo(of_commands.MORE_UNTOLD(count=len(told) - SHOWN))
    if shown is None:
        return
    if manifest is None:
        for file in shown.files:
            click.echo(of_commands.PREVIEW_FILE(file=file))
    else:
        click.echo(of_commands.PREVIEW_FILES(count=len(shown.files)))
    for font in shown.substituted:
        click.echo(of_commands.PREVIEW_FONT(font=font))


def _say_told(work: Work, *, numbered: bool) -> None:
    """What was left to be filled in, and what looks escaped, with their places."""
    whose = of_commands.NTH(number=work.number) if numbered else ""
    for gap in work.unfilled[:SHOWN]:
        click.echo(of_commands.UNFILLED(whose=whose, name=gap.name, place=gap.place, tag=gap.tag))
    if len(work.unfilled) > SHOWN:
        click.echo(of_commands.MORE_UNFILLED(whose=whose, count=len(work.unfilled) - SHOWN))
    for each in work.escaped_looking[:SHOWN]:
        click.echo(
            of_commands.LOOKS_ESCAPED(
                whose=whose, name=each.name, text=each.text, place=each.place, tag=each.tag
            )
        )
    if len(work.escaped_looking) > SHOWN:
        click.echo(of_commands.MORE_ESCAPED(whose=whose, count=len(work.escaped_looking) - SHOWN))
    for empty in work.blank[:SHOWN]:
        click.echo(
            of_commands.BLANK(whose=whose, name=empty.name, place=empty.place, tag=empty.tag)
        )
    if len(work.blank) > SHOWN:
        click.echo(of_commands.MORE_BLANK(whose=whose, count=len(work.blank) - SHOWN))


def _say_batch(works: list[Work], manifest: Path) -> None:
    from toolkit.word.batch import State

    counts = {state: sum(work.state is state for work in works) for state in State}
    told = [of_commands.STATE(state=s.spoken(), count=n) for s, n in counts.items() if n]
    said = of_commands.AND().join(told) or of_commands.NO_DATA()
    click.echo(of_commands.BATCH(count=len(works), said=said, manifest=manifest))
    refused = [work for work in works if work.state is State.REFUSED]
    for work in refused[:SHOWN]:
        click.echo(of_commands.REFUSED(number=work.number, file=work.file.name, reason=work.reason))
    if len(refused) > SHOWN:
        click.echo(of_commands.MORE_REFUSED(count=len(refused) - SHOWN))


def as_plain(
    template: Path, works: list[Work], manifest: Path | None, shown: Preview | None
) -> dict[str, object]:
    """The same for `--json`."""
    said: dict[str, object] = {
        "template": str(template),
        "documents": [
            {
                "number": work.number,
                "file": str(work.file),
                "state": work.state.spoken(),
                "reason": work.reason,
                "unfilled": [asdict(each) for each in work.unfilled],
                "escaped_looking": [asdict(each) for each in work.escaped_looking],
                "blank": [asdict(each) for each in work.blank],
                "without_macros": work.without_macros,
            }
            for work in works
        ],
        "manifest": str(manifest) if manifest else None,
        "preview": None,
    }
    if shown is not None:
        fonts = [{"wanted": each.wanted, "shown_by": each.shown_by} for each in shown.substituted]
        said["preview"] = {"files": [str(f) for f in shown.files], "substituted_fonts": fonts}
    return said
