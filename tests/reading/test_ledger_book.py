"""The one door by which a workbook is read: its settings first, then all tables of their year."""

import datetime as dt

import pytest

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.reading.tables import LedgerBook
from toolkit.reading.tables import SheetTwiceError
from toolkit.reading.tables import SheetUnreadableError
from toolkit.reading.tables import WrongWorkbookError
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

DRAWN = """
    参数
    | 参数名   | 取值       | 生效日   |
    | 台账年度 | 2013       | 3月1日   |
    | 统计截止日 | 2013-06-30 | 3月1日   |

    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    | 张三 | 4月10日  | 4月11日  |
"""

WORK, SETTINGS = SANJIE.ledger("下基层活动台账"), SANJIE.ledger("参数")
(SINCE,) = [column for column in SETTINGS.columns if column.heading == "生效日"]


def book(*more, drawing=DRAWN):
    return LedgerBook("画.xlsx", [*sheets_of(drawing), *more], SANJIE)


def test_settings_are_there_before_the_year_is_known():
    settings = book().settings
    values = {name: cell.value for name, cell in settings.items()}
    assert values == {"台账年度": "2013", "统计截止日": "2013-06-30"}
    assert str(settings["统计截止日"].place) == "参数!B3"
    assert settings["统计截止日"].since == dt.date(2013, 3, 1)  # -- 3月1日, of the ledgers' year --


def test_dates_without_a_year_take_the_one_that_is_given_also_beside_the_settings():
    opened = book()
    assert opened.settings
    tables = opened.read(2013).tables
    (activity,) = tables[WORK].rows
    assert activity.started_on == dt.date(2013, 4, 10)
    assert {row[SINCE] for row in tables[SETTINGS].rows} == {dt.date(2013, 3, 1)}


def test_what_is_read_does_not_depend_on_whether_the_settings_were_asked_for():
    asked, unasked = book(), book()
    assert asked.settings
    first, second = asked.read(2013), unasked.read(2013)
    assert first.findings == second.findings
    assert first.notes == second.notes != []


def test_the_workbooks_own_year_is_the_one_that_its_dates_take():
    settings, work = sheets_of(DRAWN)
    days = [["全年起始日", "2013-01-01", None], ["全年截止日", "2013-12-31", None]]
    whole = Sheet(settings.name, [*settings.rows, *days])
    judged = validate("画.xlsx", [whole, work], SANJIE)
    (activity,) = judged.case.tables[WORK].rows
    assert activity.started_on.year == 2013
    assert judged.case.as_of == dt.date(2013, 6, 30)


def test_settings_whose_sheet_is_named_with_a_blank_count_too():
    sheets = [Sheet(f" {each.name} ", each.rows) for each in sheets_of(DRAWN)[:1]]
    sheets += sheets_of(DRAWN)[1:]
    assert LedgerBook("画.xlsx", sheets, SANJIE).settings["台账年度"].value == "2013"


def test_a_booklet_is_known_by_its_system_sheet():
    system = Sheet(SYSTEM_SHEET, [[SYSTEM_KIND, BOOKLET_KIND]], hidden=True)
    assert book(system).is_booklet
    assert not book().is_booklet


def test_another_workbook_is_refused_before_anything_is_read():
    with pytest.raises(WrongWorkbookError, match="没有“参数”等工作表（现有：别的表）"):
        LedgerBook("画.xlsx", [Sheet("别的表", [[1]])], SANJIE)


@pytest.mark.parametrize("title", ["下基层活动台账 ", "下基层活动台账\u200b", "下基层 活动台账"])
def test_a_tab_that_differs_by_what_cannot_be_seen_is_the_ledger(title):
    settings, work = sheets_of(DRAWN)
    opened = LedgerBook("画.xlsx", [settings, Sheet(title, work.rows)], SANJIE)
    assert len(opened.read(2013).tables[WORK].rows) == 1


@pytest.mark.parametrize(("title", "shown"), [("下基层活动台账 ", "下基层活动台账␣"),
    ("下基层\u200b活动台账", "下基层〔U+200B〕活动台账")])  # fmt: skip
def test_two_tabs_of_one_name_are_told_apart_and_neither_is_taken(title, shown):
    """Neither may replace the other without a word."""
    with pytest.raises(SheetTwiceError) as told:
        book(Sheet(title, [["姓名", "开始日期", "结束日期"]]))
    assert f"“下基层活动台账”、“{shown}”" in str(told.value)


def test_copies_of_sheets_that_are_no_ledgers_may_have_what_names_they_like():
    assert book(Sheet("草稿", []), Sheet("草稿 ", [])).read(2013).tables[WORK].rows


def test_a_heading_with_what_cannot_be_seen_is_the_heading():
    settings, work = sheets_of(DRAWN)
    work.rows[0] = [str(heading).replace("开始", "\ufeff开始\u200b") for heading in work.rows[0]]
    tables = LedgerBook("画.xlsx", [settings, work], SANJIE).read(2013).tables
    assert tables[WORK].rows[0].started_on == dt.date(2013, 4, 10)


def test_a_ledger_that_could_not_be_read_is_one_sentence_and_a_scratch_sheet_none():
    settings, work = sheets_of(DRAWN)
    broken = Sheet("下基层活动台账", [], refusal="已损坏，请重新报送")
    with pytest.raises(SheetUnreadableError, match="工作表“下基层活动台账”已损坏，请重新报送。"):
        LedgerBook("画.xlsx", [settings, broken], SANJIE)
    scratch = Sheet("草稿", [], refusal="已损坏，请重新报送")
    assert LedgerBook("画.xlsx", [settings, work, scratch], SANJIE).read(2013).tables[WORK].rows
