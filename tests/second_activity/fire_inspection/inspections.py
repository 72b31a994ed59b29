"""B1 检查记录，和对它的要求."""

import datetime as dt
from collections.abc import Iterator

from fire_inspection.hazards import Hazard
from fire_inspection.parameters import Limits
from fire_inspection.sites import Site
from fire_inspection.sites import site_reference
from fire_inspection.sites import sites
from fire_inspection.sources import INSPECT
from fire_inspection.sources import RECORD

from toolkit.chinese.dates import day
from toolkit.declare.calendar import Agenda
from toolkit.declare.calendar import Appointment
from toolkit.declare.case import Case
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.period import Period
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import row_rule


class Inspection(Ledger, code="B1", sheet="检查记录", capacity=300):
    """检查记录：到一个场所检查一次，记一行."""

    day = Date("检查日期", period=Period.EVENT, example="2024-03-05")
    site = site_reference(example="城北菜市场", width=20)
    inspector = Text("检查人", "两人以上的，用顿号隔开", example="王某、陈某")
    found = Number("发现隐患数", "没有发现的填0", unit="件", example=2)
    remark = Text("备注").optional()

    key = (day, site)


@row_rule(Inspection, "D101", "隐患数与整改台账不符", Strength.DATA, RECORD)
def every_hazard_is_listed(row: Inspection, case: Case) -> Complaints:
    """检查发现的隐患，逐件登记在“隐患整改台账”。

    按场所和发现日期数。
    """
    listed = sum(
        (hazard.site, hazard.found_on) == (row.site, row.day)
        for hazard in case.filled(Hazard, Hazard.site, Hazard.found_on)
    )
    if row.found != listed:
        said = f"填{row.found}件，“{Hazard.sheet}”登记了{listed}件"
        yield Complaint(row, Inspection.found, said, "核对两张表")


@row_rule(Inspection, "D102", "检查人不足两人", Strength.PRINCIPLE, INSPECT)
def two_inspectors(row: Inspection, case: Case) -> Complaints:
    """检查一般由两人以上进行，检查人栏用顿号隔开。"""
    if "、" not in row.inspector:
        yield Complaint(row, Inspection.inspector, f"只填了{row.inspector}一人", "补填另一位检查人")


def last_inspection(subject: Subject[Site], case: Case) -> Inspection | None:
    """一个场所到统计截止日最近的一次检查；没有的为 None."""
    rows = [
        row
        for row in case.filled(Inspection, Inspection.day, Inspection.site)
        if row.site == subject.label and row.day <= case.as_of
    ]
    return max(rows, key=lambda row: row.day, default=None)


def next_inspection(last: Inspection, case: Case) -> dt.date:
    """下一次检查最迟在哪天."""
    return last.day + dt.timedelta(days=int(case.limits(Limits).interval))


@obligation(
    sites,
    "R101",
    "每季度至少检查一次",
    Strength.MUST,
    INSPECT,
    reads=(Site, Inspection),
    some=(Inspection.day, Inspection.site),
)
def inspected_each_quarter(subject: Subject[Site], case: Case) -> Judgement:
    """每个重点场所每季度至少检查一次。

    从最近一次检查数到统计截止日，不超过参数“检查间隔”的为符合；超过的为不符合；一次也没有的，
    也为不符合；有一行填得不能识别、可能是这个场所的，为无法判定。
    """
    last = last_inspection(subject, case)
    if last is None:
        fact = f"{subject.label}没有检查记录，不符合“每季度至少检查一次”的要求。"
        return Judgement(
            State.UNMET, fact, cells=((subject.row, Site.name),), suggestion="安排检查"
        )
    due = next_inspection(last, case)
    said = f"{subject.label}最近一次检查是{day(last.day)}，下一次应在{day(due)}前"
    cells = ((last, Inspection.day),)
    if due < case.as_of:
        return Judgement(State.UNMET, f"{said}，已经超过。", str(due), cells, "安排检查")
    return Judgement(State.MET, f"{said}。", str(due), cells)


def inspections_ahead(case: Case) -> Iterator[Appointment]:
    """“日程”表里各场所的下一次检查."""
    for subject in sites(case):
        last = last_inspection(subject, case)
        if last is not None:
            due, place = next_inspection(last, case), case.place(last, Inspection.day)
            said = f"最近一次检查是{day(last.day)}。"
            yield Appointment(due, "下一次检查", subject.label, said, place)


AGENDA = Agenda(inspections_ahead)
