"""A rule judges rows and yields complaints; it is pure, order-free and edits nothing."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Unfilled
from toolkit.declare.statement import Statement
from toolkit.declare.statement import page_of

if TYPE_CHECKING:
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Strength
    from toolkit.declare.source import Clause

L = TypeVar("L", bound=Ledger)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault that a rule saw: which cell, what is wrong, what to do."""

    row: Ledger
    column: Column[object]
    message: str
    suggestion: str = ""


Complaints = Iterator[Complaint]


@dataclass(frozen=True)
class Rule(Statement):
    """A check of rows, with the clauses that it enforces."""

    complaints: Callable[[Case], Iterable[Complaint]]


def row_rule(
    ledger: type[L],
    code: str,
    name: str,
    strength: Strength,
    *clauses: Clause,
    internal: bool = False,
    by: tuple[Column[object], ...] = (),
) -> Callable[[Callable[[L, Case], Complaints]], Rule]:
    """Make `check(row, case)` a rule; a row with an unusable cell that it reads is passed over.

    `by` names the columns by which a row is in order or not, where a few values of them stand in
    thousands of rows: of rows that are alike in them, those after the first one in order are too.
    """

    def make(check: Callable[[L, Case], Complaints]) -> Rule:
        def every_row(case: Case) -> Complaints:
            said = itemgetter(*(column.position for column in by)) if by else None
            in_order: set[object] = set()
            for row in case.rows(ledger):
                alike = said(row.values_) if said else None
                if alike in in_order:
                    continue
                complains = False
                try:
                    for complaint in check(row, case):
                        complains = True
                        yield complaint
                except Unfilled:
                    pass
                if said and not complains:
                    in_order.add(alike)

        page = page_of(code, check)
        return Rule(code, name, strength, clauses, (ledger,), page, internal, every_row)

    return make


def table_rule(
    ledgers: tuple[type[Ledger], ...],
    code: str,
    name: str,
    strength: Strength,
    *clauses: Clause,
    internal: bool = False,
) -> Callable[[Callable[[Case], Complaints]], Rule]:
    """Make `check(case)` a rule; it takes the rows it can use through `case.filled`."""

    def make(check: Callable[[Case], Complaints]) -> Rule:
        page = page_of(code, check)
        return Rule(code, name, strength, clauses, ledgers, page, internal, check)

    return make
