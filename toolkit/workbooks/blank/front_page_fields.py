"""What the front page says of the last click, and which papers the next one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import KINDS_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import NOT_INSTALLED_NAME
from toolkit.declare.layout import PYTHON_FAILED_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.workbooks.blank.styles import BAND
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.declare.front_page import FrontPage
    from toolkit.workbooks.blank.styles import Styles

LABEL, WORDS, RIGHT, RIGHT_VALUE, LAST = 1, 2, 7, 9, 10
HIDDEN_COLUMN = 12
ROW_HEIGHT = 30
TIME_FORMAT = "yyyy-mm-dd hh:mm"
CHOSEN, LEFT_OUT = "是", "否"
READY = "尚未运行。"
NOT_INSTALLED = (
    "台账工具箱没有装好，按钮不能用，台账没有改动。请信息人员按安装说明安装；"
    "也可在命令行用 taizhang validate 校验。"
)
PYTHON_FAILED = (
    "台账工具箱没有运行起来，这次没有做完。请把日志文件交给信息人员："
    r"%LOCALAPPDATA%\taizhang-toolkit\clicks.log"
)


def write_status(
    book: Workbook, sheet: Worksheet, words: FrontPage, styles: Styles, row: int, above: int
) -> None:
    """状态 and 下一步 from a row on, 上次运行 in a row above; all are open for the program."""
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False)
    said = styles(BODY, BAND, locked=False, font_size=10.5)
    for at, (name, heading, first) in enumerate(
        ((STATUS_NAME, "状态", READY), (NEXT_NAME, "下一步", words.first_step)), start=row
    ):
        sheet.set_row(at, ROW_HEIGHT)
        sheet.write_string(at, LABEL, heading, label)
        sheet.merge_range(at, WORDS, at, LAST, first, said)
        _define(book, sheet, name, (at, WORDS, at, WORDS))
    sheet.merge_range(above, RIGHT, above, RIGHT_VALUE - 1, "上次运行", label)
    when = {"align": "left", "num_format": TIME_FORMAT, "font_color": GREY, "text_wrap": False}
    time = styles(BODY, BAND, when, locked=False, font_size=10)
    sheet.merge_range(above, RIGHT_VALUE, above, LAST, "—", time)
    _define(book, sheet, LAST_RUN_NAME, (above, RIGHT_VALUE, above, RIGHT_VALUE))
    said_by_macros = ((NOT_INSTALLED_NAME, NOT_INSTALLED), (PYTHON_FAILED_NAME, PYTHON_FAILED))
    for at, (name, sentence) in enumerate(said_by_macros):
        sheet.write_string(at, HIDDEN_COLUMN, sentence)
        _define(book, sheet, name, (at, HIDDEN_COLUMN, at, HIDDEN_COLUMN))
    sheet.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})


def write_kinds(
    book: Workbook, sheet: Worksheet, catalogue: Catalogue, styles: Styles, row: int
) -> int:
    """A line for each kind of paper, chosen with 是 or 否; the first row free below is returned."""
    kinds = catalogue.documents
    if not kinds:
        return row
    heading = styles(HEADING)
    sheet.merge_range(row, RIGHT, row, RIGHT_VALUE - 1, "公文", heading)
    sheet.merge_range(row, RIGHT_VALUE, row, LAST, "生成", heading)
    name = styles(BOXED, font_size=10, indent=1, text_wrap=False)
    choice = styles(BOXED, align="center", locked=False, text_wrap=False, font_size=10)
    for at, kind in enumerate(kinds, start=row + 1):
        sheet.merge_range(at, RIGHT, at, RIGHT_VALUE - 1, kind.name, name)
        sheet.merge_range(at, RIGHT_VALUE, at, LAST, CHOSEN if kind.usual else LEFT_OUT, choice)
        sheet.data_validation(at, RIGHT_VALUE, at, RIGHT_VALUE, _asked(kind))
    last = row + len(kinds)
    _define(book, sheet, KINDS_NAME, (row + 1, RIGHT, last, RIGHT_VALUE))
    return last + 2


def _asked(kind: DocumentKind) -> dict[str, object]:
    """The drop-down of a kind of paper; beside it stands what the paper is."""
    return {
        "validate": "list",
        "source": [CHOSEN, LEFT_OUT],
        "input_title": kind.name,
        "input_message": kind.page.strip().splitlines()[0].rstrip(".。"),
        "error_title": "请核对",
        "error_message": f"填“{CHOSEN}”或“{LEFT_OUT}”。",
    }


def _define(book: Workbook, sheet: Worksheet, name: str, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.utility import xl_range_abs

    book.define_name(name, f"='{sheet.get_name()}'!{xl_range_abs(*area)}")
