"""四·4 不扰民的线索R1004 群众反映；只供内部核查."""

import datetime as dt

from toolkit.activities.sanjie.discipline_checks import DisciplineCheck
from toolkit.activities.sanjie.leads import CHECK
from toolkit.activities.sanjie.leads import QUOTED
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.sources import THREE_NOTS
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number


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
