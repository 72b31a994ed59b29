"""Steps of submissions: 下发, 收回, 退回, 合并, 核定, 更正."""

from alembic import op
from sqlalchemy import JSON
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import String

revision = "0005"
down_revision = "0004"

WORDS = (
    *("activity", "batch", "unit", "booklet"),
    *("step", "at", "who", "by", "why", "due", "version", "file", "sha256"),
)


def upgrade() -> None:
    """Add to 0004; before it, where submissions stood was in the workbook alone."""
    op.create_table(
        "submission",
        Column("id", Integer, primary_key=True),
        *(Column(name, String, nullable=False) for name in WORDS),
        Column("nothing_new", JSON, nullable=False),
    )
    op.execute("UPDATE register SET version = 5")
