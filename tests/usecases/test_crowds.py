"""Crowds of verdicts of which nothing is to be done have one line in 校验结果; nothing of them is lost."""

import datetime as dt

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.standard import ResultLine
from toolkit.reading.workbook import Sheet
from toolkit.usecases.crowds import LISTED_ONE_BY_ONE
from toolkit.usecases.report import as_json
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.result_table import since_last
from toolkit.usecases.validate import validate

CODE = "R506"
MANY = LISTED_ONE_BY_ONE + 1
HEADINGS = [column.heading for column in ResultLine.columns]


def judged(count, result=None, late=(), shown_late="否"):
    rows = "\n".join(
        f"| SX-{number} | 4月10日 | 污控科 | 4月20日 | {shown_late if number in late else '是'} |"
        for number in range(1, count + 1)
    )
    head = "来访事项\n| 事项号 | 来访时间 | 责任科室 | 办理时限 | 当场答复 |\n"
    sheets = sheets_of(head + rows)
    return validate("画.xlsx", [*sheets, result] if result else sheets, SANJIE, as_of=DAY)


DAY = dt.date(2012, 12, 31)


def lines(found, beside=()):
    return [entry for entry in result_entries(found, beside) if entry.judged.code == CODE]


def left(found, words="", key=""):
    """The result sheet as a judgement leaves it, and a person types in it."""
    rows = [entry.cells() for entry in result_entries(found)]
    for row in rows:
        if row[ResultLine.stable_key.position] == key:
            row[ResultLine.explanation.position] = words
    return Sheet(ResultLine.sheet, [HEADINGS, *([cell or None for cell in row] for row in rows)])


def test_a_crowd_is_one_line_that_says_how_many():
    (line,) = lines(judged(MANY))
    assert (line.state, line.subject) == ("符合", f"来访事项SX-1等{MANY}项")
    assert line.fact.startswith(
        f"共{MANY}项符合，不逐项列出，逐项见 taizhang validate --json 的结果。"
    )
    assert str(line.place) == "来访事项!E2"


def test_json_has_each_of_a_crowd():
    verdicts = [
        each for each in as_json("画.xlsx", judged(MANY))["verdicts"] if each["code"] == CODE
    ]
    assert [each["key"] for each in verdicts] == sorted(
        f"{CODE}|SX-{number}" for number in range(1, MANY + 1)
    )


def test_as_many_as_can_be_read_have_a_line_each():
    assert len(lines(judged(LISTED_ONE_BY_ONE))) == LISTED_ONE_BY_ONE


def test_what_is_to_be_done_has_a_line_each_before_the_crowd():
    found = lines(judged(MANY + 2, late={3, 5}))
    assert [line.state for line in found] == ["不符合", "不符合", "符合"]
    many = lines(judged(MANY, late=range(1, MANY + 1)))
    assert len(many) == MANY


def test_nothing_changed_where_the_crowd_is_as_it_was():
    first = judged(MANY)
    assert since_last(judged(MANY, left(first))) == "比上次校验：没有变化。"
    assert "判定" not in since_last(judged(MANY + 1, left(first)))


def test_one_that_leaves_the_crowd_is_new_and_one_that_joins_it_has_a_line_for_once():
    first = judged(MANY + 1)
    bad = judged(MANY + 1, left(first), late={7})
    assert since_last(bad) == "比上次校验：判定新增1项。"
    assert [(line.state, line.since) for line in lines(bad)] == [("不符合", "新增"), ("符合", "")]
    good = judged(MANY + 1, left(bad))
    assert since_last(good) == "比上次校验：判定结论有变1项。"
    assert [(each.subject, each.since) for each in lines(good)] == [
        (f"来访事项SX-1等{MANY}项", ""),
        ("来访事项SX-7", "原为不符合"),
    ]
    assert [line.since for line in lines(judged(MANY + 1, left(good)))] == [""]


def test_what_people_wrote_beside_one_of_a_crowd_keeps_its_line():
    key = f"{CODE}|SX-9"
    typed = left(judged(LISTED_ONE_BY_ONE), "已电话回访", key)
    found = judged(MANY + 1, typed)
    assert [line.explanation for line in lines(found) if line.key == key] == ["已电话回访"]
    assert f"{CODE}|SX-8" in [line.key for line in lines(judged(MANY + 1), {f"{CODE}|SX-8"})]


def test_what_people_wrote_beside_a_crowd_stays_beside_it():
    first = judged(MANY)
    (line,) = lines(first)
    again = judged(MANY + 1, left(first, "已抽查", line.key))
    (now,) = lines(again)
    assert (now.explanation, now.explained.changed) == ("已抽查", False)
