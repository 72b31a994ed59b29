"""What a worksheet's bytes tell before any library reads them.

How large a rectangle its cells span, and what the fast reader cannot tell: error values, formulas
without a result, hidden rows and columns, merged areas. A worksheet as the usual programs write it
is searched in a few passes; any other is spelt anew before (`toolkit.ooxml.sheet_spelling`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from html import unescape

from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import Area
from toolkit.ooxml.references import area_at
from toolkit.ooxml.references import column_number
from toolkit.ooxml.sheet_spelling import is_usual_sheet
from toolkit.reading.files.bounds import ANY_COLUMN
from toolkit.reading.files.bounds import ANY_ROW
from toolkit.reading.files.bounds import columns_within
from toolkit.reading.files.bounds import rows_within
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

SAMPLE = 4_000
MOST_ENLARGEMENTS = 40

LONGEST_TAG = 400

# -- bounds that hold most sheets, so that one pattern serves them all, and harm nobody's memory --
SMALL_ROWS = 9_999
SMALL_COLUMNS = 702

_REFERENCE = re.compile(rf'<c r="({ANY_COLUMN})({ANY_ROW})"'.encode())
_OTHER_PREFIX = re.compile(rb":c[\s/>]")
# -- no pattern looks beyond the next tag, so that markup without ends is not searched again and again --
_SPECIAL_TYPE = re.compile(rb' t="([de])"')
_VALUE = re.compile(rb"[^<>]*>\s*(?:<f[^<>]*(?:/>|>[^<]*</f>)\s*)?<v[^<>]*>([^<]*)</v>")
_NO_RESULT = re.compile(
    rb"<f(?: [^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v(?:\s[^<>]*)?(?:/>|>\s*</v>)\s*)?</c>"
)
_SHEET_DATA = re.compile(rb"<sheetData\s?/?>")
_ODD_ROW = re.compile(rf'<row(?! r="{ANY_ROW}"[ />])[\s/>]'.encode())
_ROW = re.compile(rb"<row\s([^<>]*)>")
_HIDDEN = re.compile(rb'(?:^|\s)hidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'(?:^|\s)r="(\d{1,7})"')
_COLUMN = re.compile(rb"<col\s([^<>]*)>")
_FIRST_AND_LAST = re.compile(rb'(?:^|\s)(min|max)="(\d{1,5})"')
_IN_MARGINS = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_SECTION = re.compile("(?<!&)&[LCR]")
# -- ECMA-376-1, 18.3.1.46 --
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z])')
_MERGED = re.compile(rb'<mergeCell\s[^<>]*?ref="([A-Z0-9:$]+)"')


@dataclass(slots=True)
class Scan:
    """Bounds and peculiarities of one worksheet; rows and columns count from 1.

    `rows` and `columns` are at least as large as the last ones with content, `filled` is the number of
    cells that say something, those with an empty shared string too; `missing_end` that the markup breaks
    off behind the rows.
    """

    rows: int = 0
    columns: int = 0
    filled: int = 0
    no_values: dict[tuple[int, int], ErrorValue] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    margins: tuple[str, ...] = ()
    iso_dates: bool = False
    missing_end: bool = False


def scan_usual_sheet(content: bytes) -> Scan | None:
    """Scan a worksheet in the usual spelling; None when it is spelt otherwise."""
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    if start < 0 or not _SHEET_DATA.match(content, start) or not is_usual_sheet(content):
        return None
    if _OTHER_PREFIX.search(content) or _ODD_ROW.search(content):
        return None
    bounds = _bounds(content)
    if bounds is None:
        return None
    scan = scan_around(content)
    scan.rows, scan.columns = bounds
    scan.filled = _filled(content)
    scan.hidden_rows = _hidden_rows(content, start, max(end, start))
    _special_types(content, scan)
    _formulas_without_result(content, scan)
    return scan


def scan_around(content: bytes) -> Scan:
    """What the markup before and behind the rows of a worksheet in the usual spelling tells."""
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    tail = content[max(end, start) :]
    return Scan(
        hidden_columns=_hidden_columns(_within(content[:start], b"cols")),
        merged=_merged(_within(tail, b"mergeCells")),
        margins=_words_in_margins(_within(tail, b"headerFooter")),
        missing_end=not content.endswith(b"</worksheet>", 0, len(content.rstrip())),
    )


def _within(stretch: bytes, name: bytes) -> bytes:
    """What stands in the first element of a name; extensions may have others of it further on."""
    return stretch.partition(b"<" + name)[2].partition(b"</" + name)[0]


def _filled(content: bytes) -> int:
    """How many cells have a result or a text of their own."""
    results = content.count(b"</v>") - content.count(b"<v></v>")
    own = content.count(b"</is>")
    return results + own - (content.count(b"<is></is>") if own else 0)


def _bounds(content: bytes) -> tuple[int, int] | None:
    """The last row and column with content, rounded up; None for cells of unusual form.

    A claim drawn from both ends of the sheet is proved by looking for a cell outside of it.
    """
    row, column = _claim(content)
    if row <= SMALL_ROWS and column <= SMALL_COLUMNS:
        row, column = SMALL_ROWS, SMALL_COLUMNS
    at = 0
    for _ in range(MOST_ENLARGEMENTS):
        row_pattern, rows = rows_within(row)
        column_pattern, columns = columns_within(column)
        outside = re.compile(
            rf'<c(?! r="(?:{column_pattern}{row_pattern}"'
            rf'|{ANY_COLUMN}{ANY_ROW}"(?: s="\d+")?/>))[\s/>]'.encode()
        ).search(content, at)
        if outside is None:
            return rows, columns
        at = outside.start()
        found = _REFERENCE.match(content, at)
        if found is None:
            return None
        if int(found[2]) > rows:
            row = max(int(found[2]), min(2 * rows, LAST_ROW))
        column = max(column, column_number(found[1].decode()))
    return None


def _claim(content: bytes) -> tuple[int, int]:
    last = max(content.rfind(b"<c ", 0, max(content.rfind(b"</c>"), 0)), 0)
    start = max(content.find(b"<row"), 0)
    near_ends = content[start : start + SAMPLE] + content[max(0, last - SAMPLE) : last + SAMPLE]
    letters = {found[0].decode() for found in _REFERENCE.findall(near_ends)}
    found = _REFERENCE.match(content, last)
    return int(found[2]) if found else 1, max(map(column_number, letters), default=1)


def _hidden_columns(head: bytes) -> set[int]:
    hidden: set[int] = set()
    for attributes in _COLUMN.findall(head):
        if _HIDDEN.search(attributes):
            ends = {name: int(number) for name, number in _FIRST_AND_LAST.findall(attributes)}
            first, last = ends.get(b"min", 1), ends.get(b"max", 0)
            hidden.update(range(first, min(last, LAST_COLUMN) + 1))
    return hidden


def _merged(tail: bytes) -> list[Area]:
    areas = (area_at(reference.decode()) for reference in _MERGED.findall(tail))
    return [area for area in areas if area]


def _words_in_margins(markup: bytes) -> tuple[str, ...]:
    """What is typed into headers and footers, left, middle and right, without the codes of fonts and numbers."""
    typed = (unescape(text.decode("utf-8", "replace")) for text in _IN_MARGINS.findall(markup))
    parts = (part for text in typed for part in _SECTION.split(text))
    words = (" ".join(_MARGIN_CODE.sub(" ", part).replace("&&", "&").split()) for part in parts)
    return tuple(filter(None, words))


def _hidden_rows(content: bytes, start: int, end: int) -> set[int]:
    if content.find(b" hidden=", start, end) < 0:
        return set()
    rows = (row[1] for row in _ROW.finditer(content, start, end) if _HIDDEN.search(row[1]))
    return {int(number[1]) for number in map(_ROW_NUMBER.search, rows) if number}


def _special_types(content: bytes, scan: Scan) -> None:
    """Error values, which one reader takes for empty, and whether dates stand as ISO text."""
    for found in _SPECIAL_TYPE.finditer(content):
        cell = _cell_before(content, found.start(), b"<")
        if cell is None:
            continue
        if found[1] == b"d":
            scan.iso_dates = True
            continue
        value = _VALUE.match(content, found.end())
        text = value[1].decode("utf-8", "replace").strip() if value else ""
        scan.no_values[_position(cell)] = ErrorValue(text or "#VALUE!")


def _formulas_without_result(content: bytes, scan: Scan) -> None:
    """A formula with an empty text for its result (`t="str"`) is calculated; others are not."""
    for found in _NO_RESULT.finditer(content):
        cell = _cell_before(content, found.start(), b"<c ")
        if cell and b' t="str"' not in content[cell.start() : found.start()]:
            scan.no_values.setdefault(_position(cell), UNCALCULATED)


def _cell_before(content: bytes, place: int, opening: bytes) -> re.Match[bytes] | None:
    opened = content.rfind(opening, max(0, place - LONGEST_TAG), place)
    return _REFERENCE.match(content, opened) if opened >= 0 else None


def _position(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]), column_number(cell[1].decode())
