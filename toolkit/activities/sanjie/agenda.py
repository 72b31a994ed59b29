"""“日程”表里除了判定的期限以外的日子：公示、预定的接访、报送期限."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import chain

from toolkit.activities.sanjie.booklet_terms import last_day
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reporting import RETURNED
from toolkit.activities.sanjie.reporting import Owed
from toolkit.activities.sanjie.reporting import limit_of
from toolkit.activities.sanjie.reporting import owed
from toolkit.activities.sanjie.reporting import units_of
from toolkit.chinese.dates import span
from toolkit.declare.calendar import Agenda
from toolkit.declare.calendar import Appointment
from toolkit.declare.case import Case
from toolkit.declare.wording import listed

SHOWN = 3
Span = tuple[dt.date, dt.date]


def appointments(case: Case) -> Iterator[Appointment]:
    """统计截止日当天起的各项."""
    found = chain(_displays(case), _receptions(case), _submissions(case))
    return (each for each in found if each.day >= case.as_of)


def _displays(case: Case) -> Iterator[Appointment]:
    """公示的头一天和最后一天，同时公示的并为一项."""
    together: dict[Span, list[Commendation]] = defaultdict(list)
    for row in case.filled(Commendation, Commendation.who):
        first, last = row.usable(Commendation.shown_from), row.usable(Commendation.shown_to)
        if first and last:
            together[first, last].append(row)
    for (first, last), rows in together.items():
        who = _named([row.who for row in rows])
        objections = sum(not row.is_empty(Commendation.objection) for row in rows)
        fact = f"公示{span(first, last)}" + (f"，{objections}个有异议。" if objections else "。")
        if first > case.as_of:
            place = case.place(rows[0], Commendation.shown_from)
            yield Appointment(first, "表扬公示开始", who, fact, place)
        yield Appointment(
            last, "表扬公示结束", who, fact, case.place(rows[0], Commendation.shown_to)
        )


def _receptions(case: Case) -> Iterator[Appointment]:
    """统计截止日以后的场次；还没有公告的写明."""
    for row in case.filled(Reception, Reception.held_on, Reception.leader):
        if row.held_on > case.as_of:
            grand = (
                "大接访" if row.usable(Reception.is_grand) else row.usable(Reception.form) or "接访"
            )
            where = row.usable(Reception.place)
            said = "未公告" if row.is_empty(Reception.announced_on) else "已公告"
            fact = f"{'，'.join(filter(None, [grand, where, said]))}。"
            place = case.place(row, Reception.held_on)
            yield Appointment(row.held_on, "接访", row.leader, fact, place)


def _submissions(case: Case) -> Iterator[Appointment]:
    """报送期限和退回重报的期限，同一天的并为一项；还没有下发的，写明期限."""
    by_day: dict[tuple[dt.date, str], list[Owed]] = defaultdict(list)
    for each in case.derived(owed):
        again = each.row.usable(Submission.due_again) if each.status == RETURNED else None
        day = again or limit_of(each, case)
        if day is not None:
            by_day[day, "退回重报" if again else "报送台账"].append(each)
    for (day, what), those in by_day.items():
        units = units_of(those)
        fact = f"{len(units)}个单位还没有报送。"
        yield Appointment(
            day, what, _named(units), fact, case.place(those[0].row, Submission.status)
        )
    limit = case.derived(last_day)
    if limit is not None and not by_day and not case.rows(Submission):
        yield Appointment(limit, "报送台账", "各单位", "台账还没有下发。", None)


def _named(names: Sequence[str]) -> str:
    shown = listed(names[:SHOWN])
    return f"{shown}等{len(names)}个" if len(names) > SHOWN else shown


AGENDA = Agenda(appointments)
