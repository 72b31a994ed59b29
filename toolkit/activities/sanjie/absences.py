"""C8 请假出差登记，及其数据规则 D116."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.field_work import trips
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.sources import TOTAL_TIME
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Strength
from toolkit.declare.period import Period
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import table_rule


class Absence(Ledger, code="C8", sheet="请假出差登记", capacity=120, essential=False):
    """请假出差登记：请假、出差、外出开会和学习，一次一行."""

    person = person_reference("姓名", example="张三")
    reason = Choice("事由", options=("请假", "出差", "会议", "学习"), example="出差")
    first = Date("开始日期", period=Period.EVENT, example="2012-05-08")
    last = Date("结束日期", period=Period.EVENT, example="2012-05-10")
    remark = Text("备注").optional()

    key = (person, first)
    span = (first, last)


def absences_by_person(case: Case) -> Mapping[str, Sequence[Absence]]:
    """姓名 → 请假出差，起止日期读得懂、不颠倒的，按日期."""
    by_person: dict[str, list[Absence]] = defaultdict(list)
    for absence in case.filled(Absence, Absence.person, Absence.first, Absence.last):
        if absence.first <= absence.last:
            by_person[absence.person].append(absence)
    for rows in by_person.values():
        rows.sort(key=_in_turn)
    return by_person


def _in_turn(absence: Absence) -> tuple[object, ...]:
    """按日期；同日开始的看行里填的，不看行号：表排过序，说的还是同一次."""
    reason = absence.usable(Absence.reason) or ""
    return absence.first, absence.last, reason, absence.at_row


@table_rule((FieldWork, Absence), "D116", "下基层与请假出差同日", Strength.DATA, TOTAL_TIME)
def not_away_elsewhere(case: Case) -> Complaints:
    """请假、出差、外出开会或学习的日子，不能又记下基层。

    看“下基层活动台账”（姓名、开始日期、结束日期）和“请假出差登记”（姓名、事由、开始日期、结束日期）：
    同一人有一天重合的，报下基层的一行，写明重合的日期和登记的行；一行与几次重合的，报最早的一次。工作簿
    没有“请假出差登记”的，不核对。当天半天开会、半天下基层的，请在备注写明后核对。

    例：4月10日至14日驻点，4月12日请假，报；请假在4月16日，不报。
    """
    away = case.derived(absences_by_person)
    for work, person, started, ended in trips(case):
        held = away.get(person, ())
        clash = next((each for each in held if each.first <= ended and started <= each.last), None)
        if clash and started <= ended:
            yield _complaint(work, clash)


def _complaint(work: FieldWork, clash: Absence) -> Complaint:
    both = span(max(clash.first, work.started_on), min(clash.last, work.ended_on))
    reason = clash.usable(Absence.reason) or "请假或出差"
    return Complaint(
        work,
        FieldWork.started_on,
        f"{span(work.started_on, work.ended_on)}下基层，而“{Absence.sheet}”第{clash.at_row}行"
        f"登记{both}{reason}，日期重合",
        "请核对两处的日期，改正填错的一处",
    )
