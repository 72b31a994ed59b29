"""The buttons of the month's work, stated once: all that a click can do, in order.

From here come the front page's buttons, their macros, the ribbon, the menu and the toolbar of
LibreOffice, the script behind them, the subcommands' list and the captions in sentences. What a button
does stands in `toolkit.frontends.button.clicks`, what its command does in `toolkit.frontends.commands`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EXTENSION = "taizhang.oxt"  # -- part of the address by which buttons and macros call the script --
SCRIPT_ADDRESS = (
    f"vnd.sun.star.script:{EXTENSION}|python|taizhang.py${{}}"
    "?language=Python&location=user:uno_packages"
)

MENU = "台账"  # -- what the ribbon's tab, the menu and the toolbar that hold them are called --


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that a click does.

    Attributes:
        command: its name for `toolkit.frontends.excel.click` and on the command line.
        caption: what stands on it.
        step: beside which step of the month it stands.
        macro: the VBA procedure of the button, in ASCII.
        icon: Office's name of the ribbon's picture.
        tip: what is said when the mouse rests on it.
        summary: what the command line's list of subcommands says of it.
    """

    command: str
    caption: str
    step: str
    macro: str
    icon: str
    tip: str
    summary: str

    @property
    def ribbon_macro(self) -> str:
        """The VBA procedure that the ribbon calls."""
        return f"Ribbon{self.command.capitalize()}"

    def __str__(self) -> str:
        """As sentences name it."""
        return f"“{self.caption}”"


VALIDATE = Button(
    "validate", "校验", "校验", "ValidateLedgers", "DataValidation",
    "按统计截止日校验全部台账，结果在“校验结果”表",
    "校验台账，给出标注副本和校验结果",
)  # fmt: skip
GENERATE = Button(
    "generate", "生成公文", "生成公文", "GeneratePapers", "FileSaveAsWordDocx",
    "按首页所选的文种生成公文和核对单，放在“公文”文件夹",
    "按台账生成公文",
)  # fmt: skip
ISSUE = Button(
    "issue", "签发", "签发", "IssuePaper", "SignatureLineInsert",
    "签发“签发”表所填的公文：先检查，通过的编上文号，写出定稿和正本",
    "签发公文：签发前检查，取号，写出定稿和正本",
)  # fmt: skip
DISTRIBUTE = Button(
    "distribute", "下发台账", "下发", "DistributePackages", "FileSendAsAttachment",
    "给每个填报人写出分册，放在“下发”文件夹",
    "给每个填报人分发台账",
)  # fmt: skip
COLLECT = Button(
    "collect", "回收合并", "回收", "CollectPackages", "ImportExcel",
    "把“回收”文件夹里的分册合并进来",
    "回收合并各单位报回的台账",
)  # fmt: skip
REMIND = Button(
    "remind", "催报", "催报", "RemindUnits", "ReminderSet",
    "列出未报和退回的单位，写催报的通知",
    "催报：列出未报单位",
)  # fmt: skip

BUTTONS = (VALIDATE, GENERATE, ISSUE, DISTRIBUTE, COLLECT, REMIND)
"""Those of the month's steps: on the front page and on the command line too."""

ANYWHERE = ""  # -- the step of those that work on the sheet in view --
NEXT_FAULT = Button(
    "nextfault", "下一处", ANYWHERE, "NextFault", "FindNext",
    "跳到下一处要改正的单元格，写明错在哪里、怎么改；改好的跳过",
    "下一处要改正的单元格",
)  # fmt: skip
CORRECT = Button(
    "correct", "一键改正", ANYWHERE, "CorrectCells", "AutoCorrect",
    "不用问人的写法（日期、全角数字、单位等）先列给你看，点“是”才改，逐处记入“变更留痕”",
    "改正不用问人的写法",
)  # fmt: skip
TAKE_BACK = Button(
    "takeback", "撤销上次改动", ANYWHERE, "TakeBack", "Undo",
    "照“变更留痕”把上次一键改正、回收合并的改动改回去；后来人又改过的不动",
    "撤销程序上次的改动",
)  # fmt: skip
PRINT_SHEET = Button(
    "printsheet", "打印这张表", ANYWHERE, "PrintSheet", "FilePrintQuick",
    "只排填了的行，带机关、标题、日期和签字栏，存成PDF",
    "打印一张台账",
)  # fmt: skip

SHEET_BUTTONS = (NEXT_FAULT, CORRECT, TAKE_BACK, PRINT_SHEET)
"""Those for the sheet in view: in the ribbon, the menu and the toolbar."""

ALL_BUTTONS = (*BUTTONS, *SHEET_BUTTONS)


def captions(buttons: Sequence[Button] = ALL_BUTTONS) -> dict[str, str]:
    """What stands on each button, by its command."""
    return {each.command: each.caption for each in buttons}
