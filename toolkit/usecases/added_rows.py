"""Rows that a unit has added, and the cells of these that its booklet locks, since another unit fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.wording import listed
from toolkit.distribution.contents import sent_columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.booklet import BookletKind
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Finding
    from toolkit.declare.table import Table
    from toolkit.usecases.returned import KnownReturn


def own_headings(ledger: type[Ledger], kind: BookletKind) -> frozenset[str]:
    """The columns of a ledger that receivers of a kind fill; all that are sent where none are theirs alone."""
    columns = sent_columns(ledger)
    own = frozenset(c.heading for c in columns if ledger.owner_of(c) == kind.owner)
    return own or frozenset(c.heading for c in columns)


def added_row(finding: Finding, known: KnownReturn, table: Table[Ledger]) -> Ledger | None:
    """The row of a fault, where its unit has added it; None where it was sent, or nobody knows what was."""
    sent = known.base.get(table.ledger.sheet)
    row = next((each for each in table.rows if each.at_row == finding.place.row), None)
    return row if row is not None and sent is not None and row.row_id not in sent.rows else None


def is_for_others(finding: Finding, row: Ledger, kind: BookletKind) -> bool:
    """Whether the cell at fault is empty, and is not for receivers of this kind to fill.

    A row without what tells it from others is nobody else's to complete: nobody would know it.
    """
    column = _column(finding, row)
    if column is None or column in row.key or not row.is_empty(column):
        return False
    return column.heading not in own_headings(type(row), kind)


def awaiting_others(
    findings: Iterable[Finding], known: KnownReturn, tables: Mapping[type[Ledger], Table[Ledger]]
) -> Iterator[str]:
    """Of each row that was added, what others have yet to fill in it, as a sentence for each of them."""
    waiting: dict[tuple[str, int, str], dict[str, None]] = {}
    by_sheet = {ledger.sheet: table for ledger, table in tables.items()}
    for each in findings:
        table = by_sheet.get(each.place.sheet)
        row = added_row(each, known, table) if table is not None else None
        column = _column(each, row) if row is not None else None
        if row is None or column is None or column.restricted:
            continue
        if is_for_others(each, row, known.booklet.kind):
            place = (each.place.sheet, row.at_row, row.owner_of(column))
            waiting.setdefault(place, {})[column.heading] = None
    for (sheet, at, owner), headings in waiting.items():
        names = listed(f"“{heading}”" for heading in headings)
        yield f"“{sheet}”第{at}行是新增的，{names}待{owner}补填，不算报送单位的差错。"


def _column(finding: Finding, row: Ledger) -> Column[object] | None:
    return next((each for each in row.columns if each.heading == finding.place.column), None)
