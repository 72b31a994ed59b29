"""Records that may be another's of the same name: what they cannot change is judged, of the rest is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.ledger import Unfilled
from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import State
from toolkit.declare.unread import may_concern
from toolkit.declare.unread import numbered_by_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.obligation import Subject
    from toolkit.declare.table import Doubt
    from toolkit.declare.unread import Cell

    _Place = tuple[str, int, str]
    _Doubts = Mapping[_Place, Sequence[Doubt[Ledger]]]

NO_DOUBT = frozenset({State.NOT_APPLICABLE, State.NOT_DUE})
MOST_TRIED = 12  # -- cells; each is tried on its own, so that trying costs as many judgements --


def judged(judge: Callable[[], Judgement]) -> Judgement:
    """What is judged, 无法判定 where a cell that is read holds nothing usable."""
    try:
        return judge()
    except Unfilled as gap:
        return Judgement(State.UNKNOWN, f"{gap}，无法判定。", cells=((gap.row, gap.column),))


class Doubts:
    """The cells among what a duty reads that may mean one person or another of his name."""

    def __init__(self, case: Case, duty: Obligation) -> None:
        """Those of a case, for one duty."""
        self._case, self._duty = case, duty
        tables = [case.tables[ledger] for ledger in duty.reads]
        self._by_name: dict[str, list[Doubt[Ledger]]] = {}
        for table in tables:
            for name, doubts in table.doubtful.items():
                self._by_name.setdefault(name, []).extend(doubts)
        cells: dict[_Place, list[Doubt[Ledger]]] = {}
        for doubt in (doubt for doubts in self._by_name.values() for doubt in doubts):
            cells.setdefault(_place(doubt), []).append(doubt)
        self._cells = {at: cells[at] for at in sorted(cells)}

    def settle(self, subject: Subject[Ledger], judgement: Judgement) -> Judgement:
        """The judgement, if whoever is meant it is the same; 无法判定 if these cells are among its grounds."""
        if not self._cells or judgement.state in NO_DOUBT:
            return judgement
        if subject.is_person:
            if his := [(each.row, each.column) for each in self._by_name.get(subject.key, ())]:
                return _asked(his, subject.label)
            unread = judgement.state is State.UNKNOWN
            return (unread and self._whoever_is_meant(subject.key)) or judgement
        cells = self._thatmay_concern(subject)
        if not cells and judgement.state is not State.UNKNOWN:
            return judgement
        return self._whoever_is_meant(subject.key) or (_asked(cells) if cells else judgement)

    def _thatmay_concern(self, subject: Subject[Ledger]) -> Sequence[Cell]:
        """The cells in rows that may be about a point or the bureau."""
        cells = [(doubts[0].row, doubts[0].column) for doubts in self._cells.values()]
        return [cell for cell in cells if may_concern(cell[0], subject)]

    def _whoever_is_meant(self, key: str) -> Judgement | None:
        """What is judged of a subject, if it is the same whoever is meant by each of the cells."""
        said = [judgements.get(key) for judgements in self._tried]
        first = said[0]() if said and said[0] else None
        for judge in said[1:] if first else ():
            other = judge and judge()
            if other is None or first is None:
                return None
            if (other.state, other.fact) != (first.state, first.fact):
                return None
        return first

    @cached_property
    def _tried(self) -> Sequence[Mapping[str, Callable[[], Judgement]]]:
        """By subject, what is judged where all mean the first, the second …, and where one cell alone does."""
        if len(self._cells) > MOST_TRIED:
            return ()
        cases = self._case.derived(_Cases)
        return [self._judgements(cases.meaning(doubts)) for doubts in _meanings(self._cells)]

    def _judgements(self, case: Case) -> Mapping[str, Callable[[], Judgement]]:
        return {
            subject.key: partial(judged, judge) for subject, judge in self._duty.judgements(case)
        }


class _Cases:
    """Cases as they would be if certain people were meant; each is made once, for all duties."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._made: dict[frozenset[tuple[_Place, object]], Case] = {}

    def meaning(self, doubts: Sequence[Doubt[Ledger]]) -> Case:
        """The case in which these cells hold what the doubts say."""
        key = frozenset((_place(doubt), doubt.value) for doubt in doubts)
        if key not in self._made:
            case, tables = self._case, dict(self._case.tables)
            for ledger in {type(doubt.row) for doubt in doubts}:
                of_it = [doubt for doubt in doubts if type(doubt.row) is ledger]
                tables[ledger] = tables[ledger].meaning(of_it)
            self._made[key] = replace(case, tables=tables, _derived={})
        return self._made[key]


def _meanings(cells: _Doubts) -> Sequence[Sequence[Doubt[Ledger]]]:
    """All cells mean their first, all their second …; then each alone another than the rest."""
    several = list(cells.values())
    alike = [
        [doubts[at % len(doubts)] for doubts in several] for at in range(max(map(len, several)))
    ]
    apart = [
        [*alike[0][:at], other, *alike[0][at + 1 :]]
        for at, doubts in enumerate(several)
        for other in doubts[1:]
    ]
    return [*alike, *apart] if len(several) > 1 else alike


def _place(doubt: Doubt[Ledger]) -> _Place:
    return (doubt.row.sheet, doubt.row.at_row, doubt.column.heading)


def _asked(cells: Sequence[Cell], label: str = "") -> Judgement:
    said = numbered_by_sheet(cells)
    fact = f"{said}的姓名有同名的人，分不清是谁，无法判定。"
    if label:
        fact = f"{label}有同名的人，{said}的姓名分不清是谁，没有计入，无法判定。"
    return Judgement(
        State.UNKNOWN, fact, cells=tuple(cells), suggestion="请先改正这些姓名，写明是哪一位"
    )
