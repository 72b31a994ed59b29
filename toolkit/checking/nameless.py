"""Records that nobody can say whose they are: nobody falls short by a row that may be his."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.checking.doubts import judged
from toolkit.declare.columns import people_columns
from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import State
from toolkit.declare.table import Doubt
from toolkit.declare.unread import numbered_by_column
from toolkit.declare.unusable import Nothing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.obligation import Subject
    from toolkit.declare.table import Table
    from toolkit.declare.unread import Cell

AGAINST = frozenset({State.UNMET, State.WARNING, State.DEVIATION})


class Nameless:
    """The rows among what a duty reads whose name is missing or cannot be read."""

    def __init__(self, case: Case, duty: Obligation) -> None:
        """Those of a case, for one duty."""
        self._case, self._duty = case, duty
        of_all = case.derived(_nameless)
        self._cells = [cell for ledger in duty.reads for cell in of_all.get(ledger, ())]

    def settle(self, subject: Subject[Ledger], judgement: Judgement) -> Judgement:
        """The judgement; 无法判定 if it is against a person and would not be, were all these rows his."""
        if not self._cells or judgement.state not in AGAINST or not subject.is_person:
            return judgement
        judge = self._were_they_of(subject.key).get(subject.key)
        if judge is None or judged(judge).state is judgement.state:
            return judgement
        return _asked(self._cells, subject.label, judgement)

    def _were_they_of(self, key: str) -> Mapping[str, Callable[[], Judgement]]:
        case = self._case.derived(_Cases).of(key)
        return {subject.key: judge for subject, judge in self._duty.judgements(case)}


class _Cases:
    """Cases as they would be if all nameless rows were one person's; each is made once, for all duties."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._made: dict[str, Case] = {}

    def of(self, key: str) -> Case:
        if key not in self._made:
            tables = dict(self._case.tables)
            for ledger, cells in self._case.derived(_nameless).items():
                his = [Doubt(row, column, key) for row, column in cells]
                tables[ledger] = tables[ledger].meaning(his)
            self._made[key] = replace(self._case, tables=tables, _derived={})
        return self._made[key]


def _nameless(case: Case) -> Mapping[type[Ledger], Sequence[Cell]]:
    """By ledger, the cells that should say whose a row is, and do not."""
    found = {ledger: [*_in(case, ledger)] for ledger in case.tables}
    return {ledger: cells for ledger, cells in found.items() if cells}


def _in(case: Case, ledger: type[Ledger]) -> Iterator[Cell]:
    namesakes = _of_namesakes(case.tables[ledger])
    for column in people_columns(ledger):
        for row in case.rows(ledger):
            unusable = row.values_[column.position].__class__ is Nothing
            if unusable and (row.at_row, column) not in namesakes:
                yield row, column


def _of_namesakes(table: Table[Ledger]) -> Collection[tuple[int, Column[object]]]:
    """The cells that name one of several of the same name: who may be meant is known of them."""
    return {(each.row.at_row, each.column) for some in table.doubtful.values() for each in some}


def _asked(cells: Sequence[Cell], label: str, judgement: Judgement) -> Judgement:
    said = numbered_by_column(cells)
    fact = (
        f"{said}没有填或不能识别，是{label}的就不是“{judgement.state}”，无法判定。"
        f"不算这些行：{judgement.fact}"
    )
    return Judgement(State.UNKNOWN, fact, judgement.due, tuple(cells), "请先改正这些姓名")
