"""The tables as taizhang-toolkit 0.1.0 made them."""

from alembic import op
from sqlalchemy import JSON
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import String

revision = "0001"
down_revision = None


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False) for name in names]


def upgrade() -> None:
    """Make the register, its runs, papers and booklets."""
    op.create_table("register", Column("version", Integer, nullable=False))
    op.create_table(
        "run",
        Column("id", Integer, primary_key=True),
        *_words("at", "who", "step", "book", "cells"),
        Column("as_of", String),
        *_words("program"),
        Column("settings", JSON, nullable=False),
    )
    op.create_table(
        "paper",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        *_words("kind", "file", "sha256", "template", "template_sha256"),
    )
    op.create_table(
        "sent",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        *_words("kind", "key", "title", "person", "version", "file", "sha256"),
        Column("rows", JSON, nullable=False),
    )
    op.create_index("ix_paper_run", "paper", ["run"])
    op.create_index("ix_sent_run", "sent", ["run"])
