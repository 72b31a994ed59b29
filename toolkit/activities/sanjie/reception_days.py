"""接访场次合成一天一天：哪天算一天接待信访群众，不算的为什么."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.field_work import work_by_person
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.receptions import Reception
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.wording import number

HALF_DAY_HOURS = 3
RECEPTION = "接访"


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """一位领导某一天的接访场次."""

    date: dt.date
    sessions: tuple[Reception, ...]

    @property
    def attended(self) -> tuple[Reception, ...]:
        """有人来访，或者事先公告了的场次."""
        return tuple(each for each in self.sessions if not _nobody_and_unannounced(each))

    @property
    def nobody_came(self) -> bool:
        """登记的来访都是0."""
        return all(_nobody_came(each) for each in self.sessions)

    @property
    def hours(self) -> float:
        """各场时长之和，只算填了起止时间的，小时."""
        return sum(_hours(each) or 0 for each in self.attended)

    @property
    def all_timed(self) -> bool:
        """起止时间是否都填了."""
        return all(_hours(each) is not None for each in self.attended)

    def in_doubt(self, limits: Limits) -> str:
        """为什么看不出算不算一天；看得出的为空."""
        if not self.attended:
            late = [each for each in self.sessions if each.usable(Reception.announced_on)]
            seen = "公告日期晚于接访日期" if late else "未见事先公告"
            return f"{day(self.date)}登记来访0批，{seen}，不能认定已安排一天"
        least = limits.reception_hours
        if least is None or self.hours >= least or self.all_timed:
            return ""
        return (
            f"{day(self.date)}接访起止时间没有填全（已填的合计{number(self.hours)}小时），"
            f"看不出是否满{number(least)}小时"
        )

    def too_short(self, limits: Limits) -> str:
        """时长明确不足的怎么说；够的、看不出的为空."""
        least = limits.reception_hours
        if least is None or not self.attended or self.hours >= least or not self.all_timed:
            return ""
        return (
            f"{day(self.date)}接访合计{number(self.hours)}小时，"
            f"不足{number(least)}小时（参数“接访时长”）"
        )

    def arranged(self, limits: Limits) -> bool:
        """算不算一天."""
        return not (self.in_doubt(limits) or self.too_short(limits))


def reception_days(sessions: Iterable[Reception]) -> Sequence[ReceptionDay]:
    """一天一组，按日期."""
    by_date: dict[dt.date, list[Reception]] = defaultdict(list)
    for each in sorted(sessions, key=lambda each: (each.held_on, each.at_row)):
        by_date[each.held_on].append(each)
    return [ReceptionDay(date, tuple(those)) for date, those in by_date.items()]


def receptions_by_leader(case: Case) -> Mapping[str, Sequence[Reception]]:
    """姓名 → 截至统计截止日的接访场次."""
    by_leader: dict[str, list[Reception]] = defaultdict(list)
    for reception, leader, on in case.told(Reception, Reception.leader, Reception.held_on):
        if on <= case.as_of:
            by_leader[leader].append(reception)
    return by_leader


def doubtful_receptions(case: Case) -> Mapping[str, Sequence[Reception]]:
    """姓名 → 日期没填、不能识别或不在本年度的接访场次：可能就在驻点期间."""
    by_leader: dict[str, list[Reception]] = defaultdict(list)
    for reception in case.left_out(Reception):
        if leader := reception.usable(Reception.leader):
            by_leader[leader].append(reception)
    for reception in case.filled(Reception, Reception.leader):
        if reception.usable(Reception.held_on) is None:
            by_leader[reception.leader].append(reception)
    return by_leader


def receptions_without_session(case: Case, leader: str) -> Sequence[FieldWork]:
    """“下基层活动台账”记了接访，起止之内却没有这位领导场次的行."""
    held = [each.held_on for each in case.derived(receptions_by_leader).get(leader, ())]
    return [
        work
        for work in case.derived(work_by_person).get(leader, ())
        if work.usable(FieldWork.category) == RECEPTION
        and not any(work.started_on <= date <= work.ended_on for date in held)
    ]


def _nobody_and_unannounced(reception: Reception) -> bool:
    announced = reception.usable(Reception.announced_on)
    return _nobody_came(reception) and (announced is None or announced > reception.held_on)


def _nobody_came(reception: Reception) -> bool:
    batches, visitors = reception.usable(Reception.batches), reception.usable(Reception.visitors)
    return batches == 0 or (batches is None and visitors == 0)


def _hours(reception: Reception) -> float | None:
    begins, ends = reception.usable(Reception.begins), reception.usable(Reception.ends)
    if begins is None or ends is None or ends < begins:
        return None
    return (ends.hour - begins.hour) + (ends.minute - begins.minute) / 60
