"""Reports that are nearly of one matter, or nearly of two, for a person to look at."""

from __future__ import annotations

from sqlalchemy import Connection, Row, Select, func, select

from sayso.model import Pairing, Reason
from sayso.store import tables
from sayso.store.decided import pairings

_APART = Reason("apart", "They are alike, and each is more like others.")
_TOGETHER = Reason("together", "No report of its matter is like it but this one.")


def bordering(connection: Connection, most: int = 12) -> tuple[Pairing, ...]:
    """Pairs of reports as the rules put them, the least sure first, by their likeness.

    The likest of two matters, and those of one matter that least holds together, at
    most `most` of each; not those about which a person has decided. None is recorded.
    """
    settled = {frozenset((p.report, p.other)) for p in pairings(connection)}
    apart = (
        Pairing(row.report, row.other, False, _APART, score=1 - row.likeness)
        for row in connection.execute(_likest(most + len(settled)))
    )
    together = (
        Pairing(row.report, row.other, True, _TOGETHER, score=row.likeness)
        for row in connection.execute(_loosest(most + len(settled)))
    )
    found = {frozenset((p.report, p.other)): p for p in (*apart, *together)}
    left = [p for pair, p in found.items() if pair not in settled]
    return tuple(sorted(left, key=lambda p: (p.score, p.id)))


def _likest(most: int) -> Select[Row]:  # type: ignore[type-arg]
    alike, here, there = tables.alike, tables.place.alias(), tables.place.alias()
    query = select(alike).join(here, alike.c.report == here.c.report)
    query = query.join(there, alike.c.other == there.c.report)
    query = query.where(here.c.part != there.c.part, alike.c.report < alike.c.other)
    return query.order_by(alike.c.likeness.desc(), alike.c.report).limit(most)


def _loosest(most: int) -> Select[Row]:  # type: ignore[type-arg]
    """Each report with the likest of its matter, those least like any first."""
    alike, here, there = tables.alike, tables.place.alias(), tables.place.alias()
    likeness = func.max(alike.c.likeness).label("likeness")
    other = func.min(alike.c.other).label("other")
    query = select(alike.c.report, other, likeness)
    query = query.join(here, alike.c.report == here.c.report)
    query = query.join(there, alike.c.other == there.c.report)
    query = query.where(here.c.part == there.c.part)
    query = query.group_by(alike.c.report).having(func.count() == 1)
    return query.order_by(likeness, alike.c.report).limit(most)
