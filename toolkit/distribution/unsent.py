"""What does not go out as it should: rows without a receiver, columns without one who fills them, rows withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.wording import listed
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.naming import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import BookletKind
    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

MOST_NAMED = 3


def unsent(
    booklets: Iterable[Booklet], case: Case, ledgers: Iterable[type[Ledger]] = ()
) -> Mapping[type[Ledger], Sequence[Ledger]]:
    """Rows of dispatched ledgers that no booklet holds: they stay in the office's file.

    Rows that are withheld from their receiver are not among them. `ledgers` are dispatched though no
    booklet may hold them.
    """
    sent: dict[type[Ledger], set[int]] = {ledger: set() for ledger in ledgers}
    for booklet in booklets:
        for ledger, rows in booklet.rows.items():
            sent.setdefault(ledger, set()).update(row.at_row for row in rows)
        for each in booklet.withheld:
            sent.setdefault(type(each.row), set()).add(each.row.at_row)
    left = {
        ledger: [row for row in case.rows(ledger) if row.at_row not in numbers]
        for ledger, numbers in sent.items()
    }
    return {ledger: rows for ledger, rows in left.items() if rows}


def doubts(booklets: Sequence[Booklet], case: Case, dispatch: Dispatch) -> list[str]:
    """Sentences about rows that are sent to some of their receivers alone, or to whom they may not belong."""
    filler = _without_filler(booklets, case, dispatch)
    return [*_withheld(booklets), *_named_in(booklets), *filler, *dispatch.guessed(case)]


def _withheld(booklets: Sequence[Booklet]) -> Iterator[str]:
    name_of = told_apart(booklets)
    for booklet in booklets:
        for each in booklet.withheld:
            place = f"“{each.row.sheet}”第{each.row.at_row}行"
            yield f"{place}没有发给{booklet.kind.name}{name_of(booklet)}：{each.why}。"


def _named_in(booklets: Sequence[Booklet]) -> Iterator[str]:
    """A sentence for each booklet with rows that may be about who is sent them, and each reason."""
    name_of = told_apart(booklets)
    for booklet in booklets:
        places: dict[str, dict[str, list[str]]] = {}
        for each in booklet.named:
            rows = places.setdefault(each.why, {}).setdefault(each.row.sheet, [])
            rows.append(str(each.row.at_row))
        for why, sheets in places.items():
            where = listed(f"“{sheet}”第{'、'.join(rows)}行" for sheet, rows in sheets.items())
            yield f"{where}发给了{booklet.kind.name}{name_of(booklet)}：{why}。"


def _without_filler(booklets: Sequence[Booklet], case: Case, dispatch: Dispatch) -> Iterator[str]:
    """Of each kind of receivers, the rows whose columns it should fill, and of which nobody has them."""
    for kind in dispatch.kinds:
        ledgers = {ledger: None for each in booklets if each.kind == kind for ledger in each.rows}
        for ledger in ledgers:
            own = _own(ledger, kind)
            lacking = [
                row
                for row in (_lacking(booklets, ledger, case, kind) if own else ())
                if _is_unfinished(row, own, dispatch)
            ]
            if lacking:
                numbers = "、".join(str(row.at_row) for row in lacking)
                yield (
                    f"“{ledger.sheet}”第{numbers}行没有归到任何{kind.name}，"
                    f"{_named(own)}没有人填{f'：{kind.found_by}' if kind.found_by else ''}。"
                )


def _own(ledger: type[Ledger], kind: BookletKind) -> list[Column[object]]:
    """The columns of a ledger that receivers of a kind fill; where none is theirs, they fill all."""
    return [column for column in sent_columns(ledger) if ledger.owner_of(column) == kind.owner]


def _lacking(
    booklets: Iterable[Booklet], ledger: type[Ledger], case: Case, kind: BookletKind
) -> list[Ledger]:
    """The rows that are in a booklet, but in none in which the kind's own columns are open."""
    somewhere: set[int] = set()
    settled: set[int] = set()
    for booklet in booklets:
        held = {row.at_row for row in booklet.rows.get(ledger, ())}
        somewhere |= held
        if booklet.kind == kind:
            settled |= {each.row.at_row for each in booklet.withheld if type(each.row) is ledger}
        if booklet.kind == kind or not _own(ledger, booklet.kind):
            settled |= held
    lacking = somewhere - settled
    return [row for row in case.rows(ledger) if row.at_row in lacking]


def _is_unfinished(row: Ledger, columns: Sequence[Column[object]], dispatch: Dispatch) -> bool:
    """Whether something is still to be filled in these columns: a required cell, an open matter."""
    return any(column.required and row.is_empty(column) for column in columns) or any(
        column in columns and row.usable(column) not in values
        for column, values in dispatch.closed_by.items()
    )


def _named(columns: Sequence[Column[object]]) -> str:
    more = f"等{len(columns)}栏" if len(columns) > MOST_NAMED else ""
    return f"{listed(f'“{each.heading}”' for each in columns[:MOST_NAMED])}{more}"
