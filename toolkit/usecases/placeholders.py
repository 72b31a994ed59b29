"""New rows and the restricted columns that departments are not asked for: 信访人A till the office fills them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from toolkit.declare.columns import Text
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Addition
    from toolkit.usecases.office_book import OfficeBook

TO_COMPLETE = "待办公室补登"


@dataclass(frozen=True, slots=True)
class Pending:
    """What the office has yet to fill in a row that was added.

    Attributes:
        ledger: of the row.
        row_id: its system number.
        stands_for: by heading, what stands there till then (信访人A).
    """

    ledger: type[Ledger]
    row_id: str
    stands_for: dict[str, str]


def completed(
    office: OfficeBook, ledger: type[Ledger], additions: Sequence[Addition]
) -> tuple[list[Addition], list[Pending]]:
    """New rows with what stands for their restricted required cells, and the list of these.

    A cell that holds anything already keeps it.
    """
    table = office.case.tables.get(ledger)
    wanted = [
        column
        for column in ledger.columns
        if column.restricted and column.required and isinstance(column, Text)
        if table is not None and column.heading in table.letters
    ]
    if not wanted or not additions:
        return [*additions], []
    names = {column: _names(office, column) for column in wanted}
    made, pending = [], []
    for each in additions:
        said = {c.heading: next(names[c]) for c in wanted if each.cells.get(c.heading) is None}
        made.append(replace(each, cells={**each.cells, **said}))
        if said:
            pending.append(Pending(ledger, each.row_id, said))
    return made, pending


def _names(office: OfficeBook, column: Column[object]) -> Iterator[str]:
    """信访人A, 信访人B, …: those that do not stand in the column yet."""
    taken = {row.usable(column) for row in office.case.tables[column.ledger].rows}
    letters = map(column_letters, count(1))
    return (name for each in letters if (name := f"{column.heading}{each}") not in taken)
