"""What servers gave for addresses: status, headers and when."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    archived = sa.ForeignKey("archive.hash")
    op.create_table(
        "fetch",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("hash", sa.Text(), archived, nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_fetch_hash", "fetch", ["hash"])
    op.create_index("ix_fetch_asked", "fetch", ["asked"])


def downgrade() -> None:
    """A ledger is not taken back to what an older sayso knew."""
    raise LedgerError("nothing in a ledger is deleted by a machine")
