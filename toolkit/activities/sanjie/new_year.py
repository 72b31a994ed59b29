"""新年度的台账从上年带什么：名册、联系点，没有办结的事项；年度、期限跟着换."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.activities.sanjie.assigned_cases import AssignedCase
from toolkit.activities.sanjie.conduct_reforms import ConductReform
from toolkit.activities.sanjie.holidays import Holiday
from toolkit.activities.sanjie.holidays import official_days
from toolkit.activities.sanjie.leading_group import GroupMember
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.problems import SETTLED
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.new_year import NewYear
from toolkit.declare.new_year import OpenItems

if TYPE_CHECKING:
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.new_year import FirstRows


def _problem(row: Ledger) -> bool:
    """进展不是“已办结”的."""
    return row[Problem.progress] != SETTLED


def _petition(row: Ledger) -> bool:
    """受理了或者还没有决定，而没有办结日期的."""
    return row[Petition.settled_on] is None and row[Petition.decision] in {None, "受理"}


def _visit(row: Ledger) -> bool:
    """没有当场答复，也没有答复日期的."""
    return not row[Visit.answered_at_once] and row[Visit.replied_on] is None


def _case(row: Ledger) -> bool:
    """没有化解日期的."""
    return row[AssignedCase.settled_on] is None


def _reform(row: Ledger) -> bool:
    """没有写完成情况的."""
    return row[ConductReform.done] is None


def _first_rows(year: int) -> FirstRows:
    """放假安排收录了的年度；没有收录的是 LookupError."""
    return {Holiday: [(day, kind, None) for day, kind in official_days(year).items()]}


NEW_YEAR = NewYear(
    rosters=(Unit, Person, GroupMember, Point),
    open_items=(
        OpenItems(Problem, _problem),
        OpenItems(Petition, _petition),
        OpenItems(AssignedCase, _case),
        OpenItems(ConductReform, _reform),
    ),
    named=(OpenItems(Visit, _visit),),
    sources=((Problem.origin_number, Visit.number),),
    moved_days=(Limits.year_start, Limits.year_end, Limits.half_year, Limits.final_day),
    emptied=(Limits.period, Limits.period_end, Limits.submit_by),
    first_rows=_first_rows,
)
