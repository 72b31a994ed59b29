"""Steps of the keyboard, of commands, and of files: typing, pasting, saving, another workbook."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import uno

from tools.clerk.office import waited

if TYPE_CHECKING:
    from tools.clerk.office import Office


def second_book(office: Office) -> None:
    """Open an empty workbook in a window of its own, and come back to the first."""
    office.new_book()
    time.sleep(1)
    frame = office.document.CurrentController.Frame
    title = frame.Title

    def in_front() -> bool:
        shown = ["xdotool", "search", "--onlyvisible", "--name", title, "windowactivate", "--sync"]
        subprocess.run(shown, check=False, timeout=20)
        time.sleep(1)
        return bool(frame.isActive())

    waited(in_front)


def put(office: Office, sheet: str, cell: str, words: str) -> None:
    """Change a cell as a clerk would, without saving."""
    target = office.document.Sheets.getByName(sheet).getCellRangeByName(cell)
    target.setFormula(words)


def fill(office: Office, sheet: str, cell: str, rows: list[list[str]]) -> None:
    """Put rows of words, each as it would be typed, from a cell on."""
    page = office.document.Sheets.getByName(sheet)
    first = page.getCellRangeByName(cell).CellAddress
    right, last = first.Column + len(rows[0]) - 1, first.Row + len(rows) - 1
    page.getCellRangeByPosition(first.Column, first.Row, right, last).setFormulaArray(
        tuple(map(tuple, rows))
    )


def begin_typing(office: Office, sheet: str, cell: str, keys: str) -> None:
    """Begin to edit a cell with the keyboard, and leave it being edited."""
    controller = office.document.CurrentController
    page = office.document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    controller.select(page.getCellRangeByName(cell))
    controller.Frame.ComponentWindow.setFocus()
    time.sleep(0.7)
    subprocess.run(["xdotool", "key", "F2", "sleep", "0.3", "type", keys], check=True)
    time.sleep(0.5)


def go(office: Office, sheet: str, cells: str) -> None:
    """Choose cells of a sheet and give the keyboard to them."""
    controller = office.document.CurrentController
    page = office.document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    controller.select(page.getCellRangeByName(cells))
    controller.Frame.ContainerWindow.setFocus()
    controller.Frame.ComponentWindow.setFocus()
    time.sleep(0.5)


def keys(_office: Office, *names: str) -> None:
    """Press keys, one after the other, as xdotool names them."""
    for name in names:
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
        time.sleep(0.3)


def typed(_office: Office, words: str) -> None:
    """Type words."""
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    time.sleep(0.3)


def enter(office: Office, sheet: str, cell: str, words: str) -> None:
    """Enter words into a cell as if they were typed; no keyboard here has all of them."""
    go(office, sheet, cell)
    office.dispatch(office.document, ".uno:EnterString", StringName=words)
    time.sleep(0.3)


def order(office: Office, address: str) -> None:
    """Give an order of LibreOffice's menus, by its address (.uno:Undo)."""
    office.dispatch(office.document, address)
    time.sleep(0.3)


def paste(office: Office, source: str, sheet: str, cell: str) -> None:
    """Copy cells of another workbook, made with these words in its first column, and paste them."""
    other = office.new_book()
    page = other.Sheets.getByIndex(0)
    for row, words in enumerate(source.split("\n")):
        page.getCellByPosition(0, row).setFormula(words)
    controller = other.CurrentController
    controller.select(page.getCellRangeByPosition(0, 0, 0, row))
    office.dispatch(other, ".uno:Copy")
    time.sleep(0.5)
    other.close(True)
    go(office, sheet, cell)
    keys(office, "ctrl+v")
    time.sleep(1)
    keys(office, "Return")  # -- whether filled cells may be written over --


def save(office: Office) -> None:
    """Save the workbook as it is, in its own format."""
    office.document.store()


def save_copy(office: Office, path: str) -> None:
    """Save a copy of the workbook, in its own format, and go on with the workbook itself."""
    how = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    how.Name = "FilterName"
    how.Value = next(each.Value for each in office.document.getArgs() if each.Name == "FilterName")
    office.document.storeToURL(Path(path).as_uri(), (how,))


def export(office: Office, path: str) -> None:
    """Export the workbook as a PDF directly, as the toolbar does, to where the dialogue would be told."""
    office.dispatch(office.document, ".uno:ExportDirectToPDF", URL=Path(path).as_uri())
    waited(lambda: Path(path).is_file() and Path(path).stat().st_size)


def reopen(office: Office) -> None:
    """Close the workbook and open it anew."""
    path = uno.fileUrlToSystemPath(office.document.URL)
    office.document.setModified(False)
    office.document.close(True)
    office.open(path)
