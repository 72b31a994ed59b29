"""撤销上次改动 of rows that were added, in LibreOffice: formulas are as they were, rows that were put in are gone."""

import datetime as dt

import pytest
import xlwings

from tests.frontends.excel.clicked import said
from tests.frontends.excel.test_added_rows_taken_back import add
from tests.frontends.excel.test_added_rows_taken_back import ledgers
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import put
from tests.frontends.excel.test_taking_back_merge import trail
from tests.frontends.excel.test_whole_merge import VISITS
from tests.frontends.excel.test_whole_merge import with_visits
from tests.untitled import untitled
from toolkit.declare.layout import END_MARK
from toolkit.engines.libreoffice.bridge import struct
from toolkit.frontends.excel import click
from toolkit.ooxml.references import column_letters

STAYS = [
    ("2012-05-07", "2012-05-07", 1),
    ("2012-05-14", "2012-05-15", 2),
    ("2012-05-21", "2012-05-21", 1),
]
pytestmark = pytest.mark.office


@pytest.fixture
def opened(office, path, clean_xlsm, booklets):  # noqa: F811
    """The workbook, and three rows that come back: one with the days that its formula gives, one with others."""
    path.write_bytes(untitled(clean_xlsm))
    folder = path.parent / "回收"
    folder.mkdir()
    sent, copy = next(with_visits(booklets))
    sheet = copy[VISITS]
    add(sheet, ["第一件", "第二件", "第三件"], key="主要内容")
    heads = [cell.value for cell in sheet[1]]
    words = heads.index("主要内容")
    rows = [row for row in sheet.iter_rows(min_row=3) if str(row[words].value).endswith("件")]
    for row, (first, last, days) in zip(rows, STAYS, strict=True):
        put(sheet, row[0].row, "开始日期", dt.date.fromisoformat(first))
        put(sheet, row[0].row, "结束日期", dt.date.fromisoformat(last))
        put(sheet, row[0].row, "天数", days)
    copy.save(folder / sent.name)
    book = office.books.open(str(path))
    book.set_mock_caller()
    yield book
    del xlwings.Book._mock_caller


def without_room(book):
    """Take out the empty rows of a ledger but one; where that is."""
    sheet = book.sheets[VISITS]
    first = sheet.range("B1:B400").value.index(None, 2) + 1
    end = sheet.range("A1:A600").value.index(END_MARK) + 1
    sheet.api.unprotect("")
    sheet.range(f"{first + 1}:{end - 1}").delete(shift="up")
    sheet.api.protect("")
    return first


def test_what_has_filled_itself_in_added_rows_goes_with_them(opened):
    """报送里“天数”空着的（这里把它连同留痕的一条去掉），校验时由公式算出；撤销以后那一行什么也没有."""
    sheet, told = opened.sheets[VISITS], opened.sheets["变更留痕"]
    before = ledgers(opened, calculated=True)[VISITS]
    click("collect")
    assert "新增3行" in said(opened)
    row = sheet.range("K1:K400").value.index("第三件") + 1
    days = f"{column_letters(column(opened, VISITS, '天数'))}{row}"
    sheet.range(days).value = None
    line = told.range("D1:D400").value.index(f"{VISITS}!{days}") + 1
    told.range(f"A{line}:G{line}").value = [None] * 7
    click("validate")
    assert str(sheet.range(days).formula).startswith("=")
    click("takeback")
    assert said(opened).startswith("已取消新增的3行（")
    assert ledgers(opened, calculated=True)[VISITS] == before


def test_rows_that_were_put_in_for_want_of_empty_ones_are_gone_again(opened):
    sheet, first = opened.sheets[VISITS], without_room(opened)
    assert sheet.range(f"A{first + 1}").value == END_MARK
    before = ledgers(opened, calculated=True)
    click("collect")
    assert sheet.range(f"A{first + 3}").value == END_MARK
    assert {row[6][:4] for row in trail(opened)} == {"整行新增", "插入整行"}
    click("takeback")
    assert said(opened).startswith("已取消新增的3行（")
    assert ledgers(opened, calculated=True) == before


def test_where_one_cannot_be_taken_out_nothing_is(opened):
    """最上面一行锁着：下面两行插入的已经删去，又放回来。"""
    sheet, first = opened.sheets[VISITS], without_room(opened)
    click("collect")
    sheet.api.unprotect("")
    locked = struct("util.CellProtection", IsLocked=True)
    sheet.api.getCellRangeByName(f"A{first}:AD{first}").CellProtection = locked
    sheet.api.protect("")
    after = ledgers(opened, calculated=True)
    click("takeback")
    assert "写不进去：这格是锁住的" in said(opened)
    assert ledgers(opened, calculated=True) == after
