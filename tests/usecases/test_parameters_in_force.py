"""The parameters in force are shown that something reads; what nothing reads changes nothing."""

import ast
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import toolkit.activities.sanjie
from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.parameters import Limits
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import OptionalAmount
from toolkit.declare.parameters import Parameter
from toolkit.reading.workbook import Sheet
from toolkit.usecases.generate import generate
from toolkit.usecases.in_force import in_force
from toolkit.usecases.validate import validate

DAY = dt.date(2012, 10, 8)
LATER = "（后续版本启用）"


@pytest.fixture(scope="module")
def sheets():
    rows = sample.faulty_rows(SANJIE.ledgers)
    return [
        Sheet(each.sheet, [[c.heading for c in each.columns], *map(list, rows.get(each.sheet, ()))])
        for each in SANJIE.ledgers
        if each.sheet != "参数"
    ]


def judged(sheets, as_of=DAY, **tried):
    return validate("画.xlsx", sheets, SANJIE, as_of=as_of, tried=tried)


def shown(judged):
    return {each.name: str(each) for each in in_force(judged)}


def test_values_in_force_are_shown_with_their_origin(sheets):
    drawn = sheets_of(
        """
        参数
        | 参数名     | 取值 | 生效日     |
        | 总天数下限 | 50   | 2012-05-01 |
        """
    )
    said = judged([*sheets, *drawn])
    assert shown(said)["总天数下限"] == "总天数下限：50天（原定60天）"
    assert shown(said)["驻点计入总天数"] == "驻点计入总天数：是"
    (entry,) = [each for each in in_force(said) if each.name == "总天数下限"]
    assert (entry.place, entry.since, entry.usual) == ("参数!B2", "2012-05-01", "60")


def test_a_value_before_its_day_is_not_in_force_and_that_is_told(sheets):
    drawn = sheets_of(
        """
        参数
        | 参数名     | 取值 | 生效日     |
        | 总天数下限 | 50   | 2012-11-01 |
        """
    )
    said = judged([*sheets, *drawn])
    assert shown(said)["总天数下限"] == "总天数下限：60天"
    (told,) = [note for note in said.outcome.notes if note.kind == "未到生效日"]
    assert told.message == "参数“总天数下限”自2012年11月1日起生效，这次没有用“50”。"
    assert (told.sheet, told.row, told.cell) == ("参数", 2, "B2")
    later = judged([*sheets, *drawn], as_of=dt.date(2012, 11, 1))
    assert shown(later)["总天数下限"] == "总天数下限：50天（原定60天）"


def test_what_papers_read_is_shown_once_they_are_drafted(sheets):
    said = judged(sheets)
    assert "主送机关" not in shown(said)
    generate(said, SANJIE.documents, DAY)
    assert shown(said)["主送机关"] == "主送机关：局机关各科室、各直属单位"


def test_changing_what_is_not_shown_changes_nothing(sheets):
    before = judged(sheets)
    unread = [each for each in Limits.all() if each.name not in shown(before)]
    changed = {each.name: "7" for each in unread if isinstance(each, Amount | OptionalAmount)}
    assert len(changed) > 5
    after = judged(sheets, **changed)
    assert after.outcome == before.outcome
    assert after.case.parameters.values_ != before.case.parameters.values_


def test_a_parameter_is_called_of_a_later_version_until_something_reads_it():
    """Where this fails, a rule has begun to read a parameter: take the words out of its meaning."""
    known = {name: each.name for name, each in vars(Limits).items() if isinstance(each, Parameter)}
    read = {"统计截止日", "台账年度"}  # -- reading itself asks for these --
    folder = Path(toolkit.activities.sanjie.__file__).parent
    for module in folder.rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        names = {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
        read |= {known[name] for name in names & known.keys()}
    called = {name for name, said in Limits.declared.items() if LATER in said.meaning}
    assert called == Limits.declared.keys() - read


def test_a_value_that_is_tried_goes_before_the_workbook_s(sheets):
    drawn = sheets_of("参数\n| 参数名 | 取值 |\n| 总天数下限 | 50 |")
    said = judged([*sheets, *drawn], 总天数下限="40")
    (entry,) = [each for each in in_force(said) if each.name == "总天数下限"]
    assert (entry.value, entry.place, entry.since) == ("40", "", "")
    assert replace(said.settings, tried={}).cell_in_force("总天数下限", DAY) is not None
