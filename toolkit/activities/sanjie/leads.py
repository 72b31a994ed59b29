"""四·4 “三不”各条线索共有的：看谁的、看哪几次、怎么请人核实."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence
from operator import itemgetter

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.sources import THREE_NOTS
from toolkit.activities.sanjie.writing_quality import with_others
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import not_applicable
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject

Works = Sequence[FieldWork]
Dated = tuple[dt.date, str, int, FieldWork]
"""一行的开始日期、地点、行号和这一行."""
CHECK = "请人工核实后填写核查结果；核实以前不得转发、通报"
QUOTED = f"《意见》要求“{THREE_NOTS.words}”"


def work_of_each(case: Case) -> Mapping[str, Works]:
    """姓名 → 截至统计截止日的下基层记录，按日期."""
    by_person: dict[str, list[Dated]] = defaultdict(list)
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


def works_of(subject: Subject[Person], case: Case) -> Works:
    """一个人截至统计截止日的下基层记录，按日期."""
    return case.derived(work_of_each).get(subject.key, ())


def no_work(subject: Subject[Person], case: Case) -> Judgement:
    """没有下基层记录的，不适用."""
    fact = f"截至{day(case.as_of)}，台账没有{subject.label}的下基层记录，本项不适用。"
    return not_applicable(fact, cells_of(subject.row, Person.name))


def cells_in(works: Works, column: Column[object]) -> Cells:
    """各次下基层的同一栏."""
    return tuple([(work, column) for work in works])


def when(work: FieldWork) -> str:
    """一次下基层的起止日期；结束日期没有、颠倒的只说开始日期."""
    ended = work.usable(FieldWork.ended_on)
    return (
        span(work.started_on, ended) if ended and ended >= work.started_on else day(work.started_on)
    )
