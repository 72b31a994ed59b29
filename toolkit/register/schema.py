"""The tables of the register, as the newest migration leaves them.

Rows are added and never taken away; of a run only its standing changes, and each change of it is in
the journal. Times are ISO 8601 text with their offset, since SQLite keeps no zones.
"""

from __future__ import annotations

from sqlalchemy import JSON
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import MetaData
from sqlalchemy import String
from sqlalchemy import Table
from sqlalchemy import Text

VERSION = 6

metadata = MetaData()


def _words(name: str, *, default: str | None = "") -> Column[str]:
    """A column of words that is never NULL; `default` fills rows that were there before it."""
    return Column(name, String, nullable=False, server_default=default)


def _required(name: str) -> Column[str]:
    return _words(name, default=None)


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of_run() -> Column[int]:
    return Column("run", Integer, ForeignKey("run.id"), nullable=False, index=True)


register = Table(
    "register",
    metadata,
    Column("version", Integer, nullable=False),
    _words("number"),
    _words("folder"),
    _words("key"),
    _words("follows"),
)

runs = Table(
    "run",
    metadata,
    _number(),
    *map(_required, ("at", "who", "step", "book", "cells")),
    Column("as_of", String),
    _required("program"),
    Column("settings", JSON, nullable=False),
    _words("host"),
    _words("folder"),
    _words("standing", default="完成"),
    Column("ended", String),
    _words("why"),
)

papers = Table(
    "paper",
    metadata,
    _number(),
    _of_run(),
    *map(_required, ("kind", "file", "sha256", "template", "template_sha256")),
)

sent = Table(
    "sent",
    metadata,
    _number(),
    _of_run(),
    *map(_required, ("kind", "key", "title", "person", "version", "file", "sha256")),
    Column("rows", JSON, nullable=False),
)

files = Table("file", metadata, _number(), _of_run(), *map(_required, ("path", "sha256")))

delivered = Table(
    "delivered",
    metadata,
    _number(),
    _of_run(),
    *map(_required, ("kind", "key", "title", "file", "sha256", "how", "to")),
)

issued = Table(
    "issued",
    metadata,
    _number(),
    _of_run(),
    *map(_required, ("number", "use", "why", "title", "kind", "paper")),
    *map(_required, ("draft_sha256", "final_sha256", "sha256")),
    *map(_required, ("signed_by", "dated", "printed")),
    Column("reasons", JSON, nullable=False),
)

submissions = Table(
    "submission",
    metadata,
    _number(),
    *map(_required, ("activity", "batch", "unit", "booklet")),
    *map(_required, ("step", "at", "who", "by", "why", "due", "version", "file", "sha256")),
    Column("nothing_new", JSON, nullable=False),
)

changes = Table(
    "change",
    metadata,
    _number(),
    *map(_required, ("at", "who", "file", "place", "old", "new", "why")),
)

journal = Table(
    "journal",
    metadata,
    _number(),
    *map(_required, ("at", "event")),
    Column("subject", Text, nullable=False),
    _required("digest"),
)
