"""What every output that left rows out says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.period import IN_DOUBT
from toolkit.declare.period import LeftOut
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case

SHOWN_ROWS = 20


def said_in_doubt(case: Case) -> str:
    """The sentences about the rows that are not counted since they are in doubt; empty for none."""
    return "".join(_said(case, why) for why in LeftOut if why in IN_DOUBT)


def said_left_out(case: Case) -> Sequence[str]:
    """A sentence for each reason why rows are not counted, naming the sheets and the rows."""
    return tuple(said for why in LeftOut if (said := _said(case, why)))


def rows_left_out(case: Case) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Reason → sheet → worksheet rows that are not counted; reasons without a row are not there."""
    return {str(why): rows for why in LeftOut if (rows := _rows(case, why))}


def _rows(case: Case, why: LeftOut) -> Mapping[str, Sequence[int]]:
    rows = {
        ledger.sheet: sorted(
            row.at_row for row, reason in (*table.left_out, *table.uncertain) if reason is why
        )
        for ledger, table in case.tables.items()
    }
    return {sheet: numbers for sheet, numbers in rows.items() if numbers}


def _said(case: Case, why: LeftOut) -> str:
    rows = _rows(case, why)
    if not rows:
        return ""
    named = "；".join(_named(sheet, numbers, why) for sheet, numbers in rows.items())
    return f"另有{sum(map(len, rows.values()))}行{why}，未计入：{named}。"


def _named(sheet: str, numbers: Sequence[int], why: LeftOut) -> str:
    """Rows that are only later are counted: in a ledger kept up to today they are many."""
    if why is LeftOut.LATER:
        return f"{sheet}{len(numbers)}行"
    more = f"等{len(numbers)}行" if len(numbers) > SHOWN_ROWS else ""
    return f"{sheet}第{listed(map(str, numbers[:SHOWN_ROWS]))}行{more}"
