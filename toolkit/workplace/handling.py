"""What the clerk chose beside submissions, taken: steps in the register, and the papers that a 更正 touches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.button import REMIND
from toolkit.declare.submission import Step
from toolkit.declare.submission_life import StepRefusedError
from toolkit.declare.wording import listed
from toolkit.distribution.approved import reported_rows
from toolkit.distribution.submissions import standing
from toolkit.register.errors import RegisterError
from toolkit.usecases.handling import again_by
from toolkit.usecases.handling import chosen
from toolkit.usecases.handling import sent_back
from toolkit.usecases.reminding import shown_in
from toolkit.workplace.figures_resting import few
from toolkit.workplace.figures_resting import papers_with
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.opening import read_case
from toolkit.workplace.opening import silence
from toolkit.workplace.person import login_name
from toolkit.workplace.register_place import has_register
from toolkit.workplace.submission_steps import registered_steps
from toolkit.workplace.submission_steps import take_steps
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.submission import SubmissionEvent


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the choices.

    Attributes:
        events: the steps that were taken.
        refused: a sentence for each that was not.
        told: what is to be told: the papers that used a figure which is now corrected.
        rows: the worksheet rows whose choice is followed.
    """

    events: tuple[SubmissionEvent, ...] = ()
    refused: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


def take_chosen(
    book: Path, case: Case, catalogue: Catalogue, tell: Callable[[str], None] = silence
) -> Taken:
    """Take the steps that the clerk chose in the sheet of a workbook; they stand in its folder's register.

    A register is founded where there is none.
    """
    home, now = book.parent, dt.datetime.now().astimezone()
    try:
        known = registered_steps(home, catalogue.name)
        found = chosen(case, catalogue, known, at=now, who=login_name())
        if not found.events:
            return Taken(refused=found.refused)
        if not has_register(home):
            with writing(REMIND.caption, book, home / PAPERS_FOLDER, tell):
                pass  # -- that founds it --
        take_steps(home, case, catalogue, found.events)
    except (RegisterError, StepRefusedError) as error:
        return Taken(refused=(f"“处理”没有照办：{error}",))
    told = tuple(_corrected(home, case, catalogue, found.events))
    return Taken(found.events, found.refused, told, found.rows)


def send_back(
    home: Path, case: Case, catalogue: Catalogue, unit: str, why: str, due: dt.date | None = None
) -> list[SubmissionEvent]:
    """Send back what a unit reported last: `collect --return UNIT --why`.

    Args:
        home: the working folder.
        case: its workbook.
        catalogue: the activity.
        unit: its name as the sheet has it.
        why: every fault at once.
        due: the last day to report again; None for as many days as the activity's parameter says.

    Raises:
        NoSubmissionsError, UnknownUnitError, StepRefusedError, RegisterError: nothing is written then.
    """
    shown, now = shown_in(catalogue), dt.datetime.now().astimezone()
    lives = standing(case, shown, registered_steps(home, catalogue.name))
    by = due or again_by(case, shown, now.date())
    events = sent_back(lives, unit, why, by, at=now, who=login_name())
    return take_steps(home, case, catalogue, events)


def send_back_in(
    book: Path, unit: str, why: str, due: dt.date | None = None
) -> list[SubmissionEvent]:
    """The same with a workbook file, in whose folder a register is founded where there is none.

    Raises:
        ToolkitError: as `send_back`, or one sentence for whatever is wrong with the workbook.
    """
    opened, case = read_case(book, None)
    shown_in(opened.catalogue)
    if not has_register(book.parent):
        with writing(
            COLLECT.caption, book, book.parent / PAPERS_FOLDER, silence, of_its_rows=False
        ):
            pass  # -- that founds it --
    return send_back(book.parent, case, opened.catalogue, unit, why, due)


def _corrected(
    home: Path, case: Case, catalogue: Catalogue, events: Sequence[SubmissionEvent]
) -> Iterator[str]:
    """For each 更正, the papers whose figures were counted from the unit's rows."""
    opened = [event.key for event in events if event.step is Step.CORRECT]
    if not opened:
        return
    rows = reported_rows(case, catalogue.dispatch, shown_in(catalogue))
    for key in opened:
        papers = dict(papers_with(home, rows.get(key.whose, ())))
        said = listed(f"《{name}》（{few(names)}）" for name, names in papers.items())
        used = f"用过它的数的公文：{said}，请逐份核对。" if papers else "没有找到用过它的数的公文。"
        yield f"{key}已更正，可以改了，改好再核定。{used}"
