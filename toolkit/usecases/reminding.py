"""催报: where submissions stand → whom to press, how, with which words, and whom the letter goes to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.chinese.working_days import Calendar
from toolkit.declare.errors import ToolkitError
from toolkit.declare.ledger import Unfilled
from toolkit.declare.submission import OWING
from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import whose
from toolkit.declare.wording import listed
from toolkit.distribution.approved import changed_since
from toolkit.distribution.approved import reported_rows
from toolkit.distribution.reminding import Due
from toolkit.distribution.reminding import NotDue
from toolkit.distribution.reminding import Way
from toolkit.distribution.reminding import message
from toolkit.distribution.reminding import reckoned
from toolkit.distribution.submission_sheet import with_standing
from toolkit.distribution.submissions import known_in
from toolkit.distribution.submissions import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_ledger import ReportingUnit
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.declare.submission_life import Life
    from toolkit.usecases.validate import Judged

NOON = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class NoSubmissionsError(ToolkitError):
    """An activity whose workbook does not show where submissions stand."""

    def __init__(self, activity: str) -> None:
        super().__init__(f"“{activity}”没有登记报送情况的台账，不能催报。")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A submission that is pressed for.

    Attributes:
        due: it, and how.
        unit: what is known of the unit.
        contact: who reports; `phone` is that person's; "" where nobody knows.
        expected: the ledgers that are to be reported.
        words: what is said to the unit; nothing restricted is in them.
        why: the reason for which it was sent back, without what is restricted.
    """

    due: Due
    unit: ReportingUnit
    contact: str
    phone: str
    expected: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Reminding:
    """Whom to press, and whom not.

    Attributes:
        as_of: the day on which it is reckoned.
        again: the new last day of those who are late.
        pressed: those who are due, the strongest way first.
        not_due: the others, each with why not.
        judged: the workbook, in whose sheet those alone owe anything who are late: the letter goes to them.
        kind: of the letter; "" where nobody is late, or the activity has none.
        remarks: what else is to be told.
        now: where submissions stand today, whatever the day on which it is reckoned.
    """

    as_of: dt.date
    again: dt.date
    pressed: tuple[Pressed, ...]
    not_due: tuple[NotDue, ...]
    judged: Judged
    kind: str
    remarks: tuple[str, ...]
    now: Mapping[SubmissionKey, Life]


def shown_in(catalogue: Catalogue) -> SubmissionLedger:
    """How the activity's workbook shows where submissions stand.

    Raises:
        NoSubmissionsError: it does not.
    """
    if catalogue.submissions is None:
        raise NoSubmissionsError(catalogue.name)
    return catalogue.submissions


def remind(
    judged: Judged, catalogue: Catalogue, events: Sequence[SubmissionEvent] = ()
) -> Reminding:
    """Whom to press on the as-of date of a workbook.

    Args:
        judged: the workbook.
        catalogue: the activity.
        events: the steps that the register holds.

    Raises:
        NoSubmissionsError: the activity's workbook does not show where submissions stand.
        StepRefusedError: the register holds a step that may not be taken.
    """
    shown, case = shown_in(catalogue), judged.case.certain
    calendar = Calendar(shown.holidays(case))
    as_of = case.as_of
    again = calendar.falls_on(as_of + dt.timedelta(days=shown.days_again(case)))
    now = standing(case, shown, events)
    found = list(reckoned(now.values(), calendar, as_of))
    dues = [each for each in found if isinstance(each, Due)]
    dues.sort(key=lambda due: -[*Way].index(due.way))
    written = [due for due in dues if due.is_written_to]
    receivers = _receivers(judged.case, catalogue, shown)
    return Reminding(
        as_of,
        again,
        tuple(_pressed(due, again, judged, shown, receivers) for due in dues),
        tuple(each for each in found if isinstance(each, NotDue)),
        _letter_case(judged, shown, found),
        shown.notice if written else "",
        (
            *_unlisted(calendar, as_of, again),
            *_unread(case, shown),
            *_sent_later(written, as_of),
            *_changed(judged, catalogue, shown, now),
        ),
        now,
    )


def why_nobody(reminding: Reminding) -> str:
    """Why the letter of the day goes to nobody, told of each submission that is owed, as a sentence."""
    said = Counter(each.why for each in reminding.not_due if each.life.is_owing)
    said.update(_instead(each.due) for each in reminding.pressed)
    if not said:
        return f"截至{reminding.as_of}没有未报、退回的台账，不需要催报。"
    listed_ones = "；".join(f"{why}的{count}份" for why, count in said.items())
    return f"截至{reminding.as_of}没有要发便函催报的台账：{listed_ones}。"


def _instead(due: Due) -> str:
    if due.way is Way.LEADERS:
        return "便函催过仍没有报、要请示督办"
    return f"期限{due.last_day}还没有过、先提醒"


def pressings(reminding: Reminding, who: str) -> list[SubmissionEvent]:
    """The steps that are written down once they were told; of whom has reported since, none."""
    at = dt.datetime.combine(reminding.as_of, NOON)
    return [
        SubmissionEvent(
            each.due.life.key,
            Step.REMIND,
            at,
            who,
            why=str(each.due.way),
            due=reminding.again if each.due.is_overdue else each.due.last_day,
        )
        for each in reminding.pressed
        if reminding.now[each.due.life.key].is_owing
        and not _is_registered(each.due, reminding.as_of)
    ]


def _is_registered(due: Due, as_of: dt.date) -> bool:
    return any(
        event.step is Step.REMIND and event.why == due.way and event.at.date() == as_of
        for event in due.life.events
    )


def _pressed(
    due: Due,
    again: dt.date,
    judged: Judged,
    shown: SubmissionLedger,
    receivers: Mapping[tuple[str, ...], str],
) -> Pressed:
    case = judged.case.certain
    row = known_in(case, shown).rows.get(due.life.key)
    expected = row.usable(shown.columns.expected) if row else None
    words = message(due, again, shown.office, shown.consequence)
    unit = shown.unit(case, due.life.key.unit)
    typed = row.usable(shown.columns.contact) if row else None
    contact = typed or receivers.get(due.life.key.whose) or unit.contact
    masked = judged.gate.masked
    return Pressed(
        due,
        unit,
        contact,
        shown.phone(case, contact),
        expected or "",
        masked(words),
        masked(due.life.why),
    )


def _receivers(
    case: Case, catalogue: Catalogue, shown: SubmissionLedger
) -> dict[tuple[str, ...], str]:
    """`whose` → the person to whom it is sent; none where a cell that tells who is at fault."""
    if catalogue.dispatch is None:
        return {}
    try:
        booklets = catalogue.dispatch.sent(case)
    except Unfilled:
        return {}
    return {whose(*shown.reporter(case, each)): each.receiver for each in booklets}


def _letter_case(judged: Judged, shown: SubmissionLedger, found: Sequence[Due | NotDue]) -> Judged:
    """The workbook as the letter sees it: only those owe anything to whom it goes."""
    as_of = judged.case.as_of
    stood = {}
    for each in found:
        life = each.life
        if not (isinstance(each, Due) and each.is_written_to):
            stage = Stage.RECEIVED if life.stage in OWING else life.stage
            life = replace(life, stage=stage, returned_on=None)
        elif life.sent_on is not None and life.sent_on > as_of:
            life = replace(life, sent_on=as_of)
        if life.stage is Stage.SENT_BACK and isinstance(each, Due):
            life = replace(life, returned_on=None, due_again=None)
        stood[life.key] = life
    return replace(judged, case=with_standing(judged.case, shown, stood))


def _changed(
    judged: Judged,
    catalogue: Catalogue,
    shown: SubmissionLedger,
    now: Mapping[SubmissionKey, Life],
) -> Iterator[str]:
    """What was changed after it was approved."""
    if not any(life.is_locked for life in now.values()):
        return
    try:
        rows = reported_rows(judged.case, catalogue.dispatch, shown)
    except Unfilled as gap:
        yield f"{gap}，核定以后改过没有，没有查。"
        return
    yield from changed_since(now, rows)


def _sent_later(written: Sequence[Due], as_of: dt.date) -> Iterator[str]:
    """Who is written to and owed nothing on the as-of date: papers as of that day do not count them."""
    later = [
        each.life.key.said for each in written if each.life.sent_on and each.life.sent_on > as_of
    ]
    if later:
        yield (
            f"便函催的有{len(later)}份在统计截止日{as_of}以后才下发（{listed(later)}）：便函照现在的情况催，"
            "按截止日写的公文不把它们算作欠报。"
        )


def _unlisted(calendar: Calendar, *days: dt.date) -> Iterator[str]:
    for year in sorted({day.year for day in days}):
        if not calendar.lists(year):
            yield f"{year}年放假安排未收录，期限逢放假的没有顺延，请核对。"


def _unread(case: Case, shown: SubmissionLedger) -> Iterator[str]:
    rows = known_in(case, shown).unread
    if rows:
        batch, stage = shown.columns.batch.heading, shown.columns.stage.heading
        numbers = listed(str(row.at_row) for row in rows)
        yield (
            f"“{shown.ledger.sheet}”第{numbers}行“{batch}”或“{stage}”没有填、不能识别，"
            "没有算进去，请核对。"
        )
