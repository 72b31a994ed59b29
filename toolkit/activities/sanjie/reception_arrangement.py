"""三·3 接访和走访怎样安排：R503 接访方式、R504 走访对象、R505 接访公告."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import CountingStay
from toolkit.activities.sanjie.counting_stay import Lacking
from toolkit.activities.sanjie.counting_stay import counting_stay
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import RECEPTION_FORMS
from toolkit.activities.sanjie.sources import VISIT_WIDELY
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

Sessions = Sequence[Reception]


def sessions_by_leader(case: Case) -> Mapping[str, Sessions]:
    """姓名 → 截至统计截止日的接访场次，按日期和场次号."""
    by_leader: dict[str, list[Reception]] = defaultdict(list)
    for reception in case.filled(Reception, Reception.leader, Reception.held_on):
        if reception.held_on <= case.as_of:
            by_leader[reception.leader].append(reception)
    return {name: sorted(held, key=_by_date) for name, held in by_leader.items()}


def _by_date(reception: Reception) -> tuple[dt.date, str]:
    return reception.held_on, reception.usable(Reception.number) or ""


def _sessions(leader: Subject[Person], case: Case) -> Sessions:
    return case.derived(sessions_by_leader).get(leader.key, ())


def _none(leader: Subject[Person], case: Case) -> Judgement:
    fact = f"截至{day(case.as_of)}，“{Reception.sheet}”没有{leader.label}的接访，本项不适用。"
    return not_applicable(fact, ((leader.row, Person.name),))


def _cells(held: Sessions, column: Column[object]) -> Cells:
    return tuple((each, column) for each in held)


@obligation(
    leaders,
    "R503",
    "接访方式",
    Strength.DATA,
    RECEPTION_FORMS,
    reads=(Person, Reception),
)
def forms_of_reception(leader: Subject[Person], case: Case) -> Judgement:
    """接访采取定点接访、重点约访、专题接访、带案下访、座谈等方式。

    看“接访场次”的方式，接访领导为本人的各场：都是五种之一的为符合；填了别的方式的，按数据问题预警，请核对；
    没有填方式的无法判定；没有接访场次的不适用。随时判定。例：4月12日定点接访为符合，填“见面”的预警。
    """
    held = _sessions(leader, case)
    if not held:
        return _none(leader, case)
    blank = [each for each in held if each.is_empty(Reception.form)]
    other = [each for each in held if each not in blank and each.usable(Reception.form) is None]
    if other:
        options = listed(_FORMS)
        said = f"{leader.label}{_dates(other)}的接访方式不在{options}之列"
        advice = f"请核对后从{options}中选填；确有其他方式的，报局办公室确定"
        return hint(f"{said}，请核对。", _cells(other, Reception.form), advice)
    if blank:
        fact = f"{leader.label}{_dates(blank)}的接访没有填方式，无法判定。"
        return unknown(fact, _cells(blank, Reception.form), "请补填接访方式")
    kinds = listed(sorted({each.form for each in held}, key=_FORMS.index))
    fact = f"截至{day(case.as_of)}，{leader.label}接访{len(held)}场，方式为{kinds}。"
    return met(fact, _cells(held, Reception.form))


_FORMS: tuple[str, ...] = Reception.form.options if isinstance(Reception.form, Choice) else ()


def _dates(held: Sessions) -> str:
    return listed(dict.fromkeys(day(each.held_on) for each in held))


@obligation(
    leaders,
    "R504",
    "走访对象覆盖",
    Strength.HINT,
    VISIT_WIDELY,
    reads=(Person, FieldWork),
    columns=(FieldWork.visited,),
)
def kinds_of_people_visited(leader: Subject[Person], case: Case) -> Judgement:
    """驻点期间走访驻点附近群众、企业、单位、基层干部和站所等，五类中至少走访三类。

    看“下基层活动台账”本人在驻点期间各行的走访对象，合起来至少3类（参数“走访对象种类”）。原文列举五类而有“等”字，
    没有规定几类，不足的只作提示。看算数的一次驻点（同R201），驻点结束后判定；没有驻点的，最迟截止日以前未到期，
    以后无法判定；一行也没有填走访对象的无法判定。例：走访群众、企业、站所为符合，只走访企业的提示。
    """
    stay = counting_stay(leader, case, "驻点期间的走访对象")
    if isinstance(stay, Judgement):
        return stay
    rows = _rows_within(leader, stay, case)
    cells: Cells = tuple((row, FieldWork.visited) for row in rows)
    kinds = [kind for row in rows for kind in row.usable(FieldWork.visited) or ()]
    known = [kind for kind in _KINDS if kind in kinds]
    head, least = f"{leader.label}{stay}驻点期间", case.limits(Limits).min_kinds
    if not known and stay.ended(case):
        return unknown(f"{head}没有登记走访对象，无法判定。", cells, "请补填走访对象")
    said = f"{head}走访{listed(known)}{len(known)}类"
    if len(known) >= least:
        return met(f"{said}。", cells)
    asked = f"《意见》要求“{VISIT_WIDELY.words}”，按参数至少{number(least)}类（原文未规定几类）"
    advice = "请核对走访对象有无漏登；确未走访的，请在今后下基层时安排"
    return stay.missed(leader, case, Lacking(f"{said}，{asked}。", cells, advice), Strength.HINT)


_KINDS = ("群众", "企业", "单位", "基层干部", "站所")


def _rows_within(leader: Subject[Person], stay: CountingStay, case: Case) -> Sequence[FieldWork]:
    """本人起止日期与驻点相交的各行，按日期."""
    needed = (FieldWork.person, FieldWork.started_on, FieldWork.ended_on)
    rows = [
        row
        for row in case.filled(FieldWork, *needed)
        if row.person == leader.key
        and any(row.started_on <= each.last and row.ended_on >= each.first for each in stay.blocks)
    ]
    return sorted(rows, key=lambda row: (row.started_on, row.ended_on, row.at_row))


@obligation(
    leaders,
    "R505",
    "接访事先公告",
    Strength.HINT,
    RECEPTION_FORMS,
    reads=(Person, Reception),
    columns=(Reception.announced_on,),
)
def announced_beforehand(leader: Subject[Person], case: Case) -> Judgement:
    """接访的时间、地点、领导和方式事先公告，让群众知道到哪里找谁。

    看“接访场次”的公告日期，接访领导为本人的各场：早于接访日期2天以上（参数“接访公告天数”）的为符合；没有
    公告的、公告晚了的，提示。《意见》没有写公告；参数“接访公告为必须”填“是”的，从接访当日起按不符合计。
    公告日期不能识别的无法判定，没有接访场次的不适用。例：4月12日接访、4月9日公告为符合，4月11日公告的提示。
    """
    held = _sessions(leader, case)
    if not held:
        return _none(leader, case)
    limits = case.limits(Limits)
    unread = [each for each in held if not _announcement_is_clear(each)]
    lacking = [each for each in held if each not in unread and not _in_time(each, limits)]
    if lacking:
        return _unannounced(leader, case, lacking)
    if unread:
        fact = f"{leader.label}{_dates(unread)}接访的公告日期不能识别，无法判定。"
        return unknown(fact, _cells(unread, Reception.announced_on), "请改正公告日期")
    fact = f"截至{day(case.as_of)}，{leader.label}接访{len(held)}场，都提前"
    fact += f"{number(limits.notice_days)}天以上公告。"
    return met(fact, _cells(held, Reception.announced_on))


def _announcement_is_clear(reception: Reception) -> bool:
    announced = reception.usable(Reception.announced_on)
    return announced is not None or reception.is_empty(Reception.announced_on)


def _in_time(reception: Reception, limits: Limits) -> bool:
    announced = written(reception, Reception.announced_on)
    if announced is None:
        return False
    return (reception.held_on - announced).days >= limits.notice_days


def _unannounced(leader: Subject[Person], case: Case, lacking: Sessions) -> Judgement:
    limits = case.limits(Limits)
    said = "；".join(map(_how_announced, lacking))
    wanted = f"接访前{number(limits.notice_days)}天公告时间、地点、领导和方式"
    advice = "请补填公告日期和公告载体；今后接访请提前公告"
    cells = _cells(lacking, Reception.announced_on)
    if not limits.notice_required:
        return hint(f"{leader.label}{said}；局办公室要求{wanted}。", cells, advice)
    deadline = Deadline.of(case, lacking[0].held_on, on_the_day=True)
    return deadline.owed(f"{leader.label}{said}；领导小组规定{wanted}，不符合规定。", cells, advice)


def _how_announced(reception: Reception) -> str:
    announced = reception.usable(Reception.announced_on)
    held = f"{day(reception.held_on)}接访"
    return f"{held}，{day(announced)}才公告" if announced else f"{held}，未见事先公告"
