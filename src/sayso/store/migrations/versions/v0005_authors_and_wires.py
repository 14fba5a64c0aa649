"""What a reading says of its report's authors, instants and wires."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns; what was read before says nothing in them."""
    for name in ("authors", "issued", "modified", "credit"):
        op.add_column("reading", sa.Column(name, sa.Text()))


def downgrade() -> None:
    """A ledger is not taken back to what an older sayso knew."""
    raise LedgerError("nothing in a ledger is deleted by a machine")
