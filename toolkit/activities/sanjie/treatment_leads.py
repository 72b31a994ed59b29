"""四·4 不搞特殊接待的线索：R1002 接待用语、R1003 用餐缴费；只供内部核查."""

import re
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.leads import CHECK
from toolkit.activities.sanjie.leads import QUOTED
from toolkit.activities.sanjie.leads import cells_in
from toolkit.activities.sanjie.leads import no_work
from toolkit.activities.sanjie.leads import those_who_go
from toolkit.activities.sanjie.leads import when
from toolkit.activities.sanjie.leads import works_of
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import THREE_NOTS
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

WORDS = ("宾馆", "酒店", "宴请", "土特产", "礼品", "景区", "警车", "横幅", "欢迎")
WORDED = (FieldWork.lodging, FieldWork.remark)
ANY_WORD = re.compile("|".join(WORDS))
DENIED = "未没不无免禁"
COMMUNAL = "搭伙"


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
    works = works_of(subject, case)
    if not works:
        return no_work(subject, case)
    told = case.derived(_telling)
    found = [
        (work, column, told[text])
        for work in (works if told else ())
        for column in WORDED
        if (text := work.usable(column)) in told
    ]
    if found:
        said = "；".join(
            f"{when(work)}的{column.heading}有“{listed(words)}”字样"
            for work, column, words in found
        )
        cells: Cells = tuple((work, column) for work, column, _ in found)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实。", cells, CHECK)
    described = case.derived(_described)
    known = [work for work in works if work in described]
    if not known:
        fact = f"{subject.label}的下基层记录没有登记住宿地点和备注，无法判定。"
        return unknown(fact, cells_in(works, FieldWork.lodging), "过夜的请补填住宿地点")
    fact = f"{subject.label}登记了住宿地点或备注的{len(known)}次下基层，未见特殊接待的字样。"
    return met(fact, cells_in(known, FieldWork.lodging))


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
    works = works_of(subject, case)
    receipts = case.derived(_shared_meals)
    shared = [work for work in works if work in receipts]
    if not shared:
        fact = f"截至{day(case.as_of)}，台账没有{subject.label}搭伙用餐的记录，本项不适用。"
        return not_applicable(fact, cells_of(subject.row, Person.name))
    without = [work for work in shared if receipts[work] is None]
    unpaid = [work for work in without if work.is_empty(FieldWork.meal_receipt)]
    if unpaid:
        said = f"{listed(map(when, unpaid))}搭伙用餐，没有登记缴费凭证号"
        cells = cells_in(unpaid, FieldWork.meal_receipt)
        return hint(f"{subject.label}{said}。{QUOTED}，请人工核实是否缴费。", cells, CHECK)
    for work in without:
        written(work, FieldWork.meal_receipt)  # -- an unreadable one is 无法判定 --
    fact = f"{subject.label}搭伙用餐的{len(shared)}次下基层都有缴费凭证号。"
    return met(fact, cells_in(shared, FieldWork.meal_receipt))


def _shared_meals(case: Case) -> Mapping[FieldWork, str | None]:
    """搭伙用餐的行 → 缴费凭证号；没有的、不能识别的为 None."""
    told = case.cells(FieldWork, FieldWork.meals, FieldWork.meal_receipt)
    return {work: receipt for work, meals, receipt in told if meals == COMMUNAL}
