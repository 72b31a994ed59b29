"""下基层活动台账里同一人对不上的两行：D112 时间重叠、D115 同日两地."""

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.field_work import Trip
from toolkit.activities.sanjie.field_work import in_turn
from toolkit.activities.sanjie.field_work import towns
from toolkit.activities.sanjie.field_work import trips_by_person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.sources import TOTAL_TIME
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import table_rule


@table_rule((FieldWork,), "D112", "同一人时间重叠", Strength.DATA, TOTAL_TIME)
def no_overlap(case: Case) -> Complaints:
    """同一人的两行记录时间不得重叠。

    同一天的几项活动（如驻点期间的走访、接访）可以另起一行；两段都跨天而重叠的，或者同一类别的
    活动在另一段之内又填一行的，其中一行填错了。报后填的一行，看序号，表排过序也是这一行；没有序号的，报开始
    较晚的一行。累计天数时同一天只算一天，不会因此多算。
    """
    for clash in case.derived(_clashes):
        if not clash.far_apart:
            yield Complaint(
                clash.later,
                FieldWork.started_on,
                f"{_when(clash.later)}与第{clash.earlier.at_row}行{_when(clash.earlier)}重叠",
                "请核对两行的起止日期，改正或删去其中一行",
            )


@table_rule((FieldWork, Point), "D115", "同一人同日两地", Strength.DATA, TOTAL_TIME)
def not_in_two_towns(case: Case) -> Complaints:
    """同一人同一天不得在相距较远的两地。

    按联系点所在镇判断：两行所在镇不同而日期相同，又未分上午、下午的，请核实。同镇两村不算。报哪一行，同D112。
    """
    where = case.derived(towns)
    for clash in case.derived(_clashes):
        if clash.far_apart:
            here, there = where[clash.later.point or ""], where[clash.earlier.point or ""]
            yield Complaint(
                clash.later,
                FieldWork.started_on,
                f"{_when(clash.later)}与第{clash.earlier.at_row}行同日在两地（{here}、{there}）",
                "请核对日期和联系点；确为同日两地的，时段分别填上午、下午",
            )


@dataclass(frozen=True, slots=True)
class _Clash:
    earlier: FieldWork
    later: FieldWork
    far_apart: bool


def _clashes(case: Case) -> Sequence[_Clash]:
    """同一人在时间上冲突的行，每行至多报一次；日期本身有误的行（D113、F10）不参加."""
    where = case.derived(towns)
    return [
        clash
        for rows in case.derived(trips_by_person).values()
        for clash in _clashes_of(rows, where)
    ]


def _clashes_of(trips: Iterable[Trip], where: Mapping[str, str]) -> Iterator[_Clash]:
    """一个人的行里冲突的，行按日期；当天往返的两行，只有所在镇不同才可能冲突，不必逐对比."""
    going_on: list[FieldWork] = []
    on_one_day: dict[str, list[FieldWork]] = {}
    day = dt.date.min
    for first, _, last, work in trips:
        is_long = first != last
        if is_long and first.year != last.year:
            continue
        if first != day:
            day, on_one_day = first, {}
            going_on = [each for each in going_on if each.ended_on >= day]
        town = _town(work, where)
        others = [*going_on]
        for at, beside in on_one_day.items():
            if is_long or (at and town and at != town):
                others += beside
        if others and (clash := _first_clash(work, sorted(others, key=_by_start), where)):
            yield clash
        if is_long:
            going_on.append(work)
        else:
            on_one_day.setdefault(town, []).append(work)


def _first_clash(
    work: FieldWork, others: Iterable[FieldWork], where: Mapping[str, str]
) -> _Clash | None:
    for other in others:
        far_apart = _in_two_towns(other, work, where)
        if far_apart is not None:
            earlier, later = sorted((other, work), key=_by_start)
            return _Clash(*_as_filled(earlier, later), far_apart)
    return None


def _as_filled(earlier: FieldWork, later: FieldWork) -> tuple[FieldWork, FieldWork]:
    """先填的在前：看跟着行走的序号；没有序号的，开始早的在前；起止都相同的，才看行号."""
    first, second = earlier.usable(FieldWork.order), later.usable(FieldWork.order)
    if first is None or second is None:
        first = second = 0
    if (earlier.started_on, earlier.ended_on) == (later.started_on, later.ended_on):
        turned = (second, later.at_row) < (first, earlier.at_row)
    else:
        turned = second < first
    return (later, earlier) if turned else (earlier, later)


def _by_start(work: FieldWork) -> tuple[object, ...]:
    return work.started_on, in_turn(work, work.ended_on)


def _in_two_towns(one: FieldWork, two: FieldWork, where: Mapping[str, str]) -> bool | None:
    """两行是否冲突：True 同日两地，False 时间重叠，None 不冲突."""
    long_ones = (one.started_on != one.ended_on) + (two.started_on != two.ended_on)
    if long_ones == 2:
        return None if _same_key(one, two) else False
    here, there = _town(one, where), _town(two, where)
    parts = {one.usable(FieldWork.part), two.usable(FieldWork.part)}
    if here and there and here != there and parts != {"上午", "下午"}:
        return True
    same_category = one.usable(FieldWork.category) == two.usable(FieldWork.category)
    if long_ones == 1 and same_category and not _same_key(one, two):
        return False
    return None


def _town(work: FieldWork, where: Mapping[str, str]) -> str:
    point = work.usable(FieldWork.point)
    return where.get(point, "") if point else ""


def _same_key(one: FieldWork, two: FieldWork) -> bool:
    """要素全同的另有“重复”一项，不在这里再报."""
    return all(one.usable(column) == two.usable(column) for column in FieldWork.key)


def _when(work: FieldWork) -> str:
    return span(work.started_on, work.ended_on)
