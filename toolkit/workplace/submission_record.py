"""Sending out and collecting written down as steps of submissions; what is approved is not collected into."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.layout import SYSTEM_RECEIVER
from toolkit.declare.layout import SYSTEM_RECEIVERS
from toolkit.declare.submission import Step
from toolkit.declare.submission_life import StepRefusedError
from toolkit.declare.submission_life import after
from toolkit.declare.submission_life import beginning
from toolkit.declare.wording import listed
from toolkit.distribution.submissions import standing
from toolkit.reading.tables import system_values
from toolkit.register.errors import RegisterError
from toolkit.usecases.submission_record import CameBack
from toolkit.usecases.submission_record import batch_in
from toolkit.usecases.submission_record import batch_of
from toolkit.usecases.submission_record import came_back
from toolkit.usecases.submission_record import dispatched
from toolkit.usecases.submission_record import key_of_booklet
from toolkit.workplace.person import login_name
from toolkit.workplace.register_place import has_register
from toolkit.workplace.stage import sha256_of
from toolkit.workplace.submission_steps import registered_steps
from toolkit.workplace.submission_steps import take_steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.submission import SubmissionEvent
    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_life import Life
    from toolkit.reading.workbook import Sheet
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.returned import KnownReturn


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is to be told of steps that were to be written down, and whether the register could take them."""

    told: tuple[str, ...] = ()
    is_down: bool = True


def record_dispatch(
    home: Path, case: Case, catalogue: Catalogue, sent: Sequence[tuple[Booklet, str, Path]]
) -> tuple[str, ...]:
    """Write down that booklets were sent out, each with its version and its file; what is to be told."""
    files = [
        (booklet, version, path.name, sha256_of(path))
        for booklet, version, path in sent
        if path.is_file()
    ]
    now = dt.datetime.now().astimezone()
    events = [*dispatched(case, catalogue, files, at=now, who=login_name())]
    return _record(home, case, catalogue, events).told


def steps_of_returns(
    collected: Collected,
    workbooks: Mapping[str, Workbook],
    paths: Mapping[str, Path],
    again: dt.date,
    now: dt.datetime,
) -> list[SubmissionEvent]:
    """The steps of what came back; `workbooks` and `paths` are by file name.

    `now` is the moment that stands in the trail of the workbook too.
    """
    office = collected.office
    returns = [
        CameBack(
            each.known.booklet,
            each.known.file,
            sha256_of(paths[each.known.file]),
            each.known.version,
            workbooks[each.known.file].sheets,
            each.faults,
            merged=not (collected.whole and each.faults),
        )
        for each in collected.taken
    ]
    return [*came_back(office.case, office.catalogue, returns, again, at=now, who=login_name())]


def record_returns(home: Path, office: OfficeBook, events: Sequence[SubmissionEvent]) -> Recorded:
    """Write down the steps of what came back, before the files are moved."""
    return _record(home, office.case, office.catalogue, events)


def standing_after(
    home: Path, office: OfficeBook, events: Sequence[SubmissionEvent]
) -> Mapping[SubmissionKey, Life]:
    """Where submissions will stand once these steps are taken; empty where nobody can write them down."""
    shown = office.catalogue.submissions
    if shown is None or not has_register(home):
        return {}
    try:
        lives = standing(office.case, shown, registered_steps(home, office.catalogue.name))
        _allowed(lives, events)
    except (RegisterError, StepRefusedError):
        return {}
    return lives


class Locks:
    """What was approved in a working folder, into which nothing is merged.

    Args:
        home: the folder.
        case: its workbook.
        catalogue: the activity.
        booklets: what would be sent to whom now.
    """

    def __init__(
        self, home: Path, case: Case, catalogue: Catalogue, booklets: Sequence[Booklet]
    ) -> None:
        self._case, self._catalogue = case, catalogue
        self._booklets = {(each.kind.name, each.key): each for each in booklets}
        self._lives: Mapping[SubmissionKey, Life] = {}
        if catalogue.submissions is not None:
            try:
                events = registered_steps(home, catalogue.name)
            except RegisterError:
                events = []
            self._lives = standing(case, catalogue.submissions, events)

    @property
    def all_steps(self) -> list[SubmissionEvent]:
        """All steps that were written down, by submission."""
        return [event for life in self._lives.values() for event in life.events]

    def steps(self, known: KnownReturn) -> Sequence[SubmissionEvent]:
        """The steps of the submission that a return is of; none where nobody wrote them down."""
        batch = known.batch or batch_of(self._case, self._catalogue)
        key = key_of_booklet(known.booklet, batch, self._case, self._catalogue)
        life = self._lives.get(key) if key else None
        return life.events if life else ()

    def why_not(self, sheets: Sequence[Sheet]) -> str:
        """Why a file that came back is not merged, as a sentence; "" where nothing stands against it."""
        facts = system_values(sheets)
        receiver = facts.get(SYSTEM_RECEIVERS, ""), facts.get(SYSTEM_RECEIVER, "")
        booklet = self._booklets.get(receiver)
        if booklet is None:
            return ""
        batch = batch_in(sheets, self._case, self._catalogue)
        key = key_of_booklet(booklet, batch, self._case, self._catalogue)
        life = self._lives.get(key) if key else None
        if life is None or not life.is_locked or not life.events:
            return ""  # -- what a sheet alone calls approved was sent out anew: it is told, not refused --
        when = f"（{life.approved_by}，{life.approved_on}）" if life.approved_on else ""
        return f"{key}已核定{when}，没有并入。要改的，先在“处理”选“更正”、写明原因，再合并。"


def _record(
    home: Path, case: Case, catalogue: Catalogue, events: Sequence[SubmissionEvent]
) -> Recorded:
    """Write down the steps that may be taken."""
    if catalogue.submissions is None or not events or not has_register(home):
        return Recorded()
    try:
        lives = standing(case, catalogue.submissions, registered_steps(home, catalogue.name))
        allowed, told = _allowed(lives, events)
        take_steps(home, case, catalogue, allowed)
    except (RegisterError, StepRefusedError) as error:
        said = f"报送到了哪一步没有登记：{error}"
        return Recorded((said,), is_down=isinstance(error, StepRefusedError))
    return Recorded(told)


def _allowed(
    lives: dict[SubmissionKey, Life], events: Sequence[SubmissionEvent]
) -> tuple[list[SubmissionEvent], tuple[str, ...]]:
    allowed: list[SubmissionEvent] = []
    locked: list[str] = []
    told: list[str] = []
    for event in events:
        life = lives.get(event.key)
        if life and life.has_taken(event):
            continue
        if life and life.is_locked and not life.events and event.step is Step.RECEIVE:
            said = f"台账里写着已核定，又报来《{event.file}》"
            life = _take(lives, allowed, life, replace(event, step=Step.CORRECT, why=said))
            told.append(f"{event.key}：{said}，已收下，请核对后重新核定。")
        try:
            _take(lives, allowed, life, event)
        except StepRefusedError as refusal:
            if event.step is Step.DISPATCH:
                locked.append(str(event.key))
            else:
                told.append(str(refusal))
    if locked:
        told.append(f"已经核定的没有记作再次下发：{listed(locked)}。")
    return allowed, tuple(told)


def _take(
    lives: dict[SubmissionKey, Life],
    allowed: list[SubmissionEvent],
    life: Life | None,
    event: SubmissionEvent,
) -> Life:
    stepped = lives[event.key] = after(life, event) if life else beginning(event)
    allowed.append(event)
    return stepped
