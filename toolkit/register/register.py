"""Opening, adding to and reading the register."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from toolkit.register import journal
from toolkit.register import schema
from toolkit.register.database import Database
from toolkit.register.entries import Entry
from toolkit.register.entries import Identity
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.register.journal import Event
from toolkit.register.numbers import refuse_taken
from toolkit.register.run_rows import fields_of
from toolkit.register.run_rows import files_of_step
from toolkit.register.run_rows import last_changes
from toolkit.register.run_rows import parts_of
from toolkit.register.run_rows import read_changes
from toolkit.register.run_rows import read_runs
from toolkit.register.submission_rows import fields_of_step
from toolkit.register.submission_rows import new_steps
from toolkit.register.submission_rows import steps_of
from toolkit.register.untouched import changed_by_others

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import URL
    from sqlalchemy import Connection

    from toolkit.declare.submission import SubmissionEvent
    from toolkit.register.entries import Change
    from toolkit.register.entries import FileOfRun
    from toolkit.register.entries import Run
    from toolkit.register.entries import RunEntry

KEY_BYTES = 32


class Register:
    """The register: one SQLite file in a working folder, or a database that several share.

    Args:
        where: the file, or the database's address.
        now: the clock, for what is written down without a time of its own.
    """

    def __init__(
        self,
        where: Path | URL,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        self._database = Database(where, self._adopt)
        self._now = now

    @property
    def where(self) -> Path | URL:
        """The file, or the database's address, whose password is not shown as text."""
        return self._database.where

    @property
    def name(self) -> str:
        """What a sentence calls it: the path, or the address as a person would write it, without password."""
        return self._database.name

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server, for several working folders."""
        return self._database.is_shared

    @property
    def exists(self) -> bool:
        """Whether it is there, sound or not."""
        return self._database.exists

    def create(self, folder: str = "", *, follows: str = "") -> None:
        """Make it with its tables and a name of its own; one that is there already stays as it is.

        Args:
            folder: the working folder that it is for.
            follows: the head of the register in whose place it comes.

        Raises:
            RegisterError: the folder cannot be written, or something else has that name.
        """
        if self.exists:
            return
        with self._database.whole_or_none(), self._database.founding() as connection:
            if connection is None:
                return
            identity = Identity(uuid.uuid4().hex, folder, secrets.token_hex(KEY_BYTES), follows)
            row = {"version": schema.VERSION, **asdict(identity)}
            connection.execute(insert(schema.register), row)
            self._enter(connection, Event.FOUNDED, _public(identity))

    def begin(self, run: Run) -> int:
        """Write down what a run is about to write, before any of it stands in its place.

        Returns:
            The run's number.

        Raises:
            RegisterError: the register is missing, no register, held by another program, or read-only.
            NumberTakenError: a number that it is about to use is another's.
        """
        with self._database.writing() as connection:
            return self._begin(connection, run)

    def end(self, number: int, standing: Standing = Standing.DONE, why: str = "") -> None:
        """Write down what became of a run.

        Raises:
            RegisterError: as `begin`; or there is no such run.
        """
        with self._database.writing() as connection:
            self._end(connection, number, standing, why)

    def add(self, run: Run) -> int:
        """Write down a run that is done already; its number is returned.

        Raises:
            RegisterError: as `begin`.
        """
        with self._database.writing() as connection:
            number = self._begin(connection, run)
            self._end(connection, number, Standing.DONE, "")
        return number

    def runs(self) -> list[RunEntry]:
        """All runs, the earliest first.

        Raises:
            RegisterError: as `begin`.
        """
        with self._database.reading() as connection:
            return read_runs(connection)

    def pending(self) -> list[RunEntry]:
        """The runs of which nobody has said how they ended."""
        return [each for each in self.runs() if each.standing is Standing.PENDING]

    def record(self, changes: Sequence[Change]) -> None:
        """Write down changes of cells and 说明.

        Raises:
            RegisterError: as `begin`.
        """
        if not changes:
            return
        with self._database.writing() as connection:
            subjects = [journal.subject_of_change(change) for change in changes]
            connection.execute(insert(schema.changes), subjects)
            self._enter(connection, Event.CHANGED, *subjects)

    def changes(self) -> list[Change]:
        """All changes, the earliest first."""
        with self._database.reading() as connection:
            return read_changes(connection)

    def reasons(self, start: str) -> list[Change]:
        """Of each workbook the last change for each reason that begins so, the earliest first."""
        with self._database.reading() as connection:
            return last_changes(connection, start)

    def files_of(self, step: str) -> list[FileOfRun]:
        """The files that runs of a step have written, the earliest first."""
        with self._database.reading() as connection:
            return files_of_step(connection, step)

    def submitted(
        self,
        activity: str,
        events: Sequence[SubmissionEvent],
        before: Sequence[SubmissionEvent] = (),
    ) -> list[SubmissionEvent]:
        """Write down steps of submissions: all of them, or on a refusal none.

        A step that was taken with the same file before is not taken twice.

        Args:
            activity: whose submissions they are.
            events: the earliest first.
            before: what is known from elsewhere of submissions of which the register has no step yet.

        Returns:
            The steps of `events` that were written down now.

        Raises:
            StepRefusedError: a step may not be taken where its submission stands.
            RegisterError: as `begin`.
        """
        if not events:
            return []
        with self._database.writing() as connection:
            written, fresh = new_steps(steps_of(connection, activity), events, before)
            rows = [fields_of_step(activity, event) for event in written]
            if rows:
                connection.execute(insert(schema.submissions), rows)
            self._enter(connection, Event.SUBMITTED, *rows)
        return fresh

    def submissions(self, activity: str) -> list[SubmissionEvent]:
        """All steps of an activity's submissions, the earliest first.

        Raises:
            RegisterError: as `begin`.
        """
        with self._database.reading() as connection:
            return steps_of(connection, activity)

    def identity(self) -> Identity:
        """Which register this is.

        Raises:
            RegisterError: as `begin`.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(schema.register)).mappings().one()
            return Identity(row["number"], row["folder"], row["key"], row["follows"])

    def move_to(self, folder: str) -> None:
        """Write down that the working folder is now at another place."""
        with self._database.writing() as connection:
            connection.execute(update(schema.register), {"folder": folder})
            self._enter(connection, Event.MOVED, {"folder": folder})

    def head(self) -> str:
        """The digest at the end of the chain: whoever has it can tell later whether all still stands."""
        with self._database.reading() as connection:
            return journal.head(connection)

    def entries_with(self, start: str) -> list[Entry]:
        """The journal's entries whose digest begins so: where a head that was printed stands.

        Raises:
            RegisterError: as `begin`.
        """
        with self._database.reading() as connection:
            return [*journal.entries_with(connection, start)]

    def broken(self) -> str | None:
        """What was changed by another hand, as a sentence; None where everything stands.

        The chain must hold, and the tables must say what the journal says.
        """
        with self._database.reading() as connection:
            return changed_by_others(connection)

    def _adopt(self, connection: Connection) -> None:
        """Give a register that was just migrated its name, and its old runs their entries, if it has none."""
        if connection.scalar(select(schema.register.c.number)):
            return
        identity = Identity(uuid.uuid4().hex, "", secrets.token_hex(KEY_BYTES))
        connection.execute(update(schema.register), asdict(identity))
        self._enter(connection, Event.FOUNDED, _public(identity))
        for entry in read_runs(connection):
            subject = journal.subject_of_run(entry.number, entry.run)
            self._enter(connection, Event.ADOPTED, subject)

    def _begin(self, connection: Connection, run: Run) -> int:
        fields = {key: value for key, value in asdict(run).items() if key in schema.runs.c}
        own = {"at": _text(run.at), "as_of": run.as_of and str(run.as_of)}
        if run.issued:
            refuse_taken(read_runs(connection), run.issued)
        row = {**fields, **own, "standing": str(Standing.PENDING)}
        number = connection.scalar(insert(schema.runs).returning(schema.runs.c.id), row)
        assert isinstance(number, int)
        for table, entries in parts_of(run):
            rows = [{**fields_of(entry), "run": number} for entry in entries]
            if rows:
                connection.execute(insert(table), rows)
        self._enter(connection, Event.BEGUN, journal.subject_of_run(number, run))
        return number

    def _end(self, connection: Connection, number: int, standing: Standing, why: str) -> None:
        subject = journal.subject_of_ending(number, standing, self._now(), why)
        row = {key: value for key, value in subject.items() if key != "run"}
        of_run = update(schema.runs).where(schema.runs.c.id == number)
        if not connection.execute(of_run, row).rowcount:
            raise RegisterError(f"登记库“{self._database.name}”里没有第{number}次登记。")
        self._enter(connection, Event.ENDED, subject)

    def _enter(self, connection: Connection, event: Event, *subjects: Mapping[str, object]) -> None:
        journal.append(connection, event, [(_text(self._now()), each) for each in subjects])


def _public(identity: Identity) -> dict[str, object]:
    """What the journal says of a register: not its key."""
    return {"number": identity.number, "folder": identity.folder, "follows": identity.follows}


def _text(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")
