"""What the result sheet holds from the last time: its lines, and what people wrote beside them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.declare.names import same_name
from toolkit.declare.outcome import SETTLED
from toolkit.declare.standard import ResultLine
from toolkit.usecases.comparing import Line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table
    from toolkit.reading.workbook import Sheet

Value = TypeVar("Value")
_AS_OF = re.compile(r"截至(\d{4})年(\d{1,2})月(\d{1,2})日")
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Written:
    """What stands beside one line.

    Attributes:
        explanation: the 说明 that a person typed.
        recorded: who was there when it was first seen, and when: 张三 2012-07-02.
        rests_on: a digest of the 说明 and one of the fact that it was typed for; "" before both were kept.
        fact: what the line said.
    """

    explanation: str
    recorded: str
    rests_on: str
    fact: str


@dataclass(frozen=True, slots=True)
class LastResult:
    """The result sheet as it was left.

    Attributes:
        lines: its findings and verdicts; those that were settled are none.
        written: what stands beside them and beside settled ones, by stable key.
        as_of: up to which day they were judged; None where the sheet does not say.
    """

    lines: Sequence[Line] = ()
    written: Mapping[str, Written] = field(default_factory=dict)
    as_of: dt.date | None = None

    def renamed(self, names: Mapping[str, str]) -> LastResult:
        """The same with other keys for some of its lines."""
        lines = [replace(line, key=names.get(line.key, line.key)) for line in self.lines]
        return LastResult(lines, with_names(self.written, names), self.as_of)


def with_names(beside: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    """What stands beside lines by other keys: a settled line whose key is taken now gets the one that is free."""
    free = {new: old for old, new in names.items() if new not in names}
    return {names.get(key, free.get(key, key)): value for key, value in beside.items()}


def last_result(
    tables: Mapping[type[Ledger], Table[Ledger]], sheets: Sequence[Sheet]
) -> LastResult:
    """What the workbook's own result sheet holds; nothing where it has none."""
    table = tables.get(ResultLine)
    rows = [row for row in table.rows if _text(row, ResultLine.stable_key)] if table else []
    lines = [_line(row) for row in rows if _text(row, ResultLine.state) not in {"", SETTLED}]
    written = {_text(row, ResultLine.stable_key): _written(row) for row in rows}
    return LastResult(lines, written, _as_of(sheets))


_OF_LINE = (
    ResultLine.stable_key,
    ResultLine.rule,
    ResultLine.subject,
    ResultLine.place,
    ResultLine.state,
    ResultLine.fact,
)
_BESIDE = (ResultLine.explanation, ResultLine.recorded, ResultLine.rests_on, ResultLine.fact)


def _line(row: Ledger) -> Line:
    return Line(*(_text(row, column) for column in _OF_LINE))


def _written(row: Ledger) -> Written:
    return Written(*(_text(row, column) for column in _BESIDE))


def _text(row: Ledger, column: Column[str] | Column[str | None]) -> str:
    return row.usable(column) or ""


def _as_of(sheets: Sequence[Sheet]) -> dt.date | None:
    """The day that the lines above the table, or the one below its headings, name."""
    for sheet in sheets:
        if same_name(sheet.name) == same_name(ResultLine.sheet):
            words = " ".join(str(row[0]) for row in sheet.rows[:_HEAD_ROWS] if row)
            found = _AS_OF.search(words)
            return _day(*map(int, found.groups())) if found else None
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
