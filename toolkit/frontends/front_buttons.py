"""The buttons of the front page in LibreOffice, which keeps them in an .ods and loses them in an .xlsm."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import SCRIPT_ADDRESS
from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.workbooks.blank.front_page import BESIDE_LEFT
from toolkit.workbooks.blank.front_page import BUTTON
from toolkit.workbooks.blank.front_page import ROWS_A_STEP
from toolkit.workbooks.blank.front_page import TABLE_ROW
from toolkit.workbooks.control.buttons import under_button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.declare.button import Button

INSET = 200  # -- 1/100 mm between a button and the lines above and below it --
MOST_STEPS = 20


def add_button(document: Any, row: int, button: Button) -> None:
    """Put a button over the cells of its step, and bind it to the extension's script."""
    import uno

    page, sheet = document.Sheets.getByIndex(0).DrawPage, document.Sheets.getByIndex(0)
    model = document.createInstance("com.sun.star.form.component.CommandButton")
    model.Label, model.Name, model.HelpText = button.caption, button.command, button.tip
    shape = document.createInstance("com.sun.star.drawing.ControlShape")
    shape.Control = model
    first = sheet.getCellByPosition(BUTTON, row)
    cells = sheet.getCellRangeByPosition(BUTTON, row, BUTTON, row + ROWS_A_STEP - 1)
    place, size = first.Position, cells.Size
    place.Y, size.Height = place.Y + INSET, size.Height - 2 * INSET
    shape.Position, shape.Size = place, size
    page.add(shape)
    shape.Anchor = first  # -- rows may be higher on another screen --
    form = page.Forms.getByIndex(0)
    event = uno.createUnoStruct("com.sun.star.script.ScriptEventDescriptor")
    event.ListenerType, event.EventMethod = "XActionListener", "actionPerformed"
    event.ScriptType, event.ScriptCode = "Script", SCRIPT_ADDRESS.format(button.command)
    form.registerScriptEvent(form.Count - 1, event)


def draw_again(document: Any) -> None:
    """Put back the buttons that LibreOffice lost when it saved the workbook as .xlsm.

    Where each stood is told by the words under it. No step to be taken back, and nothing to be saved.
    """
    lost = list(_lost(document))
    if not lost:
        return
    changed = document.isModified()
    document.UndoManager.lock()
    try:
        for button, row in lost:
            add_button(document, row, button)
    finally:
        document.UndoManager.unlock()
        document.setModified(changed)


def _lost(document: Any) -> Iterator[tuple[Button, int]]:
    """The buttons whose words stand on the front page and that are not drawn there, each with its row."""
    sheet = document.Sheets.getByIndex(0)
    if sheet.Name != FRONT_SHEET:
        return
    forms = sheet.DrawPage.Forms
    each_form = (forms.getByIndex(at) for at in range(forms.Count))
    drawn = {form.getByIndex(at).Label for form in each_form for at in range(form.Count)}
    last = TABLE_ROW + MOST_STEPS * ROWS_A_STEP
    said = sheet.getCellRangeByPosition(BESIDE_LEFT, 0, BUTTON, last).getDataArray()
    rows = {words: row for row, line in enumerate(said) for words in line if words}
    for button in ALL_BUTTONS:
        row = rows.get(under_button(button))
        if row is not None and button.caption not in drawn:
            yield button, row
