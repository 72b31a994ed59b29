"""签发前检查：表扬通报列了谁，能不能列（《意见》第四部分第5点，局办公室的办法）."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import pairwise

from toolkit.activities.sanjie.commendation_circular import NAME
from toolkit.activities.sanjie.commendation_gate import CODE
from toolkit.activities.sanjie.commendation_gate import approved
from toolkit.activities.sanjie.commendations import INDIVIDUAL
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.commended import SETTLED
from toolkit.activities.sanjie.commended import commended
from toolkit.activities.sanjie.commended import is_objected
from toolkit.activities.sanjie.commended import undecided
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import point_by_number
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.reporting import owed
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.chinese.working_days import ONE_DAY
from toolkit.chinese.working_days import UnlistedYearError
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Open
from toolkit.declare.signing import PaperToSign
from toolkit.declare.signing import signing_check

KINDS = (NAME,)
HEADINGS = frozenset({"序号", "姓名", "单位", "名称", "集体", "个人", "职务"})


def objects(case: Case) -> Sequence[Commendation]:
    """审定同意的各行."""
    return approved(case.certain)


def names_of(row: Commendation, case: Case) -> frozenset[str]:
    """一个对象在名单里可以怎样写."""
    point = case.derived(point_by_number).get(row.who)
    if point is not None:
        name = point.usable(Point.name) or row.who
        return frozenset({name, *(e.name for e in commended(case) if e.row.who == row.who)})
    for unit in case.filled(Unit, Unit.short_name):
        if row.who in {unit.short_name, unit.usable(Unit.full_name)}:
            return frozenset({unit.short_name, unit.usable(Unit.full_name) or unit.short_name})
    return frozenset({row.who, row.who.partition("（")[0]})


def listed_in(paper: PaperToSign) -> Sequence[str]:
    """附表名单里的各个对象；个人后面的单位不在内."""
    people = {each.name.partition("（")[0] for each in paper.case.filled(Person, Person.name)}
    found = []
    for row in paper.text.rows:
        cells = [re.sub(r"[\s　]", "", each) for each in row]
        if HEADINGS.intersection(cells):
            continue
        before = ""
        for cell in cells:
            if cell and not cell.isdecimal() and before.partition("（")[0] not in people:
                found.append(cell)
            before = cell
    return found


def _is_called(cell: str, names: frozenset[str]) -> bool:
    return any(name == cell or (name in cell and len(name) > 3) for name in names)


def _open(case: Case, row: Commendation, column: Column[object], sentence: str) -> Open:
    return Open(sentence, (case.place(row, column),))


@signing_check(
    "未经审定", Hold.REFUSE, "请按审定结果改名单，或在“表扬候选及审定”补填审定情况。", kinds=KINDS
)
def not_decided(paper: PaperToSign) -> Iterator[Open]:
    """名单与“人工意见”为同意的行逐个相同，有审定会议和审定日期，审定日期不晚于成文日期。"""
    case, rows = paper.case.certain, objects(paper.case)
    cells = listed_in(paper)
    known = [names_of(row, case) for row in rows]
    for cell in cells:
        if not any(_is_called(cell, names) for names in known):
            yield Open(f"名单里的“{cell}”没有审定同意。")
    for row, names in zip(rows, known, strict=True):
        if cells and not any(_is_called(cell, names) for cell in cells):
            yield _open(case, row, Commendation.decision, f"审定同意的“{row.who}”没有列入名单。")
        decided = row.usable(Commendation.decided_on)
        if row.usable(Commendation.meeting) is None or decided is None:
            said = f"“{row.who}”没有填全审定会议和审定日期。"
            yield _open(case, row, Commendation.meeting, said)
        elif paper.wanted.dated and decided > paper.wanted.dated:
            said = f"“{row.who}”的审定日期{full_day(decided)}晚于成文日期。"
            yield _open(case, row, Commendation.decided_on, said)


@signing_check(
    "公示未满", Hold.REFUSE, "公示满了再签发；不公示的，把参数“公示工作日”改为0。", kinds=KINDS
)
def still_shown(paper: PaperToSign) -> Iterator[Open]:
    """审定以后才公示，公示满参数“公示工作日”，在成文日期之前结束；参数为0的不看。"""
    case = paper.case.certain
    needed = int(case.limits(Limits).publicity_days)
    for row in objects(paper.case) if needed else ():
        first, last = row.usable(Commendation.shown_from), row.usable(Commendation.shown_to)
        if first is None or last is None:
            said = f"“{row.who}”没有填公示起止。"
            yield _open(case, row, Commendation.shown_to, said)
            continue
        decided = row.usable(Commendation.decided_on)
        if decided is not None and first <= decided:
            said = f"“{row.who}”从{full_day(first)}起公示，而审定在{full_day(decided)}：先审定，后公示。"
            yield _open(case, row, Commendation.shown_from, said)
        if paper.wanted.dated and last >= paper.wanted.dated:
            said = f"“{row.who}”公示到{full_day(last)}，成文时还没有结束。"
            yield _open(case, row, Commendation.shown_to, said)
        days = _workdays(case, row)
        if days is not None and days < needed:
            said = f"“{row.who}”只公示了{days}个工作日，应为{needed}个。"
            yield _open(case, row, Commendation.shown_to, said)


def _workdays(case: Case, row: Commendation) -> int | None:
    """公示了几个工作日；那一年的节假日不知道的为 None."""
    first, last = row.usable(Commendation.shown_from), row.usable(Commendation.shown_to)
    if first is None or last is None or (last - first).days > 366:
        return None
    working = case.derived(calendar_of)
    try:
        return sum(
            working.is_workday(first + at * ONE_DAY) for at in range((last - first).days + 1)
        )
    except UnlistedYearError:
        return None


@signing_check(
    "异议", Hold.REFUSE, f"请由纪检、人事写明结论；不成立的，在“异议”写明“{SETTLED}”。", kinds=KINDS
)
def objected(paper: PaperToSign) -> Iterator[Open]:
    """有异议而没有结论的对象不列；异议不成立的可以列。异议只影响本对象。"""
    for row in objects(paper.case):
        if is_objected(row):
            objection = row.usable(Commendation.objection) or ""
            said = f"“{row.who}”有异议，没有结论：{objection[:30]}。"
            yield _open(paper.case.certain, row, Commendation.objection, said)


@signing_check("意见、类别不明", Hold.REASON, "请填明“人工意见”和类别，或写明理由。", kinds=KINDS)
def unclear(paper: PaperToSign) -> Iterator[Open]:
    """“人工意见”看不出是否同意的、审定同意而没有写明类别的，没有列入名单。"""
    yield from map(Open, undecided(paper.case.certain))


@signing_check("单位写错", Hold.REFUSE, "请按人员名册改正。", kinds=KINDS)
def other_unit(paper: PaperToSign) -> Iterator[Open]:
    """名单里个人后面写的单位，就是人员名册上的单位，简称、全称都可以。"""
    case = paper.case.certain
    own = {each.name.partition("（")[0]: set[str]() for each in case.filled(Person, Person.name)}
    for each in case.filled(Person, Person.name, Person.unit):
        own[each.name.partition("（")[0]] |= _called_so(case, each.unit)
    for row in paper.text.rows:
        cells = [re.sub(r"[\s　]", "", each) for each in row]
        for name, unit in pairwise(cells):
            person = name.partition("（")[0]
            if person in own and unit and unit not in own and unit not in own[person]:
                said = "、".join(sorted(own[person]))
                yield Open(f"名单里“{person}”的单位写“{unit}”，人员名册是“{said}”。")


def _called_so(case: Case, unit: str) -> set[str]:
    full = {
        each.short_name: each.usable(Unit.full_name) for each in case.filled(Unit, Unit.short_name)
    }
    return {unit, full.get(unit) or unit}


@signing_check("重名", Hold.REFUSE, "请在“对象”写明是谁，如“张三（污控科）”。", kinds=KINDS)
def namesakes(paper: PaperToSign) -> Iterator[Open]:
    """只写姓名而有几个人同名的，分不清表扬谁。"""
    case = paper.case.certain
    for row in objects(paper.case):
        same = [
            each.name
            for each in case.filled(Person, Person.name)
            if each.name.startswith(f"{row.who}（")
        ]
        if len(same) > 1:
            said = f"“{row.who}”有{len(same)}人同名（{'、'.join(same)}）。"
            yield _open(case, row, Commendation.who, said)


@signing_check("重复列名", Hold.REFUSE, "请只留一行。", kinds=KINDS)
def listed_twice(paper: PaperToSign) -> Iterator[Open]:
    """一个对象只列一次，台账和名单都看。"""
    rows = objects(paper.case)
    counted = Counter(row.who for row in rows)
    for who, count in counted.items():
        if count > 1:
            same = [row for row in rows if row.who == who]
            cells = tuple(paper.case.certain.place(row, Commendation.who) for row in same)
            yield Open(f"“{who}”在“{Commendation.sheet}”列了{count}行。", cells)
    for cell, count in Counter(listed_in(paper)).items():
        if count > 1:
            yield Open(f"名单里“{cell}”列了{count}次。")


def _gate_verdicts(paper: PaperToSign, state: State) -> Iterator[Verdict]:
    return (each for each in paper.outcome.verdicts if each.code == CODE and each.state is state)


@signing_check("有不符合项", Hold.REFUSE, "请先整改，或者调整审定意见。", kinds=KINDS)
def unmet(paper: PaperToSign) -> Iterator[Open]:
    """表扬对象没有未完成的必须项（R1403）。"""
    for verdict in _gate_verdicts(paper, State.UNMET):
        yield Open(verdict.fact, tuple(verdict.cells))


@signing_check("班子成员受表扬", Hold.REASON, "请写明理由，或者调整审定意见。", kinds=KINDS)
def leading(paper: PaperToSign) -> Iterator[Open]:
    """局领导班子成员由上级管理，默认不是表扬对象。"""
    names = {each.key for each in paper.case.certain.derived(leaders)}
    for row in objects(paper.case):
        if row.who in names:
            said = f"“{row.who}”是局领导班子成员。"
            yield _open(paper.case.certain, row, Commendation.who, said)


@signing_check("催报退回对象受表扬", Hold.REASON, "请写明理由，或者调整审定意见。", kinds=KINDS)
def outstanding(paper: PaperToSign) -> Iterator[Open]:
    """表扬的单位或个人所在单位，有没有报的、退回没有重报的台账；另填一行重报了的不算。"""
    case = paper.case.certain
    units = {each.name: each.usable(Person.unit) for each in case.filled(Person, Person.name)}
    for row in objects(paper.case):
        names = names_of(row, case)
        own = units.get(row.who) if row.kind == INDIVIDUAL else None
        for each in case.derived(owed):
            if each.unit in names or each.unit == own:
                of_unit = f"所在的{own}" if own else ""
                said = f"“{row.who}”{of_unit}{each.batch}台账{each.status}。"
                yield Open(said, (case.place(each.row, Submission.status),))
