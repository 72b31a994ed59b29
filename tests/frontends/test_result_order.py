"""校验结果 is read from the top: what is to be mended first stands first, what is done about it in sight."""

from itertools import groupby

from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import Strength
from toolkit.declare.standard import ResultLine
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import TO_ACT_ON
from toolkit.workplace.opening import judged_book

SCREEN = 126  # -- characters of the columns that a screen of 1366 pixels shows --


def standing(entry):
    """0 for what is wrong in a cell, 1 for a verdict that asks for something, 2 for the rest."""
    if entry.state == TO_CORRECT:
        return 0
    return 1 if entry.state in TO_ACT_ON else 2


def test_faults_of_filling_come_before_verdicts_and_of_each_the_gravest_first(faulty_book):
    entries = result_entries(judged_book(faulty_book, None)[1])
    seen = [standing(entry) for entry in entries]
    assert seen == sorted(seen)
    assert {*seen} == {0, 1, 2}
    for part, group in groupby(entries, standing):
        strengths = [entry.judged.strength for entry in group]
        if part < 2:
            assert strengths == sorted(strengths, key=list(Strength).index)
            assert strengths[0] is Strength.MUST or part == 0


def test_what_is_read_and_typed_is_on_one_screen_and_code_and_clause_come_last():
    headings = [column.heading for column in ResultLine.columns]
    assert headings[:6] == ["状态", "对象", "事实", "建议", "位置", "说明"]
    assert sum(column.width for column in ResultLine.columns[:6]) <= SCREEN
    assert headings[-4:] == ["规则号", "依据", "系统标识", "说明所据"]
