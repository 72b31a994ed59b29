"""The buttons drawn on the front page, or where there are none, what to choose or type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import MENU
from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.workbooks.blank.front_page import BESIDE_LEFT
from toolkit.workbooks.blank.front_page import BUTTON
from toolkit.workbooks.blank.front_page import SIDES
from toolkit.workbooks.blank.front_page import TABLE_ROW
from toolkit.workbooks.blank.front_page import WIDTHS
from toolkit.workbooks.blank.front_page import step_row
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from toolkit.declare.button import Button
    from toolkit.declare.front_page import Step
    from toolkit.workbooks.blank.styles import Styles

# -- exactly one column wide (in the pixels of the workbook's default typeface), so that a button ends
# where its column ends in every program, whatever a column's width is there --
SIZE = {"width": WIDTHS[BUTTON] * 8 + 5, "height": 30}
INSET = {"x_offset": 0, "y_offset": 5}


def insert_buttons(
    book: Workbook, steps: Sequence[Step], styles: Styles, buttons: Sequence[Button] = ALL_BUTTONS
) -> None:
    """Put every button beside its step; one whose step an activity lacks has no place.

    The cell under it says where the same is chosen: LibreOffice loses the buttons when it saves. It says so in
    one line, of which nothing is seen above or below the button.
    """
    leave_room(book, steps, styles, buttons)
    sheet = book.get_worksheet_by_name(FRONT_SHEET)
    for button, row in placed_buttons(steps, buttons):
        options = {"macro": button.macro, "caption": button.caption, **SIZE, **INSET}
        sheet.insert_button(row, BUTTON, {**options, "description": button.tip})


def leave_room(
    book: Workbook, steps: Sequence[Step], styles: Styles, buttons: Sequence[Button] = ALL_BUTTONS
) -> None:
    """What stands under the buttons, whoever draws them."""
    sheet = book.get_worksheet_by_name(FRONT_SHEET)
    one_line = {"align": "center", "font_size": 9, "text_wrap": False, "shrink": True}
    small = styles(SIDES["middle"], one_line, font_color=GREY)
    for button, row in placed_buttons(steps, buttons):
        sheet.write_string(row, BUTTON, under_button(button), small)


def under_button(button: Button) -> str:
    """What is seen where a button was lost."""
    return f"菜单“{MENU}”—{button.caption}"


def name_commands(
    book: Workbook, steps: Sequence[Step], styles: Styles, buttons: Sequence[Button] = ALL_BUTTONS
) -> None:
    """Where there are no buttons, say beside every step what to choose or type instead."""
    sheet = book.get_worksheet_by_name(FRONT_SHEET)
    sheet.write_string(TABLE_ROW, BESIDE_LEFT, "菜单或命令", styles(HEADING))
    small = styles(SIDES["middle"], align="center", font_size=8, font_color=GREY)
    for button, row in placed_buttons(steps, buttons):
        words = f"{MENU}—{button.caption}\ntaizhang {button.command}"
        sheet.write_string(row, BUTTON, words, small)


def placed_buttons(
    steps: Sequence[Step], buttons: Sequence[Button] = ALL_BUTTONS
) -> list[tuple[Button, int]]:
    """The buttons whose step there is, each with its step's row."""
    rows = {step.name: step_row(number) for number, step in enumerate(steps, start=1)}
    return [(button, rows[button.step]) for button in buttons if button.step in rows]
