"""三·3 驻点期间的接访：R501 至少一天、R502 一次大接访."""

from collections.abc import Iterable
from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import CountingStay
from toolkit.activities.sanjie.counting_stay import Lacking
from toolkit.activities.sanjie.counting_stay import counting_stay
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.reception_days import HALF_DAY_HOURS
from toolkit.activities.sanjie.reception_days import ReceptionDay
from toolkit.activities.sanjie.reception_days import doubtful_receptions
from toolkit.activities.sanjie.reception_days import reception_days
from toolkit.activities.sanjie.reception_days import receptions_by_leader
from toolkit.activities.sanjie.reception_days import receptions_without_session
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.sources import GRAND_RECEPTION
from toolkit.activities.sanjie.sources import RECEPTION_DAY
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

DAY_ASKED = f"“{RECEPTION_DAY.words}”"
GRAND_ASKED = f"“{GRAND_RECEPTION.words}”"


@obligation(
    leaders,
    "R501",
    "驻点期间至少一天接待信访群众",
    Strength.MUST,
    RECEPTION_DAY,
    reads=(Person, FieldWork, Reception),
)
def a_day_of_reception(leader: Subject[Person], case: Case) -> Judgement:
    """驻点期间，至少安排一天时间接待信访群众。

    只看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行），到驻点结束判定；分几段凑足的、不足天数的，
    到9月30日判定。看“接访场次”（接访领导、日期、起止时间、公告日期、来访批次、人次）：接访领导为本人、
    日期在驻点起止之内的，有一场即算一天。参数“接访时长”填了小时数的，当天各场时长合计不足的不算一天；
    起止时间没有填全、看不出够不够的，无法判定；没有填这项参数而不足3小时的，提示仅半天。

    义务是“安排”：已公告而当天无人来访的，仍为符合；来访为0又未见事先公告的，无法判定。大接访当天默认也算
    （参数“大接访计入接访日”），只有大接访的，两种算法都写明。“下基层活动台账”记了接访而没有场次的，请补登
    场次，无法判定。没有驻点记录的，9月30日前未到期，以后无法判定。

    例：4月10日至14日驻点，4月12日接访，符合；驻点4月15日结束、4月16日接访，不符合。
    """
    stay = counting_stay(leader, case, "驻点期间的接访")
    if isinstance(stay, Judgement):
        return stay
    limits = case.limits(Limits)
    inside = _inside(leader, case, stay)
    counted = [each for each in inside if _counts(each, limits)]
    days = reception_days(counted)
    arranged = [each for each in days if each.arranged(limits)]
    if arranged:
        when = listed(day(each.date) for each in arranged)
        said = f"{leader.label}{stay}驻点期间，{when}接待信访群众"
        fact = f"{said}，符合{DAY_ASKED}的要求{_remarks(arranged, inside, limits)}。"
        return Deadline.of(case, stay.due).met(fact, _cells(_sessions(arranged)))
    if stay.ended(case):
        unsure = _unsure(leader, case, stay) or _unclear(leader, case, stay, days, inside)
        if unsure:
            return unsure
    return stay.missed(leader, case, _no_day(leader, case, stay, days, inside), Strength.MUST)


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

    只看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行），到驻点结束判定。看“接访场次”（接访领导、
    日期、是否大接访）：日期在驻点起止之内、“是否大接访”填“是”的即为符合；都填“否”的、没有场次的，作偏离，
    大接访由全市统一安排而另行组织的，在“说明”栏注明，为偏离已说明。没有写明是否大接访的，“下基层活动台账”
    记了接访而没有场次的，无法判定。

    例：4月10日至14日驻点，4月12日大接访，符合；只有一般接访，偏离。
    """
    stay = counting_stay(leader, case, "驻点期间的大接访")
    if isinstance(stay, Judgement):
        return stay
    inside = _inside(leader, case, stay)
    grand = [each for each in inside if each.usable(Reception.is_grand)]
    if grand:
        when = listed(day(each.date) for each in reception_days(grand))
        fact = f"{leader.label}{stay}驻点期间，{when}安排大接访，符合{GRAND_ASKED}的要求。"
        return Deadline.of(case, stay.due, Strength.PRINCIPLE).met(fact, _cells(grand))
    open_ones = [each for each in inside if each.usable(Reception.is_grand) is None]
    if stay.ended(case) and open_ones:
        return _flag_missing(leader, stay, open_ones, "是否安排大接访")
    if stay.ended(case) and (unsure := _unsure(leader, case, stay)):
        return unsure
    advice = "如因全市统一安排等原因另行组织，请在“说明”栏注明"
    fact = f"{leader.label}驻点期间（{stay}）未见大接访安排，《意见》要求{GRAND_ASKED}，{advice}。"
    lacking = Lacking(fact, stay.cells, f"请补登大接访的场次；{advice}")
    return stay.missed(leader, case, lacking, Strength.PRINCIPLE)


def _inside(leader: Subject[Person], case: Case, stay: CountingStay) -> Sequence[Reception]:
    held = case.derived(receptions_by_leader).get(leader.key, ())
    inside = [each for each in held if each.held_on in stay]
    return sorted(inside, key=lambda each: (each.held_on, each.at_row))


def _counts(reception: Reception, limits: Limits) -> bool:
    """大接访当天不算的，只有写明不是大接访的才算."""
    return limits.big_counts_as_day or reception.usable(Reception.is_grand) is False


def _unsure(leader: Subject[Person], case: Case, stay: CountingStay) -> Judgement | None:
    """日期有误的场次、记了接访而没有场次的行，都可能就是驻点期间的接访."""
    if doubtful := case.derived(doubtful_receptions).get(leader.key, ()):
        rows = _rows(doubtful)
        fact = f"{leader.label}的接访场次（“{Reception.sheet}”第{rows}行）日期未填或有误，无法判定是否在驻点期间。"
        return unknown(fact, _cells(doubtful), "请改正接访日期后再校验")
    unregistered = [
        work
        for work in receptions_without_session(case, leader.key)
        if any(
            block.first <= work.ended_on and work.started_on <= block.last for block in stay.blocks
        )
    ]
    if not unregistered:
        return None
    rows = listed(str(at) for at in sorted(work.at_row for work in unregistered))
    fact = (
        f"{leader.label}{stay}驻点期间，“{FieldWork.sheet}”第{rows}行记有接访，"
        f"而“{Reception.sheet}”没有相应的场次，无法判定。"
    )
    cells = tuple((work, FieldWork.category) for work in unregistered)
    return unknown(fact, cells, f"请在“{Reception.sheet}”补登场次")


def _unclear(
    leader: Subject[Person],
    case: Case,
    stay: CountingStay,
    days: Sequence[ReceptionDay],
    inside: Sequence[Reception],
) -> Judgement | None:
    """登记了接访，而公告、时长、是否大接访缺一项，看不出算不算一天的."""
    limits = case.limits(Limits)
    causes = [cause for each in days if (cause := each.in_doubt(limits))]
    if causes:
        fact = f"{leader.label}{stay}驻点期间，{'；'.join(causes)}。"
        advice = "请补填公告日期、公告载体和起止时间，或更正来访批次、人次"
        return unknown(fact, _cells(_sessions(days)), advice)
    unflagged = [each for each in inside if each.usable(Reception.is_grand) is None]
    if unflagged and not limits.big_counts_as_day:
        return _flag_missing(leader, stay, unflagged, "是否算一天接访")
    return None


def _flag_missing(
    leader: Subject[Person], stay: CountingStay, sessions: Sequence[Reception], what: str
) -> Judgement:
    fact = (
        f"{leader.label}{stay}驻点期间的接访（“{Reception.sheet}”第{_rows(sessions)}行）"
        f"没有写明是否大接访，无法判定{what}。"
    )
    return unknown(fact, _cells(sessions), "请补填“是否大接访”")


def _no_day(
    leader: Subject[Person],
    case: Case,
    stay: CountingStay,
    days: Sequence[ReceptionDay],
    inside: Sequence[Reception],
) -> Lacking:
    limits = case.limits(Limits)
    short = [cause for each in days if (cause := each.too_short(limits))]
    advice = "请核对有无漏登，漏登的补填“接访场次”；经核确未安排的，报领导小组研究"
    wanted = f"不符合{DAY_ASKED}的要求"
    if short:
        fact = f"{leader.label}{stay}驻点期间，{'；'.join(short)}"
        cells = _cells(_sessions(days))
        return Lacking(f"{fact}，{wanted}。", cells, advice, f"{fact}，请另行安排。")
    seen = "未见接待信访群众安排"
    if inside:
        when = listed(day(each.date) for each in reception_days(inside))
        seen = f"只有{when}的大接访，按参数“大接访计入接访日”不算一天，未见其他接待信访群众安排"
    fact = f"{leader.label}驻点期间（{stay}）{seen}"
    return Lacking(f"{fact}，{wanted}。", stay.cells, advice, f"{fact}，请另行安排。")


def _remarks(arranged: Sequence[ReceptionDay], inside: Sequence[Reception], limits: Limits) -> str:
    remarks = []
    if all(each.nobody_came for each in arranged):
        remarks.append("已公告，当日无群众来访")
    most = max(each.hours for each in arranged)
    if all(each.all_timed for each in arranged) and most < HALF_DAY_HOURS:
        remarks.append(f"起止时间合计{number(most)}小时，不足{HALF_DAY_HOURS}小时，仅半天")
    grand = [each for each in inside if each.usable(Reception.is_grand)]
    if len(grand) == len(inside) and limits.big_counts_as_day:
        remarks.append("当日为大接访，计入接访日；不计入的，另未见接访安排")
    return f"（{'；'.join(remarks)}）" if remarks else ""


def _sessions(days: Iterable[ReceptionDay]) -> Sequence[Reception]:
    return [session for each in days for session in each.sessions]


def _rows(sessions: Iterable[Reception]) -> str:
    return listed(str(at) for at in sorted(each.at_row for each in sessions))


def _cells(sessions: Sequence[Reception]) -> Cells:
    return tuple((each, Reception.held_on) for each in sessions)
