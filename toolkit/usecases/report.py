"""The JSON object of a judged workbook, as docs/命令行.md documents it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.outcome import Place
from toolkit.declare.outcome import Verdict
from toolkit.usecases.comparing import told_whole
from toolkit.usecases.in_force import in_force_as_json
from toolkit.usecases.validate import summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.usecases.comparing import Comparison
    from toolkit.usecases.comparing import Line
    from toolkit.usecases.validate import Judged

STABLE_KEY = "key"
WHOM_ELSE = (
    "stands_for"  # -- within the program alone: the sentence says why nobody can be judged --
)


def as_json(book: str, judged: Judged) -> dict[str, object]:
    """Findings, verdicts, notes and summary in plain values."""
    outcome = judged.outcome
    told = judged.gate.masked_each(
        [
            *(each.key for each in outcome.findings),
            *(each.key for each in outcome.verdicts),
            *(each.explanation for each in outcome.verdicts),
        ]
    )
    return {
        "book": book,
        "activity": judged.settings.catalogue.name,
        "as_of": judged.case.as_of.isoformat(),
        "program": toolkit.__version__,
        "parameters": in_force_as_json(judged),
        "findings": [
            _plain(each) | {STABLE_KEY: told_whole(told, each.key) or None}
            for each in outcome.findings
        ],
        "verdicts": [_verdict(judged, each, told) for each in outcome.verdicts],
        "notes": [_plain(each) for each in outcome.notes],
        "summary": summary(judged),
    }


def _verdict(judged: Judged, verdict: Verdict, told: Mapping[str, str]) -> dict[str, object]:
    said = judged.explained.get(verdict.key)
    return _plain(verdict) | {
        "explanation": told[verdict.explanation],
        "explained_by": said.by if said else "",
        "explained_at": said.at if said else "",
        "fact_changed": said.changed if said else False,
        STABLE_KEY: told_whole(told, verdict.key) or None,
    }


def comparison_as_json(said: Comparison, **more: object) -> dict[str, object]:
    """What is new, gone and changed, in plain values, with what else is to be told of it."""
    return {
        **more,
        "added": [_line(each) for each in said.added],
        "gone": [_line(each) for each in said.gone],
        "changed": [
            _line(each.after) | {"before": _sense(each.before), "after": _sense(each.after)}
            for each in said.changed
        ],
        "not_compared": dict(zip(("before", "after"), said.untold, strict=True)),
    }


def _line(line: Line) -> dict[str, object]:
    plain = asdict(line)
    return {"finding": line.is_finding, **plain}


def _sense(line: Line) -> dict[str, object]:
    return {"state": line.state, "fact": line.fact}


def _plain(said: Finding | Verdict | Note) -> dict[str, object]:
    """The fields by name; a place gives its sheet, row, column and cell."""
    plain: dict[str, object] = {}
    names = said._fields if isinstance(said, Verdict) else [each.name for each in fields(said)]
    for name in names:
        if name == WHOM_ELSE:
            continue
        match getattr(said, name):
            case Place() as place:
                plain |= asdict(place)
            case StrEnum() as word:
                plain[name] = str(word)
            case Sequence() as places if not isinstance(places, str):
                plain[name] = [str(place) for place in places]
            case value if name != STABLE_KEY:
                plain[name] = value
    return plain
