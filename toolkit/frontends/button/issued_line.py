"""The line of a paper that was signed, in the open workbook's own ledger of papers."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.period import HAPPENED
from toolkit.declare.period import CountedDays
from toolkit.frontends.button.result_values import as_words
from toolkit.workplace.issued_list import FILE as ISSUED_LIST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from xlwings import Book
    from xlwings import Sheet

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.signing import Issued


def write_issued_line(book: Book, case: Case, catalogue: Catalogue, issued: Issued) -> str:
    """Add the line, where the workbook has such a ledger; what is to be told is returned."""
    own = catalogue.issued_ledger
    table = case.tables.get(own.ledger) if own else None
    if own is None or table is None:
        return ""
    name = own.ledger.sheet
    if own.number.required and not issued.number:
        return f"没有文号，不登记在“{name}”，见“公文”文件夹里的《{ISSUED_LIST}》。"
    if any(row.usable(own.number) == issued.number for row in table.rows if issued.number):
        return f"“{name}”已有这个文号，没有另写。"
    if outside := _outside(case, own.row(issued)):
        return f"“{name}”没有登记：{outside}。"
    row = _free_row(book.sheets[name], max((row.at_row for row in table.rows), default=0))
    if row is None:
        return f"“{name}”没有空行，请插入一行，把这份公文登记上。"
    cells = {
        f"{table.letters[column.heading]}{row}": value
        for column, value in own.row(issued).items()
        if column.heading in table.letters and value not in {None, ""}
    }
    with suppress(Exception):  # -- each program has its own error for a sheet that is locked --
        for place, value in cells.items():
            book.sheets[name].range(place).value = _cell(value)
        return f"“{name}”第{row}行已登记，请保存台账。"
    return f"“{name}”写不进去，请取消保护，或自己登记这份公文。"


def _outside(case: Case, cells: Mapping[Column[Any], object]) -> str:
    """Which day of a line its ledger does not take, as words; "" where it takes all."""
    days = CountedDays(*case.parameters.year_bounds(), dt.date.max)
    for column, value in cells.items():
        if not isinstance(column, Date) or column.period not in HAPPENED:
            continue
        if isinstance(value, dt.date) and days.why_not(value, column.period):
            return f"{column.heading}{value}不在{days.called(column.period)}内"
    return ""


def _free_row(sheet: Sheet, last: int) -> int | None:
    """The first row behind the last one in which nothing stands, above the end mark."""
    row = max(last + 1, FIRST_DATA_ROW)
    first = sheet.range((row, 1)).value
    return None if first == END_MARK else row


def _cell(value: object) -> object:
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    return as_words(value) if isinstance(value, str) else value
