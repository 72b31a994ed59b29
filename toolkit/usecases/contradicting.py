"""Answers in 合并冲突 that contradict each other: two booklets say different things of one place, and both are to be taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.standard.question import TAKE_THEIRS
from toolkit.declare.wording import shown
from toolkit.distribution.merge_model import Why
from toolkit.usecases.since_asked import row_asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Office
    from toolkit.usecases.questions import Question

Row: TypeAlias = tuple[type["Ledger"], int | str]
"""A row of the office's by where it stands; one that it does not have any more by its system number."""
Wanted: TypeAlias = Mapping[str, object] | None
"""What a row is to hold, by heading; None for a row that is to be deleted."""


def contradicting(
    questions: Iterable[Question], tables: Mapping[type[Ledger], Office]
) -> dict[tuple[str, ...], list[str]]:
    """By a question's key, the files of the others to which its answer cannot be done as well."""
    by_row: dict[Row, list[tuple[Question, Wanted]]] = defaultdict(list)
    for question in questions:
        row = _row(question, tables)
        if row is not None:
            by_row[row].append((question, _wanted(question)))
    found: dict[tuple[str, ...], list[str]] = {}
    for answers in by_row.values():
        for question, wanted in answers:
            others = [each.file for each, other in answers if _differ(wanted, other)]
            if others:
                found[question.key] = [*dict.fromkeys(others)]
    return found


def _row(question: Question, tables: Mapping[type[Ledger], Office]) -> Row | None:
    """The row that an answer changes; None where it changes none that another could."""
    if question.decision != TAKE_THEIRS or question.is_hidden:
        return None
    here = row_asked_of(question, tables[question.ledger])
    if here is not None:
        stays = not question.column and question.why.startswith(Why.KEY_OF_OTHERS)
        return None if stays else (question.ledger, here.at)
    return (question.ledger, question.row_id) if question.row_id and not question.column else None


def _wanted(question: Question) -> Wanted:
    value = question.value
    if question.column:
        return {question.column: value}
    return value if isinstance(value, dict) else None


def _differ(one: Wanted, other: Wanted) -> bool:
    if one is None or other is None:
        return one is not other
    return any(shown(one[each]) != shown(other[each]) for each in one if each in other)
