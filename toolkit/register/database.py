"""The register's database: connections that wait for each other, migrations, faults as sentences."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy import inspect
from sqlalchemy import select
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import os_error
from toolkit.register import schema
from toolkit.register.errors import RegisterDamagedError
from toolkit.register.errors import RegisterError
from toolkit.register.errors import RegisterMissingError
from toolkit.register.server import TAKEN
from toolkit.register.server import address_of
from toolkit.register.server import server_engine
from toolkit.register.server import server_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy import Engine

PATIENCE = 5.0  # -- seconds for another clerk's writing to end --
FIRST = "0001"  # -- the migration that versions without migrations stand at --
REVISIONS = "alembic_version"
TABLES_LOCK = 20120314  # -- the number that a PostgreSQL server's clients agree on --


class Database:
    """One database; nothing is open between two calls, so that a file of it can be copied.

    Args:
        where: an SQLite file, or the address of a database on a server.
        adopt: what is done to a register of an older version once its tables are migrated.
    """

    def __init__(self, where: Path | URL, adopt: Callable[[Connection], None]) -> None:
        self.where = where
        self._adopt = adopt
        self._file = where if isinstance(where, Path) else None

    @property
    def name(self) -> str:
        """The file, or the address as a person would write it, without its password."""
        return str(self.where) if isinstance(self.where, Path) else address_of(self.where)

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server."""
        return self._file is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to a register of this version; an older one is brought to it first.

        Raises:
            RegisterError: a sentence for whatever is wrong with it.
        """
        self._refuse_missing()
        with self._telling(), self._engine.connect() as connection:
            self._bring_up(connection)
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The same, as the only one who writes until it is left; on a fault nothing is written."""
        self._refuse_missing()
        with self._telling(), self._engine.connect() as connection:
            self._bring_up(connection)
            with connection.begin():
                # -- a server's other writers wait at this row, SQLite's at BEGIN IMMEDIATE --
                connection.execute(update(schema.register).values(version=schema.VERSION))
                yield connection

    @contextmanager
    def founding(self) -> Iterator[Connection | None]:
        """A connection to a new register, its tables made; on a fault there is none.

        None where another was first.
        """
        with self._telling(), self._engine.begin() as connection:
            _wait_for_others(connection)
            if inspect(connection).has_table(schema.register.name):
                yield None
            else:
                _migrate(connection)
                yield connection

    @contextmanager
    def whole_or_none(self) -> Iterator[None]:
        """Take a file away again whose tables could not be made."""
        try:
            yield
        except BaseException:
            if self._file is not None:
                self._file.unlink(missing_ok=True)
            raise

    @property
    def exists(self) -> bool:
        """Whether the register is there, whatever it holds."""
        if self._file is not None:
            return self._file.is_file()
        with self._telling(), self._engine.connect() as connection:
            return inspect(connection).has_table(schema.register.name)

    @cached_property
    def _engine(self) -> Engine:
        """Made once: it knows the statements that it has put into SQL before."""
        options = {"json_serializer": lambda value: json.dumps(value, ensure_ascii=False)}
        if isinstance(self.where, URL):
            return server_engine(self.where, **options)
        engine = create_engine(
            URL.create("sqlite", database=str(self.where)),  # -- a path may hold ? and # --
            connect_args={"timeout": PATIENCE, "isolation_level": None},
            poolclass=NullPool,
            **options,
        )
        # -- Python's sqlite3 would begin late and end early: SQLAlchemy's documented way around --
        event.listen(engine, "begin", _begin_at_once)
        return engine

    def _refuse_missing(self) -> None:
        if self._file is not None and not self._file.is_file():
            raise RegisterMissingError(
                f"没有登记库“{self._file}”。可用 taizhang new 新建工作文件夹。", file=self._file
            )

    def _bring_up(self, connection: Connection) -> None:
        version = self._version(connection)
        if version > schema.VERSION:
            raise RegisterError(
                f"登记库“{self.name}”由较新版本的台账工具箱建立，请升级后再用，登记库没有改动。"
            )
        connection.rollback()  # -- reading began a transaction --
        if version < schema.VERSION:
            with connection.begin():
                _wait_for_others(connection)
                if self._version(connection) < schema.VERSION:  # -- another may have been first --
                    _migrate(connection)
                    self._adopt(connection)

    def _version(self, connection: Connection) -> int:
        seen = inspect(connection)
        if not seen.has_table(schema.register.name):
            if self.is_shared and not seen.get_table_names():
                raise RegisterMissingError(
                    f"登记库“{self.name}”还是空的，第一次校验、生成公文或下发台账时自动建表。"
                )
            raise RegisterDamagedError(
                f"“{self.name}”不是登记库，请移走它，或从备份恢复原来的登记库。"
            )
        version: int | None = connection.scalar(select(schema.register.c.version))
        if version is None:
            raise RegisterDamagedError(f"登记库“{self.name}”不完整，请从备份恢复，或移走后新建。")
        return version

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what the database says, in a sentence."""
        try:
            yield
        except DatabaseError as error:
            if self._file is None or isinstance(error, OperationalError):
                raise RegisterError(self._why(error), file=self.name) from error
            raise RegisterDamagedError(
                f"“{self.name}”不是登记库，或已损坏，请移走它，或从备份恢复原来的登记库。"
            ) from error

    def _why(self, error: DatabaseError) -> str:
        if self._file is None:
            return f"登记库“{self.name}”用不了：{server_sentence(error.orig)}"
        disk = os_error(error)
        if "locked" in str(error.orig):
            return f"登记库“{self.name}”{TAKEN}"
        if disk is not None:
            return f"登记库{disk_sentence(disk, self.name)}"
        return f"登记库“{self.name}”读写失败（{error.orig}），请检查磁盘。"


def _wait_for_others(connection: Connection) -> None:
    """Be the only one who makes or changes tables; SQLite's BEGIN IMMEDIATE has done that already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TABLES_LOCK})")


def _begin_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    """Bring a register, or an empty database, to the newest schema within the open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "toolkit.register:migrations")
    config.attributes["connection"] = connection
    tables = inspect(connection)
    if tables.has_table(schema.register.name) and not tables.has_table(REVISIONS):
        command.stamp(config, FIRST)
    command.upgrade(config, "head")
