"""Steps of submissions in the register of a working folder: read, and written down."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.submission_life import StepRefusedError
from toolkit.distribution.submissions import known_in
from toolkit.distribution.submissions import taken_over
from toolkit.register.errors import RegisterError
from toolkit.workplace.person import login_name
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.submission import SubmissionEvent


def registered_steps(folder: Path, activity: str) -> list[SubmissionEvent]:
    """The steps that the register of a working folder holds; none where there is no register.

    Raises:
        RegisterError: there is one and it cannot be read.
    """
    if not has_register(folder):
        return []
    return register_of(folder).submissions(activity)


def take_steps(
    folder: Path, case: Case, catalogue: Catalogue, events: Sequence[SubmissionEvent]
) -> list[SubmissionEvent]:
    """Write steps down; of submissions that the sheet alone knows, how they came there goes before.

    Returns:
        Those that were not written down before.

    Raises:
        StepRefusedError: one may not be taken; none was.
        RegisterError: there is no register, or it cannot be written.
    """
    shown = catalogue.submissions
    known = known_in(case, shown).lives if shown else {}
    wanted = {event.key for event in events}
    now = dt.datetime.now().astimezone()
    before = taken_over(
        [life for key, life in known.items() if key in wanted],
        shown.ledger.sheet if shown else "",
        now,
        login_name(),
    )
    return register_of(folder).submitted(catalogue.name, events, before)


def unregistered_steps(
    folder: Path, case: Case, catalogue: Catalogue, events: Sequence[SubmissionEvent]
) -> str:
    """Write steps down where there is a register; why they are not, as a sentence, else ""."""
    if not events or not has_register(folder):
        return ""
    try:
        take_steps(folder, case, catalogue, events)
    except (RegisterError, StepRefusedError) as error:
        return f"没有登记：{error}"
    return ""
