"""Whom to press for what is owed: exactly those who are due, by which way, in which words."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.working_days import Calendar
from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import Life
from toolkit.distribution.deadlines import days_late
from toolkit.distribution.deadlines import workdays_after
from toolkit.distribution.reminding import Due
from toolkit.distribution.reminding import NotDue
from toolkit.distribution.reminding import Way
from toolkit.distribution.reminding import message
from toolkit.distribution.reminding import reckoned

CALENDAR = Calendar({})
KEY = SubmissionKey("2012年第4期", "人教科")
SENT_ON, FRIDAY = dt.date(2012, 12, 17), dt.date(2012, 12, 28)
SENT = Life(KEY, Stage.DISPATCHED, sent_on=SENT_ON, due=FRIDAY)
BACK = replace(
    SENT,
    stage=Stage.SENT_BACK,
    returned_on=dt.date(2012, 12, 26),
    due_again=dt.date(2013, 1, 8),
    rejections=1,
    why="第9行办结说明未填",
)


def on(day, life=SENT):
    (found,) = reckoned([life], CALENDAR, dt.date.fromisoformat(day))
    return found.way if isinstance(found, Due) else found.why


def pressed(life, *ways):
    """The same after ways that were taken, each on its day with its new last day."""
    events = [
        SubmissionEvent(
            life.key,
            Step.REMIND,
            dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), dt.UTC),
            "王某",
            why=way,
            due=dt.date.fromisoformat(again),
        )
        for day, way, again in ways
    ]
    return replace(life, events=(*life.events, *events))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2012-12-25", "离报送期限2012-12-28还有3个工作日"),
        ("2012-12-26", Way.REMIND),
        ("2012-12-28", Way.REMIND),
        ("2012-12-29", Way.PHONE),  # -- a Saturday: no working day has passed yet --
        ("2012-12-31", Way.PHONE),
        ("2013-01-03", Way.PHONE),  # -- 1 to 3 January were holidays --
        ("2013-01-04", Way.LETTER),
    ],
)
def test_the_way_follows_the_working_days_around_the_last_one(day, said):
    assert on(day) == said


@pytest.mark.parametrize(
    ("day", "ways", "said"),
    [
        ("2012-12-31", [("2012-12-31", "电话催报", "2013-01-04")], Way.PHONE),
        ("2013-01-04", [("2012-12-31", "电话催报", "2013-01-04")], Way.LETTER),
        ("2013-01-08", [("2013-01-05", "便函催报", "2013-01-08")], "便函已发，补报期限2013-01-08还没有过"),
        ("2013-01-09", [("2013-01-05", "便函催报", "2013-01-08")], Way.LEADERS),
        ("2012-12-31", [("2012-12-26", "提醒", "2012-12-28")], Way.PHONE),
    ],
)  # fmt: skip
def test_each_way_is_taken_once_and_the_same_day_says_the_same(day, ways, said):
    assert on(day, pressed(SENT, *ways)) == said


def test_what_was_sent_back_has_its_own_last_day_and_is_not_late_by_the_first():
    assert on("2012-12-31", BACK) == "离重报时限2013-01-08还有5个工作日"
    assert on("2013-01-07", BACK) == Way.REMIND
    assert on("2013-01-09", BACK) == Way.PHONE
    assert on("2012-12-31", replace(BACK, due_again=None)) == Way.PHONE


def test_ways_taken_before_a_return_are_settled_by_it():
    letter = pressed(SENT, ("2013-01-05", "便函催报", "2013-01-08"))
    came = SubmissionEvent(KEY, Step.RECEIVE, dt.datetime(2013, 1, 8, tzinfo=dt.UTC), "王某")
    back = replace(came, step=Step.SEND_BACK, why="有误")
    again = replace(BACK, events=(*letter.events, came, back), due_again=dt.date(2013, 1, 10))
    assert on("2013-01-11", again) == Way.PHONE


@pytest.mark.parametrize(
    "stage", [each for each in Stage if not replace(SENT, stage=each).is_owing]
)
def test_who_has_reported_is_not_pressed(stage):
    life = replace(SENT, stage=stage, returned_on=FRIDAY)
    assert on("2013-01-31", life) == f"{stage}（2012-12-28）" or stage is Stage.APPROVED


def test_a_sheet_is_seen_as_it_was_a_register_as_it_is():
    came = replace(SENT, stage=Stage.RECEIVED, returned_on=dt.date(2013, 1, 10))
    event = SubmissionEvent(KEY, Step.RECEIVE, dt.datetime(2013, 1, 10, tzinfo=dt.UTC), "王某")
    assert on("2012-12-31", came) == Way.PHONE
    assert on("2012-12-31", replace(came, events=(event,))) == "已收回（2013-01-10）"
    later = f"统计截止日以后才下发（{SENT_ON}）"
    assert [each.why for each in reckoned([SENT], CALENDAR, dt.date(2012, 12, 14))] == [later]


def test_a_last_day_on_a_holiday_moves_and_the_words_say_so():
    life = replace(SENT, due=dt.date(2013, 1, 1))
    assert on("2013-01-04", life) == Way.REMIND
    (due,) = reckoned([life], CALENDAR, dt.date(2013, 1, 4))
    said = message(due, dt.date(2013, 1, 9), "局办公室", "逾期的通报。")
    assert said == (
        "你单位2012年第4期台账尚未报送，请于2013年1月4日（原为1月1日，逢放假顺延）下班前报局办公室。"
    )


def test_an_unknown_last_day_is_said_and_one_of_an_earlier_batch_is_past():
    unknown = replace(SENT, due=None)
    assert on("2013-01-31", unknown) == "没有写报送期限，不知道到期没有"
    older = replace(unknown, key=KEY._replace(batch="2012年第3期"), sent_on=dt.date(2012, 9, 17))
    by_batch = {
        each.life.key.batch: each
        for each in reckoned([older, SENT], CALENDAR, dt.date(2012, 12, 20))
    }
    assert isinstance(by_batch["2012年第4期"], NotDue)
    assert by_batch["2012年第3期"].way is Way.LETTER


def test_the_words_tell_why_it_was_sent_back_and_till_when():
    (due,) = reckoned([BACK], CALENDAR, dt.date(2013, 1, 9))
    said = message(due, dt.date(2013, 1, 14), "局办公室", "逾期仍未报送的，提请领导小组通报。")
    assert said == (
        "你单位2012年第4期台账已退回，原因：第9行办结说明未填。重报时限2013年1月8日已过，"
        "请改正后于1月14日下班前报局办公室。逾期仍未报送的，提请领导小组通报。"
    )


@given(st.dates(dt.date(2012, 1, 1), dt.date(2013, 12, 1)), st.integers(0, 60))
def test_working_days_are_those_that_are_worked_one_by_one(day, after):
    until = day + dt.timedelta(days=after)
    worked = sum(CALENDAR.is_workday(day + dt.timedelta(days=at)) for at in range(1, after + 1))
    assert workdays_after(day, until, CALENDAR) == worked


def test_a_year_that_nobody_listed_is_not_counted():
    assert workdays_after(dt.date(1999, 1, 1), dt.date(1999, 2, 1), CALENDAR) is None


@pytest.mark.parametrize(
    ("first_on", "late"), [("2012-12-28", 0), ("2012-12-31", 1), ("2013-01-05", 3), (None, None)]
)
def test_late_is_the_first_report_in_working_days_whatever_was_sent_back(first_on, late):
    day = dt.date.fromisoformat(first_on) if first_on else None
    assert days_late(replace(BACK, first_on=day), CALENDAR) == late
