"""What was approved is locked: a digest of the rows as they were approved tells whether they still are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission import whose
from toolkit.declare.wording import shown as as_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission import SubmissionEvent
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.declare.submission_life import Life


def reported_rows(
    case: Case, dispatch: Dispatch | None, shown: SubmissionLedger
) -> dict[tuple[str, str], list[Ledger]]:
    """The rows that each unit reports, by `whose` they are.

    Raises:
        Unfilled: a cell that tells who gets what holds nothing usable.
    """
    rows: dict[tuple[str, str], list[Ledger]] = {}
    for booklet in dispatch.sent(case) if dispatch else ():
        own = rows.setdefault(whose(*shown.reporter(case, booklet)), [])
        own += [row for those in booklet.rows.values() for row in those]
    return rows


def digest_of(rows: Sequence[Ledger]) -> str:
    """SHA-256 of rows as they were read, in hexadecimal; their order and their places do not matter."""
    said = sorted(repr((row.sheet, [_said(value) for value in row.values_])) for row in rows)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _said(value: object) -> str:
    return f"{type(value).__name__}:{as_words(value)}"


def changed_lives(
    lives: Mapping[SubmissionKey, Life], rows: Mapping[tuple[str, str], Sequence[Ledger]]
) -> Iterator[Life]:
    """The submissions whose rows are not what was approved.

    What was merged of a unit since, for a later batch, changes its rows rightly: then nobody can tell.
    """
    for key, life in lives.items():
        approvals = [event for event in life.events if event.step is Step.APPROVE]
        if not life.is_locked or not approvals or not approvals[-1].sha256:
            continue
        approved = approvals[-1]
        others = (
            each for other, each in lives.items() if other != key and other.whose == key.whose
        )
        since = any(_came_after(event, approved) for other in others for event in other.events)
        if not since and digest_of(rows.get(key.whose, ())) != approved.sha256:
            yield life


def _came_after(event: SubmissionEvent, approved: SubmissionEvent) -> bool:
    """Whether a step of another batch brought rows after these were approved.

    Times are told to the second: what was approved within it, of other rows, came after.
    """
    if event.step is Step.APPROVE and event.at == approved.at:
        return event.sha256 != approved.sha256
    return event.step in {Step.MERGE, Step.APPROVE} and event.at > approved.at


def changed_since(
    lives: Mapping[SubmissionKey, Life], rows: Mapping[tuple[str, str], Sequence[Ledger]]
) -> Iterator[str]:
    """A sentence for each submission whose rows are not what was approved."""
    for life in changed_lives(lives, rows):
        yield f"{said_changed(life)}。请改回去，或者在“处理”选“更正”、写明原因。"


def said_changed(life: Life) -> str:
    """Who approved what was changed since, without a full stop."""
    return f"{life.key}已由{life.approved_by}于{life.approved_on}核定，核定以后台账改过"
