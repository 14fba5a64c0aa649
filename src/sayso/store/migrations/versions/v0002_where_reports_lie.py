"""An index of where reports lie, so that one more report touches few others."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False)


def _report(name: str = "report", *, key: bool = True) -> sa.Column[object]:
    to = sa.ForeignKey("report.id")
    return sa.Column(name, sa.Text(), to, primary_key=key, nullable=False)


def upgrade() -> None:
    """Make the index; the next settling fills it."""
    _decided()
    _alike()
    _placed()


def downgrade() -> None:
    """A ledger is not taken back to what an older sayso knew."""
    raise LedgerError("nothing in a ledger is deleted by a machine")


def _decided() -> None:
    op.add_column("decision", sa.Column("report", sa.Text()))
    op.create_index("ix_decision_report", "decision", ["report"])
    op.create_index("ix_retraction_maker", "retraction", ["maker"])
    op.create_index("ix_reading_last", "reading", ["last"])


def _alike() -> None:
    op.create_table("profile", _report(), _text("body"))
    op.create_table(
        "mark",
        sa.Column("key", sa.Text(), primary_key=True),
        _report(),
        sa.Column("weight", sa.Double(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_report", "mark", ["report"])
    op.create_table(
        "alike",
        _report(),
        _report("other"),
        sa.Column("likeness", sa.Double(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alike_other", "alike", ["other"])


def _placed() -> None:
    op.create_table(
        "part",
        sa.Column("name", sa.Text(), primary_key=True),
        _text("anchor"),
        sa.Column("apart", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_part_anchor", "part", ["anchor"])
    op.create_table(
        "place",
        _report(),
        _text("part"),
        _text("block"),
        sa.Column("level", sa.Double(), nullable=False),
    )
    op.create_index("ix_place_part", "place", ["part"])
    op.create_index("ix_place_block", "place", ["block"])
    op.create_table(
        "pending",
        sa.Column("reading", sa.Text(), sa.ForeignKey("reading.id"), primary_key=True),
        _report(key=False),
    )
