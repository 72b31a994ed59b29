"""三·3 驻点期间的接访：R501 至少一天、R502 一次大接访."""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.sources import GRAND_RECEPTION
from toolkit.activities.sanjie.sources import RECEPTION_DAY
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

HALF_DAY_HOURS = 3
Cells = tuple[tuple[Ledger, Column[object]], ...]
Blocks = Sequence[Block]
PerStay = Callable[[Subject[Person], Case, Blocks, Sequence[Reception]], Judgement]


def receptions_by_leader(case: Case) -> Mapping[str, Sequence[Reception]]:
    """姓名 → 截至统计截止日的接访场次."""
    by_leader: dict[str, list[Reception]] = defaultdict(list)
    for reception in case.filled(Reception, Reception.leader, Reception.held_on):
        if reception.held_on <= case.as_of:
            by_leader[reception.leader].append(reception)
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


@obligation(
    leaders,
    "R501",
    "驻点期间至少一天接待信访群众",
    Strength.MUST,
    RECEPTION_DAY,
    reads=(Person, FieldWork, Reception),
)
def a_day_of_reception(leader: Subject[Person], case: Case) -> Judgement:
    """每次驻点期间，至少安排一天时间接待信访群众。

    达到天数下限的每一段各看各的；都没有达到的，几段合起来看。

    看“接访场次”：接访领导为本人、日期在驻点起止之内的，有一场即算一天；大接访当天也算（参数“大接访
    计入接访日”）。义务是“安排”：已公告而当天无人来访的，仍为符合；来访为0又未见公告的，无法判定。
    起止时间合计不足3小时的，提示仅半天。驻点结束后接访的，不算在驻点期间。
    """
    return _each_stay(leader, case, _reception_day)


@obligation(
    leaders,
    "R502",
    "驻点期间一次大接访",
    Strength.PRINCIPLE,
    GRAND_RECEPTION,
    reads=(Person, FieldWork, Reception),
)
def a_grand_reception(leader: Subject[Person], case: Case) -> Judgement:
    """局领导在驻点期间原则上安排一次大接访。

    “是否大接访”填“是”、日期在驻点起止之内的即为符合。大接访由全市统一安排而另行组织的，在“说明”
    栏注明，为偏离已说明。
    """
    return _each_stay(leader, case, _grand)


def _each_stay(leader: Subject[Person], case: Case, judge: PerStay) -> Judgement:
    """逐段判定，取最要紧的结论；没有结束的驻点时按期限说."""
    held = stays_of(leader, case)
    receptions = case.derived(receptions_by_leader).get(leader.key, ())
    if held.under_way and not held.done:
        said = judge(leader, case, (held.under_way,), _inside(receptions, (held.under_way,)))
        if said.state is State.MET:
            return said
        fact = f"{leader.label}{held.under_way}正在驻点，待驻点结束后判定。"
        return Judgement(State.NOT_DUE, fact, str(held.under_way.last), held.cells)
    if not held.done:
        return _no_stay(leader, case)
    enough = case.limits(Limits).stay_days_min
    full: list[Blocks] = [(block,) for block in held.done if block.days >= enough]
    said_of_each = [
        judge(leader, case, blocks, _inside(receptions, blocks)) for blocks in full or [held.done]
    ]
    gravest = min(said_of_each, key=lambda said: GRAVEST.index(said.state))
    doubtful = case.derived(doubtful_receptions).get(leader.key, ())
    if doubtful and gravest.state in {State.UNMET, State.DEVIATION}:
        rows = listed(str(each.at_row) for each in doubtful)
        fact = f"{leader.label}的接访场次（“{Reception.sheet}”第{rows}行）日期有误，改正后再判定。"
        return Judgement(State.UNKNOWN, fact, gravest.due, _cells(doubtful), "改正接访日期")
    return gravest


GRAVEST = (State.UNMET, State.UNKNOWN, State.DEVIATION, State.WARNING, State.MET)


def _inside(receptions: Sequence[Reception], blocks: Blocks) -> Sequence[Reception]:
    return [each for each in receptions if any(each.held_on in block for block in blocks)]


def _no_stay(leader: Subject[Person], case: Case) -> Judgement:
    limits = case.limits(Limits)
    cells: Cells = ((leader.row, Person.name),)
    fact = f"截至{day(case.as_of)}，{leader.label}没有驻点记录"
    if case.as_of <= limits.final_day:
        return Judgement(State.NOT_DUE, f"{fact}，待驻点后判定。", str(limits.final_day), cells)
    return Judgement(State.UNKNOWN, f"{fact}，无从判定驻点期间的接访（见R201）。", "", cells)


def _reception_day(
    leader: Subject[Person], case: Case, blocks: Blocks, held: Sequence[Reception]
) -> Judgement:
    when = listed(map(str, blocks))
    limits = case.limits(Limits)
    counted = [
        each
        for each in held
        if limits.big_counts_as_day or each.usable(Reception.is_grand) is False
    ]
    arranged = [
        each
        for each in counted
        if not _nobody_and_unannounced(each) and _long_enough(each, limits.reception_hours)
    ]
    due = str(blocks[-1].last)
    if arranged:
        days = sorted({each.held_on for each in arranged})
        said = f"{leader.label}{when}驻点期间，{listed(map(day, days))}接待信访群众"
        fact = f"{said}{_remarks(arranged)}。"
        return Judgement(State.MET, fact, due, _cells(arranged))
    if counted:
        reason = "但来访为0且未见事先公告，或接访时长不足，不能认定已安排一天"
        fact = f"{leader.label}{when}驻点期间登记了接访，{reason}。"
        advice = "补填公告日期、公告载体和起止时间，或更正来访批次、人次"
        return Judgement(State.UNKNOWN, fact, due, _cells(counted), advice)
    wanted = "不符合“至少安排一天时间接待信访群众”的要求"
    fact = f"{leader.label}驻点期间（{when}）未见接待信访群众安排，{wanted}。"
    advice = "漏登的，补填“接访场次”；确未安排的，请补办并作出说明"
    return Judgement(State.UNMET, fact, due, _stay_cells(blocks), advice)


def _grand(
    leader: Subject[Person], case: Case, blocks: Blocks, held: Sequence[Reception]
) -> Judgement:
    when = listed(map(str, blocks))
    grand = [each for each in held if each.usable(Reception.is_grand)]
    open_ones = [each for each in held if each.usable(Reception.is_grand) is None]
    due = str(blocks[-1].last)
    if grand:
        days = listed(day(each.held_on) for each in grand)
        fact = f"{leader.label}{when}驻点期间，{days}安排大接访。"
        return Judgement(State.MET, fact, due, _cells(grand))
    if open_ones:
        rows = listed(str(each.at_row) for each in open_ones)
        fact = f"{leader.label}{when}驻点期间的接访（“{Reception.sheet}”第{rows}行）没有写明是否大接访。"
        return Judgement(State.UNKNOWN, fact, due, _cells(open_ones), "补填“是否大接访”")
    advice = "如因全市统一安排等原因另行组织，请在“说明”栏注明"
    fact = (
        f"{leader.label}驻点期间（{when}）未安排大接访，意见要求“原则上安排一次大接访”，{advice}。"
    )
    return Judgement(State.DEVIATION, fact, due, _stay_cells(blocks), advice)


def _nobody_and_unannounced(reception: Reception) -> bool:
    announced = reception.usable(Reception.announced_on)
    return _nobody_came(reception) and (announced is None or announced > reception.held_on)


def _nobody_came(reception: Reception) -> bool:
    batches, visitors = reception.usable(Reception.batches), reception.usable(Reception.visitors)
    return batches == 0 or (batches is None and visitors == 0)


def _long_enough(reception: Reception, least: float | None) -> bool:
    """参数“接访时长”填了小时数的，起止时间不足的不算一天；没填起止时间的不追究."""
    hours = _hours(reception)
    return least is None or hours is None or hours >= least


def _remarks(held: Sequence[Reception]) -> str:
    remarks = []
    if all(_nobody_came(each) for each in held):
        remarks.append("已公告，当日无群众来访")
    hours = [_hours(each) for each in held]
    known = [each for each in hours if each is not None]
    if known and len(known) == len(held) and sum(known) < HALF_DAY_HOURS:
        remarks.append("起止时间不足3小时，仅半天")
    return f"（{'；'.join(remarks)}）" if remarks else ""


def _hours(reception: Reception) -> float | None:
    begins, ends = reception.begins, reception.ends
    if begins is None or ends is None:
        return None
    return (ends.hour - begins.hour) + (ends.minute - begins.minute) / 60


def _cells(held: Sequence[Reception]) -> Cells:
    return tuple((each, Reception.held_on) for each in held)


def _stay_cells(blocks: Blocks) -> Cells:
    return tuple((row, FieldWork.started_on) for block in blocks for row in block.rows)
