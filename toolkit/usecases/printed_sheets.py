"""What a contact typed into the sheets of a booklet that nobody fills: beside what they said when sent."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.fixed_sheets import LISTS_SHEET
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.ooxml.references import column_letters
from toolkit.usecases.beside_ledgers import Beside
from toolkit.usecases.beside_ledgers import cut
from toolkit.usecases.beside_ledgers import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.returned import Dispatched
    from toolkit.usecases.returned import KnownReturn
    from toolkit.usecases.whose_return import ReturnedFile

PRINTED = (GUIDE_SHEET, LISTS_SHEET)
GUIDE_COLUMNS = frozenset(range(1, 7))  # -- of the printed guide, from 0 --
LIST_HEADINGS = 5  # -- the row of the headings of the lists --
ON_PRINTED = "写在不用填的表里的话，没有并入，留在报送文件里，请看"


class PrintedSheets:
    """What those sheets said, as the copies in 下发 have it; one is read where a return says something else.

    Where none lies there, what stands outside the form of the sheet is told alone.
    """

    def __init__(self, dispatched: Dispatched) -> None:
        self._dispatched = dispatched
        self._said: dict[str, set[str]] = {title: set() for title in PRINTED}
        self._as_sent: dict[str, Sequence[Sequence[object]]] = {}

    def beside(self, returned: ReturnedFile, known: KnownReturn) -> Iterator[Beside]:
        """The words that were not sent so."""
        told = {same_name(cell.sheet) for cell in known.unplaced}
        for sheet in returned.sheets:
            title = same_name(sheet.name)
            if title in self._said and title not in told:
                for row, at, _ in self._typed(title, sheet, known):
                    words = written(sheet.rows, row, at, returned.formulas(sheet.name))
                    yield Beside(title, row + 1, column_letters(at + 1), cut(words), ON_PRINTED)

    def _typed(
        self, title: str, sheet: Sheet, known: KnownReturn
    ) -> Sequence[tuple[int, int, str]]:
        if _are_alike(sheet.rows, self._as_sent.get(title, ())):
            return ()
        cells = [*_cells(sheet)]
        said = self._said[title]
        if all(words in said for _, _, words in cells):
            self._as_sent[title] = sheet.rows
            return ()
        for copy in self._dispatched(known.booklet, known.version):
            for each in copy or ():
                name = same_name(each.name)
                if name in self._said:
                    self._said[name].update(words for _, _, words in _cells(each))
        if not said:
            return [each for each in cells if _is_outside(title, sheet, *each[:2])]
        return [each for each in cells if each[2] not in said]


def _are_alike(one: Sequence[Sequence[object]], other: Sequence[Sequence[object]]) -> bool:
    """Whether the cells are the very same; TRUE is not the number 1."""
    return [*one] == [*other] and _kinds(one) == _kinds(other)


def _kinds(rows: Sequence[Sequence[object]]) -> list[type]:
    return [*map(type, chain.from_iterable(rows))]


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            if words := shown(cell).strip():
                yield row, at, words


def _is_outside(title: str, sheet: Sheet, row: int, at: int) -> bool:
    """Whether a cell is outside what is printed on such a sheet, whatever it lists."""
    if title == GUIDE_SHEET:
        return at not in GUIDE_COLUMNS
    column = [shown(cells[at]).strip() for cells in sheet.rows[LIST_HEADINGS - 1 : row]]
    return row >= LIST_HEADINGS and not all(column)
