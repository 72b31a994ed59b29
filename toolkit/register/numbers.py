"""What the register knows of numbers: who has one, which comes next, what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.document_number import document_number
from toolkit.register.entries import Standing
from toolkit.register.entries import Use
from toolkit.register.errors import NumberTakenError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.register.entries import IssuedEntry
    from toolkit.register.entries import RunEntry


@dataclass(frozen=True, slots=True)
class Kept:
    """A number's last word: what became of it, and in which run."""

    entry: IssuedEntry
    run: RunEntry


def issued(runs: Sequence[RunEntry]) -> list[Kept]:
    """All that was said of numbers and of papers without one, the earliest first.

    What a run was about to say that came to nothing was never said: its number is free.
    """
    return [
        Kept(entry, run)
        for run in runs
        if run.standing is not Standing.ABANDONED
        for entry in run.run.issued
    ]


def by_number(runs: Sequence[RunEntry]) -> Mapping[str, Kept]:
    """The last word on each number."""
    return {kept.entry.number: kept for kept in issued(runs) if kept.entry.number}


def signed(runs: Sequence[RunEntry], paper: str) -> Kept | None:
    """How a draft of these runs was signed, by its file's name; None where it was not, or its number is void."""
    numbers = by_number(runs)
    last = None
    for kept in issued(runs):
        if kept.entry.paper == paper:
            void = kept.entry.number and numbers[kept.entry.number].entry.use is Use.VOID
            last = None if void else kept
    return last


def of_folder(runs: Sequence[RunEntry], folder: str, *, shared: bool) -> list[RunEntry]:
    """The runs in a working folder; all are in that of a register of its own, wherever it was before."""
    return [each for each in runs if not shared or each.run.folder == folder]


def next_serial(runs: Sequence[RunEntry], code: str, year: int) -> int:
    """The serial number that follows the last of a series in a year."""
    numbers = [number for text in by_number(runs) if (number := document_number(text))]
    return 1 + max(
        (each.serial for each in numbers if (each.code, each.year) == (code, year)), default=0
    )


def refuse_taken(runs: Sequence[RunEntry], entries: Sequence[IssuedEntry]) -> None:
    """Refuse a number that another has: called by whoever alone may write.

    Raises:
        NumberTakenError: it is used, or was 作废; or one is to be 作废 or 留号 that cannot be.
    """
    numbers = by_number(runs)
    for entry in entries:
        kept = numbers.get(entry.number)
        if entry.number and kept is not None and not _may_follow(kept.entry.use, entry.use):
            raise NumberTakenError(said_of(kept))


def _may_follow(now: Use, wanted: Use) -> bool:
    """A reserved number may be used or be void, a used one may be void; nothing follows 作废."""
    return now is not wanted and (now is Use.RESERVED or (now is Use.USED and wanted is Use.VOID))


def said_of(kept: Kept) -> str:
    """Why a number cannot be given again, as a sentence."""
    entry, day = kept.entry, kept.run.run.at.date().isoformat()
    match entry.use:
        case Use.USED:
            return f"文号“{entry.number}”已于{entry.dated or day}用于《{entry.title}》，请核对机要给的号。"
        case Use.VOID:
            return f"文号“{entry.number}”已于{day}作废（{entry.why}），作废的号不再用，请另取号。"
        case _:
            return f"文号“{entry.number}”已于{day}留号（{entry.why}）。"
