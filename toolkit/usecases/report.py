"""The JSON object of a judged workbook, as docs/命令行.md documents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.usecases.validate import summary

if TYPE_CHECKING:
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged


def as_json(book: str, judged: Judged) -> dict[str, object]:
    """Findings, verdicts, notes and summary in plain values."""
    outcome = judged.outcome
    return {
        "book": book,
        "as_of": judged.case.as_of.isoformat(),
        "findings": [_finding(each) for each in outcome.findings],
        "verdicts": [_verdict(each) for each in outcome.verdicts],
        "notes": [_note(each) for each in outcome.notes],
        "summary": summary(judged),
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "strength": str(finding.strength),
        "clause": finding.clause,
        "sheet": finding.place.sheet,
        "row": finding.place.row,
        "column": finding.place.column,
        "cell": finding.place.cell,
        "value": finding.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {
        "code": verdict.code,
        "name": verdict.name,
        "strength": str(verdict.strength),
        "clause": verdict.clause,
        "subject": verdict.subject,
        "state": str(verdict.state),
        "fact": verdict.fact,
        "due": verdict.due,
        "cells": [str(place) for place in verdict.cells],
        "explanation": verdict.explanation,
        "suggestion": verdict.suggestion,
    }


def _note(note: Note) -> dict[str, object]:
    return {
        "kind": note.kind,
        "sheet": note.sheet,
        "row": note.row,
        "column": note.column,
        "cell": note.cell,
        "read": note.read,
        "taken": note.taken,
        "message": note.message,
    }
