"""A submission's life: from being sent out to being approved, step by step.

已下发 → 已收回 → (退回 → 重报)* → 已合并 → 已核定. The steps stand in the register one by one; where a
submission stands follows from them. What is 已核定 is locked: a change to it begins with 更正, which has
a reason. 退回 is not 迟报: the first report and a report after 退回 have each a last day of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.submission import OWING
from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.declare.submission import SubmissionEvent
    from toolkit.declare.submission import SubmissionKey

AFTER: Mapping[Step, Mapping[Stage, Stage]] = {
    Step.DISPATCH: {each: each for each in Stage if each is not Stage.APPROVED},
    Step.REMIND: {each: each for each in OWING},
    Step.RECEIVE: {
        Stage.DISPATCHED: Stage.RECEIVED,
        Stage.RECEIVED: Stage.RECEIVED,
        Stage.SENT_BACK: Stage.RESUBMITTED,
        Stage.RESUBMITTED: Stage.RESUBMITTED,
        Stage.MERGED: Stage.RECEIVED,
    },
    Step.SEND_BACK: dict.fromkeys(
        (Stage.RECEIVED, Stage.RESUBMITTED, Stage.MERGED), Stage.SENT_BACK
    ),
    Step.MERGE: dict.fromkeys((Stage.RECEIVED, Stage.RESUBMITTED, Stage.MERGED), Stage.MERGED),
    Step.APPROVE: {Stage.MERGED: Stage.APPROVED},
    Step.CORRECT: {Stage.APPROVED: Stage.MERGED},
}
"""The steps that are allowed, each with the stage that follows it."""


class StepRefusedError(ToolkitError):
    """A step that may not be taken where a submission stands."""

    exit_status = TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class Life:
    """Where a submission stands, and how it came there.

    Attributes:
        key: which submission.
        stage: where it stands.
        events: its steps, the earliest first; empty of one that is known from a sheet alone.
        sent_on: the day of the first 下发; None where nobody wrote it down. So are the others.
        due: the last day of the first report.
        first_on: the day on which the first report came.
        returned_on: the day on which the last one came.
        due_again: the last day to report after the last 退回.
        rejections: how often it was sent back.
        why: the reason of the last 退回.
        version: of the newest booklet.
        approved_by: the 分管领导 who approved it; approved_on is the day.
        nothing_new: what the last report declares as a 零报告, by ledger.
    """

    key: SubmissionKey
    stage: Stage
    events: tuple[SubmissionEvent, ...] = ()
    sent_on: dt.date | None = None
    due: dt.date | None = None
    first_on: dt.date | None = None
    returned_on: dt.date | None = None
    due_again: dt.date | None = None
    rejections: int = 0
    why: str = ""
    version: str = ""
    approved_by: str = ""
    approved_on: dt.date | None = None
    nothing_new: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_locked(self) -> bool:
        """Whether what it reported may not be changed but by a 更正."""
        return self.stage is Stage.APPROVED

    @property
    def is_owing(self) -> bool:
        """Whether the unit has to send something."""
        return self.stage in OWING

    def has_taken(self, event: SubmissionEvent) -> bool:
        """Whether the same step with the same file is its last one of that kind: it is not taken twice."""
        if not event.sha256:
            return False
        same = [each for each in self.events if each.step is event.step]
        return bool(same) and same[-1].sha256 == event.sha256


def beginning(event: SubmissionEvent) -> Life:
    """The life that a first step begins.

    Raises:
        StepRefusedError: it is none that begins one.
    """
    if event.step not in {Step.DISPATCH, Step.RECEIVE}:
        raise StepRefusedError(f"{event.key}还没有下发和收回，不能{event.step}。请先收回。")
    return after(Life(event.key, Stage.DISPATCHED), event)


def after(life: Life, event: SubmissionEvent) -> Life:
    """The life once a step is taken.

    Raises:
        StepRefusedError: the step may not be taken where it stands, or lacks what it needs.
    """
    stage = AFTER[event.step].get(life.stage)
    if stage is None:
        raise StepRefusedError(_refusal(life, event.step))
    _refuse_what_lacks(event)
    stepped = replace(life, key=event.key, stage=stage, events=(*life.events, event))
    day = event.at.date()
    match event.step:
        case Step.DISPATCH:
            return _dispatched(stepped, event, day)
        case Step.RECEIVE:
            first = life.first_on or day
            due, nothing = life.due or event.due, dict(event.nothing_new)
            return replace(stepped, due=due, first_on=first, returned_on=day, nothing_new=nothing)
        case Step.SEND_BACK:
            times = life.rejections + 1
            return replace(stepped, rejections=times, why=event.why, due_again=event.due)
        case Step.APPROVE:
            return replace(stepped, approved_by=event.by, approved_on=day)
        case Step.CORRECT:
            return replace(stepped, approved_by="", approved_on=None)
        case _:
            return stepped


def lives(
    events: Iterable[SubmissionEvent], known: Mapping[SubmissionKey, Life] | None = None
) -> dict[SubmissionKey, Life]:
    """Where each submission stands after these steps, in the order in which they first appear.

    Args:
        events: the earliest first.
        known: where submissions stood before the first step, as a sheet says it.

    Raises:
        StepRefusedError: a step may not be taken.
    """
    stood = dict(known or {})
    for event in events:
        life = stood.get(event.key)
        stood[event.key] = after(life, event) if life else beginning(event)
    return stood


def _dispatched(life: Life, event: SubmissionEvent, day: dt.date) -> Life:
    """A newer booklet changes the version and, where it says one, the last day that still counts."""
    again = life.stage is Stage.SENT_BACK
    return replace(
        life,
        sent_on=life.sent_on or day,
        due=life.due if again else event.due or life.due,
        due_again=event.due or life.due_again if again else life.due_again,
        version=event.version or life.version,
    )


def _refuse_what_lacks(event: SubmissionEvent) -> None:
    if event.step in {Step.SEND_BACK, Step.CORRECT} and not event.why.strip():
        raise StepRefusedError(f"{event.step}{event.key}要写明原因，没有{event.step}。")
    if event.step is Step.APPROVE and not event.by.strip():
        raise StepRefusedError(f"核定{event.key}要写明由哪位分管领导核定，没有核定。")


def _refusal(life: Life, step: Step) -> str:
    """Why a step may not be taken where a submission stands, and what to do."""
    said = f"{life.key}现为“{life.stage}”，不能{step}。"
    if life.is_locked:
        when = f"（{life.approved_by}，{life.approved_on}）" if life.approved_on else ""
        return f"{life.key}已核定{when}，不能{step}。要改的，先写明原因更正。"
    match life.stage, step:
        case (_, Step.REMIND):
            return f"{said}这份已经报来，不用催。"
        case (_, Step.CORRECT):
            return f"{said}还没有核定，直接改即可。"
        case (Stage.DISPATCHED, _):
            return f"{said}请先收回。"
        case (Stage.SENT_BACK, _):
            return f"{said}请等重报以后再{step}。"
        case (_, Step.APPROVE):
            return f"{said}请先合并。"
        case _:
            return f"{said}请先核对登记。"
