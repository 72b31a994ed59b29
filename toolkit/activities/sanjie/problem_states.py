"""问题在统计截止日的情形：每件问题恰好有一种，各项之和就是问题数."""

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from enum import StrEnum

from toolkit.activities.sanjie.problems import SETTLED
from toolkit.activities.sanjie.problems import Problem
from toolkit.declare.case import Case


class Standing(StrEnum):
    """一件问题在某一天的情形."""

    SETTLED = "已办结"
    OVERDUE = "逾期未办结"
    UNDER_WAY = "未到期"
    DOUBTFUL = "存疑"


def standing(problem: Problem, as_of: dt.date) -> Standing:
    """截至某日的情形；填了已办结而办结日期没填、不能识别，或者进展不能识别的，存疑.

    那天以后才办结的，当时没有办结。延期的按延期后的日期。
    """
    progress, settled_on = problem.usable(Problem.progress), problem.usable(Problem.settled_on)
    if progress is None and not problem.is_empty(Problem.progress):
        return Standing.DOUBTFUL
    if progress == SETTLED and settled_on is None:
        return Standing.DOUBTFUL
    if progress == SETTLED and settled_on is not None and settled_on <= as_of:
        return Standing.SETTLED
    due = problem.usable(Problem.extended_to) or problem.usable(Problem.due_on)
    return Standing.OVERDUE if due is not None and due < as_of else Standing.UNDER_WAY


def standing_of(problem: Problem, case: Case) -> Standing:
    """截至统计截止日的情形；几张表都要问上万件，每件只判一次."""
    known = case.derived(_standings)
    if problem.at_row not in known:
        known[problem.at_row] = standing(problem, case.as_of)
    return known[problem.at_row]


def _standings(case: Case) -> dict[int, Standing]:
    return {row.at_row: standing(row, case.as_of) for row in case.rows(Problem)}


def settled(problems: Sequence[Problem], case: Case) -> list[Problem]:
    """截至统计截止日已办结的；没有办结日期的存疑，不算办结."""
    return _standing(Standing.SETTLED, problems, case)


def overdue(problems: Sequence[Problem], case: Case) -> list[Problem]:
    """截至统计截止日逾期未办结的；存疑的不算."""
    return _standing(Standing.OVERDUE, problems, case)


def standings(problems: Iterable[Problem], case: Case) -> list[Standing]:
    """各件的情形，先后不变."""
    known = case.derived(_standings)
    return [known.get(each.at_row) or standing_of(each, case) for each in problems]


def _standing(wanted: Standing, problems: Sequence[Problem], case: Case) -> list[Problem]:
    now = standings(problems, case)
    return [each for each, found in zip(problems, now, strict=True) if found is wanted]


def settled_later(problem: Problem, case: Case) -> bool:
    """那天逾期，台账又记着以后办结了：写进公文之前要核对."""
    settled_on = problem.usable(Problem.settled_on)
    is_late = standing_of(problem, case) is Standing.OVERDUE
    return is_late and settled_on is not None and settled_on > case.as_of
