"""Steps of the mouse: buttons, menus, cells, arrows, dragging."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING
from typing import Any

from tools.clerk.accessible import BOX_ROLES
from tools.clerk.accessible import BUTTON_ROLES
from tools.clerk.accessible import MENU_ROLES
from tools.clerk.accessible import TABLE_ROLES
from tools.clerk.accessible import form_button
from tools.clerk.accessible import middle
from tools.clerk.accessible import place_of
from tools.clerk.accessible import shown_thing
from tools.clerk.office import cell_of
from tools.clerk.office import waited
from tools.clerk.typing_in import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.clerk.office import Office

STATUS, NEXT, WAITING = "toolkit_status", "toolkit_next", "（等待点击）"
MENU = "台账"
FIRST_LINE, LINE_HEIGHT = 10, 20  # -- of what the arrow of a filter opens, in pixels --
OFFERED_HEIGHT = 18  # -- of a line of a drop-down --


def click(place: tuple[int, int], key: str | None = None) -> None:
    """Click, and press a key while the click is worked on."""
    command = ["xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1"]
    subprocess.run([*command, *(["key", key] if key else [])], check=True)


def answered(office: Office, act: Callable[[], None]) -> dict[str, object]:
    """What the front page says after an act: the status has changed, and no step is told any more."""
    document = office.document
    cell_of(document, STATUS).String = WAITING

    def said() -> str | None:
        words = str(cell_of(document, STATUS).String)
        return words if words != WAITING and not words.startswith("正在") else None

    started = time.monotonic()
    act()
    status = waited(said)
    seconds = round(time.monotonic() - started, 2)
    steps = document.UndoManager
    waited(steps.isUndoPossible)  # -- which it is not while the click is at work --
    return {"status": status, "next": cell_of(document, NEXT).String, "seconds": seconds}


def press(office: Office, caption: str, key: str | None = None) -> dict[str, object]:
    """Press a button of the front page with the mouse."""
    shown = waited(lambda: form_button(office.document, caption))
    return answered(office, lambda: click(middle(shown), key))


def menu(office: Office, caption: str, picture: str | None = None) -> dict[str, object]:
    """Open the menu 台账 with the mouse and press one of its items."""

    def act() -> None:
        top = waited(lambda: shown_thing(office.window, MENU_ROLES, MENU))
        click(middle(top))
        time.sleep(0.7)
        if picture:
            office.shoot(picture)
        click(middle(waited(lambda: shown_thing(top, MENU_ROLES, caption))))

    return answered(office, act)


def tool_of(office: Office, caption: str) -> tuple[int, int]:
    """Where a button of the toolbars stands: looked for once, it stands there as long as the window is open."""
    if caption not in office.tools:
        found = waited(lambda: shown_thing(office.window, BUTTON_ROLES, caption))
        office.tools[caption] = middle(found)
    return office.tools[caption]


def toolbar(office: Office, caption: str, key: str | None = None) -> dict[str, object]:
    """Press a button of the toolbar with the mouse, and a key while it is worked on."""
    place = tool_of(office, caption)
    return answered(office, lambda: click(place, key))


def agree(office: Office, caption: str, answer: str, key: str | None = None) -> dict[str, object]:
    """Press a button of the toolbar, and then, in the box that asks, the button of an answer, or a key instead."""
    asked = office.service("com.sun.star.awt.Toolkit")
    tool = tool_of(office, caption)

    def button() -> Any:
        tops = (asked.getTopWindow(at) for at in range(asked.getTopWindowCount()))
        shown = (each.getAccessibleContext() for each in tops)
        boxes = (each for each in shown if each.getAccessibleRole() in BOX_ROLES)
        found = (shown_thing(each, BUTTON_ROLES, answer) for each in boxes)
        return next(filter(None, found), None)

    def act() -> None:
        click(tool)
        place = waited(lambda: _at_rest(button))
        office.shoot("question")
        if key:
            subprocess.run(["xdotool", "key", key], check=True)
        else:
            click(place)

    return answered(office, act)


def _at_rest(button: Callable[[], Any]) -> tuple[int, int] | None:
    """Where a button of a box is once the box is moved no more: a window manager puts it where it belongs."""
    shown = button()
    before = middle(shown) if shown else None
    time.sleep(0.5)
    return before if shown and middle(shown) == before else None


def click_at(_office: Office, left: int, top: int, button: int = 1) -> None:
    """Click a place of the screen."""
    subprocess.run(["xdotool", "mousemove", str(left), str(top), "click", str(button)], check=True)
    time.sleep(0.7)


def click_cell(office: Office, sheet: str, cell: str) -> None:
    """Click a cell in sight with the mouse."""
    left, top, right, bottom = place_of(office, sheet, cell)
    click(((left + right) // 2, (top + bottom) // 2))
    time.sleep(0.7)


def pick(office: Office, sheet: str, cell: str, picture: str, line: int = 1) -> None:
    """Click a cell, then the arrow of its drop-down, then a line of what it offers."""
    left, _, right, bottom = place_of(office, sheet, cell)
    click_cell(office, sheet, cell)
    click((right + 9, bottom - 9))
    time.sleep(1)
    office.shoot(picture)
    click((left + 15, bottom + FIRST_LINE + (line - 1) * OFFERED_HEIGHT))
    time.sleep(0.7)


def sort_by(office: Office, sheet: str, cell: str, picture: str, line: int = 2) -> None:
    """Open the filter of a cell with its arrow and choose a line: the first sorts up, the second down."""
    go(office, sheet, cell)
    left, _, right, bottom = place_of(office, sheet, cell)
    click((right - 8, bottom - 8))
    time.sleep(1)
    office.shoot(picture)
    click((left + 55, bottom + FIRST_LINE + (line - 1) * LINE_HEIGHT))
    time.sleep(1)


def filter_by(office: Office, sheet: str, cell: str, words: str, picture: str) -> None:
    """Open the filter of a cell with its arrow, type what is sought (no Chinese) and take what is found."""
    go(office, sheet, cell)
    _, _, right, bottom = place_of(office, sheet, cell)
    click((right - 8, bottom - 8))
    time.sleep(1)
    subprocess.run(["xdotool", "type", "--delay", "50", words], check=True)
    time.sleep(0.5)
    office.shoot(picture)
    subprocess.run(["xdotool", "key", "Return"], check=True)
    time.sleep(1)


def tool(office: Office, caption: str) -> None:
    """Click a button of LibreOffice's own toolbars."""
    click(tool_of(office, caption))
    time.sleep(1)


def drag_fill(office: Office, sheet: str, cell: str, to: str) -> None:
    """Drag the handle at a cell's corner down to another cell in sight."""
    go(office, sheet, cell)
    _, _, right, bottom = place_of(office, sheet, cell)
    _, _, _, end = place_of(office, sheet, to)
    # -- within the cell: beside the last frozen column the rest of the handle is not there --
    corner = ("mousemove", str(right - 1), str(bottom - 1))
    steps = [*corner, "sleep", "0.3", "mousedown", "1", "sleep", "0.3"]
    for height in (*range(bottom, end - 4, 12), end - 4):
        steps += ["mousemove", str(right - 3), str(height), "sleep", "0.05"]
    steps += ["sleep", "0.3", "mouseup", "1"]
    subprocess.run(["xdotool", *steps], check=True)
    time.sleep(1)


def follow(office: Office, sheet: str, cell: str) -> None:
    """Click a cell with Ctrl held, whose link leads somewhere."""
    document = office.document
    controller = document.CurrentController
    page = document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    target = page.getCellRangeByName(cell)
    controller.select(target)
    time.sleep(1)
    at = target.CellAddress
    table = shown_thing(office.window, TABLE_ROLES)
    shown = table.getAccessibleCellAt(at.Row, at.Column).getAccessibleContext()
    place, size = shown.getLocationOnScreen(), shown.getSize()
    centred = (
        target.HoriJustify.value == "CENTER"
    )  # -- the words lead there, not the room beside them --
    left = place.X + (size.Width // 2 if centred else 20)
    where = ["mousemove", str(left), str(place.Y + size.Height // 2)]
    held = ["keydown", "ctrl", "sleep", "0.2", "click", "1", "sleep", "0.2", "keyup", "ctrl"]
    subprocess.run(["xdotool", *where, "sleep", "0.2", *held], check=True)
    time.sleep(1)


def jump(office: Office, sheet: str, cell: str, picture: str) -> str:
    """Click a cell with Ctrl held: where that leads, as 表!单元格."""
    follow(office, sheet, cell)
    office.shoot(picture)
    chosen = office.document.CurrentSelection
    column, row = chosen.Columns.getByIndex(0).Name, chosen.RangeAddress.StartRow + 1
    return f"{office.document.CurrentController.ActiveSheet.Name}!{column}{row}"


def opens(office: Office, sheet: str, cell: str, picture: str) -> str:
    """Click a cell with Ctrl held: the words of the paper that is opened by that, which is then closed."""
    before = [each.RuntimeUID for each in office.documents()]
    follow(office, sheet, cell)
    paper = waited(lambda: [e for e in office.documents() if e.RuntimeUID not in before])[0]
    words = str(waited(lambda: paper.Text.String))
    time.sleep(2)  # -- it is drawn only now --
    office.shoot(picture)
    paper.close(True)
    time.sleep(0.5)
    return words


def jump_to(office: Office, sheet: str, words: str, picture: str) -> str:
    """Click, with Ctrl held, the cell of a sheet that shows these words: where that leads."""
    page = office.document.Sheets.getByName(sheet)
    wanted = page.createSearchDescriptor()
    wanted.SearchString, wanted.SearchWords, wanted.SearchType = words, True, 1
    found = page.findFirst(wanted)
    column = found.Columns.getByIndex(0).Name
    return jump(office, sheet, f"{column}{found.RangeAddress.StartRow + 1}", picture)
