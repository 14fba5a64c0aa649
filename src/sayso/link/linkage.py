"""Groups by average linkage, the same whatever the order of what is grouped.

Source of the method: Sokal and Michener 1958 (UPGMA).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def average_link(
    names: Iterable[str], links: Mapping[tuple[str, str], float], least: float
) -> list[list[str]]:
    """Groups merged while the mean similarity across two is above the threshold.

    Pairs without a link count as 0. The most similar pair goes first; ties go by name.
    """
    groups = {name: [name] for name in names}
    near: dict[str, dict[str, float]] = {name: {} for name in groups}
    for (a, b), value in links.items():
        near[a][b] = near[b][a] = value
    heap = [(-v, a, b) for (a, b), v in links.items() if v >= least]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a in groups and b in groups and near[a].get(b) == -value:
            for name, v in sorted(_merge(groups, near, a, b).items()):
                if v >= least:
                    first, second = sorted((min(a, b), name))
                    heapq.heappush(heap, (-v, first, second))
    return [sorted(group) for _, group in sorted(groups.items())]


def _merge(
    groups: dict[str, list[str]], near: dict[str, dict[str, float]], a: str, b: str
) -> dict[str, float]:
    """Make one group of two under a name that depends on its members alone."""
    keep, gone = sorted((a, b))
    n, m = len(groups[keep]), len(groups[gone])
    groups[keep] += groups.pop(gone)
    old, other = near.pop(keep), near.pop(gone)
    fresh = {}
    for name in sorted((old.keys() | other.keys()) - {keep, gone}):
        value = (old.get(name, 0.0) * n + other.get(name, 0.0) * m) / (n + m)
        near[name].pop(gone, None)
        near[name][keep] = fresh[name] = value
    near[keep] = fresh
    return fresh
