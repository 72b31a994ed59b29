"""存在问题: no duty that is missed is passed over in the circular, and nobody is named."""

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.progress_bulletin import SHORTCOMINGS
from toolkit.activities.sanjie.progress_bulletin import progress_bulletin
from toolkit.declare.outcome import State


def values(judged):
    (draft,) = progress_bulletin.drafts(judged.case.certain, judged.outcome, sample.AS_OF)
    return draft.values


@pytest.fixture(scope="module")
def faulty(judge):
    return judge(sample.faulty_rows(SANJIE.ledgers))


def test_every_duty_that_is_missed_is_told_with_its_number(faulty):
    told = values(faulty)["存在问题"]
    missed = [v for v in faulty.outcome.verdicts if v.state in {State.UNMET, State.DEVIATION}]
    others = {v for v in missed if (v.code, v.state) not in SHORTCOMINGS and v.code != "R1403"}
    assert len({each.code for each in others}) > 10
    for verdict in others:
        count = sum((v.code, v.state) == (verdict.code, verdict.state) for v in missed)
        (line,) = [
            each
            for each in told
            if f"“{verdict.name}”" in each
            and ("偏离" in each) == (verdict.state is State.DEVIATION)
        ]
        assert line.startswith(f"有{count}处")


def test_nobody_is_named(faulty):
    said = "".join(values(faulty)["存在问题"])
    assert not [each.name for each in faulty.case.filled(Person, Person.name) if each.name in said]


def test_nothing_is_told_of_a_year_without_fault(clean):
    assert values(clean)["存在问题"] == []


def test_a_missing_sheet_makes_nobody_compliant(judge):
    rows = sample.clean_rows(SANJIE.ledgers)
    del rows["民情日记登记"]
    judged = judge(rows)
    said = values(judged)
    assert {line["结论"] for line in said["进度"]} == {"待核实"}
    assert len(said["进度"]) == len(judged.case.derived(leaders))
    assert any("无法判定，需要补填核实" in each for each in said["存在问题"])
