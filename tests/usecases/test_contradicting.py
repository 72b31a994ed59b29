"""Which answers to questions of a merge contradict each other."""

import pytest

from toolkit.activities.sanjie.problems import Problem
from toolkit.declare.standard.question import KEEP_OURS
from toolkit.declare.standard.question import TAKE_THEIRS
from toolkit.distribution.merge_model import Office
from toolkit.distribution.merge_model import Row
from toolkit.usecases.contradicting import contradicting
from toolkit.usecases.questions import Question
from toolkit.usecases.questions import stored

OFFICE = {
    Problem: Office(
        ("问题编号", "整改措施"), [Row(3, "B4-1", ("甲", "旧")), Row(4, "B4-2", ("乙", ""))]
    )
}


def answered(file, value, heading="整改措施", row="B4-1", decision=TAKE_THEIRS):
    at = {"B4-1": 3, "B4-2": 4}.get(row, 0)
    place = (row, at, heading)
    typed = stored(value, hide=False)
    return Question(Problem, file, "", *place, "", "", "", f"{file}.xlsx", typed, decision)


DELETED = {"value": None, "heading": ""}
WHOLE = {"value": {"问题编号": "甲", "整改措施": "新"}, "heading": ""}
GONE = {"row": "B4-9", "heading": ""}


@pytest.mark.parametrize(
    ("one", "other", "at_odds"),
    [
        ({"value": "新"}, {"value": "另"}, True),
        ({"value": "新"}, {"value": "新"}, False),
        ({"value": 5}, {"value": 5.0}, False),
        ({"value": "新"}, {"value": "另", "row": "B4-2"}, False),
        ({"value": "新"}, {"value": "另", "heading": "问题编号"}, False),
        ({"value": "新"}, {"value": "另", "decision": KEEP_OURS}, False),
        ({"value": "新"}, DELETED, True),
        (DELETED, DELETED, False),
        (WHOLE, DELETED, True),
        (WHOLE, {"value": "新"}, False),
        (WHOLE, {"value": "另"}, True),
        ({**WHOLE, **GONE}, {"value": {"问题编号": "丙"}, **GONE}, True),
        ({**WHOLE, **GONE}, {**WHOLE, **GONE}, False),
    ],
)
def test_answers_to_two_files_contradict_where_one_undoes_the_other(one, other, at_odds):
    questions = [answered("一", **one), answered("二", **other)]
    told = contradicting(questions, OFFICE)
    expected = [["二.xlsx"], ["一.xlsx"]] if at_odds else []
    assert [*told.values()] == expected
