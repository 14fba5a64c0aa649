"""What was read already, so that it is not read again."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    became = sa.ForeignKey("reading.id")
    op.create_table(
        "seen",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("reading", sa.Text(), became, nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """A ledger is not taken back to what an older sayso knew."""
    raise LedgerError("nothing in a ledger is deleted by a machine")
