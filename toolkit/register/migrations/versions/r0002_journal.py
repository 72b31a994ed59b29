"""A register with a name of its own, every file of a run, its standing, changes, and the journal."""

from alembic import op
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import String
from sqlalchemy import Text

revision = "0002"
down_revision = "0001"


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False) for name in names]


def upgrade() -> None:
    """Add to 0001; runs that are there were all done when they were written down."""
    for name in ("number", "folder", "key", "follows"):
        op.add_column("register", Column(name, String, nullable=False, server_default=""))
    for name, before in (("host", ""), ("standing", "完成"), ("why", "")):
        op.add_column("run", Column(name, String, nullable=False, server_default=before))
    op.add_column("run", Column("ended", String))
    op.create_table(
        "file",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        *_words("path", "sha256"),
    )
    op.create_index("ix_file_run", "file", ["run"])
    op.create_table(
        "change",
        Column("id", Integer, primary_key=True),
        *_words("at", "who", "file", "place", "old", "new", "why"),
    )
    op.create_table(
        "journal",
        Column("id", Integer, primary_key=True),
        *_words("at", "event"),
        Column("subject", Text, nullable=False),
        *_words("digest"),
    )
    op.execute("UPDATE register SET version = 2")
