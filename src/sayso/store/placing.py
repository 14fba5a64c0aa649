"""Which matters change when reports arrive, found through the index.

A report lies in a block, among reports that it is alike to, and a matter within its
block. Only blocks that an arrival touches are looked at; the parts that come out are
the same whatever the order of arrival.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from sayso.model import Pairing, Report
from sayso.store import index
from sayso.store.index import Part, Place
from sayso.store.rules import Block, Edges, Keys, Likeness, Profile, Rules

# How alike a person's decision makes two reports: more than any rule.
_TOGETHER = 9.0


@dataclass(frozen=True, slots=True)
class Placing:
    """What arrivals change in the index: `made` are parts in the place of `gone`.

    `fresh` is what is compared of the arrivals, `keys` what they are found by.
    """

    fresh: Mapping[str, Profile]
    keys: Mapping[str, Keys]
    edges: Edges
    places: Mapping[str, Place]
    gone: tuple[Part, ...]
    made: tuple[frozenset[str], ...]


@dataclass(slots=True)
class _Graph:
    """The pairs of alike reports, as they are with the arrivals, read as needed.

    `known` holds, of each report read, from what level on, and its pairs.
    """

    connection: Connection
    fresh: Edges
    together: Mapping[str, frozenset[str]]
    back: Edges
    known: dict[str, tuple[float, dict[str, float]]] = field(default_factory=dict)

    def near(self, reports: Iterable[str], level: float) -> Edges:
        """The reports that each of these is alike to, by a level and more."""
        wanted = list(reports)
        missing = [r for r in wanted if self.known.get(r, (math.inf,))[0] > level]
        held = [rid for rid in missing if rid not in self.fresh]
        old = index.edges(self.connection, held, level)
        for rid in missing:
            kept = {o: v for o, v in old.get(rid, {}).items() if o not in self.fresh}
            bound = dict.fromkeys(self.together.get(rid, ()), _TOGETHER)
            mine = {**self.fresh.get(rid, {}), **self.back.get(rid, {})}
            self.known[rid] = level, {**kept, **mine, **bound}
        return {rid: self.known[rid][1] for rid in wanted}


def _back(pairs: Edges) -> Edges:
    """The pairs of the arrivals, from their other sides."""
    back: dict[str, dict[str, float]] = defaultdict(dict)
    for rid, near in pairs.items():
        for other, value in near.items():
            back[other][rid] = value
    return back


def placing(
    connection: Connection,
    arrived: Mapping[str, Report],
    rules: Rules,
    pairs: Sequence[Pairing] = (),
) -> Placing:
    """Where the reports that arrived (by id) lie, and which others move by that.

    `pairs` are the persons' decisions on which reports are of one matter.
    """
    likeness = rules.likeness
    made = rules.spread(likeness.profile, ((report,) for report in arrived.values()))
    profiles = dict(zip(arrived, made, strict=True))
    keys = {rid: likeness.keys(found) for rid, found in profiles.items()}
    edges = _edges(connection, profiles, keys, likeness)
    graph = _Graph(connection, edges, _together(pairs), _back(edges))
    blocks = _blocks(connection, graph, likeness)
    members = frozenset().union(*(b.members for b in blocks))
    bodies = index.profiles(connection, members - profiles.keys())
    held = profiles | {rid: likeness.load(body) for rid, body in bodies.items()}
    places: dict[str, Place] = {}
    for block in blocks:
        inside = {rid: held[rid] for rid in sorted(block.members)}
        for part in likeness.partition(inside, pairs):
            place = Place(min(part), min(block.members), block.level)
            places |= dict.fromkeys(part, place)
    return Placing(
        profiles, keys, edges, places, *_changed(connection, places, set(arrived))
    )


def _edges(
    connection: Connection,
    profiles: Mapping[str, Profile],
    keys: Mapping[str, Keys],
    likeness: Likeness,
) -> dict[str, dict[str, float]]:
    """The pairs of alike reports that each arrival is in, each from both sides."""
    edges = likeness.among(profiles)
    loaded: dict[str, Any] = {}
    for rid, mine in sorted(profiles.items()):
        worth = _worth(connection, mine, keys[rid], likeness) - profiles.keys()
        bodies = index.profiles(connection, worth - loaded.keys())
        loaded |= {other: likeness.load(body) for other, body in bodies.items()}
        edges[rid] |= likeness.edges(mine, {o: loaded[o] for o in sorted(worth)})
    return edges


def _worth(
    connection: Connection, mine: Profile, keys: Keys, likeness: Likeness
) -> set[str]:
    """The reports held that are worth comparing with one that arrived."""
    first, last = mine.first - likeness.reach, mine.last + likeness.reach
    near = index.sharing(connection, keys.near, first, last)
    lasting = index.sharing(connection, keys.lasting)
    found = {rid for rid, shared in near.items() if shared >= likeness.keyed[0]}
    return found | {rid for rid, sum_ in lasting.items() if sum_ >= likeness.keyed[1]}


def _together(pairs: Iterable[Pairing]) -> dict[str, frozenset[str]]:
    bound: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.together:
            bound[pair.report].add(pair.other)
            bound[pair.other].add(pair.report)
    return {rid: frozenset(others) for rid, others in bound.items()}


def _blocks(
    connection: Connection, graph: _Graph, likeness: Likeness
) -> tuple[Block, ...]:
    """The blocks that are others than before, or may be, and hold no report twice."""
    before = index.edges(connection, graph.fresh)
    ahead = set(graph.fresh).union(*before.values())
    ahead |= _disturbed(connection, graph)
    found: list[Block] = []
    covered: set[str] = set()
    while ahead:
        start = min(ahead)
        block = likeness.block(start, graph.near)
        found.append(block)
        covered |= block.members
        was = index.blocks_of(connection, block.members)
        ahead |= index.in_blocks(connection, was)
        ahead -= covered
    return tuple(found)


def _disturbed(connection: Connection, graph: _Graph) -> set[str]:
    """What lay in blocks that an arrival's pairs join, at their level or above."""
    near: dict[str, float] = {}
    for pairs in graph.fresh.values():
        for other, value in pairs.items():
            if other not in graph.fresh:
                near[other] = max(value, near.get(other, 0.0))
    bound = set().union(*(graph.together.get(rid, ()) for rid in graph.fresh))
    levels = index.levels(connection, near)
    return bound | {o for o, value in near.items() if value >= levels.get(o, 0.0)}


def _changed(
    connection: Connection, places: Mapping[str, Place], arrived: set[str]
) -> tuple[tuple[Part, ...], tuple[frozenset[str], ...]]:
    """The parts that are no more, and those in their place."""
    members: dict[str, set[str]] = defaultdict(set)
    for rid, place in places.items():
        members[place.part].add(rid)
    parts = {frozenset(part) for part in members.values()}
    old = index.parts_of(connection, places)
    same = {p.members for p in old if p.members in parts and not p.members & arrived}
    gone = tuple(p for p in old if p.members not in same)
    return gone, tuple(sorted(parts - same, key=min))
