"""三·2 三个坚持：R204 驻点住宿、R402 同吃同住同劳动、R403 轻车简从."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import CountingStay
from toolkit.activities.sanjie.counting_stay import Lacking
from toolkit.activities.sanjie.counting_stay import counting_stay
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.field_work import work_by_person
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import LIVE_TOGETHER
from toolkit.activities.sanjie.sources import TRAVEL_LIGHT
from toolkit.activities.sanjie.stay_records import ONE_DAY
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import met
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

TOGETHER = (FieldWork.ate_together, FieldWork.lodged_together, FieldWork.worked_together)


@obligation(
    leaders,
    "R204",
    "驻点住宿",
    Strength.PRINCIPLE,
    LIVE_TOGETHER,
    reads=(Person, FieldWork),
    columns=(FieldWork.nights,),
)
def nights_in_the_place(leader: Subject[Person], case: Case) -> Judgement:
    """驻点期间住在驻点，不走读：住宿晚数不少于驻点天数减1。

    看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行）的“住宿晚数”，几行的合计。驻点结束后判定：
    少于天数减1的，请核实是否存在“走读”，默认作偏离，请说明；参数“驻点住宿为必须”填“是”的，作不符合。
    原文只说同吃同住同劳动，没有写明每晚。晚数没有填而又不够的，无法判定。

    例：5天4晚，符合；5天2晚，偏离。
    """
    stay = counting_stay(leader, case, "是否住在驻点")
    if isinstance(stay, Judgement):
        return stay
    needed = sum(block.days - 1 for block in stay.blocks)
    known = sum(row.usable(FieldWork.nights) or 0 for row in stay.rows)
    blank = [row for row in stay.rows if row.usable(FieldWork.nights) is None]
    cells = _cells(stay.rows, FieldWork.nights)
    asked = f"“{LIVE_TOGETHER.words}”"
    if known >= needed:
        said = f"{leader.label}{stay}驻点{stay.days}天，登记住宿{number(known)}晚"
        return met(f"{said}，符合{asked}的要求。", cells)
    if blank and stay.ended(case):
        return _not_filled(leader, stay, blank, FieldWork.nights)
    gap = number(needed - known)
    fact = (
        f"{leader.label}{stay}驻点期间，有{gap}晚未登记住宿，《意见》要求{asked}，"
        "请核实是否存在“走读”，并说明原因。"
    )
    must = case.limits(Limits).lodging_required
    strength = Strength.MUST if must else Strength.PRINCIPLE
    advice = "请核实住宿晚数；确有走读的，在“说明”栏写明原因"
    return stay.missed(leader, case, Lacking(fact, cells, advice), strength)


@obligation(
    leaders,
    "R402",
    "同吃同住同劳动",
    Strength.PRINCIPLE,
    LIVE_TOGETHER,
    reads=(Person, FieldWork),
    columns=TOGETHER,
)
def living_with_the_people(leader: Subject[Person], case: Case) -> Judgement:
    """驻点期间和驻点群众同吃同住同劳动。

    看算数的一次驻点（同R201）的每一天：“下基层活动台账”本人当天的记录中，“同吃”“同住”“同劳动”有没有
    勾“是”。驻点结束后判定：哪几天缺哪一项的，作偏离，请说明；三项都没有的，为未见“三同”记录；缺的那天填得
    不能识别的，无法判定。台账没有这几栏的，无法判定。

    例：4月10日至14日一行三项都勾，符合；只勾同吃、同住，偏离。
    """
    stay = counting_stay(leader, case, "是否同吃同住同劳动")
    if isinstance(stay, Judgement):
        return stay
    rows = case.derived(work_by_person).get(leader.key, ())
    cells = tuple((row, column) for row in stay.rows for column in TOGETHER)
    days = list(_days(stay))
    gaps = {
        column: missing
        for column in TOGETHER
        if (missing := [date for date in days if not _ticked(rows, column, date)])
    }
    asked = f"“{LIVE_TOGETHER.words}”"
    if not gaps:
        return met(f"{leader.label}{stay}驻点期间，每天都有“三同”记录，符合{asked}的要求。", cells)
    if stay.ended(case) and (unread := _unread(rows, gaps)):
        return _not_filled(leader, stay, *unread)
    whole = len(gaps) == len(TOGETHER) and all(missing == days for missing in gaps.values())
    each_gap = (_gap(column.heading, missing, days) for column, missing in gaps.items())
    what = "“三同”记录" if whole else f"{listed(each_gap)}的记录"
    fact = f"{leader.label}{stay}驻点期间，未见{what}，《意见》要求{asked}，请说明原因。"
    advice = "请补填“同吃”“同住”“同劳动”；确未做到的，在“说明”栏写明原因"
    return stay.missed(leader, case, Lacking(fact, cells, advice), Strength.PRINCIPLE)


@obligation(
    leaders,
    "R403",
    "轻车简从",
    Strength.HINT,
    TRAVEL_LIGHT,
    reads=(Person, FieldWork),
    columns=(FieldWork.cars,),
)
def travelling_light(leader: Subject[Person], case: Case) -> Judgement:
    """驻点轻车简从：车辆不多，陪同的人不多于驻点人员。

    看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行）的“车辆数”“陪同人数”。任一行车辆超过1辆
    （参数“车辆数上限”）、陪同超过4人（参数“驻点人员上限”）的，驻点结束后提示核对；原文没有写明数目，
    只作提示。车辆数没有填、陪同人员填了而人数没有填的，无法判定。

    例：1辆车、陪同1人，符合；3辆车，提示。
    """
    limits = case.limits(Limits)
    stay = counting_stay(leader, case, "是否轻车简从")
    if isinstance(stay, Judgement):
        return stay
    cars = [row.usable(FieldWork.cars) for row in stay.rows]
    escorts = [row.usable(FieldWork.escort_count) for row in stay.rows]
    most_cars = max((each for each in cars if each is not None), default=0)
    most_escorts = max((each for each in escorts if each is not None), default=0)
    said = f"用车{number(most_cars)}辆、陪同{number(most_escorts)}人"
    cells = _cells(stay.rows, FieldWork.cars)
    asked = f"“{TRAVEL_LIGHT.words}”"
    if most_cars > limits.max_cars or most_escorts > limits.team_max:
        least = f"按不超过{number(limits.max_cars)}辆、{number(limits.team_max)}人核对"
        fact = f"{leader.label}{stay}驻点期间，{said}（{least}），请核对是否符合{asked}的要求。"
        lacking = Lacking(fact, cells, "请核对车辆数、陪同人数")
        return stay.missed(leader, case, lacking, Strength.HINT)
    if blank := [row for row in stay.rows if row.usable(FieldWork.cars) is None]:
        return _not_filled(leader, stay, blank, FieldWork.cars)
    if blank := [row for row in stay.rows if _uncounted_escorts(row)]:
        return _not_filled(leader, stay, blank, FieldWork.escort_count)
    return met(f"{leader.label}{stay}驻点期间，{said}，符合{asked}的要求。", cells)


def _uncounted_escorts(row: FieldWork) -> bool:
    """写了谁陪同而没有写几人的."""
    return row.usable(FieldWork.escort_count) is None and bool(row.usable(FieldWork.escorts))


def _not_filled(
    leader: Subject[Person], stay: CountingStay, rows: Sequence[FieldWork], column: Column[object]
) -> Judgement:
    at = listed(str(row.at_row) for row in rows)
    fact = (
        f"{leader.label}{stay}驻点的记录（“{FieldWork.sheet}”第{at}行）"
        f"“{column.heading}”未填或不能识别，无法判定。"
    )
    return unknown(fact, _cells(rows, column), f"请补填“{column.heading}”")


def _days(stay: CountingStay) -> Iterator[dt.date]:
    for block in stay.blocks:
        yield from (block.first + ONE_DAY * each for each in range(block.days))


def _ticked(rows: Sequence[FieldWork], column: Column[bool | None], date: dt.date) -> bool:
    return any(row.started_on <= date <= row.ended_on and row.usable(column) for row in rows)


def _unread(
    rows: Sequence[FieldWork], gaps: Mapping[Column[bool | None], Sequence[dt.date]]
) -> tuple[Sequence[FieldWork], Column[bool | None]] | None:
    """缺的那几天里填了而不能识别的行，和它的栏；没有的为 None."""
    for column, missing in gaps.items():
        found = [
            row
            for row in rows
            if row.usable(column) is None
            and not row.is_empty(column)
            and any(row.started_on <= date <= row.ended_on for date in missing)
        ]
        if found:
            return found, column
    return None


def _gap(what: str, missing: list[dt.date], days: list[dt.date]) -> str:
    """同劳动；不是每天都缺的写明哪几天：4月13日至14日同劳动."""
    if missing == days:
        return what
    runs: list[list[dt.date]] = []
    for date in missing:
        if runs and date - runs[-1][-1] == ONE_DAY:
            runs[-1].append(date)
        else:
            runs.append([date])
    return f"{listed(span(run[0], run[-1]) for run in runs)}{what}"


def _cells(rows: Sequence[FieldWork], column: Column[object]) -> Cells:
    return tuple((row, column) for row in rows)
