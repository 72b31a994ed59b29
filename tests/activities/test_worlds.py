"""What holds of every verdict, in bureaus drawn at random."""

import random
import re
from collections import Counter

import pytest
from hypothesis import settings

from tests.activities.worlds import AS_OF
from tests.activities.worlds import world
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.people import Person
from toolkit.declare.outcome import State
from toolkit.declare.witnesses import never
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

DEEP = settings.get_current_profile_name() == "deep"
FEW, MANY = 30 if DEEP else 12, 10_000
NEVER = {duty.code: never(SANJIE, duty.code) for duty in SANJIE.obligations}


ROW_NUMBER = re.compile("第[0-9]+行")  # -- of what has no other name --
STANDING = (
    "R70"  # -- organisation follows who holds office, and a ledger is begun the day it is filled --
)


def verdicts(sheets, as_of):
    outcome = validate("局.xlsx", sheets, SANJIE, as_of=as_of).outcome
    return {each.key: each for each in (*outcome.verdicts, *outcome.leads.verdicts)}


@pytest.mark.parametrize("first", range(0, MANY if DEEP else FEW, FEW))
def test_a_state_that_is_said_to_be_impossible_never_comes(first):
    for seed in range(first, first + FEW):
        drawn = world(seed)
        for verdict in verdicts(drawn.sheets, AS_OF[seed % len(AS_OF)]).values():
            assert verdict.state not in NEVER[verdict.code], (seed, verdict)


def test_the_order_of_rows_never_matters():
    for seed in range(FEW):
        drawn = world(seed)
        shuffled = [
            Sheet(each.name, [each.rows[0], *_shuffled(each.rows[1:])]) for each in drawn.sheets
        ]
        as_of = AS_OF[seed % len(AS_OF)]
        one, other = (
            Counter(
                (ROW_NUMBER.sub("", key), str(said.state))
                for key, said in verdicts(sheets, as_of).items()
            )
            for sheets in (drawn.sheets, shuffled)
        )
        assert one == other, seed


def test_what_was_not_met_when_it_was_due_is_not_met_later():
    for seed in range(FEW):
        drawn = world(seed)
        missed = {}
        for as_of in AS_OF:
            said = verdicts(drawn.sheets, as_of)
            for key, before in missed.items():
                now = said.get(key)
                assert now is None or now.state is State.UNMET, (seed, as_of, before, now)
            missed |= {
                key: each
                for key, each in said.items()
                if each.state is State.UNMET and not each.code.startswith(STANDING)
            }


def test_a_row_of_somebody_else_changes_no_leaders_verdict():
    for seed in range(FEW):
        drawn = world(seed)
        as_of = AS_OF[seed % len(AS_OF)]
        before = verdicts(drawn.sheets, as_of)
        after = verdicts([*_with_another_person(drawn.sheets)], as_of)
        labels = {key: said for key, said in before.items() if said.subject.endswith("同志")}
        for key, said in labels.items():
            assert after[key].state is said.state, (seed, said, after[key])


def _shuffled(rows):
    return random.Random(len(rows)).sample(rows, len(rows))


def _with_another_person(sheets):
    for sheet in sheets:
        if sheet.name != Person.sheet:
            yield sheet
            continue
        headings = sheet.rows[0]
        another = {
            "人员编号": "RY99",
            "姓名": "欧阳九",
            "单位": "法规科",
            "职务": "科员",
            "是否党组成员": "否",
            "是否班子成员": "否",
        }
        yield Sheet(sheet.name, [*sheet.rows, [another.get(each) for each in headings]])
