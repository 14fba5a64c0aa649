"""A ledger copied into memory: what is added there, the ledger itself never sees."""

from __future__ import annotations

from sqlalchemy import URL, Connection, LargeBinary, Table, insert, literal, select

from sayso.store import tables
from sayso.store.database import Database
from sayso.store.schema import bring

_ROWS = 1000


def copied(database: Database) -> Database:
    """A database in memory with every row of this one; close it when done.

    Of the archive only the hashes are copied, not the bytes.
    """
    copy = Database(URL.create("sqlite", database=":memory:"))
    bring(copy)
    with database.reading() as source, copy.writing() as target:
        for table in tables.metadata.sorted_tables:
            _copy(table, source, target)
    return copy


def _copy(table: Table, source: Connection, target: Connection) -> None:
    columns = (
        literal(b"", LargeBinary).label(column.name)
        if column is tables.archive.c.bytes
        else column
        for column in table.columns
    )
    rows = source.execute(select(*columns)).mappings()
    while some := rows.fetchmany(_ROWS):
        target.execute(insert(table), [dict(row) for row in some])
