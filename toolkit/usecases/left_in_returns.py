"""What of the files that came back was not taken over, or is to be looked at: one list for every face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.wording import shown
from toolkit.distribution.merge_model import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.return_checks import CheckedReturn

_OF_PAIRING = frozenset(map(str, Told)) - {str(Told.NOT_THEIRS), str(Told.ADDED_COLUMN)}
UNASKED = "受限的栏不由报送单位填报，没有并入；需要的，由办公室对照报送文件补登"
RESTRICTED_WORDS = (
    "报送的话里有受限的内容（信访人姓名、电话等），已照报送并入，再下发、出公文时会被挡住，请改写"
)


@dataclass(frozen=True, slots=True)
class Left:
    """A line of it, nothing restricted in its words.

    Attributes:
        file: that came back.
        unit: whose it is.
        sheet: the ledger's title, or the name of another sheet.
        row: of the worksheet there, from 1; 0 for a whole sheet or column.
        column: a heading, or letters where there is none; "" for a whole row or sheet.
        words: what is written there; "" where there is nothing to show.
        why: what became of it.
    """

    file: str
    unit: str
    sheet: str
    row: int
    column: str
    words: str
    why: str

    @property
    def is_of_people(self) -> bool:
        """Whether it is what somebody wrote, and not how a row was paired."""
        return self.why not in _OF_PAIRING

    def __str__(self) -> str:
        row = f"第{self.row}行" if self.row else ""
        column = f"“{self.column}”" if self.column else ""
        words = f"：{self.words}" if self.words else ""
        return f"{self.file}“{self.sheet}”{row}{column}{self.why}{words}"


def left_in_returns(collected: Collected) -> list[Left]:
    """All that a person is told of the returns besides questions and faults."""
    raw = [*_raw(collected)]
    merged = [*_merged(collected)]
    said = {word for each in raw for word in (each.words, each.why)}
    masked = collected.office.gate.masked_each(said | {each.words for each in merged})
    told = [_with(each, masked[each.words], masked[each.why]) for each in raw]
    secret = [each for each in merged if masked[each.words] != each.words]
    return told + [_with(each, masked[each.words], each.why) for each in secret]


def _with(left: Left, words: str, why: str) -> Left:
    return Left(left.file, left.unit, left.sheet, left.row, left.column, words, why)


def _raw(collected: Collected) -> Iterator[Left]:
    titles = _titles(collected)
    order = {file: number for number, file in enumerate(titles)}
    for ledger, told in collected.remarks.items():
        for each in sorted(
            told, key=lambda each: (order.get(each.source.file, -1), each.source.at)
        ):
            source, words = each.source, shown(each.theirs)
            unit = titles.get(source.file, source.unit)
            at = (source.file, unit, ledger.sheet, source.at, each.column)
            yield Left(*at, words, str(each.told))
    for taken in collected.taken:
        yield from _of_file(taken)


def _titles(collected: Collected) -> dict[str, str]:
    """By file, whose it is as people say it; the merge knows units by kind and title."""
    return {taken.known.file: taken.known.booklet.title for taken in collected.taken}


def _of_file(taken: CheckedReturn) -> Iterator[Left]:
    file, unit = taken.known.file, taken.known.booklet.title
    for each in taken.beside:
        yield Left(file, unit, each.sheet, each.row, each.column, each.words, each.why)
    for ledger, headings in taken.asked.items():
        for heading in headings:
            yield Left(file, unit, ledger.sheet, 0, heading, "", UNASKED)


def _merged(collected: Collected) -> Iterator[Left]:
    """The words that were taken over: what is restricted may stand in them."""
    titles = _titles(collected)
    for ledger, changes in collected.changes.items():
        cells = [(each.source, each.column, each.new) for each in changes.edits]
        cells += [
            (each.source, heading, cell)
            for each in changes.additions
            for heading, cell in each.cells.items()
        ]
        hidden = {column.heading for column in ledger.columns if column.restricted}
        for source, heading, cell in cells:
            if isinstance(cell, str) and heading not in hidden:
                unit = titles.get(source.file, source.unit)
                at = (source.file, unit, ledger.sheet, source.at, heading)
                yield Left(*at, cell, RESTRICTED_WORDS)
