"""A complaint becomes a finding, with its cell's value only where that may be repeated."""

import datetime as dt

from toolkit.checking.rules import rule_findings
from toolkit.declare.case import Case
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import row_rule
from toolkit.declare.table import Table
from toolkit.declare.unusable import UNREADABLE


class Visit(Ledger, code="X1", sheet="来访登记"):
    """来访登记."""

    number = Text("编号")
    petitioner = Text("信访人", restricted=True)
    matter = Text("反映内容")

    key = (number,)


class Letter(Ledger, code="X2", sheet="来信登记"):
    """来信登记：以信访人认行."""

    petitioner = Text("信访人", restricted=True)

    key = (petitioner,)


@row_rule(Visit, "X901", "逐栏核实", Strength.HINT)
def every_cell(visit, case):
    """逐栏核实。"""
    for column in Visit.columns:
        yield Complaint(visit, column, "请核实")


@row_rule(Letter, "X902", "核实", Strength.HINT)
def every_letter(letter, case):
    """核实。"""
    yield Complaint(letter, Letter.petitioner, "请核实")


def found(rule, row):
    table = Table(type(row), [row], {})
    case = Case({type(row): table}, dt.date(2012, 6, 30), None)
    return list(rule_findings(case, [rule]))


def test_beside_a_petitioner_only_what_is_surely_no_petitioner_is_repeated():
    visit = Visit(3, ("LF-01", "钱某某", "异味"))
    assert [each.value for each in found(every_cell, visit)] == ["LF-01", "（受限）", "（受限）"]


def test_a_restricted_key_does_not_stand_in_the_findings_key():
    (only,) = found(every_letter, Letter(3, ("钱某某",)))
    assert only.key == "X902|X2|第3行|信访人"
    assert "钱" not in repr(only)


def test_rows_alike_are_judged_once_where_in_order_and_each_is_told_where_not():
    judged = []

    @row_rule(Letter, "X903", "匿名的", Strength.HINT, by=(Letter.petitioner,))
    def nobody_s(letter, case):
        """匿名的请核实。"""
        judged.append(letter.at_row)
        if letter.petitioner == "匿名":
            yield Complaint(letter, Letter.petitioner, "请核实")

    said = ["甲", "匿名", "甲", UNREADABLE, "匿名", "甲", UNREADABLE]
    rows = [Letter(at, (each,)) for at, each in enumerate(said, start=2)]
    case = Case({Letter: Table(Letter, rows, {})}, dt.date(2012, 6, 30), None)
    assert [each.place.row for each in rule_findings(case, [nobody_s])] == [3, 6]
    assert judged == [2, 3, 5, 6]
