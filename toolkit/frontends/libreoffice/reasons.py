"""Why a cell is marked, in a box beside it while it is chosen: the sentence of the sheet 校验结果."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.frontends.libreoffice.floating import draw
from toolkit.frontends.libreoffice.floating import rectangle
from toolkit.frontends.libreoffice.floating import unnoticed
from toolkit.frontends.libreoffice.floating import wipe
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

NAME = "reason"
PLACES = "toolkit_places"
WIDTH, LEAST, APART = 7500, 600, 100  # -- 1/100 mm --
PADDING = 150
PROMPT = 450  # -- by which the yellow prompt of a cell reaches below it --
WIDEST = 40  # -- columns of the result sheet that are looked at --
PAPER, EDGE, INK = 0xFFF6D5, 0xC9A227, 0x3B3B3B
POINTS = 9.5


def show_reason(document: Any) -> None:
    """Beside the cell that is chosen, what the last 校验 found in it; nothing where that was nothing."""
    window = document.CurrentController
    sheet = window.ActiveSheet
    chosen = document.CurrentSelection
    address = getattr(chosen, "CellAddress", None)
    told = reasons_of(document, sheet.Name, address) if address is not None else []
    if not told and not _is_shown(sheet):
        return
    with unnoticed(document):
        wipe(sheet, NAME)
        if told:
            _draw(document, sheet, chosen, "\n".join(told))


def reasons_of(document: Any, sheet: str, address: Any) -> list[str]:
    """The sentences of the open faults of a cell, in their order."""
    place = f"{sheet}!{column_letters(address.Column + 1)}{address.Row + 1}"
    found = (each for at, *each in _open_faults(document) if at == place)
    return ["".join(f"{words.rstrip('。')}。" for words in each if words) for each in found]


def _open_faults(document: Any) -> Iterator[tuple[str, str, str]]:
    """Place, fact and advice of each line of the result sheet that asks for a correction."""
    if not document.NamedRanges.hasByName(PLACES):
        return
    cells = document.NamedRanges.getByName(PLACES).getReferredCells()
    sheet, first = cells.Spreadsheet, cells.RangeAddress.StartRow
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    (headings,) = _values(sheet, HEADING_ROW - 1, HEADING_ROW - 1)
    wanted = (ResultLine.place, ResultLine.fact, ResultLine.suggestion, ResultLine.state)
    if last < first or not all(column.heading in headings for column in wanted):
        return
    at = [headings.index(column.heading) for column in wanted]
    for row in _values(sheet, first, last):
        place, fact, advice, state = (str(row[each]) for each in at)
        if state == TO_CORRECT:
            yield place, fact, advice


def _values(sheet: Any, first: int, last: int) -> Sequence[Sequence[object]]:
    rows: Sequence[Sequence[object]] = sheet.getCellRangeByPosition(
        0, first, WIDEST - 1, last
    ).getDataArray()
    return rows


def _is_shown(sheet: Any) -> bool:
    page = sheet.DrawPage
    return page.Count > 0 and any(
        NAME in str(getattr(page.getByIndex(at), "Name", "")) for at in range(page.Count)
    )


def _draw(document: Any, sheet: Any, cell: Any, words: str) -> None:
    import uno

    shape = document.createInstance("com.sun.star.drawing.TextShape")
    left, top = _corner(document, sheet, cell)
    draw(sheet, NAME, shape, rectangle(left, top, WIDTH, LEAST))
    shape.setString(words)  # -- first: what is said of letters is said of those that are there --
    shape.TextAutoGrowWidth, shape.TextAutoGrowHeight = False, True
    shape.setSize(uno.createUnoStruct("com.sun.star.awt.Size", WIDTH, LEAST))
    shape.CharColor, shape.CharHeight, shape.CharHeightAsian = INK, POINTS, POINTS
    shape.CharFontName, shape.CharFontNameAsian = cell.CharFontName, cell.CharFontNameAsian
    shape.FillStyle = uno.Enum("com.sun.star.drawing.FillStyle", "SOLID")
    shape.LineStyle = uno.Enum("com.sun.star.drawing.LineStyle", "SOLID")
    shape.FillColor, shape.LineColor = PAPER, EDGE
    shape.TextLeftDistance = shape.TextRightDistance = PADDING
    if top < cell.Position.Y:
        shape.setPosition(
            uno.createUnoStruct("com.sun.star.awt.Point", left, top - shape.Size.Height)
        )


def _corner(document: Any, sheet: Any, cell: Any) -> tuple[int, int]:
    """Below the cell and its prompt, or (the lower corner) above it in the lower half of the window."""
    window = document.CurrentController
    seen = window.getByIndex(window.Count - 1).VisibleRange
    place, size = cell.Position, cell.Size
    last = sheet.getCellByPosition(seen.EndColumn, 0)
    left = max(0, min(place.X, last.Position.X + last.Size.Width - WIDTH))
    above = 2 * cell.CellAddress.Row > seen.StartRow + seen.EndRow
    return left, place.Y - APART if above else place.Y + size.Height + PROMPT
