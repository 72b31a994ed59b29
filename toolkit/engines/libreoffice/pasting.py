"""Copying a range's contents or formats onto another."""

from typing import Any

from toolkit.engines.libreoffice.cells import FORMULAS
from toolkit.engines.libreoffice.cells import areas_with
from toolkit.engines.libreoffice.cells import format_groups
from toolkit.engines.libreoffice.writing import write
from toolkit.engines.shared.formulas import Fill
from toolkit.engines.shared.formulas import is_formula
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.unsupported import refuse

_KINDS = ("all", "values", "formulas", "formats")


def paste(source: Any, target: Any, kind: str, skip_blanks: bool, transpose: bool) -> None:
    """Put what `kind` says of the engine range `source` at the first cell of `target`."""
    if kind not in _KINDS:
        refuse(f"Pasting {kind}", "paste 'all', 'values', 'formulas' or 'formats'")
    if kind == "all" and not (skip_blanks or transpose):
        _copy(source, target)
        return
    for tile in [target] if transpose else _tiles(source, target):
        _paste_one(source, tile, kind, skip_blanks, transpose)


def _paste_one(source: Any, target: Any, kind: str, skip_blanks: bool, transpose: bool) -> None:
    if kind in {"all", "formats"}:
        if transpose:
            refuse("Transposing formats", "paste 'values' transposed")
        _paste_formats(source, target)
    if kind == "values":
        _paste_cells(source.read(), target, skip_blanks, transpose)
    elif kind in {"all", "formulas"}:
        if transpose and areas_with(source.api, FORMULAS):
            refuse("Transposing formulas", "paste 'values' transposed")
        _paste_cells(_moved_formulas(source, target), target, skip_blanks, transpose)


def _copy(source: Any, target: Any) -> None:
    """Copy once, then what is there already as long as there is room: few calls for many copies."""
    if target.sheet.book.api != source.sheet.book.api:
        refuse("Copying cells to another workbook", "assign Range.value, or use Sheet.copy")
    covered = _covered(source, target)
    height, width = source.area.height, source.area.width
    target.sheet.api.copyRange(target.changed_at(covered), source.api.RangeAddress)
    while height < covered.height:
        step = min(height, covered.height - height)
        _again(target, covered, (step, width), (height, 0))
        height += step
    while width < covered.width:
        step = min(width, covered.width - width)
        _again(target, covered, (height, step), (0, width))
        width += step


def _again(target: Any, area: Rectangle, size: tuple[int, int], to: tuple[int, int]) -> None:
    first = Rectangle(area.top, area.left, area.top + size[0] - 1, area.left + size[1] - 1)
    place = target.at(area.cell(to[0] + 1, to[1] + 1)).first.CellAddress
    target.sheet.api.copyRange(place, target.at(first).api.RangeAddress)


def _covered(source: Any, target: Any) -> Rectangle:
    """Where Excel pastes: the whole target, if it is so many times as large as the source."""
    area, size = target.area, source.area
    if area.height % size.height or area.width % size.width:
        area = Rectangle(area.top, area.left, area.top, area.left)
    bottom = max(area.bottom, area.top + size.height - 1)
    return Rectangle(area.top, area.left, bottom, max(area.right, area.left + size.width - 1))


def _tiles(source: Any, target: Any) -> list[Any]:
    area, size = _covered(source, target), source.area
    return [
        target.at(Rectangle(top, left, top + size.height - 1, left + size.width - 1))
        for top in range(area.top, area.bottom + 1, size.height)
        for left in range(area.left, area.right + 1, size.width)
    ]


def _moved_formulas(source: Any, target: Any) -> list[list[Any]]:
    """The raw values of the source, and its formulas as they stand at the target."""
    down, right = target.area.top - source.area.top, target.area.left - source.area.left
    return [
        [Fill(cell).at(down, right) if is_formula(cell) else cell for cell in row]
        for row in _contents(source)
    ]


def _contents(target: Any) -> list[list[Any]]:
    """The raw values, but formulas where there are some."""
    rows: list[list[Any]] = target.read()
    written = target.formula if target.area.size > 1 else ((target.formula,),)
    for area in areas_with(target.api, FORMULAS):
        for row in range(area.top - target.area.top, area.bottom - target.area.top + 1):
            for column in range(area.left - target.area.left, area.right - target.area.left + 1):
                rows[row][column] = written[row][column]
    return rows


def _paste_cells(rows: list[list[Any]], target: Any, skip_blanks: bool, transpose: bool) -> None:
    cells = [list(column) for column in zip(*rows, strict=True)] if transpose else rows
    first = target.area.cell(1, 1)
    area = Rectangle(
        first.top, first.left, first.top + len(cells) - 1, first.left + len(cells[0]) - 1
    )
    onto = target.at(area)
    if skip_blanks:
        old = _contents(onto)
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
