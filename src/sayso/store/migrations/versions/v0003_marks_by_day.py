"""What reports are found by, by day; and what is compared of them, as bytes."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _report() -> sa.Column[object]:
    return sa.Column("report", sa.Text(), sa.ForeignKey("report.id"), primary_key=True)


def upgrade() -> None:
    """Make the two tables anew, and have the next settling fill the index."""
    op.drop_table("mark")
    op.drop_table("profile")
    op.create_table(
        "profile", _report(), sa.Column("body", sa.LargeBinary(), nullable=False)
    )
    op.create_table(
        "mark",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("first", sa.Integer(), primary_key=True, autoincrement=False),
        _report(),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_report", "mark", ["report"])
    op.execute("UPDATE settling SET fingerprint = fingerprint || ' before 0003'")


def downgrade() -> None:
    """A ledger is not taken back to what an older sayso knew."""
    raise LedgerError("nothing in a ledger is deleted by a machine")
