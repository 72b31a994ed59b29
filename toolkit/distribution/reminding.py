"""Whom to press for what is owed, and how: 提醒 before the last day, then 电话, 便函, at last 督办.

Each way is taken once, on a day of its own; where no earlier one is registered, the days that have
passed since the last day say which it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.chinese.dates import day as month_and_day
from toolkit.chinese.dates import full_day
from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step
from toolkit.distribution.deadlines import workdays_after

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.chinese.working_days import Calendar
    from toolkit.declare.submission import SubmissionEvent
    from toolkit.declare.submission_life import Life

BEFORE = 2  # -- working days before the last day on which those who owe are reminded --
PHONED = 1  # -- working days after it on which one telephones; later one writes --


class Way(StrEnum):
    """How one is pressed, from the mildest to the strongest."""

    REMIND = "提醒"
    PHONE = "电话催报"
    LETTER = "便函催报"
    LEADERS = "请示督办"


@dataclass(frozen=True, slots=True)
class Due:
    """A submission that is to be pressed for.

    Attributes:
        life: it.
        way: how.
        last_day: as it counts, moved to a working day; None where nobody wrote it down.
        planned: as it was set.
        overdue: working days since; None where they cannot be counted.
    """

    life: Life
    way: Way
    last_day: dt.date | None
    planned: dt.date | None
    overdue: int | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether the last day has passed."""
        return self.way is not Way.REMIND

    @property
    def is_written_to(self) -> bool:
        """Whether the letter of the day goes to the unit; who had one in vain is a matter of the leaders."""
        return self.is_overdue and self.way is not Way.LEADERS


@dataclass(frozen=True, slots=True)
class NotDue:
    """A submission that nobody is to be pressed for, and why not, as a few words."""

    life: Life
    why: str


def reckoned(lives: Iterable[Life], calendar: Calendar, as_of: dt.date) -> Iterator[Due | NotDue]:
    """Each submission, and whether it is to be pressed for on a day.

    What a sheet alone tells is seen as it was on that day; what the register has is seen as it is.
    """
    known = [_as_it_was(life, as_of) for life in lives]
    newest = _newest([life for life in known if not _sent_later(life, as_of)])
    for life in known:
        if _sent_later(life, as_of):
            yield NotDue(life, f"统计截止日以后才下发（{life.sent_on}）")
        else:
            yield _reckoned(life, newest, calendar, as_of)


def _sent_later(life: Life, as_of: dt.date) -> bool:
    return not life.events and _later(life.sent_on, as_of)


def _later(day: dt.date | None, as_of: dt.date) -> bool:
    return day is not None and day > as_of


def _as_it_was(life: Life, as_of: dt.date) -> Life:
    """What came after the day had not come then."""
    if life.events or not _later(life.returned_on, as_of):
        return life
    return replace(life, stage=Stage.DISPATCHED)


def _newest(lives: Sequence[Life]) -> str:
    dated = [life for life in lives if life.sent_on is not None] or lives
    newest = max(dated, key=lambda life: str(life.sent_on or ""), default=None)
    return newest.key.batch if newest else ""


def _reckoned(life: Life, newest: str, calendar: Calendar, as_of: dt.date) -> Due | NotDue:
    if not life.is_owing:
        return NotDue(life, f"{life.stage}{_when(life)}")
    planned = life.due_again or life.due if life.stage is Stage.SENT_BACK else life.due
    if planned is None and life.key.batch == newest:
        return NotDue(life, "没有写报送期限，不知道到期没有")
    if planned is None:
        return _pressed(Due(life, Way.LETTER, None, None), as_of)
    last_day = calendar.falls_on(planned)
    if not calendar.has_passed(planned, as_of):
        return _before(life, planned, last_day, calendar, as_of)
    overdue = workdays_after(last_day, as_of, calendar)
    way = Way.PHONE if overdue is not None and overdue <= PHONED else Way.LETTER
    return _pressed(Due(life, way, last_day, planned, overdue), as_of)


def _when(life: Life) -> str:
    day = life.approved_on if life.is_locked else life.returned_on
    return f"（{day}）" if day else ""


def _before(
    life: Life, planned: dt.date, last_day: dt.date, calendar: Calendar, as_of: dt.date
) -> Due | NotDue:
    left = workdays_after(as_of, last_day, calendar)
    if left is None:
        left = (last_day - as_of).days
    if left <= BEFORE:
        return Due(life, Way.REMIND, last_day, planned)
    which = "重报时限" if life.stage is Stage.SENT_BACK else "报送期限"
    return NotDue(life, f"离{which}{last_day}还有{left}个工作日")


def _pressed(due: Due, as_of: dt.date) -> Due | NotDue:
    """The next way, after those that were taken on earlier days since it is owed."""
    taken = {event.why: event for event in _pressings(due.life) if event.at.date() < as_of}
    letter = taken.get(Way.LETTER)
    if letter is not None and letter.due is not None and as_of <= letter.due:
        return NotDue(due.life, f"便函已发，补报期限{letter.due}还没有过")
    if letter is not None or Way.LEADERS in taken:
        return replace(due, way=Way.LEADERS)
    return replace(due, way=Way.LETTER) if Way.PHONE in taken else due


def _pressings(life: Life) -> Iterator[SubmissionEvent]:
    """How it was pressed for since it is owed: what was before a 退回 is settled."""
    for event in reversed(life.events):
        if event.step in {Step.SEND_BACK, Step.RECEIVE}:
            return
        if event.step is Step.REMIND:
            yield event


def message(due: Due, again: dt.date, office: str, consequence: str) -> str:
    """What is said to the unit, in a few sentences; `again` is the new last day of those who are late."""
    life = due.life
    booklet = f"（{life.key.booklet}）" if life.key.booklet else ""
    what = f"你单位{life.key.batch}台账{booklet}"
    returned = life.stage is Stage.SENT_BACK
    reason = f"原因：{life.why.rstrip('。')}" if life.why else f"原因没有登记，请与{office}联系"
    owed = f"{what}已退回，{reason}。" if returned else f"{what}尚未报送，"
    if not due.is_overdue:
        ask = "请改正后于{}下班前重新报{}。" if returned else "请于{}下班前报{}。"
        return owed + ask.format(_said(due), office)
    was = f"重报时限{_said(due)}已过，" if returned else f"报送期限为{_said(due)}，"
    return (
        f"{owed}{was if due.last_day else ''}请{'改正后' if returned else ''}于"
        f"{month_and_day(again)}下班前报{office}。{consequence}"
    )


def _said(due: Due) -> str:
    """The last day as people say it, and that it was moved."""
    if due.last_day is None or due.planned is None:
        return ""
    moved = due.last_day != due.planned
    was = f"（原为{month_and_day(due.planned)}，逢放假顺延）" if moved else ""
    return f"{full_day(due.last_day)}{was}"
