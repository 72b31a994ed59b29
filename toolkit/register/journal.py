"""The journal: every event of the register in order, each chained to the one before by its hash.

Who changes a row afterwards breaks the chain from there on, or has to write all later entries anew;
the head that was printed on a 核对单 then no longer stands in it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert
from sqlalchemy import select

from toolkit.register import schema
from toolkit.register.entries import Entry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from toolkit.register.entries import Change
    from toolkit.register.entries import Run
    from toolkit.register.entries import Standing


class Event(StrEnum):
    """What a journal entry is about."""

    FOUNDED = "建立"
    BEGUN = "开始"
    ENDED = "结束"
    CHANGED = "改动"
    ADOPTED = "补登"  # -- a run of a version that had no journal --
    MOVED = "迁址"
    SUBMITTED = "报送"


def append(
    connection: Connection, event: Event, said: Iterable[tuple[str, Mapping[str, object]]]
) -> str:
    """Add entries, of each its moment and its subject, in order; the last one's digest, the head, is returned.

    The caller holds the right to write, so that no other entry comes between.
    """
    digest = head(connection)
    rows = []
    for at, subject in said:
        words = canonical(subject)
        digest = _digest(digest, at, event, words)
        rows.append({"at": at, "event": str(event), "subject": words, "digest": digest})
    if rows:
        connection.execute(insert(schema.journal), rows)
    return digest


def head(connection: Connection) -> str:
    """The digest of the newest entry, in hexadecimal; "" where there is none."""
    newest = select(schema.journal.c.digest).order_by(schema.journal.c.id.desc()).limit(1)
    return connection.scalar(newest) or ""


def entries_with(connection: Connection, start: str) -> Iterator[Entry]:
    """The entries whose digest begins so, the earliest first."""
    run = 0
    for row in _entries(connection):
        if row["event"] in {Event.BEGUN, Event.ADOPTED}:
            run = json.loads(str(row["subject"]))["run"]
        number, digest = row["id"], str(row["digest"])
        if digest.startswith(start):
            assert isinstance(number, int)
            yield Entry(number, str(row["at"]), str(row["event"]), digest, run)


def broken_at(connection: Connection) -> int | None:
    """The number of the first entry that does not continue the chain; None where all do."""
    before = ""
    for row in _entries(connection):
        if row["digest"] != _digest(before, row["at"], row["event"], row["subject"]):
            number = row["id"]
            assert isinstance(number, int)
            return number
        before = str(row["digest"])
    return None


def subjects(connection: Connection, *events: Event) -> Iterator[str]:
    """What the entries of these kinds say, as canonical JSON, in order."""
    for row in _entries(connection):
        if row["event"] in events:
            yield str(row["subject"])


def subject_of_run(number: int, run: Run) -> dict[str, object]:
    """A run as its entry says it, wherever it is read back from."""
    said = asdict(run)
    day = run.as_of.isoformat() if run.as_of else None
    own = {"run": number, "at": run.at.isoformat(timespec="seconds"), "as_of": day}
    for later in ("folder", "issued", "delivered"):
        if not said[later]:
            del said[later]  # -- entries of versions that knew none stay as they were hashed --
    return {**said, **own, "settings": dict(run.settings)}


def subject_of_ending(
    number: int, standing: Standing, ended: dt.datetime, why: str
) -> dict[str, object]:
    """What became of a run as its entry says it."""
    when = ended.isoformat(timespec="seconds")
    return {"run": number, "standing": str(standing), "ended": when, "why": why}


def subject_of_change(change: Change) -> dict[str, object]:
    """A change as its entry says it."""
    return {**asdict(change), "at": change.at.isoformat(timespec="seconds")}


def canonical(subject: Mapping[str, object]) -> str:
    """JSON of one spelling: sorted keys, no blanks, as it is hashed."""
    return json.dumps(subject, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _entries(connection: Connection) -> Iterator[Mapping[str, object]]:
    rows = connection.execute(select(schema.journal).order_by(schema.journal.c.id)).mappings()
    yield from ({**row} for row in rows)


def _digest(before: str, at: object, event: object, subject: object) -> str:
    return hashlib.sha256(f"{before}\n{at}\n{event}\n{subject}".encode()).hexdigest()
