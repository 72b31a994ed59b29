"""What the activity sums up and what reading changed, as cells: what the marked copy, the open workbook and the screen show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.standard import ReadingNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Note
    from toolkit.declare.summary import Summary
    from toolkit.usecases.validate import Judged

MOST_NOTES = 5000  # -- lines of a sheet: nobody reads more --


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
    """The activity's summaries at the as-of date; what reading took for something else, where it did.

    A workbook that has the sheet for that gets it emptied.
    """
    tables = [_table(judged, summary) for summary in judged.summaries]
    if judged.outcome.notes or ReadingNote in judged.case.tables:
        tables.append(_notes(judged))
    return tables


def said_of_notes(judged: Judged) -> str:
    """How many cells were read as something else, as a part of a sentence; empty for none."""
    count = len(judged.outcome.notes)
    return f"读取时规范化或略过{count}处" if count else ""


def _notes(judged: Judged) -> SummaryTable:
    notes = judged.outcome.notes
    rows = [_note(each) for each in notes[:MOST_NOTES]]
    more = f"，这里列出前{MOST_NOTES}处，全部的见命令行 --json" if len(notes) > MOST_NOTES else ""
    said = (
        f"{said_of_notes(judged)}{more}，台账里的字没有改动。" if notes else "没有规范化或略过的。"
    )
    day = full_day(judged.case.as_of)
    return SummaryTable(ReadingNote, f"{ReadingNote.sheet}（截至{day}）{said}", rows)


def _note(note: Note) -> list[str | None]:
    where = f"{note.sheet}!{note.cell}" if note.cell else _row(note)
    said: dict[Column[object], str] = {
        ReadingNote.place: where,
        ReadingNote.column: note.column,
        ReadingNote.read: note.read,
        ReadingNote.taken: note.taken,
        ReadingNote.message: note.message,
    }
    return [said[column] or None for column in ReadingNote.columns]


def _row(note: Note) -> str:
    return f"{note.sheet}第{note.row}行" if note.row else note.sheet


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
