"""说明: by whom and when, kept over re-runs, flagged where the fact beneath has changed."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.standard import ResultLine
from toolkit.reading.workbook import Sheet
from toolkit.usecases.explaining import CHANGED
from toolkit.usecases.explaining import Earlier
from toolkit.usecases.explaining import Registered
from toolkit.usecases.report import as_json
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import validate

NOW = Earlier(by="李四", at="2012-07-02")
LATER = Earlier(by="王五", at="2012-08-01")
KEY = "R201|张三"
HEADINGS = [column.heading for column in ResultLine.columns]


def ledgers(last="4月17日"):
    return sheets_of(
        f"""
        人员名册
        | 姓名 | 是否班子成员 |
        | 张三 | 是           |
        下基层活动台账
        | 姓名 | 活动类别 | 开始日期 | 结束日期 |
        | 张三 | 驻点调研 | 4月10日  | {last}   |
        """
    )


def judge(sheets, as_of="2012-07-02", earlier=NOW):
    return validate("画.xlsx", sheets, SANJIE, as_of=dt.date.fromisoformat(as_of), earlier=earlier)


def left(judged, words=None):
    """The result sheet as a judgement leaves it, and a person types in it."""
    rows = [entry.cells() for entry in result_entries(judged)]
    for row in rows:
        if words and row[ResultLine.stable_key.position] == KEY:
            row[ResultLine.explanation.position] = words
    return Sheet(ResultLine.sheet, [HEADINGS, *([cell or None for cell in row] for row in rows)])


def verdict(judged):
    return next(each for each in as_json("画.xlsx", judged)["verdicts"] if each["key"] == KEY)


def told(judged):
    said = verdict(judged)
    return said["state"], said["explained_by"], said["explained_at"], said["fact_changed"]


@pytest.fixture
def typed():
    """A deviation that was shown on 2 July, and the 说明 that was typed beside it then."""
    return left(judge(ledgers()), "因全市统一安排")


def test_it_closes_a_deviation_with_name_and_day(typed):
    assert told(judge(ledgers())) == ("偏离待说明", "", "", False)
    assert told(judge([*ledgers(), typed])) == ("偏离已说明", "李四", "2012-07-02", False)


def test_name_and_day_stay_over_every_re_run(typed):
    sheet = typed
    for day in ("2012-07-02", "2012-08-01", "2012-10-08"):
        now = judge([*ledgers(), sheet], day, NOW if sheet is typed else LATER)
        assert told(now) == ("偏离已说明", "李四", "2012-07-02", False)
        sheet = left(now)


def test_it_is_flagged_and_kept_when_the_fact_beneath_has_changed(typed):
    first = left(judge([*ledgers(), typed]))
    now = judge([*ledgers("4月18日"), first], earlier=LATER)
    assert told(now) == ("偏离已说明", "李四", "2012-07-02", True)
    assert verdict(now)["explanation"] == "因全市统一安排"
    again = judge([*ledgers("4月18日"), left(now)], earlier=LATER)
    assert told(again) == ("偏离已说明", "李四", "2012-07-02", True)
    (line,) = [each for each in result_entries(again) if each.key == KEY]
    assert line.explained.recorded == f"李四 2012-07-02；{CHANGED}"
    back = judge([*ledgers(), left(again)], earlier=LATER)
    assert told(back)[3] is False


def test_it_is_flagged_where_the_ledger_changed_before_the_next_run(typed):
    assert told(judge([*ledgers("4月18日"), typed]))[3] is True


def test_new_words_are_for_the_fact_that_is_shown(typed):
    flagged = judge([*ledgers("4月18日"), left(judge([*ledgers(), typed]))], earlier=LATER)
    now = judge([*ledgers("4月18日"), left(flagged, "仍因全市统一安排")], earlier=LATER)
    assert told(now) == ("偏离已说明", "王五", "2012-08-01", False)


def test_the_register_knows_better_than_the_sheet(typed):
    first = left(judge([*ledgers(), typed]))
    trail = {(KEY, "因全市统一安排"): Registered("赵六", "2012-07-01", "00000000")}
    now = judge([*ledgers(), first], earlier=replace(LATER, trail=lambda: trail))
    assert told(now) == ("偏离已说明", "赵六", "2012-07-01", True)


def test_without_words_the_register_is_not_asked():
    def never():
        raise AssertionError

    assert told(judge(ledgers(), earlier=replace(NOW, trail=never)))[0] == "偏离待说明"


def test_it_closes_no_duty(typed):
    del typed
    short = judge(ledgers("4月13日"), "2012-10-08")
    assert verdict(short)["state"] == "不符合"
    now = judge([*ledgers("4月13日"), left(short, "因病")], "2012-10-08")
    assert (verdict(now)["state"], verdict(now)["explanation"]) == ("不符合", "因病")
