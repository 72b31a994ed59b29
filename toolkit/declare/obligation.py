"""An obligation judges one subject at the as-of date and says one of seven states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from typing import Generic
from typing import NamedTuple
from typing import TypeAlias
from typing import TypeVar

from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Unfilled
from toolkit.declare.outcome import State
from toolkit.declare.statement import Statement
from toolkit.declare.statement import page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Strength
    from toolkit.declare.source import Clause

L_co = TypeVar("L_co", bound=Ledger, covariant=True)
Cells: TypeAlias = "tuple[tuple[Ledger, Column[object]], ...]"


class Subject(NamedTuple, Generic[L_co]):
    """Who is judged: a leader, a contact point, a section; `row` is where the ledgers name it.

    `key` is stable over re-runs; `label` is how messages call it (张三同志).
    """

    key: str
    label: str
    row: L_co

    @property
    def is_person(self) -> bool:
        """Whether it is one of those among whom two may have the same name."""
        return bool(type(self.row).namesakes_by) and self.key in self.row.values_


class Judgement(NamedTuple):
    """What an obligation says of one subject.

    Attributes:
        state: one of the seven.
        fact: what the ledgers show, with the figures, in official Chinese.
        due: the date that matters, as text; empty where there is none.
        cells: the ledger cells that it rests on.
        suggestion: what to do.
        strength: set where the wording of this outcome is weaker or stronger than the duty's own.
    """

    state: State
    fact: str
    due: str = ""
    cells: Cells = ()
    suggestion: str = ""
    strength: Strength | None = None


@dataclass(frozen=True)
class Obligation(Statement):
    """A duty of a kind of subject, with the clauses that state it.

    Attributes:
        judgements: gives each subject with the call that judges it, which raises Unfilled where a cell
            that it reads holds nothing usable.
        columns: optional ones without which it cannot be judged: an older workbook lacks them.
        every: the columns of a duty that is done by every row: 符合 (未到期, 不适用) is not said of a subject
            while a row that may be about it holds nothing usable there, or is left out for its day.
        some: the columns of a duty that any row may do: 不符合 (预警, 偏离) is not said while there is such a row.
        nobody: what is said where there is nobody to judge, who is not held to it then (no petition was
            registered); empty where somebody is missing.
        last: whether it is judged when all others are, by what was said of them (`Case.verdicts`).
    """

    judgements: Callable[[Case], Iterable[tuple[Subject[Ledger], Callable[[], Judgement]]]]
    columns: tuple[Column[object], ...] = ()
    nobody: str = ""
    last: bool = False
    every: tuple[Column[object], ...] = ()
    some: tuple[Column[object], ...] = ()


def obligation(
    each: Callable[[Case], Iterable[Subject[L_co]]],
    code: str,
    name: str,
    strength: Strength,
    *clauses: Clause,
    reads: tuple[type[Ledger], ...],
    columns: tuple[Column[object], ...] = (),
    every: tuple[Column[object], ...] = (),
    some: tuple[Column[object], ...] = (),
    excused: Callable[[Subject[L_co], Case], Judgement | None] | None = None,
    internal: bool = False,
    nobody: str = "",
    last: bool = False,
) -> Callable[[Callable[[Subject[L_co], Case], Judgement]], Obligation]:
    """Make `judge(subject, case)` an obligation of each of the subjects.

    `excused` says why a subject that has not done its duty is not held to it, or gives None. All else
    is as `Obligation` has it.
    """

    def make(judge: Callable[[Subject[L_co], Case], Judgement]) -> Obligation:
        def judgements(case: Case) -> Iterator[tuple[Subject[L_co], Callable[[], Judgement]]]:
            for subject in each(case):
                yield subject, partial(_judged, judge, excused, subject, case)

        page = page_of(code, judge)
        stated = (code, name, strength, clauses, reads, page, internal)
        return Obligation(*stated, judgements, columns, nobody, last, every, some)

    return make


def _judged(
    judge: Callable[[Subject[L_co], Case], Judgement],
    excused: Callable[[Subject[L_co], Case], Judgement | None] | None,
    subject: Subject[L_co],
    case: Case,
) -> Judgement:
    """What is judged of a subject that is held to the duty; a duty that is done is done."""
    try:
        judgement = judge(subject, case)
    except Unfilled:
        if excuse := excused and excused(subject, case):
            return excuse
        raise
    if judgement.state is State.MET or excused is None:
        return judgement
    return excused(subject, case) or judgement
