"""Days of events held to the ledgers' year: what is in another one is at fault, what is later is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.layout import CARRIED_MARK
from toolkit.declare.owner import Owner
from toolkit.declare.period import HAPPENED
from toolkit.declare.period import LeftOut
from toolkit.declare.unusable import OUT_OF_PERIOD
from toolkit.declare.wording import listed
from toolkit.reading.column import Trouble
from toolkit.reading.faults import Fault
from toolkit.reading.faults import filled_with
from toolkit.reading.faults import row_note
from toolkit.reading.uncertain import own_days
from toolkit.reading.values import Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.period import CountedDays
    from toolkit.declare.period import Period
    from toolkit.reading.sheet_draft import SheetDraft

SHOWN_ROWS = 10
_Odd = dict[int, LeftOut]


def hold_to_period(draft: SheetDraft, days: CountedDays) -> None:
    """Mark the events of a sheet that do not count, and the rows that therefore are in no count.

    A cell of another year is at fault and holds no usable value. What lies outside of the counted
    days or after the as-of date stands right, and is told once a sheet.
    """
    ledger = draft.ledger
    events = [c for c in ledger.columns if isinstance(c, Date) and c.period in HAPPENED]
    if not events or ledger.owner == Owner.PROGRAM:
        return
    carried = _carried(draft)
    odd: dict[Date, _Odd] = {c: _odd(draft.values(c), days, c.period, carried) for c in events}
    if not any(odd.values()):
        return
    own = [column for column in own_days(ledger) if isinstance(column, Date)]
    begins, ends = [odd.get(own[at], {}) if own else {} for at in (0, -1)]
    told_by_begin = {at for at, why in begins.items() if why is LeftOut.OTHER_YEAR}
    for column, cells in odd.items():
        silent = told_by_begin if ledger.span and column is ledger.span[1] else ()
        _refuse_other_years(draft, column, cells, silent, days)
    if not ledger.directory:
        draft.left_out = _left_out(odd, begins, ends)
    _tell(draft, odd, days)


def _carried(draft: SheetDraft) -> Collection[int]:
    """The data rows that go on from an earlier year, as their system numbers say; they are told."""
    at = draft.header.row_id_at
    ids = () if at is None else draft.data.under(at)
    carried = {
        place
        for place, said in enumerate(ids)
        if isinstance(said, str) and said.startswith(CARRIED_MARK)
    }
    if carried:
        said = f"{_rows(draft, sorted(carried))}是以前年度结转的，以前的日期照认。"
        draft.data.notes.append(row_note("结转的行", draft.ledger.sheet, 0, said))
    return carried


def _odd(
    values: Sequence[object], days: CountedDays, period: Period, carried: Collection[int]
) -> _Odd:
    """Which data rows hold a day that does not count, and why; each distinct day asked once.

    A day before the year is right in a row that is `carried` into it.
    """
    dates = [each for each in set(values) if isinstance(each, dt.date)]
    known: dict[object, LeftOut | None] = {day: days.why_not(day, period) for day in dates}
    if not any(known.values()):
        return {}
    found = ((at, known.get(value)) for at, value in enumerate(values))
    return {
        at: why
        for at, why in found
        if why is not None and not (at in carried and _is_before(values[at], days))
    }


def _is_before(value: object, days: CountedDays) -> bool:
    return isinstance(value, dt.date) and value < days.first


def _refuse_other_years(
    draft: SheetDraft,
    column: Date,
    cells: _Odd,
    silent: Collection[int],
    days: CountedDays,
) -> None:
    read = draft.columns[column.heading]
    for at, why in cells.items():
        if why is not LeftOut.OTHER_YEAR:
            continue
        day = read.values[at]
        cell = (
            draft.cells[column.heading][at] or day
        )  # -- 3月5-9日 stands in the first cell alone --
        read.values[at] = OUT_OF_PERIOD
        read.changes = [change for change in read.changes if change.at != at]
        if at not in silent and isinstance(day, dt.date):
            said = Refused(
                f"{filled_with(column, cell)}不在{days.called(column.period)}内",
                _advice(column, day, days),
            )
            read.troubles.append(Trouble(at, cell, Fault.OUT_OF_PERIOD, said))


def _advice(column: Column[object], day: dt.date, days: CountedDays) -> str:
    """Which day may be meant: the same one of the ledgers' year, if that has one."""
    try:
        meant = day.replace(year=days.first.year)
    except ValueError:
        meant = None
    plain = "核对年份后改正；确是其他年度的，不填入本台账"
    if meant is None or days.why_not(meant) is not None or column.restricted:
        return plain
    return f"是否应为{meant}？{plain}"


def _left_out(odd: Mapping[Date, _Odd], begins: _Odd, ends: _Odd) -> dict[int, LeftOut]:
    """The rows that do not count: by any day of another year, else by the days they stand for.

    A stretch of days counts as far as it lies within.
    """
    both = (at for at in begins.keys() & ends.keys() if ends[at] is LeftOut.OUTSIDE)
    out = {at: LeftOut.OUTSIDE for at in both if begins[at] is LeftOut.OUTSIDE}
    out |= {at: why for at, why in begins.items() if why is LeftOut.LATER}
    out |= {
        at: why for cells in odd.values() for at, why in cells.items() if why is LeftOut.OTHER_YEAR
    }
    return dict(sorted(out.items()))


def _tell(draft: SheetDraft, odd: Mapping[Date, _Odd], days: CountedDays) -> None:
    said = {
        LeftOut.OUTSIDE: f"在统计的起止日（{days.first}至{days.last}）之外，不计入",
        LeftOut.LATER: f"晚于统计截止日{days.as_of}，之后的本次不计入",
    }
    for why, words in said.items():
        found = sorted({at for cells in odd.values() for at, each in cells.items() if each is why})
        whole = [at for at in found if at in draft.left_out]
        partly = [at for at in found if at not in draft.left_out]
        sentences = [f"{_rows(draft, whole)}有日期{words}。"] if whole else []
        if partly:
            sentences.append(f"{_rows(draft, partly)}有日期{words}，这一行的其余照计。")
        if sentences:
            told = row_note("不计入的日期", draft.ledger.sheet, 0, "".join(sentences))
            draft.data.notes.append(told)


def _rows(draft: SheetDraft, places: Sequence[int]) -> str:
    """第3、5行 of data rows from 0; of many, the first and how many."""
    rows = listed(str(draft.data.numbers[each]) for each in places[:SHOWN_ROWS])
    return f"第{rows}行" + (f"等{len(places)}行" if len(places) > SHOWN_ROWS else "")
