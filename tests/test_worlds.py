"""The judge of all codes: a bureau in good order owes nothing, each plant is due somewhere, differences are told."""

import copy
from functools import cache
from random import Random

import pytest

from judge.worlds import changes
from judge.worlds import compare
from judge.worlds import leads
from judge.worlds import run
from judge.worlds.dates import day
from judge.worlds.expect import CODES
from judge.worlds.expect import expected
from judge.worlds.invent import world_of
from judge.worlds.plants_cells import LEADS
from judge.worlds.world import QUIET
from judge.worlds.world import YEAR_END
from judge.worlds.world import Expected
from judge.worlds.world import cut
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict

EDGES = (
    "stay five days",
    "stay seven days",
    "stay two lines that touch",
    "three kinds visited",
    "two days later than planned",
    "the 大接访 alone",
    "nobody came, announced",
    "announced two days before",
    "answered on day 30",
    "a topic of its own",
    "a section that a deputy leads for the time being",
    "another kind of place, with a reason",
    "none against none",
    "morning here and afternoon there is no fault",
)


def _said(world):
    return {(each.code, each.about): each.states for each in expected(world)}


def test_a_bureau_in_good_order_owes_nothing_on_any_day():
    whole = world_of(Random(3))
    for as_of in run.DAYS:
        said = expected(cut(whole, as_of))
        assert [each for each in said if not each.states & QUIET] == []
        assert [*leads.leads(cut(whole, as_of))] == []


def test_every_code_is_asked_about():
    asked = {each.code for each in expected(world_of(Random(4)))}
    in_cells = {each for each in CODES if each.startswith("D")}
    assert {*CODES} - asked - in_cells - {*leads.CODES} == {"R1205"}
    assert len(CODES) == 66


@cache
def _on(as_of):
    world = world_of(Random(as_of.isoformat()))
    world.as_planted_for = as_of
    return world, _said(cut(world, as_of))


def _good(as_of):
    world, said = _on(as_of)
    return copy.deepcopy(world), said


@pytest.mark.parametrize("plant", run.PLANTS, ids=lambda each: f"{each.code} {each.name}")
def test_a_plant_is_due_somewhere(plant):
    changed = set()
    for as_of in reversed(run.DAYS):
        world, before = _good(as_of)
        run.plant(world, Random(6), [plant], 1)
        then = cut(world, as_of)
        after = _said(then)
        changed |= {code for code, who in after if before.get((code, who)) != after[code, who]}
        changed |= {code for cell in run.cells(then) for code in cell.codes}
        if plant.code in changed:
            break
    assert (plant.code in changed) != (plant.name in EDGES)


@pytest.mark.parametrize("plant", LEADS, ids=lambda each: f"{each.code} {each.name}")
def test_a_lead_is_planted(plant):
    world = world_of(Random(5))
    run.plant(world, Random(5), [plant], 1)
    assert plant.code in {code for code, _ in leads.leads(cut(world, YEAR_END))}


def _verdict(code, subject, state, fact="有事。"):
    return Verdict(
        code,
        "",
        Strength.MUST,
        "",
        subject,
        State(state),
        fact,
        "",
        (),
        "",
        "",
        f"{code}|{subject}",
    )


def test_what_is_missed_false_or_rolled_up_is_told():
    count = compare.Count()
    due = [
        Expected("R101", frozenset({"甲"}), frozenset({"不符合"})),
        Expected("R101", frozenset({"乙"}), frozenset({"符合"})),
        Expected("R506", frozenset({"SX-1"}), frozenset({"不符合"}), frozenset({"污控科"})),
        Expected("R506", frozenset({"SX-2"}), frozenset({"符合"}), frozenset({"环评科"})),
    ]
    said = [
        _verdict("R101", "甲", "符合", "见R201。"),
        _verdict("R101", "乙", "预警"),
        _verdict("R101", "丙", "不符合"),
        _verdict("R506", "污控科", "不符合"),
        _verdict("R506", "环评科", "不符合"),
    ]
    compare.verdicts(count, "", due, said, {"R101", "R506"})
    assert dict(count.codes["R101"]) == {"planted": 1, "missed": 1, "false": 2}
    assert dict(count.codes["R506"]) == {"planted": 1, "right": 1, "false": 1}
    assert count.words["code in a fact"] == 1


def test_a_bureau_is_judged_whole():
    count = compare.Count()
    world, _ = run.bureau(count, 1)
    assert world.planted
    assert sum(each["clean"] for each in count.codes.values()) > 50


def test_a_changed_parameter_is_judged_whole():
    count = compare.Count()
    changes.change(count, 1, "驻点人员上限", 5, day(10, 1), "a team of 5")
    assert dict(count.codes["驻点人员上限=5"]) == {"planted": 1, "right": 1}
