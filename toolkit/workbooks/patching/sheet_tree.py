"""Some rows of a worksheet as a tree, for changing their cells; all other rows stay the bytes they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import address
from toolkit.ooxml.references import area_at
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import fragments
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import ORDER
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.ooxml.references import Area
    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.values import Cells

_TRUE = frozenset({"1", "true"})


class SheetTree:
    """The cells of some rows by row and column (from 1); rows and cells are made when written to.

    What stands before and after the rows is part of the tree as well.
    """

    def __init__(self, content: bytes, part: str, rows: Collection[int]) -> None:
        """Take the `rows` that are there.

        Raises:
            PackageError: the part is no worksheet, not well-formed, or has a row twice.
        """
        self._part = part
        self._sheet = SheetBytes(content, part)
        self._pieces = self._pieces_once()
        chosen = [number for number in self._pieces if number in rows]
        taken = [self._sheet.content[self._pieces[number]] for number in chosen]
        self.root = parse(self._sheet.joined(taken), part, comments=False)
        self._data = child(self.root, "sheetData")
        self._tag = namespace(self.root)
        self._rows = dict(zip(chosen, children(self._data, "row"), strict=True))
        self._found: dict[int, dict[int, Any]] = {}
        self._addressed: set[int] = set()
        for number, row in self._rows.items():
            row.set("r", str(number))

    def content(self) -> bytes:
        """The part as it now is."""
        changed = SheetBytes(serialise(self.root), self._part)
        ours = {number: changed.content[piece] for number, piece in _pieces(changed)}
        return changed.joined(
            [
                ours[number] if number in ours else self._sheet.content[self._pieces[number]]
                for number in sorted({*self._pieces, *ours})
            ]
        )

    def last_row(self) -> int:
        """The last row in which some cell holds something; 0 where there is none."""
        holding = re.compile(rb"<%s(?:v|is|f)[\s>]" % self._sheet.prefix)
        for number, piece in reversed(self._pieces.items()):
            if holding.search(self._sheet.content, piece.start, piece.stop):
                return number
        return 0

    def find(self, row: int, column: int) -> Any:
        """A cell's element; None where there is none."""
        return self._cells(row).get(column)

    def row(self, number: int) -> Any:
        """A row's element; None where there is none."""
        return self._rows.get(number)

    def style(self, row: int, column: int) -> int:
        """The format of a cell; of one that is not there its row's, else its column's."""
        there = self.find(row, column)
        if there is not None:
            return whole(there.get("s"))
        element = self._rows.get(row)
        if element is not None and element.get("customFormat") in _TRUE:
            return whole(element.get("s"))
        return next((whole(each.get("style")) for each in self._formats(column)), 0)

    def write(self, row: int, column: int, value: CellValue, style: int, cells: Cells) -> None:
        """Give a cell another content and format."""
        markup = cells.cell(address(row, column), style, value)
        old = self._made(row, column)
        new = fragments(markup, self._tag[1:-1])[0]
        old.getparent().replace(old, new)
        self._cells(row)[column] = new

    def append(
        self, number: int, written: Mapping[int, tuple[CellValue, int]], cells: Cells
    ) -> None:
        """Put in a row below all others, of what each column holds and its format; none for nothing."""
        if not written:
            return
        each = (
            cells.cell(address(number, column), style, value)
            for column, (value, style) in sorted(written.items())
        )
        row = fragments(f'<row r="{number}">{"".join(each)}</row>', self._tag[1:-1])[0]
        self._data.append(row)
        self._rows[number] = row
        self._found.pop(number, None)
        self._widen_dimension(number, min(written))
        self._widen_dimension(number, max(written))

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
        tag = re.compile(rb"<%sf\s[^>]*>" % self._sheet.prefix)
        formulas = tag.finditer(self._sheet.content, self._sheet.first, self._sheet.end)
        areas = [
            area_at((value_of(match[0], b"ref") or b"").decode())
            for match in formulas
            if value_of(match[0], b"t") in {b"array", b"dataTable"}
        ]
        return [area for area in areas if area is not None]

    def widen_column(self, column: int, width: float) -> None:
        """Give a column a width of its own, and show it; its neighbours stay as they are."""
        group = child(self.root, "cols")
        if group is None:
            group = etree.Element(f"{self._tag}cols")
            insert_in_order(self.root, group, ORDER)
        wanted = {"min": str(column), "max": str(column), "width": f"{width:g}", "customWidth": "1"}
        for old in self._formats(column):
            first, last = whole(old.get("min"), 1), whole(old.get("max"), 1)
            kept = {**old.attrib, **wanted}
            kept.pop("hidden", None)
            before = {**old.attrib, "max": str(column - 1)} if first < column else None
            after = {**old.attrib, "min": str(column + 1)} if column < last else None
            for each in filter(None, (before, kept, after)):
                old.addprevious(etree.Element(old.tag, each))
            group.remove(old)
            return
        later = next((e for e in children(group, "col") if whole(e.get("min"), 1) > column), None)
        new = etree.Element(f"{self._tag}col", wanted)
        if later is None:
            group.append(new)
        else:
            later.addprevious(new)

    def _pieces_once(self) -> dict[int, slice]:
        found: dict[int, slice] = {}
        for number, piece in _pieces(self._sheet):
            if number in found:
                raise PackageError(
                    f"工作簿的部件 {self._part} 的第{number}行写了两次：请用 Excel 或 WPS 打开并另存后再试。"
                )
            found[number] = piece
        return found

    def _formats(self, column: int) -> list[Any]:
        group = child(self.root, "cols")
        return [
            each
            for each in ([] if group is None else children(group, "col"))
            if whole(each.get("min"), 1) <= column <= whole(each.get("max"), 1)
        ]

    def _cells(self, row: int) -> dict[int, Any]:
        """The cells of a row by column, in their order; of two for one column the first counts."""
        if row not in self._found:
            found = self._found[row] = {}
            for at, each in self._placed(self._rows.get(row)):
                found.setdefault(at, each)
        return self._found[row]

    def _placed(self, row: Any) -> Iterator[tuple[int, Any]]:
        """The cells of a row's element, each with its column."""
        at = 0
        for each in () if row is None else children(row, "c"):
            at = cell(each.get("r"))[1] if each.get("r") else at + 1
            yield at, each

    def _made(self, number: int, column: int) -> Any:
        row = self._rows.get(number)
        if row is None:
            row = self._make_row(number)
        cells = self._cells(number)
        self._address(number, row)
        if column in cells:
            return cells[column]
        new = etree.Element(f"{self._tag}c", r=address(number, column))
        later = next((each for at, each in cells.items() if at > column), None)
        if later is not None:
            later.addprevious(new)
        elif cells:
            [*cells.values()][-1].addnext(new)
        else:
            row.insert(0, new)
        del self._found[number]
        self._widen_dimension(number, column)
        return new

    def _address(self, number: int, row: Any) -> None:
        """Let every cell of a row say where it is, before others come between."""
        if number in self._addressed:
            return
        self._addressed.add(number)
        row.attrib.pop("spans", None)
        for at, each in self._placed(row):
            each.set("r", address(number, at))

    def _make_row(self, number: int) -> Any:
        new = etree.Element(f"{self._tag}row", r=str(number))
        self._data.append(new)  # -- rows are put in order when all is written --
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


def _pieces(sheet: SheetBytes) -> Iterator[tuple[int, slice]]:
    """The number of each row and where its bytes stand; a row without r= follows the last."""
    opening = re.compile(rb'<%srow(?: r="(\d+)")?(?=[\s/>])[^>]*>' % sheet.prefix)
    closing = re.compile(rb"</%srow\s*>" % sheet.prefix)
    content, at, number = sheet.content, sheet.first, 0
    while match := opening.search(content, at, sheet.end):
        at = match.end()
        if content[at - 2 : at] != b"/>":
            closed = closing.search(content, at, sheet.end)
            if closed is None:
                continue
            at = closed.end()
        number = whole(match[1] or value_of(match[0], b"r"), number + 1)
        yield number, slice(match.start(), at)
