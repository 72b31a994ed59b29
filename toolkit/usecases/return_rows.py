"""Rows that came back and, as they are filled now, would be sent to somebody else than the unit that sent them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.case import Case
from toolkit.declare.ledger import Unfilled
from toolkit.declare.table import Table
from toolkit.distribution.merge_model import Why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Conflict
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.return_checks import CheckedReturn


def with_rows_of_others(
    taken: Sequence[CheckedReturn], office: OfficeBook
) -> Iterator[CheckedReturn]:
    """The same returns, each with its rows that are another receiver's, and whose they are.

    The activity itself says whose a row is: it is asked once what it would send of the office's rows and
    of those that came back.
    """
    receivers = _receivers(taken, office)
    for each in taken:
        found = {
            ledger: {
                row.at_row: whose for row in table.rows if (whose := _whose(each, row, receivers))
            }
            for ledger, table in each.tables.items()
        }
        yield replace(each, others={ledger: rows for ledger, rows in found.items() if rows})


def _receivers(
    taken: Sequence[CheckedReturn], office: OfficeBook
) -> Mapping[int, Sequence[Booklet]]:
    """A row's identity → whom it would be sent to, or kept from; none where nobody can say."""
    tables = dict(office.case.tables)
    returned: dict[type[Ledger], list[Table[Ledger]]] = {}
    for each in taken:
        for ledger, table in each.tables.items():
            returned.setdefault(ledger, []).append(table)
    for ledger, back in returned.items():
        every = [tables[ledger], *back] if ledger in tables else back
        rows = [row for table in every for row in table.rows]
        tables[ledger] = Table(ledger, rows, every[0].letters)
    found: dict[int, list[Booklet]] = {}
    try:
        booklets = office.dispatch.sent(Case(tables, office.case.as_of, office.case.parameters))
    except Unfilled:
        return {}
    for booklet in booklets:
        withheld = [each.row for each in booklet.withheld]
        for row in (*(row for rows in booklet.rows.values() for row in rows), *withheld):
            found.setdefault(id(row), []).append(booklet)
    return found


def _whose(checked: CheckedReturn, row: Ledger, receivers: Mapping[int, Sequence[Booklet]]) -> str:
    """Whose a row is, "" for the unit's own and for nobody's."""
    own, whose = checked.known.booklet, receivers.get(id(row), ())
    if any((each.kind.name, each.key) == (own.kind.name, own.key) for each in whose):
        return ""
    alike = [each for each in whose if each.kind.name == own.kind.name] or whose
    return f"{alike[0].kind.name}：{alike[0].title}" if alike else ""


def with_keys_of_others(conflicts: Iterable[Conflict], office: OfficeBook) -> Iterator[Conflict]:
    """The same questions; an added row that has the key of a row sent to others alone says whose that is."""
    for each in conflicts:
        at = office.receivers.get(each.row_id, ()) if each.why is Why.ADDED_BOTH else ()
        whose = [f"{office.booklets[n].kind.name}：{office.booklets[n].title}" for n in at]
        if whose and each.source.unit not in whose:
            yield replace(each, why=Why.KEY_OF_OTHERS, whose=whose[0])
        else:
            yield each
