"""Opening, adding to and reading the register."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import TypeVar

from sqlalchemy import URL
from sqlalchemy import create_engine
from sqlalchemy import insert
from sqlalchemy import inspect
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import os_error
from toolkit.declare.errors import ToolkitError
from toolkit.register import schema
from toolkit.register.entries import PaperEntry
from toolkit.register.entries import Run
from toolkit.register.entries import SentEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy import Engine
    from sqlalchemy import RowMapping
    from sqlalchemy import Table

E = TypeVar("E", PaperEntry, SentEntry)

PATIENCE = 5.0  # -- seconds for another clerk's writing to end --


class RegisterError(ToolkitError):
    """The register cannot be read or written."""


class Register:
    """The register in one file; nothing is open between two calls, so that the file can be copied.

    Args:
        path: the SQLite file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def create(self) -> None:
        """Make the file with its tables; one that is there already stays as it is.

        Raises:
            RegisterError: the folder cannot be written, or something else has that name.
        """
        if self._path.exists():
            return
        with self._telling(), self._engine().begin() as connection:
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.register), {"version": schema.VERSION})

    def add(self, run: Run) -> int:
        """Write down a run whole or not at all; its number is returned.

        Raises:
            RegisterError: the file is missing, no register, held by another program, or read-only.
        """
        own = {"at": run.at.isoformat(timespec="seconds"), "as_of": run.as_of and str(run.as_of)}
        fields = {key: value for key, value in asdict(run).items() if key in schema.runs.c}
        with self._connected() as connection, connection.begin():
            row = {**fields, **own}
            number = connection.scalar(insert(schema.runs).returning(schema.runs.c.id), row)
            assert isinstance(number, int)
            _add_all(connection, schema.papers, number, run.papers)
            _add_all(connection, schema.sent, number, run.sent)
        return number

    def runs(self) -> list[tuple[int, Run]]:
        """All runs with their numbers, the earliest first.

        Raises:
            RegisterError: as `add`.
        """
        with self._connected() as connection:
            papers = _by_run(connection, schema.papers, PaperEntry)
            sent = _by_run(connection, schema.sent, SentEntry)
            rows = connection.execute(select(schema.runs).order_by(schema.runs.c.id)).mappings()
            return [
                (row["id"], _run(row, papers.get(row["id"], ()), sent.get(row["id"], ())))
                for row in rows
            ]

    def _engine(self) -> Engine:
        return create_engine(
            URL.create("sqlite", database=str(self._path)),  # -- a path may hold ? and # --
            connect_args={"timeout": PATIENCE},
            poolclass=NullPool,
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
        )

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if not self._path.is_file():
            raise RegisterError(
                f"没有登记库“{self._path}”。可用 taizhang new 新建工作文件夹。", file=self._path
            )
        with self._telling(), self._engine().connect() as connection:
            self._check(connection)
            yield connection

    def _check(self, connection: Connection) -> None:
        if not inspect(connection).has_table(schema.register.name):
            raise RegisterError(f"“{self._path}”不是登记库，请移走它，或从备份恢复原来的登记库。")
        version = connection.execute(select(schema.register.c.version)).scalar()
        if version is None:
            raise RegisterError(f"登记库“{self._path}”不完整，请从备份恢复，或移走后新建。")
        if version > schema.VERSION:
            raise RegisterError(
                f"登记库“{self._path}”由较新版本的台账工具箱建立，请升级后再用，登记库没有改动。"
            )
        connection.rollback()  # -- reading began a transaction --

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what the database says, in a sentence."""
        try:
            yield
        except OperationalError as error:
            disk = os_error(error)
            if "locked" in str(error.orig):
                why = f"登记库“{self._path}”正被别的程序占用，请稍后再试。"
            elif disk is not None:
                why = f"登记库{disk_sentence(disk, self._path)}"
            else:
                why = f"登记库“{self._path}”读写失败（{error.orig}），请检查磁盘。"
            raise RegisterError(why, file=self._path) from error
        except DatabaseError as error:
            raise RegisterError(
                f"“{self._path}”不是登记库，或已损坏，请移走它，或从备份恢复原来的登记库。"
            ) from error


def _add_all(
    connection: Connection, table: Table, run: int, entries: Sequence[PaperEntry | SentEntry]
) -> None:
    if entries:
        connection.execute(insert(table), [{**asdict(entry), "run": run} for entry in entries])


def _by_run(connection: Connection, table: Table, kind: type[E]) -> dict[int, list[E]]:
    found: dict[int, list[E]] = {}
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        fields = {key: value for key, value in row.items() if key not in {"id", "run"}}
        found.setdefault(row["run"], []).append(kind(**fields))
    return found


def _run(row: RowMapping, papers: Sequence[PaperEntry], sent: Sequence[SentEntry]) -> Run:
    fields = {key: value for key, value in row.items() if key != "id"}
    fields["at"] = dt.datetime.fromisoformat(row["at"])
    fields["as_of"] = dt.date.fromisoformat(row["as_of"]) if row["as_of"] else None
    return Run(**fields, papers=tuple(papers), sent=tuple(sent))
