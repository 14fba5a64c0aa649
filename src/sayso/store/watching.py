"""What is watched: feeds and pages, when each is asked next, and what it was like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from sayso.store import tables
from sayso.store.index import batches


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or page that is asked again and again; `due` None is never again.

    `kind` is `named` by a person, a `feed` that a list names, a `page` that a feed
    does, or `left` where nobody names it any more. `pause` is in seconds. `known` are
    headers by which its server tells that nothing is new, `entry` what its feed or list
    says of it, `mark` what it last was.
    """

    address: str
    kind: str
    due: datetime | None
    pause: float
    failures: int = 0
    known: Mapping[str, str] = field(default_factory=dict)
    entry: Mapping[str, Any] | None = None
    mark: str = ""


def watched(connection: Connection, addresses: Iterable[str]) -> dict[str, Watched]:
    """Those of these addresses that are watched."""
    table = tables.watched
    queries = (select(table).where(table.c.address.in_(b)) for b in batches(addresses))
    rows = (row for query in queries for row in connection.execute(query))
    return {row.address: Watched(**row._asdict()) for row in rows}


def due(
    connection: Connection, at: datetime, kind: str, most: int
) -> tuple[Watched, ...]:
    """What of a kind is to be asked by an instant, the longest overdue first."""
    table = tables.watched
    query = (
        select(table)
        .where(table.c.kind == kind, table.c.due <= at)
        .order_by(table.c.due, table.c.address)
        .limit(most)
    )
    return tuple(Watched(**row._asdict()) for row in connection.execute(query))


def next_due(connection: Connection) -> datetime | None:
    """When the next of all is to be asked; None where nothing is."""
    found: datetime | None = connection.execute(
        select(func.min(tables.watched.c.due))
    ).scalar()
    return found


def listed(connection: Connection, parent: str) -> tuple[Watched, ...]:
    """The feeds that a list, by its address, has named."""
    table = tables.watched
    rows = connection.execute(select(table).where(table.c.kind == "feed"))
    found = (Watched(**row._asdict()) for row in rows)
    return tuple(w for w in found if w.entry and w.entry.get("of") == parent)


def watch(connection: Connection, those: Iterable[Watched]) -> None:
    """Set down how each now stands, whether it was watched before or not."""
    rows = {w.address: asdict(w) for w in those}
    table = tables.watched
    for batch in batches(rows):
        connection.execute(delete(table).where(table.c.address.in_(batch)))
        connection.execute(insert(table), [rows[address] for address in batch])
