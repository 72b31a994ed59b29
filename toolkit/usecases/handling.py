"""What the clerk chose beside submissions (退回, 核定 …): as steps to be taken, or why they are not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.chinese.working_days import Calendar
from toolkit.declare.errors import ToolkitError
from toolkit.declare.submission import HANDLING
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission_life import StepRefusedError
from toolkit.declare.submission_life import after
from toolkit.declare.unusable import UNREADABLE
from toolkit.declare.wording import listed
from toolkit.distribution.approved import digest_of
from toolkit.distribution.approved import reported_rows
from toolkit.distribution.submissions import known_in
from toolkit.distribution.submissions import standing

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.declare.submission_life import Life

AT_ONCE = frozenset(HANDLING)
"""All of them; 合并 says that what a unit reported stands in the ledgers, whoever put it there."""


class UnknownUnitError(ToolkitError):
    """A unit that has no submission to take a step with."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        said = f"报来了的单位：{listed(known)}。" if known else "还没有单位报来。"
        super().__init__(f"没有“{name}”的报送可以退回。{said}", value=name)


class SeveralReportsError(ToolkitError):
    """A unit that has reported in several booklets, of which one may be meant."""

    def __init__(self, name: str, lives: Sequence[Life]) -> None:
        said = [_label(life.key) for life in lives]
        super().__init__(
            f"“{name}”报来了{len(lives)}份：{listed(f'“{each}”' for each in said)}。"
            f"请写明退回哪一份，如 --return {said[0]}；"
            "几份都退的，逐份退回。",
            value=name,
        )


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of the choices.

    Attributes:
        events: the steps to be taken, in the order of the sheet.
        refused: a sentence for each choice that cannot be followed.
        rows: the worksheet rows whose choice is followed, and is then cleared.
    """

    events: tuple[SubmissionEvent, ...] = ()
    refused: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftChosen:
    """A choice that stands in the sheet and is not followed.

    Attributes:
        row: its worksheet row.
        key: of which submission.
        choice: what was chosen.
    """

    row: int
    key: SubmissionKey
    choice: str


def left_chosen(case: Case, catalogue: Catalogue) -> tuple[LeftChosen, ...]:
    """The choices that stand in the sheet, for who does not follow them: a command never changes the workbook."""
    shown = catalogue.submissions
    if shown is None:
        return ()
    column = shown.columns.handling
    found = ((key, row, row.usable(column)) for key, row in known_in(case, shown).rows.items())
    return tuple(LeftChosen(row.at_row, key, str(step)) for key, row, step in found if step)


def not_handled(left: Sequence[LeftChosen]) -> list[dict[str, object]]:
    """They as `--json` lists them."""
    return [{**each.key._asdict(), "row": each.row, "handling": each.choice} for each in left]


def said_of_left(left: Sequence[LeftChosen], case: Case, catalogue: Catalogue) -> list[str]:
    """What a person is told of them, and of words in their column that are no choice at all."""
    shown = catalogue.submissions
    if shown is None:
        return []
    return [*([_not_followed(left, shown)] if left else []), *_unread(case, shown)]


def _not_followed(left: Sequence[LeftChosen], shown: SubmissionLedger) -> str:
    rows = listed([f"第{each.row}行{each.key.said}“{each.choice}”" for each in left])
    return (
        f"“{shown.ledger.sheet}”有{len(left)}行选了“{shown.columns.handling.heading}”，命令行没有照办：{rows}。"
        "请在台账里点“催报”或“回收合并”照办；退回的也可用 taizhang collect --into 台账 --return 单位 --why 原因。"
    )


def chosen(
    case: Case,
    catalogue: Catalogue,
    events: Sequence[SubmissionEvent],
    *,
    at: dt.datetime,
    who: str,
    steps: Collection[Step] = AT_ONCE,
) -> Handled:
    """The steps that the clerk chose in the sheet.

    Args:
        case: the workbook.
        catalogue: its activity; one that shows no submissions has no choices.
        events: the steps that the register holds.
        at: now, with a time zone.
        who: the login name.
        steps: those that are taken now; others stay chosen.
    """
    shown = catalogue.submissions
    if shown is None:
        return Handled()
    lives = standing(case, shown, events)
    rows = reported_rows(case, catalogue.dispatch, shown)
    taken: list[SubmissionEvent] = []
    refused, done = list(_unread(case, shown)), []
    for key, row in known_in(case, shown).rows.items():
        step = row.usable(shown.columns.handling)
        if step is None or Step(step) not in steps:
            continue
        event = _event(key, row, Step(step), case, shown, at=at, who=who)
        try:
            _refuse_another(event, case, shown)
            after(lives[key], event)
        except StepRefusedError as refusal:
            refused.append(f"“{row.sheet}”第{row.at_row}行：{refusal}")
            continue
        if event.step is Step.APPROVE:
            event = replace(event, sha256=digest_of(rows.get(key.whose, ())))
        taken.append(event)
        done.append(row.at_row)
    return Handled(tuple(taken), tuple(refused), tuple(done))


def sent_back(
    lives: Mapping[SubmissionKey, Life],
    unit: str,
    why: str,
    due: dt.date | None,
    *,
    at: dt.datetime,
    who: str,
) -> list[SubmissionEvent]:
    """The step that sends back what a unit reported last.

    Args:
        lives: where submissions stand.
        unit: its name as the sheet has it, or of several booklets the one that is meant, by the words in
            which it is told or by its receiver.
        why: every fault at once, parted by ；.
        due: the last day to report again.
        at: now, with a time zone.
        who: the login name.

    Raises:
        UnknownUnitError: the unit has reported nothing.
        SeveralReportsError: it has reported in several booklets.
        StepRefusedError: a step may not be taken.
    """
    came = [life for life in lives.values() if life.returned_on]
    exact = [life for life in came if _label(life.key) == unit]
    own = exact or [life for life in came if unit in _names(life.key)]
    if not own:
        raise UnknownUnitError(unit, list(dict.fromkeys(life.key.said for life in came)))
    batch = max(own, key=lambda life: (str(life.sent_on or ""), str(life.returned_on))).key.batch
    newest = [life for life in own if life.key.batch == batch]
    if len(newest) > 1:
        raise SeveralReportsError(unit, newest)
    events = [
        SubmissionEvent(life.key, Step.SEND_BACK, at, who, why=why, due=due) for life in newest
    ]
    try:
        for life, event in zip(newest, events, strict=True):
            after(life, event)
    except StepRefusedError as refusal:
        if outstanding := _sent_later(newest[0], lives.values()):
            raise StepRefusedError(f"{outstanding.key}还没有报来，没有可退回的。") from refusal
        raise
    return events


def _sent_later(last: Life, lives: Iterable[Life]) -> Life | None:
    """What was sent out for the same receiver after what it reported last: that is what a person means."""
    later = [
        life
        for life in lives
        if life.key.whose == last.key.whose
        and not life.returned_on
        and str(life.sent_on or "") > str(last.sent_on or "")
    ]
    return max(later, key=lambda life: str(life.sent_on), default=None)


def _label(key: SubmissionKey) -> str:
    """How one of several submissions of a unit is named, also its own."""
    return key.said if key.booklet else f"{key.unit}（本单位）"


def _names(key: SubmissionKey) -> set[str]:
    """What a person may call a submission by: its unit, its booklet, or the booklet's receiver alone."""
    return {key.unit, key.booklet, key.receiver} - {""}


def again_by(case: Case, shown: SubmissionLedger, today: dt.date) -> dt.date:
    """The last day to report again what is sent back today, a working day."""
    planned = today + dt.timedelta(days=shown.days_again(case))
    return Calendar(shown.holidays(case)).falls_on(planned)


def _event(
    key: SubmissionKey,
    row: Ledger,
    step: Step,
    case: Case,
    shown: SubmissionLedger,
    *,
    at: dt.datetime,
    who: str,
) -> SubmissionEvent:
    columns = shown.columns
    why = row.usable(columns.handling_why) or ""
    event = SubmissionEvent(key, step, at, who, why=why)
    if step is Step.APPROVE:
        typed = row.usable(columns.approved_by)
        return replace(event, by=typed or shown.unit(case, key.unit).deputy)
    if step is Step.SEND_BACK:
        typed_day = row.usable(columns.due_again)
        later = typed_day if typed_day and typed_day > at.date() else None
        return replace(event, due=later or again_by(case, shown, at.date()))
    return event


def _refuse_another(event: SubmissionEvent, case: Case, shown: SubmissionLedger) -> None:
    """Refuse who approves for another 分管领导 without a reason."""
    if event.step is not Step.APPROVE or event.why.strip():
        return
    deputy = shown.unit(case, event.key.unit).deputy
    if deputy and event.by != deputy:
        column = shown.columns.handling_why.heading
        raise StepRefusedError(
            f"“{shown.columns.approved_by.heading}”写的是{event.by}，{event.key.unit}的分管领导是{deputy}。"
            f"请改正，或者在“{column}”写明为什么由{event.by}核定。"
        )


def _unread(case: Case, shown: SubmissionLedger) -> list[str]:
    """The choices that are none."""
    column = shown.columns.handling
    return [
        f"“{row.sheet}”第{row.at_row}行“{column.heading}”填的不是{listed(HANDLING)}中的一项，没有照办，请从下拉中选择。"
        for row in case.rows(shown.ledger)
        if row.values_[column.position] is UNREADABLE
    ]
