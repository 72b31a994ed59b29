"""Rows that are prepared and not filled: a running number, a filled-down formula, an option by default."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Flag
from toolkit.reading.faults import row_note
from toolkit.reading.workbook import UNCALCULATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Note
    from toolkit.reading.headers import Header
    from toolkit.reading.passed_over import DataRows

RUNNING_NUMBER = "序号"  # -- it says nothing of what a row records --
FEWEST_ALIKE = 3
"""An option in fewer rows that hold nothing else may have been chosen in each."""

_Row = tuple[int, tuple[object, ...]]


def set_prepared_aside(ledger: type[Ledger], header: Header, data: DataRows) -> None:
    """Take the prepared rows out of the data rows, and tell them in one sentence.

    A row with a system number has been sent out, and is somebody's.
    """
    free, offered, needed = _columns(ledger, header)
    if not free and not offered:
        return
    found = [
        (at, tuple(cells[each] for each in offered))
        for at, cells in enumerate(data.cells)
        if _is_bare(cells, needed, free)
    ]
    prepared = _alike(found)
    if not prepared:
        return
    data.notes.append(_note(ledger, [data.numbers[at] for at in sorted(prepared)]))
    data.numbers = [each for at, each in enumerate(data.numbers) if at not in prepared]
    data.cells = [each for at, each in enumerate(data.cells) if at not in prepared]


def is_free(ledger: type[Ledger], header: Header, cells: Sequence[object]) -> bool:
    """Whether a row of a sheet holds nothing, or nothing but formulas that wait for its other cells."""
    waiting = {
        header.at[each.heading]
        for each in ledger.columns
        if each.formula and each.heading in header.at
    }
    return all(
        cell is None or (at in waiting and cell in {"", UNCALCULATED})
        for at, cell in enumerate(cells)
    )


def set_prepared_below_aside(
    ledger: type[Ledger], header: Header, below: Mapping[int, Sequence[object]], data: DataRows
) -> None:
    """Of the rows below the end mark, by worksheet number, keep those that hold somebody's data."""
    free, _, needed = _columns(ledger, header)
    prepared = [number for number, cells in below.items() if _is_bare(cells, needed, free)]
    if prepared:
        data.notes.append(_note(ledger, prepared))
    data.after_the_end += [number for number in below if number not in set(prepared)]


def _note(ledger: type[Ledger], numbers: Sequence[int]) -> Note:
    several = f"第{numbers[0]}至{numbers[-1]}行中的{len(numbers)}行"
    which = several if len(numbers) > 1 else f"第{numbers[0]}行"
    message = f"{which}只有{RUNNING_NUMBER}、公式或预填的选项，按预留的空行略过。"
    return row_note("预留行", ledger.sheet, numbers[0], message)


def _columns(ledger: type[Ledger], header: Header) -> tuple[list[int], list[int], list[int]]:
    """Where running numbers and formulas stand, where options do, and where anything else does."""
    free, offered = [], []
    for column in ledger.columns:
        at = header.at.get(column.heading)
        if at is None or column in ledger.key:
            continue
        if column.formula or (column.heading == RUNNING_NUMBER and not column.required):
            free.append(at)
        elif isinstance(column, Choice | Flag):
            offered.append(at)
    rest = [at for at in header.at.values() if at not in free and at not in offered]
    return free, offered, rest if header.row_id_at is None else [*rest, header.row_id_at]


def _is_bare(cells: Sequence[object], needed: Sequence[int], free: Sequence[int]) -> bool:
    """Whether a row holds running numbers, formulas and options at most."""
    return _holds_none_of(cells, needed) and not any(_is_words(cells[each]) for each in free)


def _holds_none_of(cells: Sequence[object], needed: Sequence[int]) -> bool:
    for at in needed:  # -- most rows hold the first of them --
        cell = cells[at]
        if cell is not None and (not isinstance(cell, str) or cell.strip()):
            return False
    return True


def _is_words(cell: object) -> bool:
    """Whether somebody wrote words where a running number or a formula's result stands."""
    return isinstance(cell, str) and not cell.strip().isdecimal() and cell.strip() != ""


def _alike(found: Sequence[_Row]) -> set[int]:
    """The rows without an option, and those whose options many such rows share."""
    counted = Counter(options for _, options in found)
    return {
        at
        for at, options in found
        if all(each is None for each in options) or counted[options] >= FEWEST_ALIKE
    }
