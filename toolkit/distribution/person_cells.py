"""The cells of a workbook that hold a person's number, by number: all of them are found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.outcome import Place
from toolkit.distribution.comparing import typed
from toolkit.distribution.outlines import may_hold_a_person_s
from toolkit.distribution.person_numbers import person_numbers
from toolkit.ooxml.references import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    Rows = Sequence[Sequence[object]]


def cells_of_person_numbers(office: Mapping[str, Rows]) -> Mapping[str, Sequence[Place]]:
    """Each person's number with the cells that hold it, by sheet, row and column."""
    found: dict[str, list[Place]] = {}
    for sheet, rows in office.items():
        for row, column, number in sorted(_numbers_in(rows)):
            found.setdefault(number, []).append(Place(sheet, row, "", address(row, column)))
    return found


def _numbers_in(rows: Rows) -> Iterator[tuple[int, int, str]]:
    """Row, column (from 1) and number; each distinct cell of a column is looked at once."""
    for at in range(max(map(len, rows), default=0)):
        under = [row[at] if at < len(row) else None for row in rows]
        if told := _told_by(set(under)):
            for number_of_row, cell in enumerate(under, start=1):
                yield from ((number_of_row, at + 1, each) for each in told.get(cell, ()))


def _told_by(cells: set[object]) -> dict[object, frozenset[str]]:
    """The numbers that distinct cells hold, where they hold any."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if not may_hold_a_person_s(texts):
        cells = cells.difference(texts)
    said = {cell: typed(cell) for cell in cells if isinstance(cell, str | int | float)}
    numbers = {cell: frozenset(n for n, _ in person_numbers(text)) for cell, text in said.items()}
    return {cell: some for cell, some in numbers.items() if some}
