"""Steps of submissions as rows of their table, and read back from them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import after
from toolkit.declare.submission_life import beginning
from toolkit.declare.submission_life import lives
from toolkit.register import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy import RowMapping


def fields_of_step(activity: str, event: SubmissionEvent) -> dict[str, object]:
    """A step as a row, and as its journal entry says it."""
    return {
        "activity": activity,
        **event.key._asdict(),
        "step": str(event.step),
        "at": event.at.isoformat(timespec="seconds"),
        "who": event.who,
        "by": event.by,
        "why": event.why,
        "due": event.due.isoformat() if event.due else "",
        "version": event.version,
        "file": event.file,
        "sha256": event.sha256,
        "nothing_new": dict(event.nothing_new),
    }


def new_steps(
    there: Sequence[SubmissionEvent],
    events: Sequence[SubmissionEvent],
    before: Sequence[SubmissionEvent],
) -> tuple[list[SubmissionEvent], list[SubmissionEvent]]:
    """What is to be written down so that these steps are taken, and which of them are new.

    Raises:
        StepRefusedError: a step may not be taken where its submission stands.
    """
    stood = lives(there)
    unknown = [each for each in before if each.key not in stood]
    stood |= lives(unknown)
    fresh = []
    for event in events:
        life = stood.get(event.key)
        if life is None or not life.has_taken(event):
            stood[event.key] = after(life, event) if life else beginning(event)
            fresh.append(event)
    return [*unknown, *fresh], fresh


def steps_of(connection: Connection, activity: str) -> list[SubmissionEvent]:
    """The steps of an activity's submissions, the earliest first."""
    return [_step(row) for row in _rows(connection) if row["activity"] == activity]


def said_of_steps(connection: Connection) -> Iterator[dict[str, object]]:
    """All steps as their journal entries say them."""
    return (fields_of_step(row["activity"], _step(row)) for row in _rows(connection))


def _rows(connection: Connection) -> Sequence[RowMapping]:
    steps = select(schema.submissions).order_by(schema.submissions.c.id)
    return connection.execute(steps).mappings().all()


def _step(row: RowMapping) -> SubmissionEvent:
    return SubmissionEvent(
        SubmissionKey(row["batch"], row["unit"], row["booklet"]),
        Step(row["step"]),
        dt.datetime.fromisoformat(row["at"]),
        row["who"],
        row["by"],
        row["why"],
        dt.date.fromisoformat(row["due"]) if row["due"] else None,
        row["version"],
        row["file"],
        row["sha256"],
        row["nothing_new"],
    )
