"""Copying a range's contents or formats onto another."""

from typing import Any

from toolkit.workbooks.engines.libreoffice.cells import FORMULAS
from toolkit.workbooks.engines.libreoffice.cells import areas_with
from toolkit.workbooks.engines.libreoffice.cells import format_groups
from toolkit.workbooks.engines.libreoffice.writing import write
from toolkit.workbooks.engines.rectangle import Rectangle
from toolkit.workbooks.engines.unsupported import refuse

_KINDS = ("all", "values", "formulas", "formats")


def paste(source: Any, target: Any, kind: str, skip_blanks: bool, transpose: bool) -> None:
    """Put what `kind` says of the engine range `source` at the first cell of `target`."""
    if kind not in _KINDS:
        refuse(f"Pasting {kind}", "paste 'all', 'values', 'formulas' or 'formats'")
    if kind == "all" and not (skip_blanks or transpose):
        target.sheet.api.copyRange(target.changed_at(source.area), source.api.RangeAddress)
        return
    if kind in {"all", "formats"}:
        if transpose:
            refuse("Transposing formats", "paste 'values' transposed")
        _paste_formats(source, target)
    if kind in {"all", "values"}:
        _paste_cells(source.read(), target, skip_blanks, transpose)
    elif kind == "formulas":
        _refuse_moving(source, target)
        _paste_cells(_formulas(source), target, skip_blanks, transpose)


def _refuse_moving(source: Any, target: Any) -> None:
    if source.area != target.area and areas_with(source.api, FORMULAS):
        refuse("Pasting formulas alone elsewhere", "paste 'all', or write the formula anew")


def _formulas(source: Any) -> list[list[str]]:
    found = source.formula
    return [[found]] if isinstance(found, str) else [list(row) for row in found]


def _paste_cells(rows: list[list[Any]], target: Any, skip_blanks: bool, transpose: bool) -> None:
    cells = [list(column) for column in zip(*rows, strict=True)] if transpose else rows
    first = target.area.cell(1, 1)
    area = Rectangle(
        first.top, first.left, first.top + len(cells) - 1, first.left + len(cells[0]) - 1
    )
    onto = target.at(area)
    if skip_blanks:
        old = onto.formula if area.size > 1 else ((onto.formula,),)
        cells = [
            [value if value not in {None, ""} else old[r][c] for c, value in enumerate(row)]
            for r, row in enumerate(cells)
        ]
    write(onto, [["" if value is None else value for value in row] for row in cells])


def _paste_formats(source: Any, target: Any) -> None:
    """Give the target the look of the source, cell for cell, one call a formatting and property."""
    down, right = target.area.top - source.area.top, target.area.left - source.area.left
    for group in format_groups(source.api):
        names = [p.Name for p in group.cells.PropertySetInfo.Properties if _is_look(p.Name)]
        values = group.cells.getPropertyValues(tuple(sorted(names)))
        for area in group.areas():
            moved = Rectangle(
                area.top + down, area.left + right, area.bottom + down, area.right + right
            )
            target.at(moved).dressable.setPropertyValues(tuple(sorted(names)), values)


def _is_look(name: str) -> bool:
    if name.endswith(("Asian", "Complex")):
        return name.startswith(("CharWeight", "CharPosture", "CharHeight", "CharFontName"))
    return name in _LOOK


_LOOK = {
    "BottomBorder2",
    "CellBackColor",
    "CellStyle",
    "CharColor",
    "CharFontName",
    "CharHeight",
    "CharPosture",
    "CharStrikeout",
    "CharUnderline",
    "CharWeight",
    "HoriJustify",
    "IsTextWrapped",
    "LeftBorder2",
    "NumberFormat",
    "ParaIndent",
    "RightBorder2",
    "RotateAngle",
    "TopBorder2",
    "VertJustify",
}
