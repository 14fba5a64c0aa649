"""Looks into a ledger's tables from outside."""

from __future__ import annotations

from sqlalchemy import func, select

from sayso.store import Database, locate
from sayso.store.tables import metadata


def counted(place: str) -> dict[str, int]:
    """The number of rows in each table of a ledger."""
    database = Database(locate(place))
    with database.reading() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table))
            for table in metadata.sorted_tables
        }
        rows = {name: int(result.scalar_one()) for name, result in counts.items()}
    database.close()
    return rows
