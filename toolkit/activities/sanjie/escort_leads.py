"""四·4 不层层陪同的线索R1001；只供内部核查."""

import re
from collections.abc import Mapping

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.leads import CHECK
from toolkit.activities.sanjie.leads import QUOTED
from toolkit.activities.sanjie.leads import cells_in
from toolkit.activities.sanjie.leads import no_work
from toolkit.activities.sanjie.leads import those_who_go
from toolkit.activities.sanjie.leads import when
from toolkit.activities.sanjie.leads import works_of
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.sources import THREE_NOTS
from toolkit.declare.case import Case
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

LEVELS = {"市": "市县", "镇": "镇乡", "村": "村"}
TOWN_WORDS = ("街道", "管委会", "开发区", "园区")
VILLAGE_WORDS = ("社区", "居委会")
BETWEEN = re.compile(r"[、，,；;。\s]|和|及")


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
    works = works_of(subject, case)
    if not works:
        return no_work(subject, case)
    escorted = case.derived(_escorted)
    known = [work for work in works if work in escorted]
    found = [(work, said) for work in known if (said := escorted[work])]
    if found:
        said = "；".join(f"{when(work)}{words}" for work, words in found)
        cells = cells_in([work for work, _ in found], FieldWork.escort_count)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实。", cells, CHECK)
    if not known:
        fact = f"{subject.label}的下基层记录没有登记陪同人数和陪同人员，无法判定。"
        return unknown(fact, cells_in(works, FieldWork.escort_count), "请补填陪同人数")
    most = number(case.limits(Limits).max_escort)
    fact = f"{subject.label}登记了陪同情况的{len(known)}次下基层，未见超过{most}人或两级以上陪同。"
    return met(fact, cells_in(known, FieldWork.escort_count))


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
