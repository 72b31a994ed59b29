"""Where submissions stand: as the register's steps say it, else as the workbook's own sheet does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import Life
from toolkit.declare.submission_life import lives

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission_ledger import SubmissionLedger

NOON = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
AS_IN_SHEET = "据{sheet}补登"
UNKNOWN = "（未登记）"


@dataclass(frozen=True, slots=True)
class Known:
    """What the sheet says of submissions.

    Attributes:
        lives: where each stands.
        rows: the row of each; of two about the same one, the last.
        unread: the rows that say of no submission where it stands.
    """

    lives: Mapping[SubmissionKey, Life] = field(default_factory=dict)
    rows: Mapping[SubmissionKey, Ledger] = field(default_factory=dict)
    unread: tuple[Ledger, ...] = ()


def known_in(case: Case, shown: SubmissionLedger) -> Known:
    """What the sheet of a workbook says, row by row.

    Of several rows about one submission that counts on which it came in last; those without such a day
    go before, in the order of the sheet.
    """
    columns = shown.columns
    read: dict[SubmissionKey, Ledger] = {}
    unread = []
    for row in sorted(case.rows(shown.ledger), key=lambda row: _came(row, shown)):
        batch, stage = row.usable(columns.batch), row.usable(columns.stage)
        if batch is None or stage is None:
            unread.append(row)
        else:
            read[key_of(row, shown)] = row
    in_order = dict(sorted(read.items(), key=lambda pair: pair[1].at_row))
    stood = {key: _life(key, row, case, shown) for key, row in in_order.items()}
    return Known(stood, in_order, tuple(unread))


def standing(
    case: Case, shown: SubmissionLedger, events: Iterable[SubmissionEvent]
) -> dict[SubmissionKey, Life]:
    """Where every submission stands: the register's word goes before the sheet's.

    Raises:
        StepRefusedError: the register holds a step that may not be taken.
    """
    known, registered = known_in(case, shown).lives, lives(events)
    return {**known, **{key: _with_due(life, case, shown) for key, life in registered.items()}}


def taken_over(
    known: Iterable[Life], sheet: str, at: dt.datetime, who: str
) -> list[SubmissionEvent]:
    """The steps by which submissions have come where a sheet says they stand; unknown days are now."""
    return [event for life in known for event in _steps_of(life, sheet, at, who)]


def _steps_of(life: Life, sheet: str, at: dt.datetime, who: str) -> Iterator[SubmissionEvent]:
    """The steps that lead to where a sheet says that a submission stands."""
    first = life.first_on or life.returned_on
    step = partial(_step, life.key, who=who, at=at)
    yield step(Step.DISPATCH, life.sent_on, due=life.due, version=life.version)
    if life.stage is Stage.DISPATCHED:
        return
    yield step(Step.RECEIVE, first, why=AS_IN_SHEET.format(sheet=sheet))
    times = max(life.rejections, life.stage in {Stage.SENT_BACK, Stage.RESUBMITTED})
    for time in range(1, times + 1):
        yield step(Step.SEND_BACK, first, due=life.due_again, why=life.why or UNKNOWN)
        if time < times or life.stage is not Stage.SENT_BACK:
            yield step(Step.RECEIVE, life.returned_on)
    if life.stage in {Stage.MERGED, Stage.APPROVED}:
        yield step(Step.MERGE, life.returned_on)
    if life.stage is Stage.APPROVED:
        yield step(Step.APPROVE, life.approved_on, by=life.approved_by or UNKNOWN)


def _step(
    key: SubmissionKey,
    step: Step,
    day: dt.date | None,
    *,
    who: str,
    at: dt.datetime,
    by: str = "",
    why: str = "",
    due: dt.date | None = None,
    version: str = "",
) -> SubmissionEvent:
    when = dt.datetime.combine(day, NOON) if day else at
    return SubmissionEvent(key, step, when, who, by, why, due, version)


def _came(row: Ledger, shown: SubmissionLedger) -> tuple[dt.date, int]:
    return row.usable(shown.columns.returned_on) or dt.date.min, row.at_row


def key_of(row: Ledger, shown: SubmissionLedger) -> SubmissionKey:
    """Which submission a row is about; a unit that no directory knows is named by its booklet, else by the row.

    The row has a usable 批次.
    """
    columns = shown.columns
    key = SubmissionKey(
        row[columns.batch], row.usable(columns.unit) or "", row.usable(columns.booklet) or ""
    )
    named = key.unit or key.receiver or f"（{row.sheet}第{row.at_row}行，请核对单位名称）"
    return key._replace(unit=named)


def _life(key: SubmissionKey, row: Ledger, case: Case, shown: SubmissionLedger) -> Life:
    columns = shown.columns
    back = int(row.usable(columns.rejections) or 0)
    returned_on = row.usable(columns.returned_on)
    return Life(
        key,
        Stage(row[columns.stage]),
        sent_on=row.usable(columns.sent_on),
        due=row.usable(columns.due) or shown.due(case, key.batch),
        first_on=None if back else returned_on,
        returned_on=returned_on,
        due_again=row.usable(columns.due_again),
        rejections=back,
        why=row.usable(columns.why) or "",
        version=row.usable(columns.version) or "",
        approved_by=row.usable(columns.approved_by) or "",
        approved_on=row.usable(columns.approved_on),
    )


def _with_due(life: Life, case: Case, shown: SubmissionLedger) -> Life:
    return life if life.due else replace(life, due=shown.due(case, life.key.batch))
