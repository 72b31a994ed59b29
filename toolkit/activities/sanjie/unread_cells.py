"""行计入了，而行里的数、期限不能用：哪几格没有加进哪个数，哪几格照没有填的算，签发以前要弄清楚."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.joint_visits import work_up_to
from toolkit.activities.sanjie.leader_lines import leader_lines
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import standing_of
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

VISITED: Mapping[str, Column[float | None]] = {
    "走访户数": FieldWork.households,
    "走访企业数": FieldWork.firms,
    "座谈会数": FieldWork.meetings,
}
RECEIVED: Mapping[str, Column[float | None]] = {
    "来访批次": Reception.batches,
    "来访人次": Reception.visitors,
}
"""数 → 它是哪一栏之和."""
OPEN = frozenset({Standing.OVERDUE, Standing.UNDER_WAY})


def cells_not_summed(case: Case) -> Mapping[str, tuple[Place, ...]]:
    """数 → 没有加进它的各格：行计入了，这一格填了而不能用."""
    work = work_up_to(case)
    return {
        **{name: _unread(case, work, column) for name, column in VISITED.items()},
        **{name: _unread(case, _held(case), column) for name, column in RECEIVED.items()},
    }


def without_a_limit(case: Case) -> Sequence[Problem]:
    """没有办结，而整改时限没有填、时限或者延期不能识别的：逾期没有，说不清."""
    own = [each for line in case.derived(leader_lines) for each in line.problems]
    return [each for each in own if standing_of(each, case) in OPEN and not _has_limit(each)]


def said_of_cells(case: Case) -> Iterator[str]:
    """没有计入的格、说不清逾期没有的问题、批次多于人次的场次，各一句."""
    for name, places in cells_not_summed(case).items():
        if places:
            cells = "、".join(place.cell for place in places)
            yield f"{places[0].sheet}{cells}填的数不能用，没有加进{name}，请核对。"
    for rows, column, taken in _taken_for(case):
        if places := _unread(case, rows, column):
            cells = "、".join(place.cell for place in places)
            yield f"{places[0].sheet}{cells}填的{column.heading}不能识别，按{taken}算，请核对。"
    if rows := without_a_limit(case):
        yield (
            f"{Problem.sheet}第{_rows(rows)}行没有办结，整改时限没有填，或者时限、延期不能识别，"
            "说不清是否逾期，请核对。"
        )
    for each in _held(case):
        batches, visitors = each.usable(Reception.batches), each.usable(Reception.visitors)
        if batches is not None and visitors is not None and batches > visitors:
            yield (
                f"{Reception.sheet}第{each.at_row}行来访批次{number(batches)}"
                f"多于人次{number(visitors)}，请核对。"
            )


def _taken_for(case: Case) -> Iterator[tuple[Sequence[Ledger], Column[object], str]]:
    """填了而不能识别、照没有填的算的栏，和没有填的怎样算."""
    yield work_up_to(case), FieldWork.part, "全天"
    yield _held(case), Reception.is_grand, "不是大接访"


def _held(case: Case) -> Sequence[Reception]:
    return [each for line in case.derived(leader_lines) for each in line.receptions]


def _unread(case: Case, rows: Sequence[Ledger], column: Column[object]) -> tuple[Place, ...]:
    return tuple(
        case.place(row, column)
        for row in rows
        if row.usable(column) is None and not row.is_empty(column)
    )


def _has_limit(problem: Problem) -> bool:
    if not problem.is_empty(Problem.extended_to):
        return problem.usable(Problem.extended_to) is not None
    return problem.usable(Problem.due_on) is not None


def _rows(rows: Sequence[Ledger]) -> str:
    return listed(str(row.at_row) for row in rows)
