"""taizhang rules: the list of rules, or the manual page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import in_account
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.manual import Page

MARKS = ("-", "*", "|", ">", "#")  # -- begin the lines of lists and tables --


@chinese_command
@click.argument("code", metavar="规则号", required=False)
@ACTIVITY
@JSON
@in_account()
def command(code: str | None, activity: str | None, as_json: bool) -> int:
    """查规则：不写规则号列出规则、义务和填报问题，写规则号显示依据和说明."""
    from toolkit.manual import every_page
    from toolkit.manual import page_of_code

    catalogue = chosen(activity)
    if code is None:
        everything = every_page(catalogue)
        if as_json:
            say_json({"rules": everything})
        else:
            for each in everything:
                click.echo(f"{each['code']}　{each['strength']}　{each['name']}　{each['clause']}")
        return 0
    found = page_of_code(catalogue, code)
    if found is None:
        raise click.UsageError(f"“{catalogue.name}”没有规则“{code}”，用 taizhang rules 查看全部")
    if as_json:
        say_json(found)
    else:
        click.echo("\n".join(_lines(found)))
    return 0


def _paragraph(words: str) -> str:
    """Its lines as one, which the terminal parts anew; those of a list or a table stay."""
    lines = [line.strip() for line in words.strip().splitlines()]
    return words if any(line[:1] in MARKS for line in lines) else "".join(lines)


def _lines(found: Page) -> Iterator[str]:
    from toolkit.manual.examples import example_lines

    yield f"{found['code']} {found['name']}（{found['strength'] or found['kind']}）"
    if found["clause"]:
        yield f"依据：{found['clause']}"
    if reads := found["reads"]:
        yield f"所看的台账：{listed(reads)}"
    yield from (f"\n{_paragraph(each)}" for each in str(found["page"]).split("\n\n"))
    for example in found["examples"]:
        yield from (f"\n{line}" for line in example_lines(example))
