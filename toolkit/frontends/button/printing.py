"""打印这张表: the filled rows of the ledger in view with bureau, title, date and a line for signatures."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.errors import ToolkitError
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.names import same_name
from toolkit.declare.owner import Owner
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.open_book import NotSavedError
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.open_book import read_sheets
from toolkit.workplace.folders import PRINTS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from xlwings import Range
    from xlwings import Sheet as OpenSheet

    from toolkit.declare.ledger import Ledger
    from toolkit.frontends.button.click import Click
    from toolkit.reading.workbook import Sheet

SIGNATURES = (
    "填报人：　　　　　　审核人：　　　　　　单位负责人（签字）：　　　　　　（盖章）　报送日期："
)


class NotPrintedError(ToolkitError):
    """The program with the workbook could not write the PDF."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"《{path.name}》写不出来，可能是磁盘满了，或“{path.parent.name}”文件夹不能写。"
            f"表已排好，可以按 Ctrl+P 打印；腾出空间或改好文件夹的权限，再点一次{PRINT_SHEET}，写成PDF。",
            file=path.name,
        )


def print_sheet(click: Click) -> Done:
    """Lay the ledger in view out for printing, and keep a PDF of it beside the workbook."""
    book = click.book
    sheet = book.sheets.active
    found = [
        each for each in click.catalogue.ledgers if same_name(each.sheet) == same_name(sheet.name)
    ]
    if not found:
        nothing, turn = "这张表不是台账，没有排。", f"翻到要打印的台账，再点{PRINT_SHEET}。"
        return Done(nothing, turn, ended=Ended.REFUSED)
    click.page.begin("正在读取台账…按 Esc 取消")
    sheets = read_sheets(book, click.catalogue, click.page.tell)
    read = next(each for each in sheets if each.name == sheet.name)
    last, width = last_filled(read), width_of(read, found[0])
    if last < FIRST_DATA_ROW or not width:
        nothing = f"“{sheet.name}”还没有填，没有可打印的行。"
        return Done(nothing, "填好再点一次。", ended=Ended.REFUSED)
    block = sheet.range((FIRST_DATA_ROW, 1), (last, width))
    rows = _rows_said(block, read, last)
    if not rows:
        out_of_sight = f"“{sheet.name}”填了的行都看不见（筛选或者隐藏了），没有可打印的行。"
        return Done(out_of_sight, "清除筛选，再点一次。", ended=Ended.REFUSED)
    click.page.working(f"正在排“{sheet.name}”…")
    sheet.page_setup.print_area = block.address
    dress(sheet, *_said_above(click, sheets), found[0].owner == Owner.PROGRAM)
    said = f"“{sheet.name}”已排好{rows}，每页有标题行，示例和后面的空行不印。"
    again = f"以后添了行，再点{PRINT_SHEET}。"
    try:
        folder = folder_of(book) / PRINTS_FOLDER
    except NotSavedError:
        return Done(said, f"按 Ctrl+P 打印。{again}")
    folder.mkdir(exist_ok=True)
    path = folder / f"{sheet.name}.pdf"
    click.page.working(f"正在写{path.name}…")
    _export(block, path)
    return Done(
        f"{said}PDF在“{PRINTS_FOLDER}”文件夹。", f"打开{path.name}打印，或按 Ctrl+P。{again}"
    )


def _export(block: Range, path: Path) -> None:
    """Write the PDF beside an earlier one, which stays where this is not written whole."""
    part = path.with_name(f"{path.stem}.tmp.pdf")
    try:
        block.to_pdf(str(part))
        part.replace(path)
    except OSError:
        raise
    except Exception as error:  # -- each program has its own error --
        raise NotPrintedError(path) from error
    finally:
        part.unlink(missing_ok=True)


def last_filled(sheet: Sheet) -> int:
    """The last row (from 1) above the end mark in which anything is filled; 0 for none."""
    return max(_filled(sheet), default=0)


def _filled(sheet: Sheet) -> Iterator[int]:
    """The rows (from 1) above the end mark in which anything is filled."""
    for number, row in enumerate(sheet.rows, start=1):
        if row and row[0] == END_MARK:
            return
        if number >= FIRST_DATA_ROW and any(cell not in {None, ""} for cell in row):
            yield number


def _rows_said(block: Range, read: Sheet, last: int) -> str:
    """Which rows are printed: none that a filter keeps out of sight; "" where it keeps all of them."""
    filled = [*_filled(read)]
    hidden = block.rows.hidden
    if hidden is None:
        seen = [at for at in filled if not block.rows[at - FIRST_DATA_ROW].rows.hidden]
        if seen != filled:
            return f"看得见的{len(seen)}行（共填了{len(filled)}行）" if seen else ""
    return "" if hidden else f"第{FIRST_DATA_ROW}—{last}行"


def width_of(sheet: Sheet, ledger: type[Ledger]) -> int:
    """Up to which column the sheet's headings go, the hidden ones of the system apart; 0 where it has others."""
    known = {column.heading for column in ledger.columns}
    for head in sheet.rows[:EXAMPLE_ROW]:  # -- a note may stand above the headings --
        names = [str(cell) for cell in head if cell not in {None, *SYSTEM_HEADINGS}]
        if known & {*names}:
            return len(names)
    return 0


def dress(sheet: OpenSheet, left: str, right: str, by_program: bool) -> None:
    """Bureau, title and date above each page, the line for signatures below: in the one program or the other."""
    below = "" if by_program else SIGNATURES
    with suppress(Exception):
        _dress_in_libreoffice(sheet, left, right, below)
    with suppress(Exception):
        _dress_in_excel(sheet, left, right, below)


def _dress_in_libreoffice(sheet: OpenSheet, left: str, right: str, below: str) -> None:
    """By the style of the sheet's pages."""
    styles = sheet.book.api.StyleFamilies.getByName("PageStyles")
    style = styles.getByName(sheet.api.PageStyle)
    style.HeaderIsOn = True
    head = style.RightPageHeaderContent
    for part, words in (
        (head.LeftText, left),
        (head.CenterText, sheet.name),
        (head.RightText, right),
    ):
        part.setString(words)
    style.RightPageHeaderContent = head
    if below:
        foot = style.RightPageFooterContent
        foot.LeftText.setString(below)
        style.RightPageFooterContent = foot


def _dress_in_excel(sheet: OpenSheet, left: str, right: str, below: str) -> None:
    """By PageSetup (Microsoft's reference of Excel; not tried in Excel itself)."""
    page = sheet.api.PageSetup
    page.LeftHeader, page.CenterHeader, page.RightHeader = left, f"&B&14{sheet.name}", right
    if below:
        page.LeftFooter = below


def _said_above(click: Click, sheets: Sequence[Sheet]) -> tuple[str, str]:
    """The bureau's name, and 截至2012年12月31日; empty where the workbook says neither."""
    from toolkit.reading.tables import LedgerBook
    from toolkit.usecases.settings import settings_of

    file, catalogue = click.book.name, click.catalogue
    cells = LedgerBook(file, sheets, catalogue).settings
    bureau = getattr(catalogue.parameters, "bureau", None)
    cell = cells.get(bureau.name) if bureau else None
    name = str(cell.value or "").split("；")[0] if cell else ""
    with suppress(ToolkitError):
        return name, f"截至{full_day(settings_of(file, cells, catalogue).as_of)}"
    return name, ""
