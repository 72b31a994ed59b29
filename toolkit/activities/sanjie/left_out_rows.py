"""哪几行也许属于一个数而存疑没有计入：核对单在那个数旁边写明."""

from collections.abc import Collection
from collections.abc import Sequence

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.leader_lines import repeated
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import standing
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place

WHOSE: dict[type[Ledger], Column[str]] = {
    FieldWork: FieldWork.person,
    Reception: Reception.leader,
    Diary: Diary.person,
    Report: Report.author,
    Problem: Problem.leader,
}


def of_anybody(case: Case, ledger: type[Ledger]) -> tuple[Place, ...]:
    """这张台账里存疑的各行，不论是谁的."""
    return _places(case, ledger, _doubtful(case, ledger))


def of_leaders(case: Case, ledger: type[Ledger]) -> tuple[Place, ...]:
    """存疑的各行中，写明是班子成员的，和不能确定是谁的."""
    return of_people(case, ledger, {"", *(each.key for each in case.derived(leaders))})


def of_people(case: Case, ledger: type[Ledger], names: Collection[str]) -> tuple[Place, ...]:
    """存疑的各行中，写明是这几个人的；名字里有空的，连同不能确定是谁的."""
    rows = _doubtful(case, ledger)
    own = [row for row in rows if (row.usable(WHOSE[ledger]) or "") in names]
    return _places(case, ledger, own)


def undecided(case: Case, problems: Sequence[Problem]) -> tuple[Place, ...]:
    """办结、逾期都没有计入的存疑的问题."""
    rows = [each for each in problems if standing(each, case.as_of) is Standing.DOUBTFUL]
    return tuple(case.place(row, Problem.progress) for row in rows)


def _doubtful(case: Case, ledger: type[Ledger]) -> Sequence[Ledger]:
    rows = [*case.left_out(ledger), *case.derived(repeated).get(ledger, ())]
    return sorted(rows, key=lambda row: row.at_row)


def _places(case: Case, ledger: type[Ledger], rows: Sequence[Ledger]) -> tuple[Place, ...]:
    return tuple(case.place(row, WHOSE[ledger]) for row in rows)
