"""A worksheet part as a tree, for changing the contents of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.references import address
from toolkit.ooxml.references import area_at
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import fragments
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import ORDER
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from toolkit.ooxml.references import Area
    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.values import Cells

_TRUE = frozenset({"1", "true"})
_CONTENT = ("v", "is", "f")


class SheetTree:
    """The cells of a worksheet by row and column (from 1); rows and cells are made when written to."""

    def __init__(self, content: bytes, part: str) -> None:
        """Find the rows.

        Raises:
            PackageError: the part is not well-formed.
        """
        self.root = parse(content, part, comments=False)
        self._data = child(self.root, "sheetData")
        self._tag = namespace(self.root)
        self._rows: dict[int, Any] = {}
        number = 0
        for row in children(self._data, "row"):
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self._rows[number] = row

    def content(self) -> bytes:
        """The part as it now is."""
        return serialise(self.root)

    def find(self, row: int, column: int) -> Any:
        """A cell's element; None where there is none."""
        return next((each for at, each in self._cells(row) if at == column), None)

    def row(self, number: int) -> Any:
        """A row's element; None where there is none."""
        return self._rows.get(number)

    def rows_with_content(self) -> list[int]:
        """The numbers of the rows in which some cell holds something."""
        return [
            number
            for number, row in self._rows.items()
            if any(
                child(each, name) is not None for each in children(row, "c") for name in _CONTENT
            )
        ]

    def style(self, row: int, column: int) -> int:
        """The format of a cell; of one that is not there its row's, else its column's."""
        there = self.find(row, column)
        if there is not None:
            return int(there.get("s", "0"))
        element = self._rows.get(row)
        if element is not None and element.get("customFormat") in _TRUE:
            return int(element.get("s", "0"))
        return next((int(each.get("style", "0")) for each in self._formats(column)), 0)

    def write(self, row: int, column: int, value: CellValue, style: int, cells: Cells) -> None:
        """Give a cell another content and format."""
        markup = cells.cell(address(row, column), style, value)
        old = self._made(row, column)
        old.getparent().replace(old, fragments(markup, self._tag[1:-1])[0])

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a cell has a formula of its own."""
        there = self.find(row, column)
        return there is not None and child(there, "f") is not None

    def clear(self, row: int, column: int) -> None:
        """Empty a cell, where there is one; it keeps its format."""
        old = self.find(row, column)
        if old is not None:
            for piece in list(old):
                old.remove(piece)
            old.attrib.pop("t", None)

    def arrays(self) -> list[Area]:
        """The areas that one formula fills, whose cells have no formulas of their own."""
        found = []
        for row in self._rows.values():
            for each in children(row, "c"):
                formula = child(each, "f")
                area = None if formula is None else area_at(formula.get("ref") or "")
                if area is not None and formula.get("t") in {"array", "dataTable"}:
                    found.append(area)
        return found

    def widen_column(self, column: int, width: float) -> None:
        """Give a column a width of its own, and show it; its neighbours stay as they are."""
        group = child(self.root, "cols")
        if group is None:
            group = etree.Element(f"{self._tag}cols")
            insert_in_order(self.root, group, ORDER)
        wanted = {"min": str(column), "max": str(column), "width": f"{width:g}", "customWidth": "1"}
        for old in self._formats(column):
            first, last = int(old.get("min", "1")), int(old.get("max", "1"))
            kept = {**old.attrib, **wanted}
            kept.pop("hidden", None)
            before = {**old.attrib, "max": str(column - 1)} if first < column else None
            after = {**old.attrib, "min": str(column + 1)} if column < last else None
            for each in filter(None, (before, kept, after)):
                old.addprevious(etree.Element(old.tag, each))
            group.remove(old)
            return
        later = next((e for e in children(group, "col") if int(e.get("min", "1")) > column), None)
        new = etree.Element(f"{self._tag}col", wanted)
        if later is None:
            group.append(new)
        else:
            later.addprevious(new)

    def _formats(self, column: int) -> list[Any]:
        group = child(self.root, "cols")
        return [
            each
            for each in ([] if group is None else children(group, "col"))
            if int(each.get("min", "1")) <= column <= int(each.get("max", "1"))
        ]

    def _cells(self, row: int) -> list[tuple[int, Any]]:
        found = []
        at = 0
        element = self._rows.get(row)
        for each in () if element is None else children(element, "c"):
            at = cell(each.get("r"))[1] if each.get("r") else at + 1
            found.append((at, each))
        return found

    def _made(self, number: int, column: int) -> Any:
        row = self._rows.get(number)
        if row is None:
            row = self._make_row(number)
        row.attrib.pop("spans", None)
        cells = self._cells(number)
        for at, each in cells:
            each.set("r", address(number, at))
        there = next((each for at, each in cells if at == column), None)
        if there is not None:
            return there
        new = etree.Element(f"{self._tag}c", r=address(number, column))
        later = next((each for at, each in cells if at > column), None)
        if later is not None:
            later.addprevious(new)
        elif cells:
            cells[-1][1].addnext(new)
        else:
            row.insert(0, new)
        self._widen_dimension(number, column)
        return new

    def _make_row(self, number: int) -> Any:
        new = etree.Element(f"{self._tag}row", r=str(number))
        last = max(self._rows, default=0)
        if number > last:
            self._data.append(new)
        else:
            self._rows[min(each for each in self._rows if each > number)].addprevious(new)
        self._rows[number] = new
        return new

    def _widen_dimension(self, row: int, column: int) -> None:
        stated = child(self.root, "dimension")
        if stated is None:
            return
        area = area_at(stated.get("ref") or "")
        if area is None:
            self.root.remove(stated)
            return
        first = address(min(area.top, row), min(area.left, column))
        last = address(max(area.bottom, row), max(area.right, column))
        stated.set("ref", f"{first}:{last}")
