"""Rows without a certain person or day: in no figure of a paper, and every output says which."""

import datetime as dt

import pytest

from tests.drawn import judged
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.counting import said_left_out
from toolkit.declare.period import LeftOut
from toolkit.reading.files import read_workbook
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import summary
from toolkit.usecases.validate import validate
from toolkit.workplace.sample_workbook import sample_workbook

YEAR_END = dt.date(2012, 12, 31)
ROW = 3  # -- the first below the headings and the example --


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    book = tmp_path_factory.mktemp("样例") / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, SANJIE.sample().clean_rows(SANJIE.ledgers)))
    return read_workbook(book).sheets


def said_of(sheets, sheet, heading, cell):
    """What is said of the sample with one cell changed, and put back."""
    rows = next(each for each in sheets if each.name == sheet).rows
    at = [column.heading for column in SANJIE.ledger(sheet).columns].index(heading)
    was, rows[ROW - 1][at] = rows[ROW - 1][at], cell
    try:
        return validate("台账.xlsx", sheets, SANJIE, as_of=YEAR_END)
    finally:
        rows[ROW - 1][at] = was


@pytest.mark.parametrize(
    ("sheet", "heading", "cell", "why"),
    [
        ("接访场次", "接访领导", "查无此人", LeftOut.NOBODY),
        ("接访场次", "接访领导", None, LeftOut.NOBODY),
        ("接访场次", "日期", "某日", LeftOut.UNDATED),
        ("民情日记登记", "姓名", "查无此人", LeftOut.NOBODY),
        ("民情日记登记", "日期", None, LeftOut.UNDATED),
        ("下基层活动台账", "姓名", None, LeftOut.NOBODY),
        ("下基层活动台账", "开始日期", "2月30日", LeftOut.UNDATED),
        ("下基层活动台账", "结束日期", "待定", LeftOut.UNDATED),
        ("下基层活动台账", "结束日期", "2012-01-01", LeftOut.UNDATED),
        ("问题整改台账", "责任领导", "查无此人", LeftOut.NOBODY),
        ("调研报告登记", "完成日期", "年底", LeftOut.UNDATED),
    ],
)
def test_a_row_without_a_certain_person_or_day_is_in_no_figure_and_all_outputs_say_so(
    sheets, sheet, heading, cell, why
):
    said = said_of(sheets, sheet, heading, cell)
    assert said.outcome.findings
    assert summary(said)["not_counted"] == {str(why): {sheet: [ROW]}}
    sentence = f"另有1行{why}，未计入：{sheet}第{ROW}行。"
    assert list(said_left_out(said.case)) == [sentence]
    (paper,) = generate(said, chosen_kinds(SANJIE, ["进展情况通报"]), YEAR_END).documents
    assert paper.draft.values["统计口径"].endswith(f"{sheet}1行存疑，未计入。")
    assert sentence in paper.draft.remarks
    figures = [each for each in paper.draft.evidence if "校验结果" not in each.counted]
    counted = {(cell.sheet, cell.row) for each in figures for cell in each.cells}
    assert (sheet, ROW) not in counted


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("问题整改台账", "整改时限"), ("问题整改台账", "责任科室"), ("领导小组名单", "备注"), ("联系点一览表", "计划驻点起"),
     ("下基层活动台账", "联系点"), ("领导包案表", "化解日期")],
)  # fmt: skip
def test_rows_with_their_person_and_day_are_counted_whatever_else_they_lack(sheets, sheet, heading):
    assert summary(said_of(sheets, sheet, heading, None))["not_counted"] == {}


def test_a_row_that_may_be_one_of_two_namesakes_is_said_to_be_left_out():
    said = judged(
        """
        人员名册
        | 人员编号 | 姓名 | 职务 | 是否班子成员 |
        | RY001    | 张三 | 科长 | 是           |
        | RY002    | 张三 | 科长 | 否           |
        下基层活动台账
        | 姓名          | 活动类别 | 开始日期   | 结束日期   | 天数 |
        | 张三          | 走访     | 2012-04-10 | 2012-04-10 | 1    |
        | 张三（RY001） | 走访     | 2012-04-11 | 2012-04-11 | 1    |
        """,
        "2012-12-31",
    )
    assert summary(said.judged)["not_counted"] == {str(LeftOut.NOBODY): {"下基层活动台账": [2]}}
    assert said.state("R101") == "无法判定"


def test_a_row_without_a_day_leaves_its_leader_undecided_and_is_named_once():
    said = judged(
        """
        人员名册
        | 姓名 | 是否班子成员 |
        | 张三 | 是           |
        下基层活动台账
        | 姓名 | 活动类别 | 开始日期 | 结束日期   | 天数 |
        | 张三 | 走访     | 某日     | 2012-04-10 | 1    |
        """,
        "2012-12-31",
    )
    assert said.state("R101") == "无法判定"
    assert said.fact("R101").count("第2行") == 1


def test_a_row_of_another_year_is_told_by_that_alone():
    said = judged(
        """
        接访场次
        | 场次号 | 日期       | 接访领导 |
        | CC-1   | 2021-04-12 |          |
        """,
        "2012-12-31",
    )
    assert summary(said.judged)["not_counted"] == {str(LeftOut.OTHER_YEAR): {"接访场次": [2]}}
