"""What a worksheet's bytes tell before any library reads them.

How large a rectangle its cells span, and what the fast reader cannot tell: error values, formulas
without a result, hidden rows and columns, merged areas. A worksheet as the usual programs write it
is searched for what is unusual in a few passes; any other goes to `markup_scan`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field

from toolkit.reading.files import references
from toolkit.reading.files.workbook import UNCALCULATED
from toolkit.reading.files.workbook import Area
from toolkit.reading.files.workbook import ErrorValue

SAMPLE = 4_000
MOST_ENLARGEMENTS = 40

# -- bounds that hold most sheets, so that one pattern serves them all, and harm nobody's memory --
SMALL_ROWS = 9_999
SMALL_COLUMNS = 702

_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"')
_OTHER_PREFIX = re.compile(rb":c[\s/>]")
_SPECIAL_TYPE = re.compile(rb' t="([de])"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_NO_RESULT = re.compile(rb"<f(?: [^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v>\s*</v>\s*|<v/>\s*)?</c>")
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(rb'<col\s(?=[^>]*hidden="(?:1|true)")[^>]*>')
_FIRST_AND_LAST = re.compile(rb'\s(min|max)="(\d{1,5})"')
_MERGED = re.compile(rb'<mergeCell\s[^>]*ref="([A-Z0-9:$]+)"')


@dataclass(slots=True)
class Scan:
    """Bounds and peculiarities of one worksheet; rows and columns count from 1.

    `rows` and `columns` are at least as large as the last ones with content.
    """

    rows: int = 0
    columns: int = 0
    no_values: dict[tuple[int, int], ErrorValue] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    iso_dates: bool = False
    character_data: bool = False


def scan_usual_sheet(content: bytes) -> Scan | None:
    """Scan a worksheet written the usual way; None when it is written otherwise."""
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    if start < 0 or _OTHER_PREFIX.search(content):
        return None
    bounds = _bounds(content)
    if bounds is None:
        return None
    scan = Scan(*bounds, character_data=b"<![CDATA[" in content)
    scan.hidden_columns = _hidden_columns(content[:start])
    scan.merged = _merged(content[max(end, start) :])
    scan.hidden_rows = _hidden_rows(content, start, end)
    _special_types(content, scan)
    _formulas_without_result(content, scan)
    return scan


def _bounds(content: bytes) -> tuple[int, int] | None:
    """The last row and column with content, rounded up; None for cells of unusual form.

    A claim drawn from both ends of the sheet is proved by looking for a cell outside of it.
    """
    row, column = _claim(content)
    if row <= SMALL_ROWS and column <= SMALL_COLUMNS:
        row, column = SMALL_ROWS, SMALL_COLUMNS
    at = 0
    for _ in range(MOST_ENLARGEMENTS):
        row_pattern, rows = references.rows_within(row)
        column_pattern, columns = references.columns_within(column)
        outside = re.compile(
            rf'<c(?! r="(?:{column_pattern}{row_pattern}"'
            rf'|[A-Z]{{1,3}}[1-9]\d{{0,6}}"(?: s="\d+")?/>))[\s/>]'.encode()
        ).search(content, at)
        if outside is None:
            return rows, columns
        at = outside.start()
        found = _REFERENCE.match(content, at)
        if found is None:
            return None
        if int(found[2]) > rows:
            row = max(int(found[2]), min(2 * rows, references.MOST_ROWS))
        column = max(column, references.column_number(found[1]))
    return None


def _claim(content: bytes) -> tuple[int, int]:
    last = max(content.rfind(b"<c ", 0, max(content.rfind(b"</c>"), 0)), 0)
    start = max(content.find(b"<row"), 0)
    near_ends = content[start : start + SAMPLE] + content[max(0, last - SAMPLE) : last + SAMPLE]
    letters = {found[0] for found in _REFERENCE.findall(near_ends)}
    found = _REFERENCE.match(content, last)
    return int(found[2]) if found else 1, max(map(references.column_number, letters), default=1)


def _hidden_columns(head: bytes) -> set[int]:
    hidden: set[int] = set()
    for column in _HIDDEN_COLUMNS.findall(head):
        ends = {name: int(number) for name, number in _FIRST_AND_LAST.findall(column)}
        first, last = ends.get(b"min", 1), ends.get(b"max", 0)
        hidden.update(range(first, min(last, references.MOST_COLUMNS) + 1))
    return hidden


def _merged(tail: bytes) -> list[Area]:
    areas = (references.area(reference.decode()) for reference in _MERGED.findall(tail))
    return [area for area in areas if area]


def _hidden_rows(content: bytes, start: int, end: int) -> set[int]:
    hidden: set[int] = set()
    for found in _HIDDEN.finditer(content, start, max(end, start)):
        tag = content[content.rfind(b"<", 0, found.start()) : found.end() + 200]
        number = _ROW_NUMBER.search(tag.partition(b">")[0])
        if tag.startswith(b"<row") and number:
            hidden.add(int(number[1]))
    return hidden


def _special_types(content: bytes, scan: Scan) -> None:
    """Error values, which one reader takes for empty, and whether dates stand as ISO text."""
    for found in _SPECIAL_TYPE.finditer(content):
        opened = content.rfind(b"<", 0, found.start())
        cell = _REFERENCE.match(content, opened)
        if cell is None:
            continue
        if found[1] == b"d":
            scan.iso_dates = True
            continue
        value = _VALUE.search(content, found.end(), content.find(b"</c>", opened))
        text = value[1].decode("utf-8", "replace").strip() if value else ""
        scan.no_values[_position(cell)] = ErrorValue(text or "#VALUE!")


def _formulas_without_result(content: bytes, scan: Scan) -> None:
    """A formula with an empty text for its result (`t="str"`) is calculated; others are not."""
    for found in _NO_RESULT.finditer(content):
        opened = content.rfind(b"<c ", 0, found.start())
        cell = _REFERENCE.match(content, opened)
        if cell and b' t="str"' not in content[opened : found.start()]:
            scan.no_values.setdefault(_position(cell), UNCALCULATED)


def _position(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]), references.column_number(cell[1])
