"""How people have made sheets look: read from one workbook, given to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.ooxml.figures import whole
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.sheet_tree import SheetTree
from toolkit.workbooks.patching.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.workbooks.patching.styles import Styles
    from toolkit.workbooks.patching.workbook import Sheet

COMPRESSION = 6
MOST_COLUMNS = 500  # -- of one <col>: some programs state it to the sheet's end --
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    20: "h:mm",
    22: "yyyy/m/d h:mm",
    31: 'yyyy"年"m"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""Codes of formats that files state by number alone, as a Chinese Excel shows them (ECMA-376-1, 18.8.30)."""
_OPENING = re.compile(rb"<c(?=\s)[^>]*>")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class SheetLook:
    """What of a sheet people may have set.

    Attributes:
        widths: of columns (from 1) that state one, in characters.
        hidden: the columns that are not shown.
        frozen: how many columns stay on the screen.
        is_filtered: whether a filter with conditions is on.
        formats: by row and column, the number formats of cells that have one of their own, but General and text.
    """

    widths: dict[int, float] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    frozen: int = 0
    is_filtered: bool = False
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class GivenLook:
    """What a sheet is given: widths of columns, number formats of cells by row and column (from 1)."""

    widths: dict[int, float] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


def sheet_looks(path: Path) -> Mapping[str, SheetLook]:
    """How each worksheet of a workbook looks, by its name.

    Raises:
        PackageError: it is no sound .xlsx or .xlsm workbook.
    """
    workbook = Workbook(WorkbookPackage.open(path))
    return {each.name: _look(workbook, each) for each in workbook.sheets if each.is_worksheet}


def _look(workbook: Workbook, sheet: Sheet) -> SheetLook:
    plain = SheetBytes(workbook.package.read(sheet.part), sheet.part)
    if plain.prefix:
        plain = SheetBytes(plain.content, sheet.part, anew=True)
    found = SheetLook(formats=_formats(workbook, plain))
    for column in plain.columns():
        columns = range(column.first, min(column.last, column.first + MOST_COLUMNS) + 1)
        if column.width is not None:
            found.widths.update(dict.fromkeys(columns, column.width))
        if column.hidden:
            found.hidden.update(columns)
    for pane in plain.elements("pane", after_rows=False):
        if (value_of(pane[0], b"state") or b"").startswith(b"frozen"):
            found.frozen = whole((value_of(pane[0], b"xSplit") or b"0").partition(b".")[0])
    found.is_filtered = bool(plain.elements("filterColumn", after_rows=True))
    return found


def _formats(workbook: Workbook, sheet: SheetBytes) -> dict[tuple[int, int], str]:
    """By row and column, the number formats of cells that have one, but General and text."""
    found: dict[tuple[int, int], str] = {}
    codes: dict[bytes, str] = {}
    for tag in _OPENING.finditer(sheet.content, sheet.first, sheet.end):
        style, place = value_of(tag[0], b"s"), value_of(tag[0], b"r")
        if not style or not place:
            continue
        if style not in codes:
            codes[style] = _code(workbook.styles, whole(style))
        if codes[style]:
            found[cell(place.decode())] = codes[style]
    return found


def _code(styles: Styles, style: int) -> str:
    """The code of a format's number format; "" of General and text."""
    number, stated = styles.number_format(style)
    code = stated or BUILT_IN.get(number, "")
    return "" if code in {"General", "@"} else _ESCAPED.sub(_unless_needed, code)


def _unless_needed(escaped: re.Match[str]) -> str:
    """A sign that LibreOffice escapes and that stands for itself all the same."""
    return escaped[1] if escaped[1] in "-/:., " else escaped[0]


def give_looks(path: Path, target: Path, looks: Mapping[str, GivenLook]) -> None:
    """Write a workbook whose sheets, by name, are given widths and number formats; all else is as it was.

    Raises:
        PackageError: it is no sound workbook, or cannot be written.
    """
    package = WorkbookPackage.open(path)
    workbook = Workbook(package)
    for name, look in looks.items():
        sheet = workbook.worksheet(name)
        rows = {row for row, _ in look.formats}
        tree = SheetTree(package.read(sheet.part), sheet.part, rows)
        for (row, column), code in look.formats.items():
            found = tree.find(row, column)
            if found is not None:
                style = workbook.styles.altered(whole(found.get("s")), number_format=code)
                found.set("s", str(style))
        for column, width in look.widths.items():
            tree.widen_column(column, width)
        package.put(sheet.part, tree.content())
    workbook.close()
    package.save(target, COMPRESSION)
