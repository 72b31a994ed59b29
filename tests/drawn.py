"""Ledgers drawn as tables in a test's docstring, judged.

A docstring holds one or several ledgers, as `toolkit.reading.drawn` reads them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import SANJIE
from toolkit.reading import drawn
from toolkit.usecases.validate import validate

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet

FIRST_ROW = 2
THREE_UNITS = """
    单位名录
    | 单位编号 | 单位全称 | 规范简称 | 类型 |
    | DW1 | 污染防治控制科 | 污控科 | 局机关科室 |
    | DW2 | 环境监测站 | 监测站 | 站 |
    | DW3 | 环境监察大队 | 监察大队 | 大队 |
"""


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
        outcome = self.judged.outcome
        of_code = [v for v in (*outcome.verdicts, *outcome.leads.verdicts) if v.code == code]
        if subject is not None:
            of_code = [v for v in of_code if subject in v.subject]
        (only,) = of_code
        return only

    def state(self, code, subject=None):
        return str(self.verdict(code, subject).state)

    def fact(self, code, subject=None):
        return self.verdict(code, subject).fact


def sheets_of(drawing: str, catalogue: Catalogue = SANJIE) -> list[Sheet]:
    """The sheets drawn in a text, of 三解三促 unless told otherwise."""
    return drawn.sheets_of(drawing, catalogue)


def judged(drawing: str, as_of: str, explanations=None, catalogue: Catalogue = SANJIE) -> Said:
    day = dt.date.fromisoformat(as_of)
    sheets = drawn.sheets_of(drawing, catalogue)
    said = validate("画.xlsx", sheets, catalogue, as_of=day, explanations=explanations)
    return Said(said)
