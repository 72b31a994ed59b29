"""Days that an activity's ledgers fix, beside those by which its duties are due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable

    from toolkit.declare.case import Case
    from toolkit.declare.outcome import Place


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is to happen, or to be done, on a day.

    Attributes:
        day: when, or by when.
        what: in a few words.
        subject: whom or what it is about.
        fact: how it stands, as a sentence.
        place: a cell that tells of it.
    """

    day: dt.date
    what: str
    subject: str
    fact: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What an activity has in its calendar; a module's own is found by its kind.

    Attributes:
        appointments: from the case, with the rows of later days, to all of them in any order.
    """

    appointments: Callable[[Case], Iterable[Appointment]]
