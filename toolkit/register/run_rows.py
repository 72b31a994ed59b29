"""Runs and changes as rows of the tables, and read back from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import TypeVar

from sqlalchemy import func
from sqlalchemy import select

from toolkit.register import schema
from toolkit.register.entries import Change
from toolkit.register.entries import DeliveredEntry
from toolkit.register.entries import FileEntry
from toolkit.register.entries import FileOfRun
from toolkit.register.entries import How
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import PaperEntry
from toolkit.register.entries import Run
from toolkit.register.entries import RunEntry
from toolkit.register.entries import SentEntry
from toolkit.register.entries import Standing
from toolkit.register.entries import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy import RowMapping
    from sqlalchemy import Table

Part = PaperEntry | SentEntry | FileEntry | IssuedEntry | DeliveredEntry
E = TypeVar("E", PaperEntry, SentEntry, FileEntry, IssuedEntry, DeliveredEntry)


def parts_of(run: Run) -> tuple[tuple[Table, Sequence[Part]], ...]:
    """What a run consists of, with the table that keeps it."""
    return (
        (schema.papers, run.papers),
        (schema.sent, run.sent),
        (schema.files, run.files),
        (schema.issued, run.issued),
        (schema.delivered, run.delivered),
    )


def fields_of(entry: Part) -> dict[str, object]:
    """A part of a run as a row; drivers take plain texts alone, no enumeration."""
    return {name: str(v) if isinstance(v, StrEnum) else v for name, v in asdict(entry).items()}


def read_runs(connection: Connection) -> list[RunEntry]:
    """All runs, the earliest first."""
    papers = _by_run(connection, schema.papers, PaperEntry)
    sent = _by_run(connection, schema.sent, SentEntry)
    files = _by_run(connection, schema.files, FileEntry)
    issued = _by_run(connection, schema.issued, IssuedEntry)
    delivered = _by_run(connection, schema.delivered, DeliveredEntry)
    rows = connection.execute(select(schema.runs).order_by(schema.runs.c.id)).mappings()
    read = []
    for row in rows:
        number = row["id"]
        run = replace(
            _run(row),
            papers=tuple(papers.get(number, ())),
            sent=tuple(sent.get(number, ())),
            files=tuple(files.get(number, ())),
            issued=tuple(replace(e, use=Use(e.use)) for e in issued.get(number, ())),
            delivered=tuple(replace(e, how=How(e.how)) for e in delivered.get(number, ())),
        )
        ended = dt.datetime.fromisoformat(row["ended"]) if row["ended"] else None
        read.append(RunEntry(number, run, Standing(row["standing"]), ended, row["why"]))
    return read


def read_changes(connection: Connection) -> list[Change]:
    """All changes of cells and 说明, the earliest first."""
    rows = connection.execute(select(schema.changes).order_by(schema.changes.c.id)).mappings()
    return [_change(row) for row in rows]


def last_changes(connection: Connection, start: str) -> list[Change]:
    """Of each workbook the last change for each reason that begins so, the earliest first."""
    columns = schema.changes.c
    last = (
        select(func.max(columns.id))
        .where(columns.why.startswith(start, autoescape=True))
        .group_by(columns.file, columns.why)
    )
    rows = connection.execute(
        select(schema.changes).where(columns.id.in_(last)).order_by(columns.id)
    ).mappings()
    return [_change(row) for row in rows]


def files_of_step(connection: Connection, step: str) -> list[FileOfRun]:
    """The files that runs of a step have written, the earliest first."""
    runs, files = schema.runs.c, schema.files.c
    rows = connection.execute(
        select(runs.at, runs.folder, runs.book, files.path)
        .join(schema.files, files.run == runs.id)
        .where(runs.step == step, runs.standing == str(Standing.DONE))
        .order_by(files.id)
    )
    return [FileOfRun(dt.datetime.fromisoformat(at), *where) for at, *where in rows]


def _change(row: RowMapping) -> Change:
    fields = {str(key): value for key, value in row.items() if key != "id"}
    return Change(**{**fields, "at": dt.datetime.fromisoformat(row["at"])})


def _by_run(connection: Connection, table: Table, kind: type[E]) -> dict[int, list[E]]:
    found: dict[int, list[E]] = {}
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        fields = {key: value for key, value in row.items() if key not in {"id", "run"}}
        found.setdefault(row["run"], []).append(kind(**fields))
    return found


def _run(row: RowMapping) -> Run:
    """A run without its parts."""
    beside = {"id", "standing", "ended", "why"}
    fields = {str(key): value for key, value in row.items() if key not in beside}
    fields["at"] = dt.datetime.fromisoformat(row["at"])
    fields["as_of"] = dt.date.fromisoformat(row["as_of"]) if row["as_of"] else None
    return Run(**fields)
