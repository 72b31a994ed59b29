"""The clean sample: nothing at fault, and nothing that a stranger would not believe."""

import datetime as dt
import itertools
from collections import Counter
from collections import defaultdict

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.holidays import Holiday
from toolkit.activities.sanjie.leading_group import GroupMember
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.problems import SETTLED
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.stay_records import stays
from toolkit.activities.sanjie.total_time import time_spent
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.outcome import State
from toolkit.declare.parameters import Parameters

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def case(clean):
    return clean.case


@pytest.fixture(scope="module")
def chiefs(case):
    return [subject.key for subject in leaders(case)]


def test_nothing_is_found_and_nothing_has_to_be_told(clean):
    assert clean.outcome.findings == ()
    assert clean.outcome.notes == ()
    assert {verdict.state for verdict in clean.outcome.verdicts} <= {
        State.MET,
        State.NOT_APPLICABLE,
    }


def test_every_obligation_has_its_subjects(clean):
    said = (*clean.outcome.verdicts, *clean.outcome.leads.verdicts)
    assert {verdict.code for verdict in said} == {duty.code for duty in SANJIE.obligations}
    assert "全局" not in {verdict.subject for verdict in said}


def test_there_is_nothing_to_look_into(clean):
    assert len(clean.outcome.leads) == 0
    internal = {duty.code for duty in SANJIE.obligations if duty.internal}
    assert {verdict.code for verdict in clean.outcome.leads.verdicts} == internal
    assert not internal & {verdict.code for verdict in clean.outcome.verdicts}


def test_one_bureau_of_forty_people(case, chiefs):
    assert len(case.rows(Person)) == 40
    assert len(chiefs) == 7
    assert len(case.rows(Unit)) == 12
    assert len(case.rows(Point)) == 7
    assert 550 <= sum(len(table.rows) for table in case.tables.values()) <= 700


def test_the_rows_fit_the_blank_workbook():
    ledgers = {ledger.sheet: ledger for ledger in SANJIE.ledgers}
    for sheet, rows in sample.clean_rows(SANJIE.ledgers).items():
        assert len(rows) <= ledgers[sheet].capacity
        assert {len(row) for row in rows} == {len(ledgers[sheet].columns)}


def test_each_call_gives_rows_of_its_own():
    first, second = sample.clean_rows(SANJIE.ledgers), sample.clean_rows(SANJIE.ledgers)
    assert first == second
    first["单位名录"][0][1] = "改动"
    assert second["单位名录"][0][1] != "改动"


def test_settings_are_declared_parameters():
    declared = {parameter.name for parameter in SANJIE.parameters.all()}
    assert set(sample.settings()) <= declared
    assert sample.settings()[Parameters.as_of.name] == sample.AS_OF.isoformat()


def test_field_work_fills_the_year_and_differs_by_leader(case, chiefs):
    spent = case.derived(time_spent)
    days = {name: len(spent[name].halves) for name in chiefs}
    assert min(days.values()) >= 60
    assert len(set(days.values())) >= 5
    for name in chiefs:
        months = Counter(day.month for day in spent[name].halves)
        assert len(months) >= 10
        assert max(months.values()) >= 2 * min(months.values())


def test_nobody_is_away_on_a_public_holiday(case):
    holidays = {row.day for row in case.rows(Holiday) if row.kind == "放假"}
    for work in case.rows(FieldWork):
        span = (work.ended_on - work.started_on).days
        assert not holidays & {work.started_on + DAY * each for each in range(span + 1)}


def test_each_leader_stays_at_the_own_point_with_the_team(case, chiefs):
    point_of = {point.leader[0]: point for point in case.rows(Point)}
    for name in chiefs:
        (block,) = case.derived(stays)[name].done
        assert dt.date(2012, 3, 20) <= block.first <= block.last <= dt.date(2012, 6, 25)
        point = point_of[name]
        assert {row.point for row in block.rows} == {point.number}
        assert (point.planned_from, point.planned_to) == (block.first, block.last)
        assert point.scheduled_on <= block.first
        assert sum(row.nights for row in block.rows) >= block.days - 1
        assert name in point.team and point.contact[0] in point.team
        for member in point.team:
            assert case.derived(stays)[member].done[0].first == block.first


def test_problems_found_are_in_the_ledger_of_problems(case, chiefs):
    for work in case.rows(FieldWork):
        if work.person in chiefs and work.problems_found:
            assert any(
                problem.leader == work.person
                and work.started_on <= problem.raised_on <= work.ended_on
                for problem in case.rows(Problem)
            )


def test_each_day_of_a_stay_has_a_diary_of_its_own(case, chiefs):
    written = {(diary.person, diary.written_on) for diary in case.rows(Diary)}
    for name in chiefs:
        (block,) = case.derived(stays)[name].done
        assert {(name, block.first + DAY * each) for each in range(block.days)} <= written
    for diary in case.rows(Diary):
        assert len(diary.reflection) >= 100
        assert diary.weekday == f"星期{'一二三四五六日'[diary.written_on.weekday()]}"
    texts = [diary.reflection for diary in case.rows(Diary)]
    grams = [{text[at : at + 8] for at in range(len(text) - 7)} for text in texts]
    for one, other in itertools.combinations(grams, 2):
        assert len(one & other) < 0.6 * min(len(one), len(other))


def test_diaries_refer_to_problems_of_their_leader(case):
    problems = {problem.number: problem for problem in case.rows(Problem)}
    for diary in case.filled(Diary, Diary.problem):
        assert problems[diary.problem].leader == diary.person
        assert problems[diary.problem].raised_on == diary.written_on


def test_receptions_are_announced_and_count_their_visits(case, chiefs):
    by_reception = defaultdict(list)
    for visit in case.rows(Visit):
        by_reception[visit.reception].append(visit)
    for reception in case.rows(Reception):
        assert (reception.held_on - reception.announced_on).days >= 2
        visits = by_reception[reception.number]
        assert reception.batches == len(visits)
        assert reception.visitors == sum(visit.people for visit in visits)
        assert all(visit.came_on == reception.held_on for visit in visits)
    assert Counter(each.leader for each in case.rows(Reception) if each.is_grand) == dict.fromkeys(
        chiefs, 1
    )


def test_visits_are_answered_in_time(case):
    for visit in case.rows(Visit):
        assert visit.came_on <= visit.replied_on <= visit.due_on
        assert visit.collective == (visit.people >= 5)
        assert visit.concerned_unit != visit.section
        assert visit.answered_at_once == (visit.replied_on == visit.came_on)


def test_problems_are_settled_in_time_or_not_yet_due(case):
    visits = {visit.number: visit for visit in case.rows(Visit)}
    settled = [problem for problem in case.rows(Problem) if problem.progress == SETTLED]
    assert len(settled) > 0.9 * len(case.rows(Problem))
    for problem in settled:
        assert problem.raised_on <= problem.settled_on <= problem.due_on
        assert problem.proof and problem.told_people
        assert dt.timedelta() <= problem.told_on - problem.settled_on <= 3 * DAY
    for problem in case.rows(Problem):
        if problem not in settled:
            assert (problem.extended_to or problem.due_on) > sample.AS_OF
        if problem.extended_to:
            assert problem.extension_reason and problem.extension_by
        if problem.origin == "接访":
            assert visits[problem.origin_number].came_on == problem.raised_on


def test_reports_are_written_by_the_leaders_and_exchanged(case, chiefs):
    first = {}
    for report in case.rows(Report):
        first.setdefault(report.author, report)
        assert report.finished_on <= report.exchanged_on
    for name in chiefs:
        (block,) = case.derived(stays)[name].done
        assert dt.timedelta() < first[name].finished_on - block.last <= 15 * DAY


def test_petitions_keep_the_legal_time_limits(case):
    for petition in case.rows(Petition):
        assert petition.told_on - petition.received_on <= 15 * DAY
        if petition.settled_on is None:
            pending = petition.decision == "受理"
            assert not pending or sample.AS_OF - petition.accepted_on <= 60 * DAY
            continue
        extension = petition.extension_days or 0
        assert petition.settled_on - petition.accepted_on <= (60 + extension) * DAY
        assert petition.settled_on <= petition.replied_on
        assert extension <= 30
        assert bool(extension) == bool(petition.extension_by) == bool(petition.extended_on)
        assert petition.extended_on is None or petition.extended_on <= petition.settled_on


def test_the_leading_group_is_as_the_opinions_say(case, chiefs):
    roles = defaultdict(list)
    for member in case.rows(GroupMember):
        roles[member.role].append(member.name)
    party = [person for person in case.rows(Person) if person.in_party_group]
    (secretary,) = [person for person in party if "党组书记" in person.levels]
    assert roles["组长"] == [secretary.name]
    assert roles["副组长"] == [person.name for person in party if person is not secretary]
    led = {person.unit for person in case.rows(Person) if person.name in roles["成员"]}
    heads_above = {person.unit for person in party}
    assert led | heads_above == {unit.short_name for unit in case.rows(Unit)}
    assert not set(roles["成员"]) & set(chiefs)


def test_commended_are_a_few_and_no_leaders(case, chiefs):
    agreed = defaultdict(list)
    for each in case.rows(Commendation):
        if each.decision == "同意":
            agreed[each.kind].append(each.who)
    people = {person.name for person in case.rows(Person)}
    assert len(agreed["联系点"]) + len(agreed["科室单位"]) == 3
    assert len(agreed["个人"]) == 8
    assert set(agreed["个人"]) <= people - set(chiefs)
    assert set(agreed["联系点"]) <= {point.number for point in case.rows(Point)}


def test_no_number_can_be_a_real_persons(case):
    """No such region, no such mobile prefix, no such area code, no such domain."""
    for visit in case.rows(Visit):
        assert visit.id_number is None or visit.id_number.startswith("990000")
        assert visit.phone is None or visit.phone.startswith("154")
    assert all(person.mobile.startswith("154") for person in case.rows(Person))
    assert all(point.phone.startswith("0500-") for point in case.rows(Point))
    assert all((unit.address or ".invalid").endswith(".invalid") for unit in case.rows(Unit))


def test_the_last_batch_of_ledgers_is_not_all_in(case):
    by_batch = defaultdict(list)
    for each in case.rows(Submission):
        by_batch[each.batch].append(each)
    first, last = by_batch.values()
    assert {each.unit for each in first} == {each.unit for each in last}
    assert {each.status for each in first} == {"已核定"}
    assert Counter(each.status for each in last)["已下发"] >= 3
    (rejected,) = [each for each in last if each.status == "退回"]
    assert rejected.reject_reason and rejected.rejections
    assert all((each.returned_on is None) == (each.status == "已下发") for each in last)
