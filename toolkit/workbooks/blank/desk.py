"""What the front page says of the last click, and which papers the next one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import KINDS_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import NOT_INSTALLED_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BAND
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.workbooks.blank.styles import Styles

LABEL, WORDS, CHOICE, RIGHT, RIGHT_VALUE, LAST = 1, 2, 3, 5, 7, 8
HIDDEN_COLUMN = 10
ROW_HEIGHT = 30
TIME_FORMAT = "yyyy-mm-dd hh:mm"
CHOSEN, LEFT_OUT = "是", "否"
READY = "尚未运行。"
FIRST_STEP = "先填单位名录、人员名册和联系点一览表。"
NOT_INSTALLED = (
    "台账工具箱没有装好，按钮不能用，台账没有改动。请信息人员按安装说明安装；"
    "也可在命令行用 taizhang validate 校验。"
)


def write_status(book: Workbook, sheet: Worksheet, styles: Styles, row: int) -> None:
    """状态 and 下一步 from a row on, 上次运行 in the row above; all are open for the program."""
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False)
    said = styles(BODY, BAND, locked=False, font_size=10.5)
    for at, (name, heading, words) in enumerate(
        ((STATUS_NAME, "状态", READY), (NEXT_NAME, "下一步", FIRST_STEP)), start=row
    ):
        sheet.set_row(at, ROW_HEIGHT)
        sheet.write_string(at, LABEL, heading, label)
        sheet.merge_range(at, WORDS, at, LAST, words, said)
        _define(book, sheet, name, (at, WORDS, at, WORDS))
    above = row - 1
    sheet.write_blank(above, RIGHT - 1, None, styles(BAND))
    sheet.merge_range(above, RIGHT, above, RIGHT_VALUE - 1, "上次运行", label)
    when = {"align": "left", "num_format": TIME_FORMAT, "font_color": GREY, "text_wrap": False}
    time = styles(BODY, BAND, when, locked=False, font_size=10)
    sheet.merge_range(above, RIGHT_VALUE, above, LAST, "—", time)
    _define(book, sheet, LAST_RUN_NAME, (above, RIGHT_VALUE, above, RIGHT_VALUE))
    sheet.write_string(0, HIDDEN_COLUMN, NOT_INSTALLED)
    sheet.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})
    _define(book, sheet, NOT_INSTALLED_NAME, (0, HIDDEN_COLUMN, 0, HIDDEN_COLUMN))


def write_kinds(
    book: Workbook, sheet: Worksheet, catalogue: Catalogue, styles: Styles, row: int
) -> None:
    """A line for each kind of paper, chosen with 是 or 否."""
    if not catalogue.documents:
        return
    sheet.set_row(row, 22)
    for at, words in ((LABEL, "公文"), (WORDS, "内容"), (CHOICE, "生成")):
        sheet.write_string(row, at, words, styles(HEADING))
    for at, kind in enumerate(catalogue.documents, start=row + 1):
        about = kind.page.strip().splitlines()[0].rstrip(".。")
        name = styles(BOXED, bold=True, font_color=ACCENT, font_size=10, text_wrap=False)
        sheet.write_string(at, LABEL, kind.name, name)
        sheet.write_string(at, WORDS, about, styles(BOXED, font_size=10, indent=1, shrink=True))
        choice = styles(BOXED, align="center", locked=False, text_wrap=False)
        sheet.write_string(at, CHOICE, CHOSEN, choice)
    last = row + len(catalogue.documents)
    told = {"error_title": "请核对", "error_message": f"填“{CHOSEN}”或“{LEFT_OUT}”。"}
    options = {"validate": "list", "source": [CHOSEN, LEFT_OUT], **told}
    sheet.data_validation(row + 1, CHOICE, last, CHOICE, options)
    _define(book, sheet, KINDS_NAME, (row + 1, LABEL, last, CHOICE))


def _define(book: Workbook, sheet: Worksheet, name: str, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.utility import xl_range_abs

    book.define_name(name, f"='{sheet.get_name()}'!{xl_range_abs(*area)}")
