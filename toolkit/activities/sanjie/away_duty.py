"""四·3 同时外出：R803 同一天在外的局领导."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.absences import Absence
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.office_holders import in_office
from toolkit.activities.sanjie.office_holders import is_director
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_stays import doubtful_rows
from toolkit.activities.sanjie.sources import OFFICE_SCHEDULES
from toolkit.activities.sanjie.stay_records import ONE_DAY
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

BUREAU = "本局"
Days = Mapping[dt.date, Sequence[str]]


def bureau(case: Case) -> Sequence[Subject[Person]]:
    """全局只判一次；没有班子成员的为空."""
    return [Subject(BUREAU, BUREAU, leader.row) for leader in leaders(case)[:1]]


@obligation(
    bureau,
    "R803",
    "局领导不同时外出过多",
    Strength.HINT,
    OFFICE_SCHEDULES,
    reads=(Person, FieldWork),
    every=(Person.on_duty,),
)
def enough_stay_at_home(subject: Subject[Person], case: Case) -> Judgement:
    """同一天在外驻点的局领导不过多，局长与值班副局长不同时外出。

    看“下基层活动台账”中班子成员驻点调研的起止，“人员名册”的是否班子成员、任职起止、职务、是否值班副局长；有“请假出差
    登记”的，局长与值班副局长的请假、出差、会议、学习也算外出。全局判一次，逐日数：同一天驻点的超过班子人数的一半（逢单
    进一，参数“同时外出上限”可另定人数）的，局长与值班副局长同一天外出的，只作提示，请局办公室协调错开。这一条是机关工作的
    需要，《意见》只说“局办公室统一协调”。还没有驻点的不适用；驻点记录的类别、日期存疑的，是否值班副局长填得不能识别的，
    无法判定。名册没有注明值班副局长的，只核对人数，并写明。

    例：班子7人，同一天驻点4人，符合；5人，预警。
    """
    own = leaders(case)
    away = _on_stay(own, case)
    doubtful = [row for leader in own for row in stays_of(leader, case).doubtful]
    crowded = _too_many(own, away, case)
    both, unnamed = _both_away(own, away, case)
    if crowded or both:
        advice = "请局办公室协调错开"
        fact = f"{'；'.join((*crowded, *both))}；《意见》要求“{OFFICE_SCHEDULES.words}”，{advice}。"
        return hint(fact, _cells(own, case), advice)
    if doubtful:
        rows = sorted(doubtful, key=lambda row: row.at_row)
        return doubtful_rows("局领导是否同时外出过多", rows)
    if not away:
        fact = f"截至{day(case.as_of)}，台账未见局领导驻点的记录，本项不适用。"
        return not_applicable(fact)
    most = max(len(names) for names in away.values())
    fact = (
        f"截至{day(case.as_of)}，同一天在外驻点的局领导最多{most}人，班子共{len(own)}人{unnamed}。"
    )
    return met(fact, _cells(own, case))


def _on_stay(own: Sequence[Subject[Person]], case: Case) -> Days:
    """日期 → 那天在外驻点的局领导，按领导排序；只到统计截止日."""
    away: dict[dt.date, list[str]] = defaultdict(list)
    for leader in own:
        held = stays_of(leader, case)
        under_way = (held.under_way,) if held.under_way else ()
        for block in (*held.done, *under_way):
            for date in _days(block.first, min(block.last, case.as_of)):
                away[date].append(leader.key)
    return away


def _days(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + ONE_DAY * each for each in range((last - first).days + 1))


def _too_many(own: Sequence[Subject[Person]], away: Days, case: Case) -> Sequence[str]:
    """超过上限的日子，连着的、人相同的合在一起说."""
    limit = case.limits(Limits).max_away
    over: dict[dt.date, str] = {}
    for date, names in away.items():
        members = sum(in_office(leader.row, date) for leader in own)
        most = (members + 1) // 2 if limit is None else int(limit)
        if len(names) > most:
            rule = f"班子{members}人的一半（{most}人）" if limit is None else f"上限{most}人"
            over[date] = f"{len(names)}位局领导（{listed(names)}）同时在外驻点，超过{rule}"
    return _said(over)


def _said(over: Mapping[dt.date, str]) -> Sequence[str]:
    runs: list[tuple[dt.date, dt.date, str]] = []
    for date in sorted(over):
        if runs and runs[-1][1] + ONE_DAY == date and runs[-1][2] == over[date]:
            runs[-1] = (runs[-1][0], date, over[date])
        else:
            runs.append((date, date, over[date]))
    return [f"{span(first, last)}{words}" for first, last, words in runs]


def _both_away(own: Sequence[Subject[Person]], away: Days, case: Case) -> tuple[Sequence[str], str]:
    """局长与值班副局长同一天外出的日子；核对不了的，第二个值说明."""
    directors = [leader for leader in own if is_director(leader.row)]
    deputies = [leader for leader in own if leader.row.usable(Person.on_duty)]
    if not directors or not deputies:
        missing = "值班副局长" if directors else "局长"
        return (), f"；人员名册没有注明{missing}，未核对局长与值班副局长是否同时外出"
    out = {leader.key: _out_of_office(leader.key, away, case) for leader in (*directors, *deputies)}
    together: dict[dt.date, str] = {}
    for one in directors:
        for other in deputies:
            if one.key == other.key:
                continue
            for date in out[one.key] & out[other.key]:
                if in_office(one.row, date) and in_office(other.row, date):
                    together[date] = f"局长{one.key}与值班副局长{other.key}同时外出"
    return _said(together), ""


def _out_of_office(name: str, away: Days, case: Case) -> set[dt.date]:
    out = {date for date, names in away.items() if name in names}
    for absence in case.filled(Absence, Absence.person, Absence.first, Absence.last):
        if absence.person == name:
            out.update(_days(absence.first, min(absence.last, case.as_of)))
    return out


def _cells(own: Sequence[Subject[Person]], case: Case) -> Cells:
    return tuple(cell for leader in own for cell in stays_of(leader, case).cells)
