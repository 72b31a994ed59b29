"""四·2 活动台账：R709 建立并及时更新."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.issue_day import owed_since_issue
from toolkit.activities.sanjie.issue_day import since_issue
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import KEEP_LEDGER
from toolkit.activities.sanjie.terms import has_left
from toolkit.activities.sanjie.wrong_work import wrong_cells
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.period import LeftOut
from toolkit.declare.wording import listed
from toolkit.declare.wording import number


@obligation(
    leaders,
    "R709",
    "建立下基层活动台账",
    Strength.MUST,
    KEEP_LEDGER,
    reads=(Person, FieldWork),
    excused=has_left,
)
def ledger_is_kept(leader: Subject[Person], case: Case) -> Judgement:
    """建立领导干部下基层活动台账，每位班子成员至少一条记录，并及时更新。

    看“下基层活动台账”的姓名、开始日期、结束日期。意见印发日为期，印发以后任职的以任职之日为期：以前没有记录为
    未到期，当天为预警，以后没有记录的为不符合。最近一条记录距统计截止日超过31天（参数“台账更新天数”）的，提示
    更新；只有统计截止日以后的记录的，也只作提示。记录的日期都读不出的，无法判定。已经离任的不适用。

    例：6月30日前有4月至6月的记录，符合；一条也没有，不符合。
    """
    rows = case.derived(work_by_person).get(leader.key, ())
    if not rows:
        return _no_rows(leader, case)
    cells: Cells = tuple((work, FieldWork.started_on) for work in rows)
    ends = [ended for work in rows if (ended := _until(work)) is not None]
    if not ends:
        numbers = listed(str(work.at_row) for work in rows)
        fact = f"{leader.label}的记录（“{FieldWork.sheet}”第{numbers}行）日期有误，改正后再判定是否及时更新。"
        wrong = wrong_cells(rows)
        return unknown(fact, wrong, "请改正起止日期")
    latest = min(max(ends), case.as_of)
    allowed = dt.timedelta(days=case.limits(Limits).update_days)
    said = f"截至{day(case.as_of)}，{leader.label}有下基层活动记录{len(rows)}条，最近一条为{day(latest)}"
    deadline = since_issue(case, Strength.HINT)
    if case.as_of - latest <= allowed or not deadline.passed:
        return deadline.met(f"{said}，符合“{KEEP_LEDGER.words}”的要求。", cells)
    idle = (case.as_of - latest).days
    return deadline.owed(
        f"{said}，已{idle}天未更新（{number(allowed.days)}天以内应有新的记录）；《意见》要求“{KEEP_LEDGER.words}”。",
        cells,
        "请补登近期的活动；确未下基层的，不必补",
    )


def work_by_person(case: Case) -> Mapping[str, Sequence[FieldWork]]:
    """姓名 → 台账各行，按行号."""
    return _by_person(case.rows(FieldWork))


def _by_person(works: Iterable[FieldWork]) -> Mapping[str, Sequence[FieldWork]]:
    by_person: dict[str, list[FieldWork]] = defaultdict(list)
    for work in sorted(works, key=lambda work: work.at_row):
        if name := work.usable(FieldWork.person):
            by_person[name].append(work)
    return by_person


def _until(work: FieldWork) -> dt.date | None:
    started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
    return ended if started and ended and ended >= started else None


def _no_rows(leader: Subject[Person], case: Case) -> Judgement:
    """没有记录；只有截止日以后的、日期不在本年度的，不说成没有建立台账."""
    where: Cells = ((leader.row, Person.name),)
    deadline = since_issue(case, appointed=leader.row.usable(Person.since))
    if astray := _by_person(case.left_out(FieldWork)).get(leader.key):
        numbers = listed(str(work.at_row) for work in astray)
        fact = f"{leader.label}的记录（“{FieldWork.sheet}”第{numbers}行）日期不在本年度，改正后再判定。"
        cells = wrong_cells(astray)
        return unknown(fact, cells, "请改正起止日期")
    if later := _by_person(case.left_out(FieldWork, LeftOut.LATER)).get(leader.key):
        first = min(d for work in later if (d := work.usable(FieldWork.started_on)))
        fact = f"截至{day(case.as_of)}，“{FieldWork.sheet}”中没有{leader.label}的记录，最早一条为{full_day(first)}。"
        hint = since_issue(case, Strength.HINT, leader.row.usable(Person.since))
        return hint.owed(fact, where, "请核对有无漏登")
    said = f"“{FieldWork.sheet}”中没有{leader.label}的记录"
    advice = "请建立台账并补登已有的活动"
    return owed_since_issue(deadline, said, KEEP_LEDGER.words, where, advice)
