"""The JSON object of a judged workbook, as docs/命令行.md documents it."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.declare.outcome import Place
from toolkit.usecases.validate import summary

if TYPE_CHECKING:
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged

STABLE_KEY = "key"  # -- by which the toolkit itself knows a line again; told to nobody --


def as_json(book: str, judged: Judged) -> dict[str, object]:
    """Findings, verdicts, notes and summary in plain values."""
    outcome = judged.outcome
    told = judged.gate.masked_each(each.explanation for each in outcome.verdicts)
    return {
        "book": book,
        "as_of": judged.case.as_of.isoformat(),
        "findings": [_plain(each) for each in outcome.findings],
        "verdicts": [
            _plain(each) | {"explanation": told[each.explanation]} for each in outcome.verdicts
        ],
        "notes": [_plain(each) for each in outcome.notes],
        "summary": summary(judged),
    }


def _plain(said: Finding | Verdict | Note) -> dict[str, object]:
    """The fields by name; a place gives its sheet, row, column and cell."""
    plain: dict[str, object] = {}
    for field in fields(said):
        match getattr(said, field.name):
            case Place() as place:
                plain |= asdict(place)
            case tuple() as places:
                plain[field.name] = [str(place) for place in places]
            case StrEnum() as word:
                plain[field.name] = str(word)
            case value if field.name != STABLE_KEY:
                plain[field.name] = value
    return plain
