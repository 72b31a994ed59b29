"""下发单元：每个联系点一份给联系人，每个科室一份给报送人."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from toolkit.activities.sanjie.booklet_doubts import guessed
from toolkit.activities.sanjie.booklet_terms import terms
from toolkit.activities.sanjie.complained_of import named_to_readers
from toolkit.activities.sanjie.complained_of import readers_of
from toolkit.activities.sanjie.complained_of import withheld_from
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.owners import POINT
from toolkit.activities.sanjie.owners import SECTION
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.problems import SETTLED
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import BookletKind
from toolkit.declare.booklet import Dispatch
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger

POINT_LEDGERS = (FieldWork, Diary, Reception, Visit, Problem, Report)
SECTION_LEDGERS = (Problem, Report)
POINTS = BookletKind(
    "联系点",
    POINT,
    "请核对联系点，它要在联系点一览表里",
    only=((Report, "只填不由科室报的"),),
)
SECTIONS = BookletKind(
    "科室", SECTION, "请核对责任科室（报送单位）：它要在单位名录里，“是否下发”填“是”"
)
Rows = dict[str, list[Ledger]]


def booklets(case: Case) -> Iterator[Booklet]:
    """联系点的下基层活动、日记、接访、问题，和科室的问题、调研报告.

    同一问题既发给联系点，又发给责任科室，各填各的列；局领导等不下发单位的调研报告，随联系点下发给
    联系人。信访人的姓名、证件、电话、住址不下发；反映接收人、他所在单位或者联系点责任领导的来访事项，
    和由它转来的问题，不发给他。
    """
    by_ledger = {ledger: _by_point(case, ledger) for ledger in POINT_LEDGERS}
    for subject in points(case):
        point = subject.row
        rows: dict[type[Ledger], Sequence[Ledger]] = {
            ledger: by_ledger[ledger].get(subject.key, ()) for ledger in POINT_LEDGERS
        }
        contact = (point.usable(Point.contact) or ("",))[0]
        readers = readers_of(case, contact, point.usable(Point.leader) or ())
        yield _booklet(case, Booklet(POINTS, subject.key, point.name, contact, rows), readers)
    yield from _of_sections(case)


def _of_sections(case: Case) -> Iterator[Booklet]:
    problems, reports = _problems_by_section(case), _reports_by_unit(case)
    for unit in _dispatched(case):
        name = unit.short_name
        rows: dict[type[Ledger], Sequence[Ledger]] = {
            Problem: problems.get(name, ()),
            Report: reports.get(name, ()),
        }
        receiver = unit.usable(Unit.reporter) or ""
        readers = readers_of(case, receiver, unit=name)
        yield _booklet(case, Booklet(SECTIONS, name, name, receiver, rows), readers)


def _booklet(case: Case, booklet: Booklet, readers: Mapping[str, str]) -> Booklet:
    """不含反映看得到它的人、单位的行；话里提到他们的行照发，记下来说."""
    kept = withheld_from(case, readers, booklet.rows)
    hidden = {(type(each.row), each.row.at_row) for each in kept}
    rows = {
        ledger: [row for row in held if (ledger, row.at_row) not in hidden] if kept else held
        for ledger, held in booklet.rows.items()
    }
    named = named_to_readers(case, readers, rows)
    return replace(booklet, rows=rows, withheld=kept, named=named)


def _by_point(case: Case, ledger: type[Ledger]) -> Rows:
    if ledger is FieldWork:
        return _field_work_by_point(case)
    if ledger is Visit:
        return _visits_by_point(case)
    if ledger is Reception:
        return _receptions_by_point(case)
    if ledger is Report:
        return _reports_by_point(case)
    column = Diary.point if ledger is Diary else Problem.point
    rows: Rows = defaultdict(list)
    for row in case.rows(ledger):
        rows[row.usable(column) or ""].append(row)
    return rows


def team_points(case: Case) -> Mapping[str, str]:
    """姓名 → 所在联系点：责任领导和驻点人员；在几个联系点的，归先列的."""
    where: dict[str, str] = {}
    for point in case.filled(Point, Point.number):
        people = (*(point.usable(Point.leader) or ()), *(point.usable(Point.team) or ()))
        for name in people:
            where.setdefault(name, point.number)
    return where


def _field_work_by_point(case: Case) -> Rows:
    """本人所在联系点；不在任何联系点的，按台账所填的联系点."""
    where = case.derived(team_points)
    rows: Rows = defaultdict(list)
    for work in case.rows(FieldWork):
        person = work.usable(FieldWork.person) or ""
        rows[where.get(person) or work.usable(FieldWork.point) or ""].append(work)
    return rows


def _receptions_by_point(case: Case) -> Rows:
    where = case.derived(team_points)
    rows: Rows = defaultdict(list)
    for reception in case.rows(Reception):
        leader = reception.usable(Reception.leader) or ""
        rows[reception.usable(Reception.point) or where.get(leader, "")].append(reception)
    return rows


def _visits_by_point(case: Case) -> Rows:
    held_at = {
        reception.usable(Reception.number): point
        for point, receptions in _receptions_by_point(case).items()
        for reception in receptions
    }
    rows: Rows = defaultdict(list)
    for visit in case.rows(Visit):
        rows[held_at.get(visit.usable(Visit.reception), "")].append(visit)
    return rows


def _reports_by_point(case: Case) -> Rows:
    """报送单位不下发的：由联系点的联系人填报."""
    by_unit = _reports_by_unit(case)
    sent = {unit.short_name for unit in _dispatched(case)}
    rows: Rows = defaultdict(list)
    for name, reports in by_unit.items():
        for report in () if name in sent else reports:
            rows[report.usable(Report.point) or ""].append(report)
    return rows


def _dispatched(case: Case) -> Sequence[Unit]:
    units = case.filled(Unit, Unit.short_name, Unit.dispatched)
    return [unit for unit in units if unit.dispatched]


def _problems_by_section(case: Case) -> Rows:
    rows: Rows = defaultdict(list)
    for problem in case.rows(Problem):
        rows[problem.usable(Problem.section) or ""].append(problem)
    return rows


def _reports_by_unit(case: Case) -> Rows:
    """报送单位；没填的，按执笔人的单位."""
    units = {person.name: person.unit for person in case.filled(Person, Person.name, Person.unit)}
    rows: Rows = defaultdict(list)
    for report in case.rows(Report):
        author = report.usable(Report.author) or ""
        rows[report.usable(Report.unit) or units.get(author, "")].append(report)
    return rows


def _staying(case: Case) -> Iterator[Ledger]:
    """“是否下发”填“否”的单位的问题和报告：留在办公室，没有要补填的."""
    units = case.filled(Unit, Unit.short_name, Unit.dispatched)
    kept = {unit.short_name for unit in units if not unit.dispatched}
    for rows in (_problems_by_section(case), _reports_by_unit(case)):
        for name in kept & rows.keys():
            yield from rows[name]


def _guessed(case: Case) -> Iterator[str]:
    return guessed(case, case.derived(team_points))


DISPATCH = Dispatch(
    (POINTS, SECTIONS),
    booklets,
    "请先填联系点一览表，并在单位名录“是否下发”填“是”。",
    terms=terms,
    settings=(Limits.period.name, Limits.submit_by.name),
    closed_by={Problem.progress: frozenset({SETTLED})},
    ledgers=POINT_LEDGERS,
    guessed=_guessed,
    stays=_staying,
)
