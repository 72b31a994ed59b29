"""存在问题: no duty that is missed is passed over in the circular, and nobody is named."""

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.progress_bulletin import progress_bulletin
from toolkit.activities.sanjie.shortcomings import APART
from toolkit.activities.sanjie.shortcomings import OWN_WORDS
from toolkit.activities.sanjie.shortcomings import shortcomings
from toolkit.activities.sanjie.standing_of_stays import standing_of_stays
from toolkit.declare.figures import plain
from toolkit.declare.outcome import State


def values(judged):
    (draft,) = progress_bulletin.drafts(judged.case.certain, judged.outcome, sample.AS_OF)
    return plain(draft.values)


@pytest.fixture(scope="module")
def faulty(judge):
    return judge(sample.faulty_rows(SANJIE.ledgers))


def test_every_duty_that_is_missed_is_told_with_its_number(faulty):
    case = faulty.case.certain
    found = shortcomings(case, faulty.outcome, case.derived(bureau_figures))
    told = [str(each.said) for each in found]
    missed = [v for v in faulty.outcome.verdicts if v.state in {State.UNMET, State.DEVIATION}]
    others = {(v.code, v.state): v.name for v in missed if v.code not in APART}
    assert len(others) > 15
    for (code, state), name in others.items():
        words = OWN_WORDS[code, state][1] if (code, state) in OWN_WORDS else f"“{name}”的要求"
        lines = [each for each in told if words in each]
        of_state = [each for each in lines if ("没有说明" in each) == (state is State.DEVIATION)]
        lines = lines if (code, state) in OWN_WORDS else of_state
        counts = [
            int("".join(filter(str.isdigit, each.partition(words)[0])))
            for each in lines
            if each.startswith("有")
        ]
        alone = sum(each.startswith("全局") for each in lines)
        assert sum(counts) + alone == sum((v.code, v.state) == (code, state) for v in missed)


def test_every_leader_is_in_exactly_one_kind_of_stay(faulty):
    case = faulty.case.certain
    found = [
        each.key for those in standing_of_stays(case, faulty.outcome).values() for each in those
    ]
    assert sorted(found) == sorted(each.key for each in case.derived(leaders))


def test_nobody_is_named(faulty):
    said = values(faulty)
    text = "".join([*said["存在问题"], *(str(line["联系点"]) for line in said["进度"])])
    assert not [each.name for each in faulty.case.filled(Person, Person.name) if each.name in text]


def test_in_a_year_without_fault_only_the_units_that_owe_are_told(clean):
    assert values(clean)["存在问题"] == [
        "人教科、计财科、宣教中心等3个单位没有按期报送2012年第4期台账。",
        "生态科2012年第4期报送的台账被退回，尚未重报。",
    ]


def test_what_nobody_can_judge_is_told(judge):
    rows = sample.clean_rows(SANJIE.ledgers)
    del rows["民情日记登记"]
    said = values(judge(rows))
    assert any("无法判定，需要补填核实" in each for each in said["存在问题"])
