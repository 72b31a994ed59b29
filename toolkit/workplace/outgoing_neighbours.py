"""Texts that stand next to each other in a file: a name may begin in one cell and end in the next."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.references import cell_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

_ROWS = frozenset(SPREADSHEET.names("row"))
_CELLS = frozenset(SPREADSHEET.names("c"))
_VALUE = frozenset(SPREADSHEET.names("v"))
_TEXTS = frozenset(SPREADSHEET.names("t"))
LONGEST_PART = 12
"""Of a longer text only so much of its start and its end may belong to its neighbours."""

LONGEST_BELOW = 4
"""Longer texts one below the other are a list, not one name."""


def trimmed_runs(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Runs of two and more texts that are not empty; a long text ends one run and begins the next."""
    run: list[str] = []
    for text in texts:
        if len(text) > 2 * LONGEST_PART:
            yield from _run([*run, text[:LONGEST_PART]])
            run = [text[-LONGEST_PART:]]
        elif text and not text.isspace():
            run.append(text)
    yield from _run(run)


def neighbours(sheet: Any, strings: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of the cells of each row, and short ones below each other, with the first's address.

    Args:
        sheet: the root element of a worksheet.
        strings: the workbook's shared strings.
    """
    columns: dict[int, list[tuple[str, str]]] = {}
    for row in sheet.iter(*_ROWS):
        filled = [each for each in row if len(each) and each.tag in _CELLS]
        cells = [(each.get("r", ""), _shown(each, strings)) for each in filled]
        first = next((at for at, text in cells if text), "")
        yield from ((first, run) for run in trimmed_runs(text for _, text in cells))
        for number, (at, text) in enumerate(cells, start=1):
            place = cell_at(at)
            columns.setdefault(place[1] if place else number, []).append((at, text))
    for cells in columns.values():
        for is_short, group in groupby(cells, lambda cell: 0 < len(cell[1]) <= LONGEST_BELOW):
            below = list(group) if is_short else []
            yield from ((below[0][0], run) for run in _run([text for _, text in below]))


def _run(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len(texts) > 1:
        yield tuple(texts)


def _shown(cell: Any, strings: Sequence[str]) -> str:
    value = next((each.text or "" for each in cell if each.tag in _VALUE), "")
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    return value or "".join(each.text or "" for each in cell.iter(*_TEXTS))
