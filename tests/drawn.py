"""Ledgers drawn as tables in a test's docstring, judged.

A docstring holds one or several ledgers: the sheet's title on a line of its own, then a table with
headings. Only the columns that matter are drawn; dates are written as a clerk would (4月10日).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import SANJIE
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue

FIRST_ROW = 2


@dataclass(frozen=True)
class Said:
    """What validation says of the drawn ledgers."""

    judged: object

    @property
    def findings(self):
        """'row code column' of every finding, faults of filling of undrawn cells left out."""
        found = self.judged.outcome.findings
        return [f"{f.place.row} {f.code} {f.place.column}" for f in found if f.place.cell]

    @property
    def rule_findings(self):
        """The same, without the faults of filling."""
        return [each for each in self.findings if not each.split()[1].startswith("F")]

    @property
    def notes(self):
        return [
            f"{note.row} {note.kind} {note.column}".strip() for note in self.judged.outcome.notes
        ]

    def verdict(self, code, subject=None):
        of_code = [v for v in self.judged.outcome.verdicts if v.code == code]
        if subject is not None:
            of_code = [v for v in of_code if subject in v.subject]
        (only,) = of_code
        return only

    def state(self, code, subject=None):
        return str(self.verdict(code, subject).state)

    def fact(self, code, subject=None):
        return self.verdict(code, subject).fact


def sheets_of(drawing: str, catalogue: Catalogue = SANJIE) -> list[Sheet]:
    """The sheets drawn in a text; cells are text as typed, empty ones None."""
    sheets: list[Sheet] = []
    for line in filter(None, (each.strip() for each in dedent(drawing).splitlines())):
        if line.startswith("|"):
            cells = [cell.strip() or None for cell in line.strip("|").split("|")]
            sheets[-1].rows.append(cells)
        elif any(ledger.sheet == line for ledger in catalogue.ledgers):
            sheets.append(Sheet(line, []))
    return [_completed(sheet, catalogue) for sheet in sheets]


def judged(drawing: str, as_of: str, explanations=None, catalogue: Catalogue = SANJIE) -> Said:
    day = dt.date.fromisoformat(as_of)
    sheets = sheets_of(drawing, catalogue)
    said = validate("画.xlsx", sheets, catalogue, as_of=day, explanations=explanations)
    return Said(said)


def _completed(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """Undrawn required columns get their heading at the right end, with empty cells."""
    drawn = sheet.rows[0]
    bare = {str(heading).strip("★*").split("（")[0].split("(")[0] for heading in drawn}
    ledger = catalogue.ledger(sheet.name)
    absent = [c.heading for c in ledger.columns if c.required and c.heading not in bare]
    width = len(drawn) + len(absent)
    rows = [[*drawn, *absent]]
    rows += [[*row, *[None] * (width - len(row))] for row in sheet.rows[1:]]
    return Sheet(sheet.name, rows)
