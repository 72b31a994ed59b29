"""A submission: what a unit reports of one batch, the steps that are taken with it, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


class Step(StrEnum):
    """What is done with a submission."""

    DISPATCH = "下发"
    REMIND = "催报"
    RECEIVE = "收回"
    SEND_BACK = "退回"
    MERGE = "合并"
    APPROVE = "核定"
    CORRECT = "更正"  # -- what was approved is opened again, for a reason --


class Stage(StrEnum):
    """Where a submission stands."""

    DISPATCHED = "已下发"
    RECEIVED = "已收回"
    SENT_BACK = "退回"
    RESUBMITTED = "重报"
    MERGED = "已合并"
    APPROVED = "已核定"


OWING = frozenset({Stage.DISPATCHED, Stage.SENT_BACK})
"""The stages in which a unit has to send something."""

FORMERLY: Mapping[str, str] = {
    "未报": Stage.DISPATCHED,
    "已报待核": Stage.RECEIVED,
    "合格": Stage.APPROVED,
}
"""What such a ledger called its states before there were steps → what it calls them now."""


HANDLING = (Step.MERGE, Step.SEND_BACK, Step.APPROVE, Step.CORRECT)
"""The steps that a clerk may choose beside a submission, to be taken at the next click."""


def whose(unit: str, booklet: str) -> tuple[str, str]:
    """What tells the submissions of a batch: a booklet of its own by itself, whatever unit reports it; else the unit."""
    return ("" if booklet else unit, booklet)


class SubmissionKey(NamedTuple):
    """Which submission. Two are the same where batch and `whose` are: a contact may move to another unit.

    Attributes:
        batch: the 批次.
        unit: the unit that reports, by its 规范简称.
        booklet: which of the unit's booklets, as its kind and title say; "" for the unit's own.
    """

    batch: str
    unit: str
    booklet: str = ""

    def __eq__(self, other: object) -> bool:
        """Whether it is the same submission."""
        if not isinstance(other, SubmissionKey):
            return NotImplemented
        return (self.batch, self.whose) == (other.batch, other.whose)

    def __ne__(self, other: object) -> bool:
        """Whether it is another one; a tuple's own answer would look at the unit."""
        return not self == other

    def __hash__(self) -> int:
        """Of what tells it."""
        return hash((self.batch, self.whose))

    @property
    def whose(self) -> tuple[str, str]:
        """What tells it from others of its batch."""
        return whose(self.unit, self.booklet)

    @property
    def receiver(self) -> str:
        """Of a booklet of its own, whom it was made out for; "" of the unit's own."""
        return self.booklet.rpartition("：")[2]

    @property
    def said(self) -> str:
        """Whose it is, so that two submissions of one unit are told apart."""
        return f"{self.unit}（{self.booklet}）" if self.booklet else self.unit

    def __str__(self) -> str:
        return f"{self.said}{self.batch}台账"


@dataclass(frozen=True, slots=True)
class SubmissionEvent:
    """One step of a submission.

    Attributes:
        key: which submission.
        step: what was done.
        at: when, with a time zone; of a booklet that came back, when it came; of 催报, the day that it
            is reckoned on.
        who: the login name of whoever took it down.
        by: who decided or confirmed: 分管领导 of 核定, whoever allowed a 更正.
        why: the reason of 退回 or 更正, more than one fault parted by ；; of 催报, by which way.
        due: the last day to report, of 下发 and on the cover of what came back; to report again, of
            退回; the new one, of 催报.
        version: of the booklet.
        file: the name of the file that was sent out or came back.
        sha256: of its bytes, in hexadecimal.
        nothing_new: of 收回, by ledger, what a 零报告 declares (本期无新增, 在办事项无变化).
    """

    key: SubmissionKey
    step: Step
    at: dt.datetime
    who: str
    by: str = ""
    why: str = ""
    due: dt.date | None = None
    version: str = ""
    file: str = ""
    sha256: str = ""
    nothing_new: Mapping[str, str] = field(default_factory=dict)
