"""四·4 “三不”的线索：R1001 陪同、R1002 接待用语、R1003 用餐缴费、R1004 群众反映；只供内部核查."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence
from operator import itemgetter

from toolkit.activities.sanjie.discipline_checks import DisciplineCheck
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import THREE_NOTS
from toolkit.activities.sanjie.writing_quality import with_others
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
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

Works = Sequence[FieldWork]
WORDS = ("宾馆", "酒店", "宴请", "土特产", "礼品", "景区", "警车", "横幅", "欢迎")
WORDED = (FieldWork.lodging, FieldWork.remark)
ANY_WORD = re.compile("|".join(WORDS))
DENIED = "未没不无免禁"
LEVELS = {"市": "市县", "镇": "镇乡", "村": "村"}
TOWN_WORDS = ("街道", "管委会", "开发区", "园区")
VILLAGE_WORDS = ("社区", "居委会")
BETWEEN = re.compile(r"[、，,；;。\s]|和|及")
COMMUNAL = "搭伙"
QUOTED = f"《意见》要求“{THREE_NOTS.words}”"


def work_of_each(case: Case) -> Mapping[str, Works]:
    """姓名 → 截至统计截止日的下基层记录，按日期."""
    by_person: dict[str, list[tuple[dt.date, str, int, FieldWork]]] = defaultdict(list)
    place = FieldWork.place
    for work, person, started in case.told(FieldWork, FieldWork.person, FieldWork.started_on):
        if started <= case.as_of:
            by_person[person].append((started, work.usable(place) or "", work.at_row, work))
    for rows in by_person.values():
        rows.sort(key=itemgetter(0, 1, 2))
    return {name: [work for *_, work in rows] for name, rows in by_person.items()}


def those_who_go(case: Case) -> Sequence[Subject[Person]]:
    """局领导班子成员，以及名册上有下基层记录的其他人."""
    return with_others(case, case.derived(work_of_each))


def _works(subject: Subject[Person], case: Case) -> Works:
    return case.derived(work_of_each).get(subject.key, ())


def _no_work(subject: Subject[Person], case: Case) -> Judgement:
    fact = f"截至{day(case.as_of)}，台账没有{subject.label}的下基层记录，本项不适用。"
    return not_applicable(fact, cells_of(subject.row, Person.name))


def _cells(works: Works, column: Column[object]) -> Cells:
    return tuple([(work, column) for work in works])


def _when(work: FieldWork) -> str:
    ended = work.usable(FieldWork.ended_on)
    return (
        span(work.started_on, ended) if ended and ended >= work.started_on else day(work.started_on)
    )


@obligation(
    those_who_go,
    "R1001",
    "层层陪同线索",
    Strength.HINT,
    THREE_NOTS,
    reads=(Person, FieldWork),
    columns=(FieldWork.escort_count, FieldWork.escorts),
    internal=True,
)
def not_escorted_in_layers(subject: Subject[Person], case: Case) -> Judgement:
    """不层层陪同：陪同超过2人的，或者市、镇、村有两级以上的人同时陪同的，请人工核实。

    看“下基层活动台账”的陪同人数（参数“陪同人数上限”）和陪同人员：每人按所写的单位认出市（县）、镇（乡、街道、
    园区）、村（社区）哪一级。陪同人数、陪同人员都没有登记的无法判定。只作线索，写在内部核查清单里，随时
    判定；经人核实之前，不得写进任何通报。例：陪同1人为符合；“镇环保办、村主任”两级陪同的列为线索。
    """
    works = _works(subject, case)
    if not works:
        return _no_work(subject, case)
    escorted = case.derived(_escorted)
    known = [work for work in works if work in escorted]
    found = [(work, said) for work in known if (said := escorted[work])]
    if found:
        said = "；".join(f"{_when(work)}{words}" for work, words in found)
        cells = _cells([work for work, _ in found], FieldWork.escort_count)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实。", cells, CHECK)
    if not known:
        fact = f"{subject.label}的下基层记录没有登记陪同人数和陪同人员，无法判定。"
        return unknown(fact, _cells(works, FieldWork.escort_count), "请补填陪同人数")
    most = number(case.limits(Limits).max_escort)
    fact = f"{subject.label}登记了陪同情况的{len(known)}次下基层，未见超过{most}人或两级以上陪同。"
    return met(fact, _cells(known, FieldWork.escort_count))


CHECK = "请人工核实后填写核查结果；核实以前不得转发、通报"


def _escorted(case: Case) -> Mapping[FieldWork, str]:
    """登记了陪同人数或陪同人员的行 → 超过人数、超过一级的怎么说；没有超过的为空."""
    most = case.limits(Limits).max_escort
    words: dict[tuple[float | None, str | None], str] = {}
    found: dict[FieldWork, str] = {}
    columns = (FieldWork.escort_count, FieldWork.escorts)
    for work, counted, escorts in case.cells(FieldWork, *columns):
        if (counted, escorts) not in words:
            words[counted, escorts] = _too_many(counted, escorts, most)
        if counted is not None or escorts is not None:
            found[work] = words[counted, escorts]
    return found


def _too_many(counted: float | None, escorts: str | None, most: float) -> str:
    """超过人数、超过一级的怎么说；没有超过的为空."""
    alone = counted is not None and counted <= 1  # -- “镇村干部1人” is of one level --
    levels = () if alone else levels_of(escorts or "")
    count = counted or 0
    several = f"有{listed(levels)}{len(levels)}级人员陪同" if len(levels) > 1 else ""
    many = f"陪同{number(count)}人，超过{number(most)}人" if count > most else ""
    return "，".join(filter(None, (many, several)))


def levels_of(escorts: str) -> list[str]:
    """陪同人员来自哪几级，自上而下；“青塘镇河西村村支书”是村一级."""
    found = {level for part in BETWEEN.split(escorts) if (level := _level(part))}
    if "镇村" in escorts:
        found |= {"镇", "村"}
    return [level for level in LEVELS if level in found]


def _level(part: str) -> str:
    """一个人所写单位中最低的一级."""
    words = part.replace("城市", "").replace("市场", "")
    if "村" in words or any(each in words for each in VILLAGE_WORDS):
        return "村"
    if any(each in words for each in (*LEVELS["镇"], *TOWN_WORDS)):
        return "镇"
    return "市" if any(each in words for each in LEVELS["市"]) else ""


@obligation(
    those_who_go,
    "R1002",
    "特殊接待用语线索",
    Strength.HINT,
    THREE_NOTS,
    reads=(Person, FieldWork),
    columns=(FieldWork.lodging, FieldWork.remark),
    internal=True,
)
def no_words_of_special_treatment(subject: Subject[Person], case: Case) -> Judgement:
    """不搞特殊接待：住宿地点、备注里有宾馆、酒店、宴请、土特产、礼品、景区、警车、横幅、欢迎等字样的，请人工核实。

    看“下基层活动台账”的住宿地点和备注；同一句里写明“未”“不”“没有”的不算。都没有填的无法判定。只作线索，写在
    内部核查清单里，随时判定；有这些字样不等于有问题，经人核实之前，不得写进任何通报。例：住宿“村民家”为
    符合，住宿“××宾馆”的列为线索，备注“未安排宴请”不算。
    """
    works = _works(subject, case)
    if not works:
        return _no_work(subject, case)
    told = case.derived(_telling)
    found = [
        (work, column, told[text])
        for work in (works if told else ())
        for column in WORDED
        if (text := work.usable(column)) in told
    ]
    if found:
        said = "；".join(
            f"{_when(work)}的{column.heading}有“{listed(words)}”字样"
            for work, column, words in found
        )
        cells: Cells = tuple((work, column) for work, column, _ in found)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实。", cells, CHECK)
    described = case.derived(_described)
    known = [work for work in works if work in described]
    if not known:
        fact = f"{subject.label}的下基层记录没有登记住宿地点和备注，无法判定。"
        return unknown(fact, _cells(works, FieldWork.lodging), "过夜的请补填住宿地点")
    fact = f"{subject.label}登记了住宿地点或备注的{len(known)}次下基层，未见特殊接待的字样。"
    return met(fact, _cells(known, FieldWork.lodging))


def _described(case: Case) -> frozenset[FieldWork]:
    """登记了住宿地点或备注的行."""
    return frozenset(
        work for work, lodging, remark in case.cells(FieldWork, *WORDED) if lodging or remark
    )


def _telling(case: Case) -> Mapping[str | None, Sequence[str]]:
    """住宿地点、备注的各种写法里有这些字样的 → 哪些字样."""
    texts = {text for column in WORDED for text in case.distinct(column)}
    telling = [text for text in texts if ANY_WORD.search(text)]
    return {text: said for text in telling if (said := _words_in(text))}


def _words_in(text: str) -> Sequence[str]:
    clauses = re.split("[，。；,;]", text)
    return [word for word in WORDS if any(_affirmed(word, clause) for clause in clauses)]


def _affirmed(word: str, clause: str) -> bool:
    """一句里有这个词，而前面没有写明没有."""
    at = clause.find(word)
    return at >= 0 and not set(DENIED) & set(clause[:at])


@obligation(
    those_who_go,
    "R1003",
    "搭伙缴费线索",
    Strength.HINT,
    THREE_NOTS,
    reads=(Person, FieldWork),
    columns=(FieldWork.meals, FieldWork.meal_receipt),
    internal=True,
)
def meals_are_paid_for(subject: Subject[Person], case: Case) -> Judgement:
    """不搞特殊接待：搭伙用餐的按标准缴费，有缴费凭证。

    看“下基层活动台账”用餐方式填“搭伙”的各行：都有缴费凭证号的为符合；没有的请人工核实。没有搭伙的不适用。
    只作线索，写在内部核查清单里，随时判定。例：搭伙、凭证号0012031为符合，凭证号空着的列为线索。
    """
    works = _works(subject, case)
    receipts = case.derived(_shared_meals)
    shared = [work for work in works if work in receipts]
    if not shared:
        fact = f"截至{day(case.as_of)}，台账没有{subject.label}搭伙用餐的记录，本项不适用。"
        return not_applicable(fact, cells_of(subject.row, Person.name))
    without = [work for work in shared if receipts[work] is None]
    unpaid = [work for work in without if work.is_empty(FieldWork.meal_receipt)]
    if unpaid:
        said = f"{listed(map(_when, unpaid))}搭伙用餐，没有登记缴费凭证号"
        cells = _cells(unpaid, FieldWork.meal_receipt)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实是否缴费。", cells, CHECK)
    for work in without:
        written(work, FieldWork.meal_receipt)  # -- an unreadable one is 无法判定 --
    fact = f"{subject.label}搭伙用餐的{len(shared)}次下基层都有缴费凭证号。"
    return met(fact, _cells(shared, FieldWork.meal_receipt))


def _shared_meals(case: Case) -> Mapping[FieldWork, str | None]:
    """搭伙用餐的行 → 缴费凭证号；没有的、不能识别的为 None."""
    told = case.cells(FieldWork, FieldWork.meals, FieldWork.meal_receipt)
    return {work: receipt for work, meals, receipt in told if meals == COMMUNAL}


@obligation(
    points,
    "R1004",
    "群众反映线索",
    Strength.HINT,
    THREE_NOTS,
    reads=(Point, DisciplineCheck),
    columns=(DisciplineCheck.complaints,),
    internal=True,
)
def nobody_complains(subject: Subject[Point], case: Case) -> Judgement:
    """不扰民：群众对驻点活动有投诉、反映的，转纪检人员核实。

    看“纪律自查表”各联系点的投诉数：有一件即列为线索；都填0的为符合。没有自查的，最迟截止日以前未到期，以后
    无法判定。只作线索，写在内部核查清单里；经人核实之前，不得写进任何通报。例：投诉数0为符合，1的列为线索。
    """
    rows = [
        row
        for row in case.filled(DisciplineCheck, DisciplineCheck.point)
        if row.point == subject.key and _is_over(row, case)
    ]
    rows.sort(key=lambda row: (row.usable(DisciplineCheck.checked_on) or dt.date.min, row.at_row))
    counted = [(row, row.usable(DisciplineCheck.complaints)) for row in rows]
    found = [(row, count) for row, count in counted if count]
    if found:
        total = number(sum(count for _, count in found))
        fact = f"{subject.label}登记群众投诉、反映{total}件。{QUOTED}，请转纪检人员核实。"
        cells: Cells = tuple((row, DisciplineCheck.complaints) for row, _ in found)
        return hint(fact, cells, CHECK)
    known = [row for row, count in counted if count is not None]
    if known:
        fact = f"{subject.label}自查{len(known)}次，没有群众投诉、反映。"
        return met(fact, tuple((row, DisciplineCheck.complaints) for row in known))
    deadline = Deadline.of(case, case.limits(Limits).final_day, Strength.HINT)
    said = f"截至{day(case.as_of)}，“{DisciplineCheck.sheet}”没有{subject.label}的投诉数"
    if not deadline.passed:
        return deadline.owed(f"{said}，待自查后判定。", cells_of(subject.row, Point.name))
    advice = "请补填纪律自查表"
    return unknown(f"{said}，无法判定。", cells_of(subject.row, Point.name), advice)


def _is_over(row: DisciplineCheck, case: Case) -> bool:
    checked = row.usable(DisciplineCheck.checked_on)
    return checked is None or checked <= case.as_of
