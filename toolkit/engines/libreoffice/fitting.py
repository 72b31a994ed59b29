"""Heights of rows fitted to what stands in them: at once, or later where nobody looks at them yet.

Fitting takes longer than writing: a tenth of a second for 400 rows of wrapped text.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import xlwings

from toolkit.engines.libreoffice.cells import FormatGroup
from toolkit.engines.libreoffice.cells import SteadyRows
from toolkit.engines.shared.unnoted import Unnoted
from toolkit.engines.shared.unnoted import lock_anew

_AT_ONCE = 40  # -- rows: a few thousandths of a second --


def fit_rows(target: Any, groups: list[FormatGroup]) -> None:
    """Fit the heights of the rows of these cells, those that a person has set excepted.

    Args:
        target: The engine range that was written.
        groups: Those of its cells whose text may need room.
    """
    book = target.sheet.book
    fitted: set[int] = set()
    for area in (area for group in groups for area in group.areas()):
        rows = set(range(area.top, area.bottom + 1))
        if not rows <= fitted:
            cells = target.at(area).api
            if book.app.unfitted is None:
                _fit(book.api, cells)
            else:
                book.app.unfitted.add(cells)
            fitted |= rows


def _fit(document: Any, cells: Any) -> None:
    """LibreOffice does so when a format that bears on heights changes: wrapping is turned round, which fits nothing yet, and back."""
    if lock_anew(document.UndoManager):
        _fit_unnoted(document, cells)
        return
    wrapped = cells.IsTextWrapped
    with SteadyRows(document):
        cells.IsTextWrapped = not wrapped
    cells.IsTextWrapped = wrapped


class Unfitted:
    """Rows that were written and whose heights are not fitted yet."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._cells: list[Any] = []

    def __bool__(self) -> bool:
        return bool(self._cells)

    def add(self, cells: Any) -> None:
        """Note the rows of a UNO cell range."""
        self._cells.append(cells)

    def fit_in_sight(self) -> None:
        """Fit those that the window shows; no step to undo, as of those that it does not."""
        controller = self._document.CurrentController
        shown = controller.ActiveSheet.RangeAddress.Sheet
        here = [each for each in self._cells if each.RangeAddress.Sheet == shown]
        stretches = _rows_in_sight(controller)
        for first, last in stretches:
            for part in _parts(here, first, last):
                _fit_unnoted(self._document, part)
        done = [each for each in here if _lies_within(each.RangeAddress, stretches)]
        self._cells = [each for each in self._cells if each not in done]

    def fit_some(self) -> None:
        """Fit as many as take no time that anybody would notice; no step to undo, nothing to save."""
        cells = self._cells.pop()
        address = cells.RangeAddress
        last = address.StartRow + _AT_ONCE - 1
        for part in _parts([cells], address.StartRow, last):
            _fit_unnoted(self._document, part)
        self._cells += _parts([cells], last + 1, address.EndRow)

    def fit_all(self) -> None:
        """Fit all that are left, in the same way."""
        while self._cells:
            self.fit_some()


def _fit_unnoted(document: Any, cells: Any) -> None:
    wrapped = cells.IsTextWrapped
    with SteadyRows(document), Unnoted(document):
        cells.IsTextWrapped = not wrapped
    with Unnoted(document):
        cells.IsTextWrapped = wrapped


class fitted_later:  # noqa: N801 - used like a function
    """Let the rows that are written meanwhile be fitted at the end where the window shows them.

    The others are left to whoever uses this, as what `with` gives. (`contextlib.contextmanager` cannot
    let UNO's errors through.)
    """

    def __init__(self, book: xlwings.Book) -> None:
        self._app, self._left = book.impl.app, Unfitted(book.impl.api)

    def __enter__(self) -> Unfitted:
        """Fit nothing from now on."""
        self._app.unfitted = self._left
        return self._left

    def __exit__(self, kind: object, *_: object) -> None:
        """Fit what is in sight, and as before from now on."""
        self._app.unfitted = None
        if kind is None:
            with suppress(Exception):  # a window that is closed shows none
                self._left.fit_in_sight()


def _rows_in_sight(controller: Any) -> set[tuple[int, int]]:
    """The first and the last row, from 0, that each pane of a window shows."""
    panes = (controller.getByIndex(at).VisibleRange for at in range(controller.Count))
    return {(seen.StartRow, seen.EndRow) for seen in panes}


def _lies_within(address: Any, stretches: set[tuple[int, int]]) -> bool:
    return any(first <= address.StartRow and address.EndRow <= last for first, last in stretches)


def _parts(cells: list[Any], first: int, last: int) -> Iterator[Any]:
    """The first column of those rows of UNO cell ranges that lie between two rows, none of them twice."""
    done: set[tuple[int, int]] = set()
    for each in cells:
        address = each.RangeAddress
        top, bottom = max(first, address.StartRow), min(last, address.EndRow)
        if top <= bottom and (top, bottom) not in done:
            done.add((top, bottom))
            yield each.getCellRangeByPosition(
                0, top - address.StartRow, 0, bottom - address.StartRow
            )
