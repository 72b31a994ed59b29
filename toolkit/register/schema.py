"""The tables of the register.

Rows are only ever added. Times are ISO 8601 text with their offset, since SQLite keeps no zones.
"""

from __future__ import annotations

from sqlalchemy import JSON
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import MetaData
from sqlalchemy import String
from sqlalchemy import Table

VERSION = 1

metadata = MetaData()

register = Table("register", metadata, Column("version", Integer, nullable=False))

runs = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("step", String, nullable=False),
    Column("book", String, nullable=False),
    Column("cells", String, nullable=False),
    Column("as_of", String),
    Column("program", String, nullable=False),
    Column("settings", JSON, nullable=False),
)

papers = Table(
    "paper",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("template", String, nullable=False),
    Column("template_sha256", String, nullable=False),
)

sent = Table(
    "sent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("title", String, nullable=False),
    Column("person", String, nullable=False),
    Column("version", String, nullable=False),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("rows", JSON, nullable=False),
)
