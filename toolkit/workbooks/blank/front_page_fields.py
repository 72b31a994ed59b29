"""What the front page says of the last click, and which papers the next one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import CHECKED_THEN_NAME
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.layout import GO_NAME
from toolkit.declare.layout import IS_ANOTHER_NAME
from toolkit.declare.layout import KINDS_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import NOT_INSTALLED_NAME
from toolkit.declare.layout import PAPERS_NAME
from toolkit.declare.layout import PYTHON_FAILED_NAME
from toolkit.declare.layout import REFUSED_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.declare.layout import TO_CORRECT_NAME
from toolkit.declare.layout import WHOLE_THERE_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.workbooks.blank.entry import in_lines
from toolkit.workbooks.blank.styles import BAND
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import LINK

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.workbooks.blank.styles import Styles

LABEL, WORDS, RIGHT, RIGHT_VALUE, LAST = 1, 2, 7, 9, 10
HIDDEN_COLUMN = 12
ROW_HEIGHT = 33  # -- two lines --
TIME_FORMAT = "yyyy-mm-dd hh:mm"
CHOSEN, LEFT_OUT = "是", "否"
ENDING_ROWS = (2, 3)
LETTERS = "ABCDEFGHIJKLM"
ENDINGS = {
    Ended.DONE: {"bg_color": "#DDEFE0", "font_color": "#1E6B34"},
    Ended.TO_ACT_ON: {"bg_color": "#FFEBC2", "font_color": "#8A5200"},
    Ended.REFUSED: {"bg_color": "#F8D5D0", "font_color": "#A02118"},
}
READY = "尚未运行。"
NOT_INSTALLED = (
    "台账工具箱没有装好，按钮不能用，台账没有改动。请信息人员按安装说明安装；"
    "也可在命令行用 taizhang validate 校验。"
)
PYTHON_FAILED = (
    "台账工具箱没有运行起来，这次没有做完。请把日志文件交给信息人员："
    r"%LOCALAPPDATA%\taizhang-toolkit\clicks.log"
)
SAID_BY_MACROS = {
    0: (NOT_INSTALLED_NAME, NOT_INSTALLED),
    1: (PYTHON_FAILED_NAME, PYTHON_FAILED),
    4: (TO_CORRECT_NAME, TO_CORRECT),
    5: (REFUSED_NAME, str(Ended.REFUSED)),
    6: (CHECKED_THEN_NAME, "上次校验："),
    7: (IS_ANOTHER_NAME, "这一行校验以后改过或移动过，以再校验为准。"),
    8: (WHOLE_THERE_NAME, f"……全文见“{ResultLine.sheet}”。"),
}
"""By row of the hidden column: a name and the words, which macros, whose text is ASCII, find by it."""


def write_status(
    book: Workbook, sheet: Worksheet, first_step: str, styles: Styles, row: int, above: int
) -> None:
    """状态 and 下一步 from a row on, 上次运行 in a row above; all are open for the program.

    `first_step` is what the clerk does first, as a sentence.
    """
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False)
    # -- what comes next may be long: its beginning is to be seen --
    for at, (name, heading, first, last, valign) in enumerate(
        (
            (STATUS_NAME, "状态", READY, LAST, "vcenter"),
            (NEXT_NAME, "下一步", first_step, RIGHT_VALUE - 1, "top"),
        ),
        start=row,
    ):
        sheet.set_row(at, ROW_HEIGHT)
        sheet.write_string(at, LABEL, heading, label)
        said = styles(BODY, BAND, locked=False, font_size=10.5, valign=valign)
        sheet.merge_range(at, WORDS, at, last, first, said)
        _define(book, sheet, name, (at, WORDS, at, WORDS))
    _ending(book, sheet, styles, row)
    _way(book, sheet, styles, row + 1)
    sheet.merge_range(above, RIGHT, above, RIGHT_VALUE - 1, "上次运行", label)
    when = {"align": "left", "num_format": TIME_FORMAT, "font_color": GREY, "text_wrap": False}
    time = styles(BODY, BAND, when, locked=False, font_size=10)
    sheet.merge_range(above, RIGHT_VALUE, above, LAST, "—", time)
    _define(book, sheet, LAST_RUN_NAME, (above, RIGHT_VALUE, above, RIGHT_VALUE))
    for at, (name, sentence) in SAID_BY_MACROS.items():
        sheet.write_string(at, HIDDEN_COLUMN, sentence)
        _define(book, sheet, name, (at, HIDDEN_COLUMN, at, HIDDEN_COLUMN))
    sheet.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})


def _ending(book: Workbook, sheet: Worksheet, styles: Styles, row: int) -> None:
    """状态 turns into how the click ended, coloured, for as long as the status is what that click said."""
    first, second = (f"${LETTERS[HIDDEN_COLUMN]}${at + 1}" for at in ENDING_ROWS)
    _define(book, sheet, ENDED_NAME, (ENDING_ROWS[0], HIDDEN_COLUMN, ENDING_ROWS[1], HIDDEN_COLUMN))
    for at in ENDING_ROWS:
        sheet.write_blank(at, HIDDEN_COLUMN, None, styles(locked=False))
    its_own = f'AND({second}<>"",{second}=${LETTERS[WORDS]}${row + 1})'
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False, shrink=True)
    sheet.write_formula(row, LABEL, f'=IF({its_own},{first},"状态")', label, "状态")
    for ended, colours in ENDINGS.items():
        look = book.add_format({**colours, "bold": True})
        rule = {"type": "formula", "criteria": f'=AND({its_own},{first}="{ended}")', "format": look}
        sheet.conditional_format(row, LABEL, row, LABEL, rule)


def _way(book: Workbook, sheet: Worksheet, styles: Styles, row: int) -> None:
    """Where the next step is done, one click away."""
    look = styles(LINK, BAND, locked=False, bold=True, align="center", text_wrap=True)
    formula, shown = f'=HYPERLINK("#\'{GUIDE_SHEET}\'!A1","看{GUIDE_SHEET}")', f"看{GUIDE_SHEET}"
    sheet.merge_range(row, RIGHT_VALUE, row, LAST, "", look)
    sheet.write_formula(row, RIGHT_VALUE, formula, look, shown)
    _define(book, sheet, GO_NAME, (row, RIGHT_VALUE, row, RIGHT_VALUE))


def write_kinds(
    book: Workbook, sheet: Worksheet, catalogue: Catalogue, styles: Styles, row: int
) -> int:
    """A line for each kind of paper, chosen with 是 or 否; the first row free below is returned."""
    kinds = catalogue.documents
    if not kinds:
        return row
    heading = styles(HEADING)
    sheet.merge_range(row, RIGHT, row, RIGHT_VALUE - 1, "公文", heading)
    sheet.write_string(row, RIGHT_VALUE, "生成", heading)
    sheet.write_string(row, LAST, "打开", heading)
    opened = styles(BOXED, LINK, align="center", locked=False, text_wrap=False, font_size=10)
    name = styles(BOXED, font_size=10, indent=1, text_wrap=False)
    choice = styles(BOXED, align="center", locked=False, text_wrap=False, font_size=10)
    for at, kind in enumerate(kinds, start=row + 1):
        sheet.merge_range(at, RIGHT, at, RIGHT_VALUE - 1, kind.name, name)
        sheet.write_string(at, RIGHT_VALUE, CHOSEN if kind.usual else LEFT_OUT, choice)
        sheet.write_blank(at, LAST, None, opened)
        sheet.data_validation(at, RIGHT_VALUE, at, RIGHT_VALUE, _asked(kind))
    last = row + len(kinds)
    _define(book, sheet, KINDS_NAME, (row + 1, RIGHT, last, RIGHT_VALUE))
    _define(book, sheet, PAPERS_NAME, (row + 1, LAST, last, LAST))
    return last + 2


def _asked(kind: DocumentKind) -> dict[str, object]:
    """The drop-down of a kind of paper; beside it stands what the paper is."""
    return {
        "validate": "list",
        "source": [CHOSEN, LEFT_OUT],
        "input_title": kind.name,
        "input_message": in_lines(kind.page.strip().splitlines()[0].rstrip(".。")),
        "error_title": "请核对",
        "error_message": f"填“{CHOSEN}”或“{LEFT_OUT}”。",
    }


def _define(book: Workbook, sheet: Worksheet, name: str, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.utility import xl_range_abs

    book.define_name(name, f"='{sheet.get_name()}'!{xl_range_abs(*area)}")
