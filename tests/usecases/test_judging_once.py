"""A workbook judged again: what is still as it was is not, and whatever is another is."""

from dataclasses import replace

import pytest

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.standard import ResultLine
from toolkit.reading.workbook import Sheet
from toolkit.usecases.explaining import Earlier
from toolkit.usecases.explaining import Registered
from toolkit.usecases.judging_once import JudgingOnce
from toolkit.usecases.report import as_json
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import validate

NOW = Earlier(by="李四", at="2012-07-02")
HEADINGS = [column.heading for column in ResultLine.columns]


def ledgers(days="2", as_of="2012-07-02"):
    return tuple(
        sheets_of(
            f"""
            参数
            | 参数名     | 取值    |
            | 统计截止日 | {as_of} |
            人员名册
            | 姓名 | 是否班子成员 |
            | 张三 | 是           |
            下基层活动台账
            | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数   |
            | 张三 | 驻点调研 | 4月10日  | 4月11日  | {days} |
            """
        )
    )


def with_cell(sheets, value):
    """The same with one cell of the ledger another."""
    *others, last = sheets
    rows = [list(row) for row in last.rows]
    rows[-1][-1] = value
    return (*others, replace(last, rows=rows))


def explained_by_somebody(sheets):
    """The result sheet as a person leaves it who typed a 说明."""
    rows = [
        [cell or None for cell in entry.cells()]
        for entry in result_entries(validate("画.xlsx", sheets, SANJIE, earlier=NOW))
    ]
    rows[0][ResultLine.explanation.position] = "已请示"
    return (*sheets, Sheet(ResultLine.sheet, [HEADINGS, *rows]))


def said(judged):
    return as_json("画.xlsx", judged)


@pytest.fixture
def once():
    return JudgingOnce()


def test_what_is_still_as_it_was_is_not_judged_again(once):
    first = once.judge("画.xlsx", ledgers(), SANJIE, NOW)
    assert once.judge("画.xlsx", ledgers(), SANJIE, NOW) is first
    assert said(first) == said(validate("画.xlsx", ledgers(), SANJIE, earlier=NOW))


@pytest.mark.parametrize(
    ("file", "sheets", "earlier"),
    [
        ("另一本.xlsx", ledgers(), NOW),
        ("画.xlsx", ledgers(days="3"), NOW),
        ("画.xlsx", ledgers(as_of="2012-08-01"), NOW),
        ("画.xlsx", (*ledgers(), Sheet("添的", [])), NOW),
        ("画.xlsx", (*ledgers()[:-1], replace(ledgers()[-1], hidden=True)), NOW),
        ("画.xlsx", ledgers(), replace(NOW, at="2012-07-03")),
        ("画.xlsx", ledgers(), replace(NOW, by="王五")),
    ],
    ids=["file", "cell", "as-of date", "sheet", "hidden", "day", "who looks"],
)
def test_whatever_is_another_is_judged_anew(once, file, sheets, earlier):
    first = once.judge("画.xlsx", ledgers(), SANJIE, NOW)
    again = once.judge(file, sheets, SANJIE, earlier)
    assert again is not first
    assert said(again) == said(validate(file, sheets, SANJIE, earlier=earlier))


def test_one_and_a_truth_are_two_things_though_python_holds_them_for_equal(once):
    first = once.judge("画.xlsx", with_cell(ledgers(), 1.0), SANJIE, NOW)
    again = once.judge("画.xlsx", with_cell(ledgers(), True), SANJIE, NOW)
    assert again is not first
    assert said(again) != said(first)


def test_what_the_register_was_asked_for_is_asked_again(once):
    """The register's 说明 may be others by then, though the workbook is the same."""
    sheets = explained_by_somebody(ledgers())
    trails = [{}, {}]
    key = next(
        (line.key, "已请示") for line in result_entries(validate("画.xlsx", ledgers(), SANJIE))
    )
    trails[1] = {key: Registered("王五", "2012-06-01", "")}
    earlier = replace(NOW, trail=lambda: trails.pop(0))
    once.judge("画.xlsx", sheets, SANJIE, earlier)
    once.judge("画.xlsx", sheets, SANJIE, earlier)
    assert trails == []


def test_what_cannot_be_judged_says_so_each_time_and_forgets_nothing_else(once):
    for _ in range(2):
        with pytest.raises(ToolkitError):
            once.judge("画.xlsx", (Sheet("别的", [["甲"]]),), SANJIE, NOW)
    assert once.judge("画.xlsx", ledgers(), SANJIE, NOW)
