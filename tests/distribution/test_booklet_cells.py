"""What a department's copy holds: the receiver's rows as the office has them, nothing restricted."""

import datetime as dt

import pytest

from toolkit.declare import columns as c
from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import BookletKind
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place
from toolkit.declare.owner import Owner
from toolkit.declare.period import Period
from toolkit.declare.table import Table
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import UNREADABLE
from toolkit.distribution.contents import booklet_sheets
from toolkit.distribution.contents import row_id
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.unsent import unsent
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue


class Round(Ledger, code="B1", sheet="巡查"):
    """巡查：一次一行."""

    place = c.Text("地点")
    reporter = c.Text("报告人", restricted=True)
    day = c.Date("日期", period=Period.ANY)
    found = c.Text("发现").optional()

    key = (place, day)


class Fault(Ledger, code="B2", sheet="隐患"):
    """隐患：一处一行."""

    what = c.Text("隐患")

    key = (what,)


DAY = dt.date(2012, 4, 9)
MORNING = dt.datetime.fromisoformat("2012-04-09 08:30")
# -- as they stand in booklets that departments hold already --
DRAWN, DRAWN_FROM_ROW_2 = "f660055407", "b74763fd9a"
HEADINGS = ["地点", "报告人", "日期", "发现"]


def rounds(*rows, letters="ABCD"):
    """The ledger as read: its first row of data is row 2 of the sheet."""
    at = {
        heading: letter for heading, letter in zip(HEADINGS, letters, strict=True) if letter != " "
    }
    return Table(Round, [Round(number, row) for number, row in enumerate(rows, start=2)], at)


def case(*tables):
    return Case({each.ledger: each for each in tables}, DAY, None)


def booklet(rows, key="甲"):
    return Booklet(BookletKind("科室", Owner.OFFICE), key, key, "", rows)


def test_what_is_restricted_does_not_leave_the_office():
    assert [column.heading for column in sent_columns(Round)] == ["地点", "日期", "发现"]
    table = rounds(("甲厂", "王某", DAY, None))
    (sheet,) = booklet_sheets(
        booklet({Round: table.rows}), case(table), {"巡查": [HEADINGS, ["甲厂", "王某", DAY, None]]}
    )
    assert sheet.ledger is Round
    assert sheet.columns == sent_columns(Round)
    assert sheet.cells == (("甲厂", DAY, None),)


def test_every_cell_goes_out_as_it_stands_in_the_office_s_file():
    table = rounds(("甲厂", "王某", DAY, None), ("乙厂", "王某", DAY, "漏电"))
    office = {"巡查": [HEADINGS, ["甲 厂", "王某", "4月9日", None], ["乙厂", "王某", DAY, 7.5]]}
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), office)
    assert sheet.cells == (("甲 厂", "4月9日", None), ("乙厂", DAY, 7.5))
    assert sheet.kept_home == ()
    (second,) = booklet_sheets(booklet({Round: table.rows[1:]}), case(table), office)
    assert second.cells == (("乙厂", DAY, 7.5),)
    assert second.ids == sheet.ids[1:]


def test_what_cannot_be_read_stays_home_beside_restricted_columns():
    table = rounds(("甲厂", "王某", UNREADABLE, "漏电"))
    office = {"巡查": [HEADINGS, ["甲厂", "王某", "赵小满", "漏电"]]}
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), office)
    assert sheet.cells == (("甲厂", None, "漏电"),)
    assert sheet.kept_home == (Place("巡查", 2, "日期", "C2"),)


def test_what_cannot_be_read_goes_out_where_no_column_is_restricted():
    table = Table(Fault, [Fault(2, (UNREADABLE,))], {"隐患": "A"})
    office = {"隐患": [["隐患"], ["说不清"]]}
    (sheet,) = booklet_sheets(booklet({Fault: table.rows}), case(table), office)
    assert sheet.cells == (("说不清",),) and sheet.kept_home == ()


@pytest.mark.parametrize(
    "number", ["13912340001", "139 1234 0001", 13912340001.0, "11010519491231002X"]
)
def test_the_words_of_a_row_with_a_person_s_number_in_a_column_of_words_stay_home(number):
    table = rounds(("甲厂", "王某", DAY, "无"))
    office = {"巡查": [HEADINGS, ["赵小满", "王某", DAY, number]]}
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), office)
    assert sheet.cells == ((None, DAY, None),)
    assert [place.cell for place in sheet.kept_home] == ["A2", "D2"]


def test_columns_are_found_where_the_office_has_them_and_absent_ones_are_empty():
    wide = [None] * 27
    line = [*wide, "甲厂", DAY]
    table = Table(Round, [Round(2, ("甲厂", None, DAY, None))], {"地点": "AB", "日期": "AC"})
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), {"巡查": [line, line]})
    assert sheet.cells == (("甲厂", DAY, None),)


@pytest.mark.parametrize(
    ("cell", "sent"),
    [
        (None, None),
        ("", ""),
        ("文字", "文字"),
        (3, 3),
        (2.5, 2.5),
        (True, True),
        (dt.date(2012, 4, 9), dt.date(2012, 4, 9)),
        (MORNING, MORNING),
        (dt.time(18, 0), dt.time(18, 0)),
        (dt.time(0, 1, 30), dt.time(0, 1, 30)),
        (dt.timedelta(hours=36), 1.5),
    ],
)
def test_a_cell_is_what_a_workbook_can_hold(cell, sent):
    table = rounds(("甲厂", None, DAY, None))
    office = {"巡查": [HEADINGS, ["甲厂", None, DAY, cell]]}
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), office)
    assert sheet.cells == (("甲厂", DAY, sent),)
    assert type(sheet.cells[0][2]) is type(sent)


@pytest.mark.parametrize(
    "cell",
    [UNCALCULATED, ErrorValue("#REF!"), "#N/A", '=DISPIMG("ID_5F2A",1)', "=_xlfn.DISPIMG(A,1)"],
)
def test_what_shows_no_value_goes_out_empty_and_is_listed_never_as_words(cell):
    table = rounds(("甲厂", None, DAY, None))
    office = {"巡查": [HEADINGS, ["甲厂", None, DAY, cell]]}
    (sheet,) = booklet_sheets(booklet({Round: table.rows}), case(table), office)
    assert sheet.cells == (("甲厂", DAY, None),)
    assert [place.cell for place in sheet.without_value] == ["D2"]
    assert sheet.kept_home == ()


def test_a_sheet_that_the_office_lacks_is_left_out():
    table = rounds(("甲厂", None, DAY, None))
    office = {"巡查": [HEADINGS, ["甲厂", None, DAY, None]]}
    sheets = booklet_sheets(booklet({Fault: (), Round: table.rows}), case(table), office)
    assert [sheet.ledger for sheet in sheets] == [Round]


def test_rows_that_no_booklet_holds_are_told():
    table = rounds(*[(place, None, DAY, None) for place in "甲乙丙丁"])
    faults = Table(Fault, [Fault(2, ("堵塞",))], {"隐患": "A"})
    first, second, third, fourth = table.rows
    everything = case(table, faults)
    two = [booklet({Round: [first], Fault: faults.rows}, "甲"), booklet({Round: [third]}, "丙")]
    assert unsent(iter(two), everything) == {Round: [second, fourth]}
    assert unsent([booklet({Round: table.rows}), booklet({Fault: ()})], everything) == {
        Fault: faults.rows
    }
    assert unsent([], everything) == {}


def test_a_row_s_own_number_stays():
    assert row_id(Round(2, ("甲厂", None, DAY, None), "B1-本行")) == "B1-本行"


def test_a_number_is_drawn_from_the_key_alone_and_stays_over_runs():
    drawn = row_id(Round(2, ("甲厂", "王某", DAY, None)))
    assert drawn == "B1-" + DRAWN
    assert row_id(Round(9, ("甲厂", "李某", DAY, "漏电"))) == drawn
    assert row_id(Round(2, ("乙厂", "王某", DAY, None))) != drawn
    assert row_id(Round(2, ("甲厂", "王某", DAY + dt.timedelta(1), None))) != drawn


@pytest.mark.parametrize("gap", [None, EMPTY, UNREADABLE])
def test_without_a_whole_key_the_number_is_drawn_from_the_place(gap):
    rows = [Round(2, ("甲厂", None, gap, None)), Round(2, ("乙厂", None, gap, None))]
    assert row_id(rows[0]) == row_id(rows[1]) == "B1-" + DRAWN_FROM_ROW_2
    assert row_id(Round(3, ("甲厂", None, gap, None))) != row_id(rows[0])


def test_a_ledger_without_a_key_is_numbered_by_place():
    class Remark(Ledger, code="B1", sheet="备忘"):
        """备忘."""

        text = c.Text("内容")

    assert row_id(Remark(2, ("甲",))) == "B1-" + DRAWN_FROM_ROW_2
