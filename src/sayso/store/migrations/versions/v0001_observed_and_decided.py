"""The first tables: what is observed, what is decided, and when it was settled."""

import sqlalchemy as sa
from alembic import op

from sayso.errors import LedgerError

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _recorded() -> sa.Column[object]:
    return sa.Column("recorded", sa.DateTime(timezone=True), nullable=False)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False)


def _key(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), primary_key=True)


def _to(name: str, target: str, *, index: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(target)
    return sa.Column(name, sa.Text(), key, nullable=False, index=index)


def upgrade() -> None:
    """Make the tables."""
    _observed()
    _decided()


def downgrade() -> None:
    """There is nothing before the first tables to go back to."""
    raise LedgerError("nothing in a ledger is deleted by a machine")


def _observed() -> None:
    op.create_table(
        "archive",
        _key("hash"),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        _recorded(),
    )
    op.create_table(
        "report",
        _key("id"),
        _text("text"),
        _text("title"),
        _text("outlet"),
        _recorded(),
    )
    op.create_table(
        "reading",
        _key("id"),
        _to("report", "report.id", index=True),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        _text("lang"),
        _text("address"),
        _to("raw", "archive.hash"),
        _text("given"),
        _recorded(),
    )
    op.create_table(
        "extraction",
        _key("id"),
        _to("report", "report.id", index=True),
        _text("engine"),
        _recorded(),
    )
    op.create_table(
        "claim",
        sa.Column(
            "extraction", sa.Text(), sa.ForeignKey("extraction.id"), primary_key=True
        ),
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, index=True),
        sa.Column("body", sa.JSON(), nullable=False),
    )


def _decided() -> None:
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, index=True),
        _text("kind"),
        sa.Column("body", sa.JSON(), nullable=False),
        _text("rule"),
        _text("words"),
        sa.Column("score", sa.Double(), nullable=False),
        _text("maker"),
        _recorded(),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "retraction",
        sa.Column(
            "decision",
            sa.Integer(),
            sa.ForeignKey("decision.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        _text("reason"),
        _text("maker"),
        _recorded(),
    )
    op.create_table(
        "settling",
        sa.Column("seq", sa.Integer(), primary_key=True),
        _text("engine"),
        _text("fingerprint"),
        _recorded(),
        sqlite_autoincrement=True,
    )
