"""Questions that a later return of the same unit has answered: it says something else there now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.standard.question import OPEN
from toolkit.distribution.merge_model import Later
from toolkit.distribution.merge_model import by_heading
from toolkit.usecases.questions import NOTHING
from toolkit.usecases.questions import stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Returned
    from toolkit.usecases.questions import Question

SUPERSEDED = "报送单位后来又报了，以后来的为准"


def after_later_returns(
    questions: Iterable[Question],
    returns: Mapping[type[Ledger], Sequence[Returned]],
    today: str,
) -> Iterator[Question]:
    """The questions: those that a second version of the return has made idle are closed, and opened by a third.

    Args:
        questions: that stand in the workbook.
        returns: by ledger, what came back now.
        today: the day, for what is noted.
    """
    for question in questions:
        later = [
            each
            for each in returns.get(question.ledger, ())
            if each.sent is not None
            and each.later is not Later.BESIDE
            and each.unit == question.unit
        ]
        said = [(each.file, same) for each in later if (same := _says(question, each)) is not None]
        other = next((file for file, same in said if not same), "")
        if other and question.is_open:
            yield replace(question, outcome=f"{SUPERSEDED}：《{other}》（{today}）")
        elif said and not other and is_superseded(question):
            yield replace(question, outcome=OPEN)
        else:
            yield question


def is_superseded(question: Question) -> bool:
    """Whether it was closed so: the same thing returned once more is asked again."""
    return question.outcome.startswith(SUPERSEDED)


def _says(question: Question, later: Returned) -> bool | None:
    """Whether a return says the same as the one that raised the question; None where it says nothing of it."""
    row = next((each for each in later.rows if each.id and each.id == question.row_id), None)
    if not question.column:
        return row is None if question.typed == NOTHING else None
    if row is None or row.at in later.held or question.column not in later.headings:
        return None
    cell = by_heading(later.headings, row.cells)[question.column]
    return stored(cell, hide=question.is_hidden) == question.typed
