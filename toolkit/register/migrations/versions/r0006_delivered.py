"""What reached whom, and how: folders, zips, letters."""

from alembic import op
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import String

revision = "0006"
down_revision = "0005"

WORDS = ("kind", "key", "title", "file", "sha256", "how", "to")


def upgrade() -> None:
    """Add to 0005; before it, nothing was delivered by the program."""
    op.create_table(
        "delivered",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        *(Column(name, String, nullable=False) for name in WORDS),
    )
    op.create_index("ix_delivered_run", "delivered", ["run"])
    op.execute("UPDATE register SET version = 6")
