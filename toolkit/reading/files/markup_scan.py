"""The exact, slower scan of a worksheet that is written in an unusual way.

Prefixed elements (`x:c`), attributes in another order, cells without a reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.reading.files import references
from toolkit.reading.files.contents import each_event
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.sheet_scan import Scan
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from pathlib import Path

MOST_CELLS = 3_000_000

_YES = frozenset({"1", "true"})


def scan_any_sheet(content: bytes, path: Path) -> Scan:
    """Scan a worksheet element by element.

    Raises:
        DamagedFileError: the markup is broken.
        OversizedFileError: there are more cells than a ledger can need.
    """
    if content.count(b"<c") + content.count(b":c") > MOST_CELLS:
        raise OversizedFileError(path)
    scanner = _Scanner()
    each_event(content, scanner.start, scanner.end, scanner.text, path)
    scanner.scan.character_data = b"<![CDATA[" in content
    return scanner.scan


class _Scanner:
    """Follows rows and cells through the markup."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.row = 0
        self.column = 0
        self.kind = ""
        self.has_formula = False
        self.value: str | None = None
        self.in_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "f":
            self.has_formula = True
        elif tag in {"v", "t"}:
            self.in_value = True
        elif tag == "col" and attributes.get("hidden") in _YES:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 0))
            last = min(last, references.MOST_COLUMNS)
            self.scan.hidden_columns.update(range(first, last + 1))
        elif tag == "mergeCell":
            area = references.area(attributes.get("ref", ""))
            self.scan.merged.extend([area] if area else [])

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = 0
        if attributes.get("hidden") in _YES:
            self.scan.hidden_rows.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = references.area(attributes.get("r", ""))
        self.column = place.first_column if place else self.column + 1
        self.row = place.first_row if place else max(self.row, 1)
        self.kind = attributes.get("t", "n")
        self.has_formula, self.value = False, None

    def text(self, text: str) -> None:
        if self.in_value:
            self.value = (self.value or "") + text

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self.in_value = False
        elif tag == "c" and (self.value or self.has_formula or self.kind == "e"):
            self._end_cell()

    def _end_cell(self) -> None:
        scan, place = self.scan, (self.row, self.column)
        scan.rows, scan.columns = max(scan.rows, self.row), max(scan.columns, self.column)
        scan.iso_dates |= self.kind == "d"
        if self.kind == "e":
            scan.no_values[place] = ErrorValue((self.value or "").strip() or "#VALUE!")
        elif self.has_formula and self.kind != "str" and not (self.value or "").strip():
            scan.no_values[place] = UNCALCULATED
