"""Rows that may be about somebody and cannot be read: while there are any, nothing good is said of him."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.columns import Date
from toolkit.declare.columns import Referring
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.declare.unusable import Nothing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.obligation import Subject

Cell: TypeAlias = tuple[Ledger, Column[object]]

SHOWN_ROWS = 10


def unread(case: Case, about: Subject[Ledger], columns: Sequence[Column[object]]) -> Sequence[Cell]:
    """The cells of rows that may be about a subject and are in no count of it.

    Args:
        case: whose rows are looked at.
        about: the subject.
        columns: what a row must hold to be counted, of one ledger or several.

    Returns:
        Of each row that lacks something usable under one of these columns, its first such cell; of each
        row that is left out because its day is in doubt, that day's cell. In the order of the sheets.
    """
    ledgers = dict.fromkeys(column.ledger for column in columns)
    return [
        cell
        for ledger in ledgers
        for cell in _in_order(
            _unread(case, about, ledger, [c for c in columns if c.ledger is ledger])
        )
    ]


def _unread(
    case: Case, about: Subject[Ledger], ledger: type[Ledger], columns: Sequence[Column[object]]
) -> Iterator[Cell]:
    for row in case.rows(ledger):
        lacking = [c for c in columns if row.values_[c.position].__class__ is Nothing]
        if lacking and may_concern(row, about):
            yield row, lacking[0]
    for row in case.left_out(ledger):
        if may_concern(row, about):
            yield row, _own_day(ledger) or columns[0]


def _own_day(ledger: type[Ledger]) -> Column[object] | None:
    events = (c for c in ledger.columns if isinstance(c, Date) and c.period is Period.EVENT)
    return next(events, None)


def _in_order(cells: Iterable[Cell]) -> Sequence[Cell]:
    return sorted(cells, key=lambda cell: cell[0].at_row)


def may_concern(row: Ledger, subject: Subject[Ledger]) -> bool:
    """Whether a row may be about a subject: it is it, refers to it, or does not say what it is about.

    Any row may be about the bureau.
    """
    about = subject.row
    if subject.key not in about.values_:
        return True
    if type(row) is type(about):
        return row.at_row == about.at_row
    columns = [
        column
        for column in type(row).columns
        if isinstance(column, Referring) and column.to.ledger is type(about)
    ]
    said = [row.values_[column.position] for column in columns]
    if all(each is None for each in said) or any(each.__class__ is Nothing for each in said):
        return True
    own = [about.usable(column.to) for column in columns]
    return any(
        each == its or (isinstance(each, tuple) and its in each)
        for each, its in zip(said, own, strict=True)
    )


def said_unread(cells: Sequence[Cell]) -> str:
    """“表名”第4、9行没有填全、不能识别或者日期有误，没有计入."""
    return f"{numbered_by_sheet(cells)}没有填全、不能识别或者日期有误，没有计入"


def numbered_by_sheet(cells: Sequence[Cell]) -> str:
    """“表名”第4、13行；“另一张表”第7行."""
    rows: dict[str, list[int]] = {}
    for row, _ in cells:
        rows.setdefault(row.sheet, []).append(row.at_row)
    return "；".join(f"“{sheet}”{_numbered(numbers)}" for sheet, numbers in rows.items())


def numbered_by_column(cells: Sequence[Cell]) -> str:
    """“表名”第4、13行的“栏名”；“另一张表”第7行的“栏名”."""
    rows: dict[tuple[str, str], list[int]] = {}
    for row, column in cells:
        rows.setdefault((row.sheet, column.heading), []).append(row.at_row)
    return "；".join(
        f"“{sheet}”{_numbered(numbers)}的“{heading}”" for (sheet, heading), numbers in rows.items()
    )


def _numbered(numbers: Iterable[int]) -> str:
    """第4、13行, 第4、13……等37行; several cells of a row are one."""
    rows = [*dict.fromkeys(numbers)]
    shown = "、".join(map(str, rows[:SHOWN_ROWS]))
    return f"第{shown}等{len(rows)}行" if len(rows) > SHOWN_ROWS else f"第{shown}行"
