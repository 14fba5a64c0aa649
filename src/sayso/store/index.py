"""Where reports lie: which are alike, and which are of one matter.

An index that follows from the reports held. It makes adding one report touch only those
that are found by its marks; its rows come and go, and no reader is shown them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, delete, insert, or_, select

from sayso.store import tables
from sayso.store.rules import Edges, Keys, Profile

# SQLite takes some thousands of parameters a statement at most.
BATCH = 500

LONGEST = 366
"""Days of the longest period that a report may be published in."""


@dataclass(frozen=True, slots=True)
class Part:
    """The reports of one matter, named by the smallest of their ids.

    `anchor` is what the matter is known by, '' where it raises no question; `apart`
    says that another matter is known by the same.
    """

    members: frozenset[str]
    anchor: str = ""
    apart: bool = False

    @property
    def name(self) -> str:
        """The smallest of its reports' ids."""
        return min(self.members)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report lies: its part, its block by the smallest id, and its level."""

    part: str
    block: str
    level: float


def batches(names: Iterable[str]) -> Iterator[list[str]]:
    """The names, each once and sorted, in runs that a statement can take."""
    rest = iter(sorted(set(names)))
    while batch := list(islice(rest, BATCH)):
        yield batch


def pending(connection: Connection) -> dict[str, str]:
    """The arrivals that were not settled: the report of each reading."""
    query = select(tables.pending.c.reading, tables.pending.c.report)
    return {row.reading: row.report for row in connection.execute(query)}


def profiles(connection: Connection, reports: Iterable[str]) -> dict[str, bytes]:
    """What is compared of these reports, as far as they are indexed."""
    table = tables.profile
    found: dict[str, bytes] = {}
    for batch in batches(reports):
        query = select(table).where(table.c.report.in_(batch))
        found |= {row.report: row.body for row in connection.execute(query)}
    return found


def sharing(
    connection: Connection,
    keys: Mapping[int, int],
    first: int | None = None,
    last: int | None = None,
) -> dict[str, int]:
    """The reports that bear any of these keys, and what the shared weights come to.

    Only reports whose days touch those from `first` to `last`, where they are given.
    """
    mark = tables.mark
    query = select(mark.c.key, mark.c.report, mark.c.weight)
    query = query.where(mark.c.key.in_(sorted(keys)))
    if first is not None and last is not None:
        since = first - LONGEST
        timely = or_(mark.c.first == 0, mark.c.first.between(since, last))
        query = query.where(timely, mark.c.last >= first)
    found: dict[str, int] = defaultdict(int)
    for key, report, weight in connection.execute(query):
        found[report] += weight * keys[key]
    return found


def edges(
    connection: Connection, reports: Iterable[str], least: float = 0.0
) -> dict[str, dict[str, float]]:
    """The reports that each of these is alike to, and how alike: `least` or more."""
    table = tables.alike
    found: dict[str, dict[str, float]] = {report: {} for report in reports}
    for batch in batches(found):
        query = select(table).where(table.c.report.in_(batch))
        rows = connection.execute(query.where(table.c.likeness >= least))
        for report, other, likeness in rows:
            found[report][other] = likeness
    return found


def blocks_of(connection: Connection, reports: Iterable[str]) -> dict[str, float]:
    """The levels of the blocks that reports lie in, by the block's name."""
    place = tables.place
    found: dict[str, float] = {}
    for batch in batches(reports):
        query = select(place.c.block, place.c.level).where(place.c.report.in_(batch))
        found |= {row.block: row.level for row in connection.execute(query)}
    return found


def levels(connection: Connection, reports: Iterable[str]) -> dict[str, float]:
    """The level of the block that each of these reports lies in."""
    place = tables.place
    found: dict[str, float] = {}
    for batch in batches(reports):
        query = select(place.c.report, place.c.level).where(place.c.report.in_(batch))
        found |= {row.report: row.level for row in connection.execute(query)}
    return found


def in_blocks(connection: Connection, names: Iterable[str]) -> frozenset[str]:
    """The reports of these blocks."""
    place = tables.place
    found: set[str] = set()
    for batch in batches(names):
        query = select(place.c.report).where(place.c.block.in_(batch))
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def parts_of(connection: Connection, reports: Iterable[str]) -> tuple[Part, ...]:
    """The parts that any of these reports lie in, whole."""
    place = tables.place
    names: set[str] = set()
    for batch in batches(reports):
        query = select(place.c.part).where(place.c.report.in_(batch))
        names.update(connection.execute(query).scalars())
    return parts(connection, names)


def known_by(connection: Connection, anchors: Iterable[str]) -> tuple[Part, ...]:
    """The parts that are known by any of these anchors."""
    part = tables.part
    names: set[str] = set()
    for batch in batches(a for a in anchors if a):
        query = select(part.c.name).where(part.c.anchor.in_(batch))
        names.update(connection.execute(query).scalars())
    return parts(connection, names)


def parts(connection: Connection, names: Iterable[str]) -> tuple[Part, ...]:
    """The parts with these names, by name."""
    part, place = tables.part, tables.place
    rows: dict[str, Row[Any]] = {}
    members: dict[str, set[str]] = defaultdict(set)
    for batch in batches(names):
        query = select(part).where(part.c.name.in_(batch))
        rows |= {row.name: row for row in connection.execute(query)}
        query = select(place).where(place.c.part.in_(batch))
        for row in connection.execute(query):
            members[row.part].add(row.report)
    return tuple(
        Part(frozenset(members[name]), row.anchor, row.apart)
        for name, row in sorted(rows.items())
    )


def clear(connection: Connection) -> None:
    """Empty the index, but for what is pending."""
    for table in (tables.place, tables.part, tables.alike, tables.mark, tables.profile):
        connection.execute(delete(table))


def set_profiles(
    connection: Connection, fresh: Mapping[str, Profile], keys: Mapping[str, Keys]
) -> None:
    """Index these reports by what is compared of them, instead of by what was."""
    _remove(connection, tables.profile, (tables.profile.c.report,), fresh)
    _remove(connection, tables.mark, (tables.mark.c.report,), fresh)
    bodies = ({"report": r, "body": p.to_bytes()} for r, p in sorted(fresh.items()))
    _insert(connection, tables.profile, bodies)
    marks = (
        {
            "key": key,
            "first": fresh[report].first,
            "report": report,
            "last": fresh[report].last,
            "weight": weight,
        }
        for report, found in sorted(keys.items())
        for key, weight in (*found.near.items(), *found.lasting.items())
    )
    _insert(connection, tables.mark, marks)


def set_alike(connection: Connection, fresh: Edges) -> None:
    """Make these the pairs that these reports are alike in."""
    alike = tables.alike
    _remove(connection, alike, (alike.c.report, alike.c.other), fresh)
    both = {(r, o): v for r, near in fresh.items() for o, v in near.items()}
    both |= {(o, r): v for (r, o), v in both.items()}
    rows = (
        {"report": a, "other": b, "likeness": v} for (a, b), v in sorted(both.items())
    )
    _insert(connection, alike, rows)


def set_parts(
    connection: Connection, gone: Iterable[Part], made: Sequence[Part]
) -> None:
    """Put these parts in the place of those."""
    _remove(connection, tables.part, (tables.part.c.name,), (p.name for p in gone))
    rows = ({"name": p.name, "anchor": p.anchor, "apart": p.apart} for p in made)
    _insert(connection, tables.part, rows)


def set_places(connection: Connection, places: Mapping[str, Place]) -> None:
    """Where these reports lie, instead of where they lay."""
    _remove(connection, tables.place, (tables.place.c.report,), places)
    rows = (
        {"report": r, "part": p.part, "block": p.block, "level": p.level}
        for r, p in sorted(places.items())
    )
    _insert(connection, tables.place, rows)


def set_pending(connection: Connection, reports: Iterable[str]) -> None:
    """Take these reports for new, so that where they lie is settled anew."""
    reading, waiting = tables.reading, set(pending(connection))
    for batch in batches(reports):
        query = select(reading.c.id, reading.c.report)
        query = query.where(reading.c.report.in_(batch))
        rows = connection.execute(query).all()
        fresh = ({"reading": r, "report": rid} for r, rid in rows if r not in waiting)
        _insert(connection, tables.pending, fresh)


def set_settled(connection: Connection, readings: Iterable[str]) -> None:
    """These arrivals are taken into account."""
    column = tables.pending.c.reading
    _remove(connection, tables.pending, (column,), readings)


def _remove(
    connection: Connection,
    table: Table,
    columns: Sequence[Column[str]],
    names: Iterable[str],
) -> None:
    for batch in batches(names):
        one_of = or_(*(column.in_(batch) for column in columns))
        connection.execute(delete(table).where(one_of))


def _insert(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]
) -> None:
    held = list(rows)
    if held:
        connection.execute(insert(table), held)
