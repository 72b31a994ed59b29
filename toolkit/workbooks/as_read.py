"""A workbook's cells as an .xlsx of its own, for files of other kinds, which cannot be patched.

Values keep their kinds, rows, columns and sheets their places; looks and formulas do not come along.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.declare.disk import os_error
from toolkit.declare.names import bare_name
from toolkit.declare.names import shown_name
from toolkit.ooxml.atomic import written_whole
from toolkit.ooxml.references import address
from toolkit.workbooks.blank.cell_writing import as_text
from toolkit.workbooks.blank.styles import display_width
from toolkit.workbooks.lists import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from toolkit.ooxml.references import Area

LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
NARROWEST, WIDEST = 9, 40
ROWS_MEASURED = 200
MOST_MERGED_BEYOND = 200_000
"""Cells of a sheet's merged areas that may lie beyond what is filled; each takes room in the file."""

_ILLEGAL = re.compile(r"[\[\]:*?/\\]|^'|'$")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_SOME_ERROR, _NO_NUMBER = "#VALUE!", "#NUM!"
# -- kinds of values → number formats --
_DAY, _MOMENT, _TIME, _SECONDS, _LAPSE = (
    "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm", "hh:mm:ss", "[h]:mm",
)  # fmt: skip
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_FIRST_DAY = dt.date(1900, 3, 1)  # -- before it, Excel counts a day that never was --


class Page(Protocol):
    """One sheet as read; rows and columns of its attributes count from 1."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def rows(self) -> Sequence[Sequence[object]]: ...  # noqa: D102
    @property
    def hidden(self) -> bool: ...  # noqa: D102
    @property
    def hidden_rows(self) -> frozenset[int]: ...  # noqa: D102
    @property
    def hidden_columns(self) -> frozenset[int]: ...  # noqa: D102
    @property
    def merged(self) -> tuple[Area, ...]: ...  # noqa: D102


def write_as_read(pages: Sequence[Page], path: Path) -> list[str]:
    """Write pages as an .xlsx, whole or not at all; the same pages give the same bytes.

    A value of no kind that is known here is an error of the spreadsheet by its text (`#REF!`).

    Returns:
        What Excel has no room for and is not there as it was read: titles changed, texts cut, each
        in Chinese.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    changed: list[str] = []
    with written_whole(path) as unfinished:
        try:
            with Workbook(str(unfinished), options) as book:
                book.set_properties({"created": CREATED})
                _fill(book, pages, changed)
        except FileCreateError as error:
            raise (os_error(error) or error) from None
    return changed


def _fill(book: Workbook, pages: Sequence[Page], changed: list[str]) -> None:
    formats = {
        each: book.add_format({"num_format": each})
        for each in (_DAY, _MOMENT, _TIME, _SECONDS, _LAPSE)
    }
    seen_first = False
    taken: set[str] = set()
    for page in pages:
        title = _title(page.name, taken)
        if title != page.name:
            changed.append(f"工作表“{shown_name(page.name)}”在副本里叫“{shown_name(title)}”")
        sheet = book.add_worksheet(title)
        _Page(sheet, page, formats, changed).write()
        if not page.hidden and not seen_first:
            sheet.activate()
            sheet.set_first_sheet()
            seen_first = True
    for page, sheet in zip(pages, book.worksheets() if seen_first else (), strict=False):
        if page.hidden:
            sheet.hide()


def _title(name: str, taken: set[str]) -> str:
    """A title that Excel takes, like no other in it.

    A long one is first rid of what cannot be seen, so that the cut leaves the words by which it is known.
    """
    words = name if _cut(name) == name else bare_name(name)
    plain = _cut(_ILLEGAL.sub("_", words)) or "_"
    title, number = plain, 2
    while title.casefold() in taken or title.casefold() == "history":
        title = f"{_cut(plain, LONGEST_TITLE - len(str(number)))}{number}"
        number += 1
    taken.add(title.casefold())
    return title


def _cut(title: str, longest: int = LONGEST_TITLE) -> str:
    """The beginning of a title that Excel takes: it counts a rare character (𠮷) as two."""
    kept = title[:longest]
    while len(kept.encode("utf-16-le", "surrogatepass")) > 2 * longest:
        kept = kept[:-1]
    return kept


class _Whole(float):
    """A number that is written with all its digits; XlsxWriter leaves out the 17th."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


class _Page:
    """Writes one page into its sheet."""

    def __init__(
        self, sheet: Worksheet, page: Page, formats: dict[str, Format], changed: list[str]
    ) -> None:
        self._sheet, self._page, self._formats, self._changed = sheet, page, formats, changed

    def write(self) -> None:
        """All of it; merged areas first, which would empty the cells they cover."""
        self._set_columns()
        for area in self._areas():
            self._merge(area)
        for row, cells in enumerate(self._page.rows):
            for column, value in enumerate(cells):
                if value is not None:
                    self._put(row, column, value)
        for row in self._page.hidden_rows:
            self._sheet.set_row(row - 1, None, None, {"hidden": True})

    def _set_columns(self) -> None:
        """The widths, and what is hidden, also beyond the filled columns."""
        filled = 0
        for filled, width in enumerate(_widths(self._page.rows), start=1):
            hidden = {"hidden": filled in self._page.hidden_columns}
            self._sheet.set_column(filled - 1, filled - 1, width, None, hidden)
        for first, last in _stretches(each for each in self._page.hidden_columns if each > filled):
            self._sheet.set_column(first - 1, last - 1, None, None, {"hidden": True})

    def _areas(self) -> Iterator[Area]:
        """The merged areas of more than one cell; very large ones as far as something is filled."""
        height = len(self._page.rows)
        width = len(self._page.rows[0]) if height else 0
        room = MOST_MERGED_BEYOND
        for area in self._page.merged:
            within = area._replace(bottom=min(area.bottom, height), right=min(area.right, width))
            beyond = _size(area) - _size(within)
            kept = area if beyond <= room else within
            room -= beyond if kept is area else 0
            if _size(kept) > 1:
                yield kept

    def _merge(self, area: Area) -> None:
        from xlsxwriter.exceptions import OverlappingRange

        with suppress(OverlappingRange):  # -- of a damaged file; the values stand anyway --
            self._sheet.merge_range(
                area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, ""
            )

    def _put(self, row: int, column: int, value: object) -> None:
        if isinstance(value, str):
            self._put_text(row, column, value)
        elif isinstance(value, bool):
            self._sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float) and isfinite(value):
            self._sheet.write_number(row, column, _Whole(value))
        elif isinstance(value, dt.date | dt.time | dt.timedelta):
            self._put_moment(row, column, value)
        else:
            said = _NO_NUMBER if isinstance(value, float) else str(value)
            error = said if said in _ERRORS else _SOME_ERROR
            self._sheet.write_formula(row, column, f"={error}", None, error)

    def _put_text(self, row: int, column: int, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            place = address(row + 1, column + 1)
            self._changed.append(
                f"“{shown_name(self._page.name)}”{place} 有{len(text)}个字，副本里只留前{LONGEST_TEXT}个"
            )
        self._sheet.write_string(row, column, as_text(text[:LONGEST_TEXT]))

    def _put_moment(self, row: int, column: int, value: dt.date | dt.time | dt.timedelta) -> None:
        shape = _shape(value)
        if shape is None:
            self._put_text(row, column, str(value))
        elif isinstance(value, dt.time):
            self._sheet.write_datetime(row, column, value, self._formats[shape])
        elif isinstance(value, dt.timedelta) or shape == _LAPSE:
            lapse = value if isinstance(value, dt.timedelta) else _moment(value) - _DAY_ZERO
            self._sheet.write_number(
                row, column, _Whole(lapse / dt.timedelta(days=1)), self._formats[shape]
            )
        else:
            self._sheet.write_datetime(row, column, value, self._formats[shape])


def _size(area: Area) -> int:
    """How many cells an area has; none where its corners are the wrong way round."""
    return max(0, area.bottom - area.top + 1) * max(0, area.right - area.left + 1)


def _stretches(numbers: Iterable[int]) -> list[list[int]]:
    """First and last of each run of numbers that follow each other."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def _shape(value: dt.date | dt.time | dt.timedelta) -> str | None:
    """The number format of a value; None where Excel has no number for it."""
    if isinstance(value, dt.timedelta):
        return _LAPSE
    if isinstance(value, dt.time):
        return _SECONDS if value.second else _TIME
    if _moment(value) < _DAY_ZERO:
        return None
    if _moment(value).date() < _FIRST_DAY:
        return _LAPSE
    return _MOMENT if isinstance(value, dt.datetime) else _DAY


def _moment(value: dt.date) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())


def _widths(rows: Sequence[Sequence[object]]) -> Iterator[float]:
    """For each column, room for most of what stands in its first rows."""
    for column in zip(*rows[:ROWS_MEASURED], strict=True):
        longest = max(
            (display_width(str(value)) for value in column if value is not None), default=0
        )
        yield min(max(longest + 2, NARROWEST), WIDEST)
