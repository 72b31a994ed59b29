"""The activity's summary as cells: what the marked copy, the open workbook and the screen show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.summary import Summary
    from toolkit.usecases.validate import Judged


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """What the summary's sheet holds.

    Attributes:
        ledger: whose columns they are.
        heading: one line above the table.
        rows: cells by column; text, number, or None.
    """

    ledger: type[Ledger]
    heading: str
    rows: Sequence[Sequence[str | float | None]]


def summary_tables(judged: Judged) -> list[SummaryTable]:
    """The activity's summaries at the as-of date."""
    return [_table(judged, summary) for summary in judged.summaries]


def _table(judged: Judged, summary: Summary) -> SummaryTable:
    lines = summary.lines(judged.case.certain, judged.outcome.verdicts)
    columns = summary.ledger.columns
    heading = f"{summary.ledger.sheet}（截至{full_day(judged.case.as_of)}）{summary.told}"
    rows = [[_cell(line.get(column)) for column in columns] for line in lines]
    return SummaryTable(summary.ledger, heading, rows)


def _cell(value: object) -> str | float | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, int | float) else str(value)
