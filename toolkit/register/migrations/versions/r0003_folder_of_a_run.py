"""The working folder of each run: clerks who share a register have each a folder of their own."""

from alembic import op
from sqlalchemy import Column
from sqlalchemy import String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add to 0002; of runs that are there nobody knows the folder."""
    op.add_column("run", Column("folder", String, nullable=False, server_default=""))
    op.execute("UPDATE register SET version = 3")
