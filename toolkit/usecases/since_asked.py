"""The office's row of a question, and whether it still says what the person who answered has seen of it.

An answer is one to what the question showed. Where the office has changed that since, taking what was returned
would wipe what nobody was asked about: the question stays open, with what stands there now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import OPEN
from toolkit.declare.standard.question import TAKE_THEIRS
from toolkit.declare.wording import shown
from toolkit.distribution.merge_model import Why
from toolkit.distribution.merge_model import by_heading
from toolkit.usecases.questions import row_words

if TYPE_CHECKING:
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Row
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.questions import Question

AskAgain: TypeAlias = Callable[["Question", "Office", "Row | None"], "Question | None"]

CHANGED_SINCE = (
    f"{OPEN}：提问以后总册改了，没有照办；“{MergeQuestion.ours.heading}”已换成现在的内容，"
    f"请对照“{MergeQuestion.theirs.heading}”重新选“{MergeQuestion.decision.heading}”"
)
BY_PERSON = frozenset(map(str, (Why.UNSURE, Why.MOVED, Why.NUMBER_TWICE)))
"""Questions of which row it is: a person may write another one beside them."""


def row_asked_of(question: Question, office: Office) -> Row | None:
    """The office's row: by its number, else the one that stands where the person has said."""
    unsure = question.why == str(
        Why.UNSURE
    )  # -- a number drawn from what rows say tells nothing --
    numbered = [row for row in office.rows if row.id == question.row_id and row.id]
    moved = numbered and question.why not in BY_PERSON and numbered[0].stated
    if numbered and not unsure and (moved or question.at in {0, numbered[0].at}):
        return numbered[0]
    return next((row for row in office.rows if row.at == question.at), None)


class SinceAsked:
    """Asks again where the office has changed what is asked about; `book` is its workbook as it is now."""

    def __init__(self, book: OfficeBook) -> None:
        self._book = book

    def __call__(self, question: Question, office: Office, here: Row | None) -> Question | None:
        """The question as it is asked again; None where its answer is to be done."""
        if here is None or question.decision != TAKE_THEIRS or not _wipes(question, office, here):
            return None
        if question.at and not question.ours and _pointed_at(question, here):
            return None
        now = self._shown(question, office, here)
        if self._read(now) == self._read(question.ours):
            return None
        return replace(question, at=here.at, ours=now, decision="", outcome=CHANGED_SINCE)

    def _shown(self, question: Question, office: Office, here: Row) -> str:
        """What stands there, as a question shows it."""
        cells = by_heading(office.headings, here.cells)
        now = shown(cells[question.column]) if question.column else row_words(cells)
        return now if now == question.ours else self._book.gate.masked(now)

    def _read(self, words: str) -> str:
        """Words as they are read from the sheet in which they were written."""
        read = self._book.sense(MergeQuestion)(MergeQuestion.ours.heading, words or None)
        return "".join(read.split()) if isinstance(read, str) else ""


def _pointed_at(question: Question, here: Row) -> bool:
    """Whether a person has said which row it is, of a question that showed none."""
    if question.column:
        return question.why == str(Why.UNSURE)
    return question.why == str(Why.UNSURE) or here.id != question.row_id


def _wipes(question: Question, office: Office, here: Row) -> bool:
    """Whether taking what was returned changes anything that stands there."""
    value, cells = question.value, by_heading(office.headings, here.cells)
    if question.column:
        return question.column in cells and cells[question.column] != value
    if isinstance(value, dict):
        return any(heading in cells and cells[heading] != new for heading, new in value.items())
    return True
