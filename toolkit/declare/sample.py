"""The sample of an activity: an invented bureau's rows, from one CSV file a ledger."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Time

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger


Ledgers: TypeAlias = "Sequence[type[Ledger]]"
Rows = dict[str, list[list[object]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """What a demonstration fills the workbook with.

    Attributes:
        as_of: the as-of date at which the clean rows have no fault.
        settings: the bureau's own parameter values, by name.
        clean_rows: from the activity's ledgers, rows by sheet, in the order of the ledger's columns;
            made anew at each call.
        faulty_rows: the same with faults planted; None where there is no such set.
    """

    as_of: dt.date
    settings: Mapping[str, str]
    clean_rows: Callable[[Ledgers], Rows]
    faulty_rows: Callable[[Ledgers], Rows] | None = None


def read_rows(ledgers: Ledgers, folder: Traversable) -> Rows:
    """Sheet → rows, in the order of the ledger's columns, from <sheet>.csv; a missing file is no rows.

    Dates, times and numbers are real ones, flags words, empty cells None.

    Raises:
        ValueError: a file's headings are not those of its ledger, or a cell is not of its kind.
    """
    files = {each.name: each for each in folder.iterdir()}
    return {
        ledger.sheet: _rows(ledger, _lines(files[name]))
        for ledger in ledgers
        if (name := f"{ledger.sheet}.csv") in files
    }


def read_settings(file: Traversable) -> Mapping[str, str]:
    """Parameter → value, from a CSV file of two columns with a header."""
    _, *pairs = _lines(file)
    return dict(pairs)


def typed(column: Column[object], text: str) -> object:
    """A cell's text as its column's real value; None for an empty one."""
    if not text:
        return None
    if isinstance(column, Date):
        return dt.date.fromisoformat(text)
    if isinstance(column, Time):
        return dt.time.fromisoformat(text)
    if isinstance(column, Number):
        return float(text) if "." in text else int(text)
    return text


def _lines(file: Traversable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def _rows(ledger: type[Ledger], lines: Sequence[Sequence[str]]) -> list[list[object]]:
    headings, *rows = lines
    if list(headings) != [column.heading for column in ledger.columns]:
        raise ValueError(f"{ledger.sheet}.csv: its headings are not those of the ledger")
    return [
        [typed(column, text) for column, text in zip(ledger.columns, row, strict=True)]
        for row in rows
    ]
