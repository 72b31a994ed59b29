"""报送情况表怎样反映每份报送走到哪一步：各栏是什么，单位的报送人、分管领导到哪里找."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from toolkit.activities.sanjie.booklet_terms import last_day
from toolkit.activities.sanjie.booklets import POINTS
from toolkit.activities.sanjie.holidays import WORKED
from toolkit.activities.sanjie.holidays import Holiday
from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.reporting import latest_batch
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.booklet import Booklet
from toolkit.declare.case import Case
from toolkit.declare.submission_ledger import ReportingUnit
from toolkit.declare.submission_ledger import SubmissionColumns
from toolkit.declare.submission_ledger import SubmissionLedger


def due_of(case: Case, batch: str) -> dt.date | None:
    """参数“报送期限”是最后下发的一批的；以前各批的没有写下来."""
    return case.derived(last_day) if batch == case.derived(latest_batch) else None


def days_again(case: Case) -> int:
    """退回以后几天内重报：参数“补报天数”."""
    return int(case.limits(Limits).resubmit_days)


def holidays(case: Case) -> Mapping[dt.date, bool]:
    """“节假日”表."""
    return {row.day: row.kind == WORKED for row in case.filled(Holiday, Holiday.day, Holiday.kind)}


def _units(case: Case) -> Mapping[str, Unit]:
    return {unit.short_name: unit for unit in case.filled(Unit, Unit.short_name)}


def _people(case: Case) -> Mapping[str, Person]:
    """姓名 → 本人；同名的谁也不是."""
    people: dict[str, Person | None] = {}
    for person in case.filled(Person, Person.name):
        people[person.name] = None if person.name in people else person
    return {name: person for name, person in people.items() if person is not None}


def reporting_unit(case: Case, name: str) -> ReportingUnit:
    """单位名录里的单位全称、报送人、邮箱、分管领导."""
    unit = case.derived(_units).get(name)
    if unit is None:
        return ReportingUnit()
    return ReportingUnit(
        unit.usable(Unit.full_name) or "",
        unit.usable(Unit.reporter) or "",
        unit.usable(Unit.address) or "",
        unit.usable(Unit.deputy) or "",
    )


def phone(case: Case, name: str) -> str:
    """人员名册里的手机；同名的不知道是谁的."""
    person = case.derived(_people).get(name)
    return (person and person.usable(Person.mobile)) or ""


def reporter(case: Case, booklet: Booklet) -> tuple[str, str]:
    """科室的分册由科室报；联系点的由联系人的单位报，另写明是哪个联系点，几个同名的连编号."""
    if booklet.kind is not POINTS:
        return booklet.key, ""
    person = case.derived(_people).get(booklet.receiver)
    unit = person.usable(Person.unit) if person else None
    return unit or booklet.title, _said_of_point(case, booklet.title, booklet.key)


def _said_of_point(case: Case, name: str, number: str) -> str:
    """“分册”一栏怎样写一个联系点的."""
    alike = case.derived(_points_by_name).get(name, 0) > 1
    return f"{POINTS.name}：{name}" + (f"（{number}）" if alike else "")


def receiver(case: Case, said: str) -> str:
    """联系点的分册由它的（第一个）联系人填，不是联系人单位的报送人."""
    return case.derived(_contacts).get(said, "")


def _contacts(case: Case) -> Mapping[str, str]:
    """“分册”一栏的写法 → 联系人."""
    return {
        _said_of_point(case, each.row.name, each.key): (each.row.usable(Point.contact) or ("",))[0]
        for each in points(case)
    }


def _points_by_name(case: Case) -> Mapping[str, int]:
    """联系点名称 → 有几个叫这个名字."""
    return Counter(point.name for point in case.filled(Point, Point.number, Point.name))


SUBMISSIONS = SubmissionLedger(
    Submission,
    SubmissionColumns(
        batch=Submission.batch,
        unit=Submission.unit,
        booklet=Submission.booklet,
        expected=Submission.expected,
        stage=Submission.status,
        version=Submission.version,
        sent_on=Submission.sent_on,
        due=Submission.due,
        returned_on=Submission.returned_on,
        rejections=Submission.rejections,
        why=Submission.reject_reason,
        due_again=Submission.due_again,
        days_late=Submission.days_late,
        contact=Submission.responsible,
        handling=Submission.handling,
        handling_why=Submission.handling_why,
        approved_by=Submission.approved_by,
        approved_on=Submission.approved_on,
    ),
    due=due_of,
    days_again=days_again,
    holidays=holidays,
    unit=reporting_unit,
    phone=phone,
    reporter=reporter,
    receiver=receiver,
    office="局办公室",
    consequence="逾期仍未报送的，提请领导小组通报。",
    notice=REMINDER,
)
