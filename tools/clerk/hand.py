"""The hand on the mouse in a real LibreOffice; run by the Python that has UNO.

Reads one JSON object from standard input: pipe, book (a path), folder (for pictures of the screen)
and steps, each a list of a step's name (a function of STEPS below) and its arguments. Prints what
each step returned, as a JSON list.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import uno

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

PATIENCE = 60
TITLE_BAR = 28  # -- above each window, in pixels --
STATUS, NEXT, WAITING = "toolkit_status", "toolkit_next", "（等待点击）"
MENU = "台账"
MOST_CHILDREN = 60  # -- of an accessible thing; a sheet has a thousand million cells --
AS_CONFIGURED = 3  # -- com.sun.star.document.MacroExecMode.USE_CONFIG --


def role(name: str) -> int:
    """An accessible role by its name."""
    return int(uno.getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))


MENU_ROLES = (role("MENU"), role("MENU_ITEM"))
BUTTON_ROLES = (role("PUSH_BUTTON"),)
TABLE_ROLES = (role("TABLE"),)


class Office:
    """A LibreOffice that listens, and the workbook opened in it."""

    def __init__(self, pipe: str, book: str, folder: str) -> None:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        self._context = waited(lambda: resolver.resolve(address))
        self.folder = folder
        self.document = self._opened(book)

    def open(self, path: str) -> None:
        """Open another workbook in place of the one there was."""
        self.document = self._opened(path)

    def service(self, name: str) -> Any:
        """One of LibreOffice's services."""
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def _opened(self, path: str) -> Any:
        """The document, shown over the whole screen as a double click would open it."""
        as_configured = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        as_configured.Name, as_configured.Value = "MacroExecutionMode", AS_CONFIGURED
        desktop = self.service("com.sun.star.frame.Desktop")
        document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (as_configured,))
        place = document.CurrentController.Frame.ContainerWindow
        width, height = screen_size()
        place.setPosSize(0, 0, width, height - TITLE_BAR, 15)
        self.dispatch(document, ".uno:Sidebar")
        time.sleep(1.5)
        return document

    def new_book(self) -> Any:
        """An empty workbook in a window of its own."""
        desktop = self.service("com.sun.star.frame.Desktop")
        return desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())

    def dispatch(self, document: Any, address: str, **arguments: str) -> None:
        """Issue a command of LibreOffice."""
        given = []
        for name, value in arguments.items():
            each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            each.Name, each.Value = name, value
            given.append(each)
        helper = self.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(document.CurrentController.Frame, address, "", 0, tuple(given))

    @property
    def window(self) -> Any:
        """The accessible context of the whole window."""
        return self.document.CurrentController.Frame.ContainerWindow.getAccessibleContext()

    def shoot(self, name: str) -> None:
        """A picture of the whole screen."""
        subprocess.run(["import", "-window", "root", f"{self.folder}/{name}.png"], check=True)


def screen_size() -> tuple[int, int]:
    """Width and height of the screen, in pixels."""
    said = subprocess.run(
        ["xdotool", "getdisplaygeometry"], check=True, capture_output=True, text=True
    )
    width, height = map(int, said.stdout.split())
    return width, height


def waited(get: Callable[[], Any]) -> Any:
    """What a call gives once it gives something; UNO's own errors mean not yet."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = get()
            if found:
                return found
        except Exception:  # -- whatever is not there yet --
            if time.monotonic() > end:
                raise
        if time.monotonic() > end:
            raise TimeoutError("nothing came")
        time.sleep(0.05)


def cell_of(document: Any, name: str) -> Any:
    """The cell that a name of the workbook stands for."""
    return document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)


def middle(shown: Any) -> tuple[int, int]:
    """Where an accessible thing stands on the screen."""
    place, size = shown.getLocationOnScreen(), shown.getSize()
    return place.X + size.Width // 2, place.Y + size.Height // 2


def form_button(document: Any, caption: str) -> Any:
    """The accessible context of a button on the first sheet."""
    forms = document.Sheets.getByIndex(0).DrawPage.Forms
    for at in range(forms.Count):
        form = forms.getByIndex(at)
        for model in (form.getByIndex(number) for number in range(form.Count)):
            if model.Label == caption:
                return document.CurrentController.getControl(model).getAccessibleContext()
    return None


def shown_thing(top: Any, roles: tuple[int, ...], caption: str | None = None) -> Any:
    """The first accessible thing of a role (and name) among the descendants, in breadth."""
    return next(shown_things(top, roles, caption), None)


def shown_things(top: Any, roles: tuple[int, ...], caption: str | None = None) -> Iterator[Any]:
    """All of them, in breadth."""
    waiting = [top]
    while waiting:
        each = waiting.pop(0)
        if each.getAccessibleRole() in roles and named(each, caption):
            yield each
        if each.getAccessibleRole() in TABLE_ROLES:
            continue
        count = min(each.getAccessibleChildCount(), MOST_CHILDREN)
        waiting += [each.getAccessibleChild(at).getAccessibleContext() for at in range(count)]


def named(shown: Any, caption: str | None) -> bool:
    """Whether a thing has this name; LibreOffice adds a letter in brackets to menu items."""
    name = shown.getAccessibleName()
    return caption is None or name == caption or name.startswith(f"{caption}(")


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


def toolbar(office: Office, caption: str, key: str | None = None) -> dict[str, object]:
    """Press a button of the toolbar with the mouse, and a key while it is worked on."""
    shown = waited(lambda: shown_thing(office.window, BUTTON_ROLES, caption))
    return answered(office, lambda: click(middle(shown), key))


def agree(office: Office, caption: str, answer: str) -> dict[str, object]:
    """Press a button of the toolbar, and then, in the box that asks, the button of an answer."""
    asked = office.service("com.sun.star.awt.Toolkit")

    def button() -> Any:
        tops = (asked.getTopWindow(at) for at in range(asked.getTopWindowCount()))
        shown = (each.getAccessibleContext() for each in tops)
        found = (shown_thing(each, BUTTON_ROLES, answer) for each in shown)
        return next(filter(None, found), None)

    def act() -> None:
        click(middle(waited(lambda: shown_thing(office.window, BUTTON_ROLES, caption))))
        answer_button = waited(button)
        office.shoot("question")
        click(middle(answer_button))

    return answered(office, act)


def second_book(office: Office) -> None:
    """Open an empty workbook in a window of its own, and come back to the first."""
    office.new_book()
    time.sleep(1)
    window = office.document.CurrentController.Frame.ContainerWindow
    window.toFront()
    window.setFocus()
    time.sleep(1)


def put(office: Office, sheet: str, cell: str, words: str) -> None:
    """Change a cell as a clerk would, without saving."""
    target = office.document.Sheets.getByName(sheet).getCellRangeByName(cell)
    target.setFormula(words)


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


def go(office: Office, sheet: str, cells: str) -> None:
    """Choose cells of a sheet and give the keyboard to them."""
    controller = office.document.CurrentController
    page = office.document.Sheets.getByName(sheet)
    controller.setActiveSheet(page)
    controller.select(page.getCellRangeByName(cells))
    controller.Frame.ContainerWindow.setFocus()
    controller.Frame.ComponentWindow.setFocus()
    time.sleep(0.5)


def click_at(_office: Office, left: int, top: int, button: int = 1) -> None:
    """Click a place of the screen."""
    subprocess.run(["xdotool", "mousemove", str(left), str(top), "click", str(button)], check=True)
    time.sleep(0.7)


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


def place_of(office: Office, sheet: str, cell: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom on the screen of a cell in sight; each part of a frozen window is a table."""
    at = office.document.Sheets.getByName(sheet).getCellRangeByName(cell).CellAddress
    for table in shown_things(office.window, TABLE_ROLES):
        seen = table.getAccessibleCellAt(at.Row, at.Column).getAccessibleContext()
        place, size = seen.getLocationOnScreen(), seen.getSize()
        whole, room = table.getLocationOnScreen(), table.getSize()
        right, bottom = place.X + size.Width, place.Y + size.Height
        if (
            whole.X <= place.X < right <= whole.X + room.Width + 2
            and whole.Y <= place.Y < bottom <= whole.Y + room.Height + 2
        ):
            return place.X, place.Y, right, bottom
    raise LookupError(f"{sheet}!{cell} is not in sight")


def click_cell(office: Office, sheet: str, cell: str) -> None:
    """Click a cell in sight with the mouse."""
    left, top, right, bottom = place_of(office, sheet, cell)
    click(((left + right) // 2, (top + bottom) // 2))
    time.sleep(0.7)


def pick(office: Office, sheet: str, cell: str, picture: str) -> None:
    """Click a cell, then the arrow of its drop-down, then the first of what it offers."""
    left, _, right, bottom = place_of(office, sheet, cell)
    click_cell(office, sheet, cell)
    click((right + 9, bottom - 9))
    time.sleep(1)
    office.shoot(picture)
    click((left + 15, bottom + 10))
    time.sleep(0.7)


def sort_by(office: Office, sheet: str, cell: str, picture: str) -> None:
    """Open the filter of a cell with its arrow and choose the second line: sort descending."""
    go(office, sheet, cell)
    left, _, right, bottom = place_of(office, sheet, cell)
    click((right - 8, bottom - 8))
    time.sleep(1)
    office.shoot(picture)
    click((left + 55, bottom + 30))
    time.sleep(1)


def tool(office: Office, caption: str) -> None:
    """Click a button of LibreOffice's own toolbars."""
    click(middle(waited(lambda: shown_thing(office.window, BUTTON_ROLES, caption))))
    time.sleep(1)


def drag_fill(office: Office, sheet: str, cell: str, to: str) -> None:
    """Drag the handle at a cell's corner down to another cell in sight."""
    go(office, sheet, cell)
    _, _, right, bottom = place_of(office, sheet, cell)
    _, _, _, end = place_of(office, sheet, to)
    steps = ["mousemove", str(right), str(bottom), "sleep", "0.3", "mousedown", "1", "sleep", "0.3"]
    for height in (*range(bottom, end - 4, 12), end - 4):
        steps += ["mousemove", str(right - 3), str(height), "sleep", "0.05"]
    steps += ["sleep", "0.3", "mouseup", "1"]
    subprocess.run(["xdotool", *steps], check=True)
    time.sleep(1)


def formulas(office: Office, sheet: str, cells: str) -> list[list[str]]:
    """What stands in cells, a formula as a formula."""
    area = office.document.Sheets.getByName(sheet).getCellRangeByName(cells)
    return [list(row) for row in area.getFormulaArray()]


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


def bar(office: Office) -> bool:
    """Whether the toolkit's answer stands in a bar above the sheet."""
    return bool(office.document.CurrentController.hasInfobar("taizhang"))


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


def save(office: Office) -> None:
    """Save the workbook as it is, in its own format."""
    office.document.store()


def reopen(office: Office) -> None:
    """Close the workbook and open it anew."""
    path = uno.fileUrlToSystemPath(office.document.URL)
    office.document.setModified(False)
    office.document.close(True)
    office.open(path)


def undoable(office: Office) -> list[str]:
    """The steps that Ctrl+Z takes back, the last one first."""
    return list(office.document.UndoManager.getAllUndoActionTitles())


def jump(office: Office, sheet: str, cell: str, picture: str) -> str:
    """Click a cell with Ctrl held: where that leads, as 表!单元格."""
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
    place = shown.getLocationOnScreen()
    where = ["mousemove", str(place.X + 20), str(place.Y + shown.getSize().Height // 2)]
    held = ["keydown", "ctrl", "sleep", "0.2", "click", "1", "sleep", "0.2", "keyup", "ctrl"]
    subprocess.run(["xdotool", *where, "sleep", "0.2", *held], check=True)
    time.sleep(1)
    office.shoot(picture)
    chosen = document.CurrentSelection
    column, row = chosen.Columns.getByIndex(0).Name, chosen.RangeAddress.StartRow + 1
    return f"{controller.ActiveSheet.Name}!{column}{row}"


STEPS = {
    each.__name__: each
    for each in (
        *(press, menu, toolbar, put, begin_typing, show, rows, jump, go, keys, typed, order),
        *(click_at, picture, show_note, shown, sort_by, bar, paste, dress_of, colour, where),
        *(
            agree,
            enter,
            second_book,
            undoable,
            save,
            reopen,
            tool,
            drag_fill,
            formulas,
            printed,
            heights,
            click_cell,
            pick,
        ),
    )
}


def main() -> None:
    """Carry out the order."""
    order = json.loads(sys.stdin.read())
    office = Office(order["pipe"], order["book"], order["folder"])
    try:
        seen = [STEPS[name](office, *arguments) for name, *arguments in order["steps"]]
    except Exception:
        office.shoot("failed")
        raise
    office.document.setModified(False)
    office.document.close(True)
    print(json.dumps(seen, ensure_ascii=False), flush=True)
    # -- UNO's bridge may crash while the interpreter is taken down: what was seen is told by then --
    os._exit(0)


if __name__ == "__main__":
    main()
