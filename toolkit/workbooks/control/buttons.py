"""The buttons of the front page: what each says, which macro it runs, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import FRONT_SHEET
from toolkit.workbooks.blank.front_page import BESIDE_LEFT
from toolkit.workbooks.blank.front_page import BUTTON
from toolkit.workbooks.blank.front_page import TABLE_ROW
from toolkit.workbooks.blank.front_page import WIDTHS
from toolkit.workbooks.blank.front_page import step_row
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from toolkit.declare.front_page import Step
    from toolkit.workbooks.blank.styles import Styles

# -- exactly one column wide (in the pixels of the workbook's default typeface), so that a button ends
# where its column ends in every program, whatever a column's width is there --
SIZE = {"width": WIDTHS[BUTTON] * 8 + 5, "height": 32}
INSET = {"x_offset": 0, "y_offset": 8}


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that a click does.

    Attributes:
        command: its name for `toolkit.frontends.excel.click`.
        caption: what stands on it.
        step: beside which step of the month it stands.
        macro: the VBA procedure of the button, and after `Ribbon` that of the ribbon.
        icon: Office's name of the ribbon's picture.
        tip: what the ribbon says when the mouse rests on it.
    """

    command: str
    caption: str
    step: str
    macro: str
    icon: str
    tip: str

    @property
    def ribbon_macro(self) -> str:
        """The callback of the ribbon."""
        return f"Ribbon{self.command.capitalize()}"


BUTTONS = (
    Button(
        "validate", "校验", "校验", "ValidateLedgers", "DataValidation",
        "按统计截止日校验全部台账，结果在“校验结果”表",
    ),
    Button(
        "generate", "生成公文", "生成公文", "GeneratePapers", "FileSaveAsWordDocx",
        "按首页所选的文种生成公文和核对单，放在“公文”文件夹",
    ),
    Button(
        "distribute", "下发台账", "下发", "DistributePackages", "FileSendAsAttachment",
        "给每个填报人写出分册，放在“下发”文件夹",
    ),
    Button(
        "collect", "回收合并", "回收", "CollectPackages", "ImportExcel",
        "把“回收”文件夹里的分册合并进来",
    ),
    Button(
        "remind", "催报", "催报", "RemindUnits", "ReminderSet",
        "列出未报和退回的单位，写催报的通知",
    ),
)  # fmt: skip


def insert_buttons(book: Workbook, steps: Sequence[Step]) -> None:
    """Put every button beside its step; one whose step an activity lacks has no place."""
    sheet = book.get_worksheet_by_name(FRONT_SHEET)
    for button, row in _placed(steps):
        options = {"macro": button.macro, "caption": button.caption, **SIZE, **INSET}
        sheet.insert_button(row, BUTTON, {**options, "description": button.tip})


def name_commands(book: Workbook, steps: Sequence[Step], styles: Styles) -> None:
    """Where there are no buttons, say beside every step what to choose or type instead."""
    sheet = book.get_worksheet_by_name(FRONT_SHEET)
    sheet.write_string(TABLE_ROW, BESIDE_LEFT, "菜单或命令", styles(HEADING))
    small = styles(BOXED, align="center", font_size=9, font_color=GREY)
    for button, row in _placed(steps):
        words = f"台账—{button.caption}\ntaizhang {button.command}"
        sheet.write_string(row, BESIDE_LEFT, words, small)


def _placed(steps: Sequence[Step]) -> list[tuple[Button, int]]:
    """The buttons whose step there is, each with its step's row."""
    rows = {step.name: step_row(number) for number, step in enumerate(steps, start=1)}
    return [(button, rows[button.step]) for button in BUTTONS if button.step in rows]
