"""What happened, in order, and the last that each target was told of.

Events are recorded together with the instant up to which they were looked for: a
program that is killed in between looks again from there, and finds the same once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from sayso.store import tables

_STAMPED = (
    tables.reading,
    tables.extraction,
    tables.decision,
    tables.retraction,
    tables.settling,
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Up to which instant of recording, and as of which day, events were looked for."""

    until: datetime
    as_of: date


@dataclass(frozen=True, slots=True)
class Noted:
    """An event as it was recorded; `seq` is its place in the order."""

    seq: int
    id: str
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who is told: the last event told, and when to try again after failing.

    `due` None is at once.
    """

    name: str
    event: int
    failures: int
    due: datetime | None


def last_recorded(connection: Connection) -> datetime | None:
    """The instant under which the latest row was recorded; None in an empty ledger."""
    found = [
        connection.execute(select(func.max(table.c.recorded))).scalar()
        for table in _STAMPED
    ]
    return max((at for at in found if at is not None), default=None)


def noticed(connection: Connection) -> Noticed | None:
    """Up to where events were looked for last; None where they never were."""
    table = tables.noticed
    query = select(table.c.until, table.c.as_of).order_by(table.c.seq.desc())
    row = connection.execute(query.limit(1)).first()
    return None if row is None else Noticed(row.until, row.as_of)


def note(
    connection: Connection,
    events: Iterable[tuple[str, str, Mapping[str, Any]]],
    at: Noticed,
    *,
    recorded: datetime,
) -> None:
    """Record events (id, kind and body) together with up to where they are all."""
    rows = [
        {"id": name, "kind": kind, "body": dict(body), "recorded": recorded}
        for name, kind, body in events
    ]
    if rows:
        connection.execute(insert(tables.event), rows)
    row = {"until": at.until, "as_of": at.as_of}
    connection.execute(insert(tables.noticed), row)


def target(connection: Connection, name: str) -> Target:
    """A target; one that is new is told of what happens from now on."""
    table = tables.told
    row = connection.execute(select(table).where(table.c.target == name)).first()
    if row is not None:
        return Target(row.target, row.event, row.failures, row.due)
    last = connection.execute(select(func.max(tables.event.c.seq))).scalar() or 0
    fresh = {"target": name, "event": last, "failures": 0, "due": None}
    connection.execute(insert(table), fresh)
    return Target(name, last, 0, None)


def untold(connection: Connection, name: str, most: int) -> tuple[Noted, ...]:
    """The first events that a target was not told of, in order."""
    table, last = tables.event, select(tables.told.c.event)
    query = (
        select(table)
        .where(table.c.seq > last.where(tables.told.c.target == name).scalar_subquery())
        .order_by(table.c.seq)
        .limit(most)
    )
    rows = connection.execute(query)
    return tuple(Noted(row.seq, row.id, row.kind, row.body) for row in rows)


def tell(connection: Connection, name: str, event: int) -> None:
    """Set down that a target was told of everything up to an event."""
    _set(connection, name, event=event, failures=0, due=None)


def postpone(connection: Connection, name: str, failures: int, due: datetime) -> None:
    """Set down that telling a target failed, so many times, and when to try again."""
    _set(connection, name, failures=failures, due=due)


def _set(connection: Connection, name: str, **values: Any) -> None:
    table = tables.told
    connection.execute(update(table).where(table.c.target == name).values(**values))
