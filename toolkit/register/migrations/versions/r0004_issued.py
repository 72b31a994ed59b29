"""Numbers of issued papers: 用, 作废, 留号."""

from alembic import op
from sqlalchemy import JSON
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import String

revision = "0004"
down_revision = "0003"

WORDS = (
    *("number", "use", "why", "title", "kind", "paper"),
    *("draft_sha256", "final_sha256", "sha256"),
    *("signed_by", "dated", "printed"),
)


def upgrade() -> None:
    """Add to 0003; before it, no number was in the register's keeping."""
    op.create_table(
        "issued",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        *(Column(name, String, nullable=False) for name in WORDS),
        Column("reasons", JSON, nullable=False),
    )
    op.create_index("ix_issued_run", "issued", ["run"])
    op.execute("UPDATE register SET version = 4")
