"""A hand on the mouse in a real LibreOffice; run by the Python that has UNO.

Reads one JSON object from standard input: pipe, book (a path), captions (buttons to press, or menu
commands as URLs), folder (for screenshots). Prints what was seen, as JSON.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno

PATIENCE = 60
STATUS, RESULTS = "toolkit_status", "校验结果"


class Office:
    """A LibreOffice that listens."""

    def __init__(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        self.context = waited(lambda: resolver.resolve(address))
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, path):
        """The document, shown over the whole screen as a double click would open it."""
        as_configured = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        as_configured.Name, as_configured.Value = "MacroExecutionMode", 3
        document = self.desktop.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, (as_configured,)
        )
        frame = document.CurrentController.Frame
        frame.ContainerWindow.setPosSize(0, 0, 1366, 740, 15)
        self.dispatch(document, ".uno:Sidebar")
        time.sleep(1.5)
        return document

    def dispatch(self, document, address):
        helper = self.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(document.CurrentController.Frame, address, "", 0, ())


def waited(get):
    """What a call gives once it gives something; UNO's own errors mean not yet."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = get()
            if found:
                return found
        except Exception:
            if time.monotonic() > end:
                raise
        if time.monotonic() > end:
            raise TimeoutError("nothing came")
        time.sleep(0.05)


def cell_of(document, name):
    return document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)


def button(document, caption):
    """Where a form button stands on the screen: its middle."""
    forms = document.Sheets.getByIndex(0).DrawPage.Forms
    for at in range(forms.Count):
        form = forms.getByIndex(at)
        for model in (form.getByIndex(number) for number in range(form.Count)):
            if model.Label == caption:
                control = document.CurrentController.getControl(model)
                shown = control.getAccessibleContext()
                place, size = shown.getLocationOnScreen(), shown.getSize()
                return place.X + size.Width // 2, place.Y + size.Height // 2
    return None


def press(place, key):
    """Click, and press a key while the click is worked on."""
    command = ["xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1"]
    subprocess.run([*command, *(["key", key] if key else [])], check=True)


def worked(document, before):
    """The status after a click: it has changed, and no step is being told any more."""

    def said():
        words = cell_of(document, STATUS).String
        return words if words != before and not words.startswith("正在") else None

    return waited(said)


def click_all(office, document, order):
    """Press every button in turn: seconds, status, next step, a screenshot of each."""
    seen = []
    for number, caption in enumerate(order["captions"], start=1):
        cell_of(document, STATUS).String = "（等待点击）"
        started = time.monotonic()
        if caption.startswith("vnd."):
            office.dispatch(document, caption)
        else:
            name, _, key = caption.partition("+")
            press(waited(lambda name=name: button(document, name)), key)
        status = worked(document, "（等待点击）")
        seconds = time.monotonic() - started
        time.sleep(1)
        shoot(order, f"{number}-front")
        after = cell_of(document, "toolkit_next").String
        seen.append([caption[-60:], round(seconds, 2), status, after])
    return seen


def shoot(order, name):
    subprocess.run(["import", "-window", "root", f"{order['folder']}/{name}.png"], check=True)


TO_CORRECT, PLACE_COLUMN, STATE_COLUMN = "待改正", 6, 9
TABLE_ROLE = uno.getConstantByName("com.sun.star.accessibility.AccessibleRole.TABLE")


def jump(document, rows):
    """Click with Ctrl on the place of the first finding: where that leads, as 表!单元格."""
    line = next(at for at, row in enumerate(rows) if row[STATE_COLUMN] == TO_CORRECT)
    controller = document.CurrentController
    results = document.Sheets.getByName(RESULTS)
    controller.setActiveSheet(results)
    cell = results.getCellByPosition(PLACE_COLUMN, 2 + line)
    controller.select(cell)
    time.sleep(1)
    sheet = table_in(controller.Frame.ComponentWindow.getAccessibleContext())
    shown = sheet.getAccessibleCellAt(2 + line, PLACE_COLUMN).getAccessibleContext()
    place = shown.getLocationOnScreen()
    where = ["mousemove", str(place.X + 20), str(place.Y + shown.getSize().Height // 2)]
    held = ["keydown", "ctrl", "sleep", "0.2", "click", "1", "sleep", "0.2", "keyup", "ctrl"]
    subprocess.run(["xdotool", *where, "sleep", "0.2", *held], check=True)
    time.sleep(1)
    column, row = address_of(document)
    return f"{controller.ActiveSheet.Name}!{column}{row}"


def address_of(document):
    chosen = document.CurrentSelection
    return chosen.Columns.getByIndex(0).Name, chosen.RangeAddress.StartRow + 1


def table_in(shown):
    """The accessible table among the descendants, in breadth."""
    waiting = [shown]
    while waiting:
        each = waiting.pop(0)
        if each.getAccessibleRole() == TABLE_ROLE:
            return each
        count = min(each.getAccessibleChildCount(), 50)
        waiting += [each.getAccessibleChild(at).getAccessibleContext() for at in range(count)]
    return None


def look(document, order):
    """What stands in the sheets afterwards, and pictures of them."""
    controller = document.CurrentController
    results = document.Sheets.getByName(RESULTS)
    cursor = results.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    rows = results.getCellRangeByPosition(0, 2, 12, max(last, 2)).getDataArray()
    rows = [list(row) for row in rows if row[0]]
    jumped = jump(document, rows) if any(row[STATE_COLUMN] == TO_CORRECT for row in rows) else None
    shoot(order, "jumped")
    for sheet in (RESULTS, "下基层活动台账", "进度"):
        controller.setActiveSheet(document.Sheets.getByName(sheet))
        time.sleep(0.7)
        shoot(order, sheet)
    return {"rows": rows, "jumped": jumped}


def main():
    order = json.loads(sys.stdin.read())
    office = Office(order["pipe"])
    try:
        report(office, order)
    except Exception:
        shoot(order, "failed")
        raise


def report(office, order):
    document = office.open(order["book"])
    seen = {"clicks": click_all(office, document, order), **look(document, order)}
    print(json.dumps(seen, ensure_ascii=False))
    document.setModified(False)
    document.close(True)


main()
