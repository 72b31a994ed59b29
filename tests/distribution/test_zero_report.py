"""零报告 is read from a cover as people fill it: what is ticked, by whom, when, and what is unclear."""

import datetime as dt

import pytest

from toolkit.declare import cover
from toolkit.distribution import zero_report
from toolkit.distribution.zero_report import NoCoverTableError

LEDGERS = ("日记", "问题", "报告")
DAY = dt.date(2012, 12, 27)
HEADINGS = [None, *cover.HEADINGS]


def zero_reports(rows):
    return zero_report.zero_reports(rows, LEDGERS)


def line(sheet, new=None, change=None, reason=None):
    said = {
        cover.LEDGER: sheet,
        cover.NOTHING_NEW: new,
        cover.NO_CHANGE: change,
        cover.REASON: reason,
    }
    return [None, *(said.get(heading) for heading in cover.HEADINGS)]


def as_filled(*lines, by="秦川", on=DAY):
    signed = [by, "马力", None, None, on]
    table = [HEADINGS, *lines]
    return [["", "发给"], [], *table, [None, "①……"], [None, *cover.SIGNED], [None, *signed], []]


def test_ticks_reason_name_and_day_are_read_for_each_ledger():
    reports = zero_reports(
        as_filled(line("日记", "√", "—", "—"), line("问题", None, "√", "待上级批复"), line("报告"))
    )
    assert list(reports) == ["日记", "问题", "报告"]
    first, second, third = reports.values()
    assert (first.nothing_new, first.no_change, first.reason) == (True, False, "")
    assert (second.nothing_new, second.no_change, second.reason) == (False, True, "待上级批复")
    assert (first.by, first.on, second.doubts) == ("秦川", DAY, ())
    assert not third.is_declared and third.doubts == ()
    assert [each.at_row for each in reports.values()] == [4, 5, 6]


@pytest.mark.parametrize("tick", ["√", "✓", "✔", "是", " √ ", True, 1.0, "v"])
def test_a_tick_is_read_however_it_is_made(tick):
    assert zero_reports(as_filled(line("日记", tick)))["日记"].nothing_new


@pytest.mark.parametrize("tick", [None, "", "—", "×", "否", False, 0])
def test_what_says_no_is_no_report_and_no_doubt(tick):
    report = zero_reports(as_filled(line("日记", tick)))["日记"]
    assert not report.is_declared and report.doubts == ()


def test_what_is_no_tick_is_none_and_is_asked_about():
    report = zero_reports(as_filled(line("日记", "大概没有")))["日记"]
    assert not report.is_declared
    assert report.doubts == (
        "“封面”第4行“本期无新增”填“大概没有”，看不出是不是打√，没有算作零报告，请核实。",
    )


@pytest.mark.parametrize(
    ("tick", "why"), [(None, "没有选√，没有算作零报告"), ("—", "这一行不用报")]
)
def test_a_reason_without_a_tick_is_no_report_and_told_with_its_words(tick, why):
    report = zero_reports(as_filled(line("问题", None, tick, "等雨季")))["问题"]
    assert not report.is_declared
    assert report.doubts == (
        f"“封面”第4行写了无变化的原因“等雨季”，“在办事项无变化”{why}，请核实。",
    )
    assert zero_reports(as_filled(line("问题", "√", tick, "无")))["问题"].doubts == ()


def test_a_day_that_is_none_is_told_as_it_is_written():
    assert zero_report.unreadable_day(as_filled(on="十二月底")) == "十二月底"
    assert [zero_report.unreadable_day(as_filled(on=day)) for day in (None, DAY)] == ["", ""]


def test_a_report_without_reason_name_or_day_is_taken_with_a_doubt_for_each():
    report = zero_reports(as_filled(line("问题", "√", "√"), by=None, on="月底"))["问题"]
    assert report.nothing_new and report.no_change
    lacking = [each.partition("没有写明")[2].partition("，")[0] for each in report.doubts]
    assert lacking == ["无变化的原因", "填报人", "报送日期"]


@pytest.mark.parametrize(
    "day", [dt.datetime.fromisoformat("2012-12-27 10:00"), "2012-12-27", "2012年12月27日", "2012.12.27"]
)  # fmt: skip
def test_the_day_is_read_as_people_write_it(day):
    assert zero_reports(as_filled(line("日记", "√"), on=day))["日记"].on == DAY


def test_the_table_is_found_wherever_it_was_moved():
    rows = [[None, None, *row] for row in [[], [], *as_filled(line("日记", "√"))]]
    assert zero_reports(rows)["日记"].nothing_new


def test_a_cover_without_its_table_is_said():
    with pytest.raises(NoCoverTableError, match="“封面”里找不到"):
        zero_reports([["发给", "监察大队"]])


def test_a_report_hides_neither_new_rows_nor_open_matters():
    report = zero_reports(as_filled(line("问题", "√", "√", "待批")))["问题"]
    assert report.held_to(0, 0) == ()
    new, still_open = report.held_to(2, 3)
    assert "新增2行：新增的照收，零报告不算" in new
    assert "在办3件仍是在办，不因零报告销号" in still_open
    nothing = zero_reports(as_filled(line("问题")))["问题"]
    assert nothing.held_to(2, 3) == ()
