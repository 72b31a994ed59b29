"""Whether all of a register still stands: its chain holds, and its tables say what its journal says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.register import journal
from toolkit.register.journal import Event
from toolkit.register.run_rows import read_changes
from toolkit.register.run_rows import read_runs
from toolkit.register.submission_rows import said_of_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def changed_by_others(connection: Connection) -> str | None:
    """What was changed by another hand, as a sentence; None where everything stands."""
    number = journal.broken_at(connection)
    if number is not None:
        return f"登记库第{number}条登记与前后不衔接，被别的程序改动过。"
    if sorted(_tabled(connection)) != sorted(_journalled(connection)):
        return "登记库各表的内容与留痕不一致，被别的程序改动过。"
    return None


def _tabled(connection: Connection) -> Iterator[str]:
    """All that the tables hold, in the words of the journal."""
    for entry in read_runs(connection):
        yield journal.canonical(journal.subject_of_run(entry.number, entry.run))
        if entry.ended:
            ending = (entry.number, entry.standing, entry.ended, entry.why)
            yield journal.canonical(journal.subject_of_ending(*ending))
    yield from map(journal.canonical, map(journal.subject_of_change, read_changes(connection)))
    yield from map(journal.canonical, said_of_steps(connection))


def _journalled(connection: Connection) -> Iterator[str]:
    """All that the journal says of what stands in tables; of a run that ended twice, the last word."""
    kept = (Event.BEGUN, Event.ADOPTED, Event.CHANGED, Event.SUBMITTED)
    yield from journal.subjects(connection, *kept)
    endings = journal.subjects(connection, Event.ENDED)
    yield from {json.loads(words)["run"]: words for words in endings}.values()
