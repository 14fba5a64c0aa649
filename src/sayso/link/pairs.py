"""Which reports are worth comparing, and which of those are alike.

A report is found by its keys: near in time by many, at any time by the few that last.
Whether two reports are alike depends on the two alone, so a pair is looked at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.profile import THETA, UNIT, Profile, similarities

REACH = 60
"""So many days apart, reports are looked for by all their keys."""

KEYED = 5 * UNIT**2 // 1000, UNIT**2 // 100
"""What the weights of shared keys come to, multiplied and summed, where two reports are
worth comparing: by all keys, and by those that last."""

_LONGEST = 366  # days of the longest period that a report is published in
_OTHER = np.uint64(0x5DEECE66D1CE4E5B)  # tells a key that lasts from the same in time

Edges = dict[str, dict[str, float]]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a report is found by: codes, each with its weight.

    `near` find it among the reports of its time, `lasting` among all.
    """

    near: Mapping[int, int]
    lasting: Mapping[int, int]


def keys(profile: Profile) -> Keys:
    """The keys of a report, as whole numbers of 64 bits with a sign."""
    near, far = profile.keys, profile.lasting
    return Keys(
        _coded(profile.terms[near], profile.weights[near]),
        _coded(profile.terms[far] ^ _OTHER, profile.lasts[far]),
    )


def _coded(codes: NDArray[np.uint64], weights: NDArray[np.int32]) -> dict[int, int]:
    return dict(zip(codes.view(np.int64).tolist(), weights.tolist(), strict=True))


def edges_of(mine: Profile, candidates: Mapping[str, Profile]) -> dict[str, float]:
    """The candidates (by id) that a report is alike enough to, and how alike."""
    found = similarities(mine, list(candidates.values()))
    near = zip(candidates, found.tolist(), strict=True)
    return {rid: value for rid, value in near if value >= THETA}


def all_edges(profiles: Mapping[str, Profile]) -> Edges:
    """The similarities from THETA up between all reports (by id), both ways."""
    names = sorted(profiles, key=lambda rid: (profiles[rid].first, rid))
    held = [profiles[rid] for rid in names]
    found = [keys(one) for one in held]
    near = _Postings([each.near for each in found])
    lasting = _Postings([each.lasting for each in found])
    firsts, lasts = [p.first for p in held], np.array([p.last for p in held])
    edges: Edges = {rid: {} for rid in names}
    for at, mine in enumerate(held):
        since = bisect_left(firsts, mine.first - REACH - _LONGEST) if firsts[0] else 0
        timely = lasts[:at] >= mine.first - REACH
        worth = timely & (near.sharing(found[at].near, since, at) >= KEYED[0])
        worth |= lasting.sharing(found[at].lasting, 0, at) >= KEYED[1]
        others = np.flatnonzero(worth).tolist()
        alike = edges_of(mine, {names[other]: held[other] for other in others})
        edges[names[at]] |= alike
        for other, value in alike.items():
            edges[other][names[at]] = value
    return edges


class _Postings:
    """Which reports, by their places in an order, bear a key, and with what weight."""

    def __init__(self, found: Sequence[Mapping[int, int]]) -> None:
        codes = np.array([code for each in found for code in each], np.int64)
        places = np.repeat(np.arange(len(found)), [len(each) for each in found])
        order = np.lexsort((places, codes))
        weights = np.array([w for each in found for w in each.values()], np.int64)
        self._codes, self._places = codes[order], places[order]
        self._weights = weights[order]

    def sharing(self, mine: Mapping[int, int], since: int, until: int) -> Places:
        """What shared weights come to with each report before the place `until`.

        Those before `since` may be left out.
        """
        total = np.zeros(until, np.int64)
        for code, weight in mine.items():
            start, end = np.searchsorted(self._codes, (code, code + 1))
            bounds = np.searchsorted(self._places[start:end], (since, until))
            here = slice(start + bounds[0], start + bounds[1])
            total[self._places[here]] += self._weights[here] * weight
        return total
