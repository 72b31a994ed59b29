"""Rules over a case: what a finding says, in which order, and what it keeps to itself."""

import pytest
from checking_sample import DAILY
from checking_sample import RECORDED
from checking_sample import Round
from checking_sample import Warden
from checking_sample import outcome
from checking_sample import table

from toolkit.declare.outcome import Finding
from toolkit.declare.outcome import Note
from toolkit.declare.outcome import Place
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import row_rule
from toolkit.declare.rule import table_rule
from toolkit.declare.unusable import EMPTY


@row_rule(Round, "R1", "巡查不过久", Strength.MUST, DAILY, RECORDED)
def not_too_long(row, case):
    """一次不过8小时."""
    if row.hours > 8:
        yield Complaint(row, Round.hours, f"一次{row.hours:g}小时", "请核对")


@table_rule((Round,), "R2", "电话要真", Strength.HINT, RECORDED)
def telephones(case):
    """电话不是编的."""
    for row in case.rows(Round):
        yield Complaint(row, Round.phone, "电话不像真的")


@table_rule((Round, Warden), "R3", "人人巡查", Strength.MUST, DAILY)
def everybody(case):
    """名册上的人都要巡查."""
    for row in case.rows(Warden):
        yield Complaint(row, Warden.name, "没有巡查")


def test_a_finding_says_all_that_a_clerk_needs():
    (found,) = outcome(
        table(Round, ("X01", 2.0, "138"), ("X02", 9.0, "139")), rules=[not_too_long]
    ).findings
    assert found == Finding(
        code="R1",
        name="巡查不过久",
        strength=Strength.MUST,
        clause="《办法》第三条“每日巡查”；《办法》第五条“如实记录”",
        place=Place("巡查", 3, "时长", "B3"),
        value="9",
        message="一次9小时",
        suggestion="请核对",
        key="R1|B1|X02|时长",
    )


def test_a_restricted_cell_is_never_printed():
    (found,) = outcome(table(Round, ("X01", 2.0, "13912345678")), rules=[telephones]).findings
    assert found.value == "（受限）"
    assert "13912345678" not in repr(found)


def test_a_cell_without_a_usable_value_is_printed_empty():
    (found,) = outcome(table(Warden, (EMPTY,)), table(Round), rules=[everybody]).findings
    assert found.value == ""


@pytest.mark.parametrize(
    "tables", [(table(Warden, ("张三",)),), (table(Round, ("X01", 1.0, "1")),)]
)
def test_a_rule_is_passed_over_where_a_sheet_that_it_reads_is_missing(tables):
    assert outcome(*tables, rules=[everybody]).findings == ()


def test_a_rule_passed_over_hides_no_other():
    rounds = table(Round, ("X01", 9.0, "1"))
    assert [f.code for f in outcome(rounds, rules=[everybody, not_too_long]).findings] == ["R1"]


def filling(sheet, row, key="F01|钥匙"):
    place = Place(sheet, row, "编号", f"A{row}")
    return Finding("F01", "未填", Strength.DATA, "", place, "", "未填", "", key)


def test_findings_stand_in_the_order_of_sheets_and_rows_those_of_filling_first():
    rounds = table(Round, ("X01", 9.0, "1"), ("X02", 9.0, "1"))
    wardens = table(Warden, ("张三",), ("李四",))
    found = outcome(
        rounds,
        wardens,
        rules=[not_too_long, everybody],
        filling=[filling("巡查", 3, "一"), filling("名册", 3, "二"), filling("没有的表", 9, "三")],
    ).findings
    assert [f"{f.code} {f.place}" for f in found] == [
        "F01 没有的表!A9",
        "R3 名册!A2",
        "F01 名册!A3",
        "R3 名册!A3",
        "R1 巡查!B2",
        "F01 巡查!A3",
        "R1 巡查!B3",
    ]


def test_rows_that_say_the_same_of_themselves_are_told_apart():
    rounds = table(Round, *[("X01", 9.0, "1")] * 3, ("X02", 9.0, "1"))
    found = outcome(rounds, rules=[not_too_long]).findings
    assert [f.key for f in found] == [
        "R1|B1|X01|时长",
        "R1|B1|X01|时长#2",
        "R1|B1|X01|时长#3",
        "R1|B1|X02|时长",
    ]


def test_notes_of_reading_are_handed_on():
    note = Note("规范化", "名册", 2, "姓名", "A2", "张 三", "张三", "去掉了空格")
    said = outcome(table(Warden, ("张三",)), notes=[note])
    assert said.notes == (note,)
    assert said.findings == said.verdicts == ()
