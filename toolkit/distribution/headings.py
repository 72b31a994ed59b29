"""Headings as people type them: which row of a sheet they are, and which of them name what is restricted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.distribution.comparing import compared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

HEADER_ROWS = 30  # -- a heading is looked for no further down --
LONGEST_HEADING = 16  # -- a longer cell is a sentence --

_MARK = re.compile(r"[★*]|\(.*?\)$")


class HeadedSheet(NamedTuple):
    """A sheet with what its headings say.

    Attributes:
        title: what it is called in sentences; its own name may be a secret too.
        ledger: whose it is; None for a sheet that is no ledger.
        rows: its cells.
        top: the row (from 0) of its headings.
        restricted: the restricted column that a heading names, by column of the sheet (from 0).
        other: the columns of the sheet (from 0) under no heading of the ledger.
    """

    title: str
    ledger: type[Ledger] | None
    rows: Sequence[Sequence[object]]
    top: int
    restricted: Mapping[int, Column[object]]
    other: frozenset[int]


class Headings:
    """The headings of all ledgers, and those that are as good as a restricted one."""

    def __init__(self, case: Case) -> None:
        columns = [column for ledger in case.tables for column in ledger.columns]
        named = [(bare(name), c) for c in columns for name in (c.heading, *c.aliases)]
        self.declared = frozenset(name for name, _ in named)
        self.restricted = {name: column for name, column in named if column.restricted}
        self._own = {
            ledger: {bare(name) for c in ledger.columns for name in (c.heading, *c.aliases)}
            for ledger in case.tables
        }

    def is_own(self, heading: object, ledger: type[Ledger]) -> bool:
        """Whether a heading's cell is one of a ledger's columns, or of the program's own."""
        said = bare(heading)
        return said in SYSTEM_HEADINGS or said in self._own[ledger]

    def restricted_column(
        self, heading: object, ledger: type[Ledger] | None
    ) -> Column[object] | None:
        """The restricted column that a heading's cell names, alone or with other words: 信访人配偶."""
        said = bare(heading)
        if said in self.restricted:
            return self.restricted[said]
        if len(said) > LONGEST_HEADING or (ledger is not None and self.is_own(heading, ledger)):
            return None
        return next((column for name, column in self.restricted.items() if name in said), None)


def headed_sheets(
    case: Case, office: Mapping[str, Sequence[Sequence[object]]]
) -> list[HeadedSheet]:
    """The sheets that hold anything, in order."""
    headings = Headings(case)
    ledgers = {ledger.sheet: ledger for ledger in case.tables}
    return [
        _headed(
            headings, sheet if sheet in ledgers else f"第{number}张工作表", ledgers.get(sheet), rows
        )
        for number, (sheet, rows) in enumerate(office.items(), start=1)
        if rows
    ]


def _headed(
    headings: Headings,
    title: str,
    ledger: type[Ledger] | None,
    rows: Sequence[Sequence[object]],
) -> HeadedSheet:
    top = header_row(rows, headings.declared)
    named = {
        at: column
        for at, cell in enumerate(rows[top])
        if (column := headings.restricted_column(cell, ledger)) is not None
    }
    if ledger is None:
        return HeadedSheet(title, ledger, rows, top, named, frozenset())
    own = {at for at, cell in enumerate(rows[top]) if headings.is_own(cell, ledger)}
    other = frozenset(range(max(map(len, rows)))) - own - named.keys()
    return HeadedSheet(title, ledger, rows, top, named, other)


def header_row(rows: Sequence[Sequence[object]], headings: frozenset[str]) -> int:
    """The row (from 0) with most headings."""
    found = most = 0
    for at, row in enumerate(rows[:HEADER_ROWS]):
        texts = [cell for cell in row if isinstance(cell, str)]
        if len(texts) > most:  # -- data seldom have more than the headings above them --
            count = sum(bare(cell) in headings for cell in texts)
            if count > most:
                found, most = at, count
    return found


def bare(heading: object) -> str:
    """A heading's cell without its star and unit."""
    return _MARK.sub("", compared(heading)) if isinstance(heading, str) else ""
