"""What a collecting comes to, as plain values: the documented object of taizhang collect --json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.usecases.left_in_returns import left_in_returns
from toolkit.usecases.placeholders import TO_COMPLETE
from toolkit.usecases.questions import DELETED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.questions import Question
    from toolkit.usecases.return_checks import CheckedReturn


def as_json(collected: Collected) -> dict[str, object]:
    """Nothing restricted is in it."""
    counts = collected.counts()
    asked = [each for each in collected.questions if each.is_open]
    return {
        "merged": [
            _merged(each, *counts[each.known.file])
            for each in collected.taken
            if not (collected.whole and each.faults)
        ],
        "conflicts": [_conflict(each) for each in asked if each.why != DELETED],
        "proposals": [_proposal(each) for each in asked if each.why == DELETED],
        "refused": [{"file": each.file, "reason": each.reason} for each in collected.refused],
        "returned": [_returned(each, collected) for each in collected.returned],
        "kept": [*_kept(collected)],
        "to_complete": [*_pending(collected)],
        "answered": collected.answered,
    }


def _merged(checked: CheckedReturn, added: int, changed: int) -> dict[str, object]:
    known = checked.known
    booklet = known.booklet
    return {
        "file": known.file,
        "kind": booklet.kind.name,
        "unit": booklet.title,
        "batch": known.batch,
        "version": known.version,
        "added": added,
        "changed": changed,
        "remarks": [*known.remarks, *checked.said],
    }


def _conflict(question: Question) -> dict[str, object]:
    return {
        "sheet": question.ledger.sheet,
        "row": question.at or None,
        "column": question.column or None,
        "base": question.base,
        "theirs": question.theirs,
        "ours": question.ours,
        "file": question.file,
        "unit": question.unit,
        "why": question.why,
        "outcome": question.outcome,
    }


def _proposal(question: Question) -> dict[str, object]:
    return {
        "sheet": question.ledger.sheet,
        "row": question.at or None,
        "delete": question.ours,
        "file": question.file,
        "unit": question.unit,
        "outcome": question.outcome,
    }


def _returned(checked: CheckedReturn, collected: Collected) -> dict[str, object]:
    told = collected.office.gate.masked_each(
        {word for each in checked.faults for word in (each.message, each.suggestion)}
    )
    return {
        "file": checked.known.file,
        "unit": checked.known.booklet.title,
        "faults": [
            {
                "code": each.code,
                "sheet": each.place.sheet,
                "row": each.place.row,
                "column": each.place.column,
                "message": told[each.message],
                "suggestion": told[each.suggestion],
            }
            for each in checked.faults
        ],
    }


def _kept(collected: Collected) -> Iterator[dict[str, object]]:
    for each in left_in_returns(collected):
        yield {
            "file": each.file,
            "unit": each.unit,
            "sheet": each.sheet,
            "row": each.row or None,
            "column": each.column or None,
            "value": each.words or None,
            "why": each.why,
        }


def _pending(collected: Collected) -> Iterator[dict[str, object]]:
    for each in collected.pending:
        for heading, words in each.stands_for.items():
            yield {
                "sheet": each.ledger.sheet,
                "id": each.row_id,
                "column": heading,
                "stands_for": words,
                "why": TO_COMPLETE,
            }
