"""The exact, slower scan of a worksheet that is written in an unusual way.

Prefixed elements (`x:c`), attributes in another order, cells without a reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.events import read_events
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import area_at
from toolkit.ooxml.references import cell_at
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.sheet_scan import Scan
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from pathlib import Path

MOST_CELLS = 3_000_000

_YES = frozenset({"1", "true"})
_TEXT_PARENTS = frozenset({"is", "r"})


def scan_any_sheet(content: bytes, path: Path) -> Scan:
    """Scan a worksheet element by element.

    Raises:
        DamagedFileError: the markup is broken.
        OversizedFileError: there are more cells than a ledger can need.
    """
    if content.count(b"<c") + content.count(b":c") > MOST_CELLS:
        raise OversizedFileError(path)
    scanner = _Scanner()
    try:
        read_events(content, scanner.start, scanner.end, scanner.text)
    except (DocumentTypeError, MarkupError, ValueError, LookupError) as problem:
        raise DamagedFileError(path) from problem
    scanner.scan.character_data = b"<![CDATA[" in content
    return scanner.scan


class _Scanner:
    """Follows rows and cells through the markup.

    The libraries take any `row` and `c` for rows and cells, so that all of them count for the bounds;
    what they mean is read from those of the sheet's own namespace in their own places only.
    """

    def __init__(self) -> None:
        self.scan = Scan()
        self._space: str | None = None
        self._path = [""]
        self._row = 0
        self._column = 0
        self._kind = ""
        self._has_formula = False
        self._value: str | None = None
        self._in_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        if self._space is None:
            self._space = tag[: len(tag) - len(local)]
        parent = self._path[-1]
        self._path.append(local if tag == self._space + local else "")
        if local == "c":
            self._start_cell(attributes)
        elif local == "row":
            self._start_row(attributes, hidden=(parent, self._path[-1]) == ("sheetData", "row"))
        else:
            self._start_other(parent, self._path[-1], attributes)

    def _start_other(self, parent: str, name: str, attributes: dict[str, str]) -> None:
        if (parent, name) == ("c", "f"):
            self._has_formula = True
        elif (parent, name) == ("c", "v") or (name == "t" and parent in _TEXT_PARENTS):
            self._in_value = True
        elif (parent, name) == ("cols", "col") and attributes.get("hidden") in _YES:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 0))
            self.scan.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))
        elif (parent, name) == ("mergeCells", "mergeCell"):
            area = area_at(attributes.get("ref", ""))
            self.scan.merged.extend([area] if area else [])

    def _start_row(self, attributes: dict[str, str], *, hidden: bool) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._column = 0
        if hidden and attributes.get("hidden") in _YES:
            self.scan.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = cell_at(attributes.get("r", ""))
        self._row, self._column = place or (max(self._row, 1), self._column + 1)
        self._kind = attributes.get("t", "n")
        self._has_formula, self._value = False, None

    def text(self, text: str) -> None:
        if self._in_value:
            self._value = (self._value or "") + text

    def end(self, tag: str) -> None:
        name = self._path.pop()
        if name in {"v", "t"}:
            self._in_value = False
        elif tag.rpartition("}")[2] == "c":
            self._end_cell(own=(self._path[-1], name) == ("row", "c"))

    def _end_cell(self, *, own: bool) -> None:
        if own and not (self._value or self._has_formula or self._kind == "e"):
            return
        scan, place = self.scan, (self._row, self._column)
        scan.rows, scan.columns = max(scan.rows, self._row), max(scan.columns, self._column)
        if not own:
            return
        scan.iso_dates |= self._kind == "d"
        if self._kind == "e":
            scan.no_values[place] = ErrorValue((self._value or "").strip() or "#VALUE!")
        elif self._has_formula and self._kind != "str" and not (self._value or "").strip():
            scan.no_values[place] = UNCALCULATED
