"""Reports to matters: which reports are about the same contested thing.

Reports that share an index key are compared; those alike enough have an edge; what is
joined by edges is parted into events and the events joined into matters. Each step
looks at a bounded neighbourhood, and the result is a function of the set of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.link.grouping import partition
from sayso.link.pairs import all_edges
from sayso.link.profile import THETA, profile
from sayso.model import Report

LEVELS = (THETA, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)
LIMIT = 250

Edges = Mapping[str, Mapping[str, float]]
# Gives the edges of some reports, those of a level and more.
Near = Callable[[Iterable[str], float], Edges]


@dataclass(frozen=True, slots=True)
class Block:
    """Reports that edges of a level join: a matter lies within one block."""

    members: frozenset[str]
    level: float


def matters(reports: Mapping[str, Report]) -> dict[str, frozenset[str]]:
    """The set of reports of the matter that each report (by id) is of."""
    profiles = {rid: profile(reports[rid]) for rid in sorted(reports)}
    edges = all_edges(profiles)

    def near(some: Iterable[str], _: float) -> Edges:
        return {rid: edges.get(rid, {}) for rid in some}

    found: dict[str, frozenset[str]] = {}
    for rid in profiles:
        if rid not in found:
            whole = block(rid, near).members
            for group in partition({one: profiles[one] for one in whole}):
                found |= dict.fromkeys(group, group)
    return found


def block(start: str, near: Near) -> Block:
    """The reports that a report's matter is found among.

    That is all that edges join it to, where this is no more than LIMIT reports; in a
    busier neighbourhood, by the lowest of LEVELS that leaves no more. Looks at little
    more than LIMIT reports a level, but for the highest level, which takes all that are
    that alike. Blocks are disjoint, and each is a function of the set of reports.
    """
    for level in LEVELS[:-1]:
        whole = _reached(start, near, level, LIMIT)
        if len(whole) <= LIMIT:
            return Block(whole, level)
    return Block(_reached(start, near, LEVELS[-1], None), LEVELS[-1])


def _reached(start: str, near: Near, level: float, limit: int | None) -> frozenset[str]:
    """What edges of a level join to a report; stops when there are too many."""
    seen, ahead = {start}, {start}
    while ahead and (limit is None or len(seen) <= limit):
        edges = near(ahead, level)
        ahead = {o for rid in ahead for o, v in edges[rid].items() if v >= level} - seen
        seen |= ahead
    return frozenset(seen)
