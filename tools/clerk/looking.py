"""Steps that look: pictures of the screen, what cells hold and show, what is printed and drawn."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

from tools.clerk.accessible import place_of
from tools.clerk.office import waited
from tools.clerk.typing_in import go

if TYPE_CHECKING:
    from tools.clerk.office import Office

PAGES = "toolkit_pages"  # -- the Python that has UNO has no toolkit --


def show(office: Office, sheet: str, cell: str, picture: str) -> None:
    """Go to a cell and take a picture."""
    controller = office.document.CurrentController
    page = office.document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    controller.setFirstVisibleRow(0)
    controller.setFirstVisibleColumn(0)
    controller.select(page.getCellRangeByName(cell))
    time.sleep(0.7)
    office.shoot(picture)


def show_note(office: Office, sheet: str, cell: str, picture: str) -> None:
    """Go to a cell and take a picture in which its note stands open, as under the mouse."""
    note = office.document.Sheets.getByName(sheet).getCellRangeByName(cell).Annotation
    note.IsVisible = True
    go(office, sheet, cell)
    time.sleep(2)  # -- a large workbook is drawn only now --
    show(office, sheet, cell, picture)
    note.IsVisible = False


def rows(office: Office, sheet: str, first: int, width: int) -> list[list[object]]:
    """The rows of a sheet from a row (from 1) on whose first cell is filled."""
    page = office.document.Sheets.getByName(sheet)
    cursor = page.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = max(cursor.RangeAddress.EndRow, first - 1)
    values = page.getCellRangeByPosition(0, first - 1, width - 1, last).getDataArray()
    return [list(row) for row in values if row[0]]


def picture(office: Office, name: str) -> None:
    """Take a picture of the screen as it is."""
    time.sleep(0.5)
    office.shoot(name)


def shown(office: Office, sheet: str, cells: str) -> list[list[str]]:
    """What cells show."""
    area = office.document.Sheets.getByName(sheet).getCellRangeByName(cells)
    height, width = area.Rows.Count, area.Columns.Count
    return [
        [area.getCellByPosition(column, row).String for column in range(width)]
        for row in range(height)
    ]


def formulas(office: Office, sheet: str, cells: str) -> list[list[str]]:
    """What stands in cells, a formula as a formula."""
    area = office.document.Sheets.getByName(sheet).getCellRangeByName(cells)
    return [list(row) for row in area.getFormulaArray()]


def in_sight(office: Office, sheet: str, cells: str) -> list[list[str]]:
    """The rows of cells that no filter hides, as they are shown."""
    area = office.document.Sheets.getByName(sheet).getCellRangeByName(cells)
    rows = (area.Rows.getByIndex(at) for at in range(area.Rows.Count))
    return [
        [row.getCellByPosition(at, 0).String for at in range(area.Columns.Count)]
        for row in rows
        if row.IsVisible
    ]


def printed(office: Office, sheet: str) -> list[str]:
    """The areas of a sheet that are printed."""
    page = office.document.Sheets.getByName(sheet)
    areas = [
        page.getCellRangeByPosition(each.StartColumn, each.StartRow, each.EndColumn, each.EndRow)
        for each in page.getPrintAreas()
    ]
    return [str(each.AbsoluteName).rpartition(".")[2] for each in areas]


def heights(office: Office, sheet: str, first: int, last: int) -> list[int]:
    """The heights of rows (from 1), in 1/100 mm."""
    page = office.document.Sheets.getByName(sheet)
    return [page.Rows.getByIndex(row - 1).Height for row in range(first, last + 1)]


def where(office: Office) -> str:
    """The cell that is chosen, as 表!单元格."""
    chosen = office.document.CurrentSelection
    first = chosen.getCellByPosition(0, 0)
    column = first.Columns.getByIndex(0).Name
    return f"{first.Spreadsheet.Name}!{column}{first.CellAddress.Row + 1}"


def arrived(office: Office, place: str) -> None:
    """Wait until a cell (表!单元格) is the one that is chosen: a busy machine takes its time after a click."""
    waited(lambda: where(office) == place)


def bar(office: Office, name: str = "taizhang") -> bool:
    """Whether the toolkit's answer, or another bar of its, stands above the sheet, or comes within two seconds."""
    window = office.document.CurrentController
    until = time.monotonic() + 2
    while not window.hasInfobar(name) and time.monotonic() < until:
        time.sleep(0.1)
    return bool(window.hasInfobar(name))


def no_bar(office: Office, name: str = "taizhang") -> bool:
    """Whether such a bar is away, or goes within two seconds."""
    window = office.document.CurrentController
    until = time.monotonic() + 2
    while window.hasInfobar(name) and time.monotonic() < until:
        time.sleep(0.1)
    return not window.hasInfobar(name)


def dress_of(office: Office, sheet: str, cells: str) -> list[object]:
    """What pasting takes away: areas of conditional formats, whether one rule is in all cells, whether locked."""
    page = office.document.Sheets.getByName(sheet)
    area = page.getCellRangeByName(cells)
    marks = [
        each.Range.RangeAddressesAsString
        for each in page.ConditionalFormats.getConditionalFormats()
    ]
    one_rule = area.getPropertyState("Validation").value == "DIRECT_VALUE"
    return [marks, one_rule and area.Validation.InputTitle, area.CellProtection.IsLocked]


def colour(office: Office, sheet: str, cell: str) -> str:
    """The colour of a cell in sight near its corner, as the screen has it: #E6D3F0."""
    go(office, sheet, "A1")
    left, top, _, _ = place_of(office, sheet, cell)
    crop = ("-crop", f"1x1+{left + 5}+{top + 5}", "-depth", "8", "txt:-")
    shot = subprocess.run(
        ["import", "-window", "root", *crop], check=True, capture_output=True, text=True
    )
    return shot.stdout.split()[-2]


def hues(office: Office, sheet: str, cells: list[str]) -> list[int]:
    """How many colours each cell has inside its lines, all in one picture; 1 where nothing is seen in it.

    Raises:
        LookupError: a cell is not wholly in sight.
    """
    insides = []
    for left, top, right, bottom in (place_of(office, sheet, cell) for cell in cells):
        inside = f"{right - left - 4}x{bottom - top - 4}+{left + 2}+{top + 2}"
        insides += ["(", "-clone", "0", "-crop", inside, "+repage", ")"]
    office.shoot("hues")
    told = ("-delete", "0", "-format", r"%k\n", "info:")
    command = ("convert", f"{office.folder}/hues.png", *insides, *told)
    counted = subprocess.run(command, check=True, capture_output=True, text=True)
    return [int(each) for each in counted.stdout.split()]


def undoable(office: Office) -> list[str]:
    """The steps that Ctrl+Z takes back, the last one first."""
    return list(office.document.UndoManager.getAllUndoActionTitles())


def drawn(office: Office, sheet: str) -> list[str]:
    """The names of what is drawn over a sheet, in their order, once every page that it links to is."""
    page = office.document.Sheets.getByName(sheet).DrawPage
    cells = office.document.NamedRanges.getByName(PAGES).getReferredCells()
    linked = sum(1 for line in cells.getFormulaArray() for cell in line if "HYPERLINK" in cell)
    waited(lambda: page.Count >= linked)
    return [str(page.getByIndex(at).Name) for at in range(page.Count)]


def buttons(office: Office, count: int) -> list[str]:
    """What stands on the buttons of the first sheet, once there are as many."""
    page = office.document.Sheets.getByIndex(0).DrawPage

    def labels() -> list[str]:
        forms = (page.Forms.getByIndex(at) for at in range(page.Forms.Count))
        return [str(form.getByIndex(at).Label) for form in forms for at in range(form.Count)]

    waited(lambda: len(labels()) >= count)
    return labels()


def changed(office: Office) -> bool:
    """Whether there is something to be saved."""
    return bool(office.document.isModified())


def dots_across(office: Office, sheet: str) -> list[int]:
    """How many dots across the pictures over a sheet have."""
    page = office.document.Sheets.getByName(sheet).DrawPage
    return [int(page.getByIndex(at).Graphic.SizePixel.Width) for at in range(page.Count)]


def prompt_of(office: Office, sheet: str, cell: str) -> tuple[str, str]:
    """Title and words of what is shown beside a cell while it is chosen."""
    rule = office.document.Sheets.getByName(sheet).getCellRangeByName(cell).Validation
    return rule.InputTitle, rule.InputMessage


def prompt(office: Office) -> tuple[str, str]:
    """The same of the cell that is chosen."""
    rule = office.document.CurrentSelection.Validation
    return rule.InputTitle, rule.InputMessage
