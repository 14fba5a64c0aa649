"""Matters as persons have merged and split them, which outranks the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.link.profile import Profile
from sayso.model import Pairing

Similarity = Callable[[Profile, Profile], float]


def parted(
    parts: Iterable[frozenset[str]],
    pairs: Iterable[Pairing],
    held: Mapping[str, Profile],
    similarity: Similarity,
) -> list[frozenset[str]]:
    """The parts that the rule found, with those merged and split that a person decided.

    Parts are merged where a pair is together. A part that holds a pair that is apart is
    split: each other report goes with the side that it is most like, on average.
    """
    known = [
        p
        for p in sorted(pairs, key=lambda p: p.id)
        if {p.report, p.other} <= held.keys()
    ]
    merged = _merged(parts, [p for p in known if p.together])
    apart = [p for p in known if not p.together]
    found = []
    for part in merged:
        mine = [p for p in apart if {p.report, p.other} <= part]
        bound = _merged(
            (frozenset([rid]) for rid in part),
            [p for p in known if p.together and p.report in part],
        )
        found += _split(bound, mine, held, similarity) if mine else [part]
    return sorted(found, key=min)


def _merged(
    parts: Iterable[frozenset[str]], pairs: Iterable[Pairing]
) -> list[frozenset[str]]:
    """The parts, those made one that a pair is in."""
    of = {rid: part for part in parts for rid in part}
    for pair in pairs:
        joined = of[pair.report] | of[pair.other]
        of |= dict.fromkeys(joined, joined)
    return sorted(set(of.values()), key=min)


def _split(
    bound: Sequence[frozenset[str]],
    pairs: Sequence[Pairing],
    held: Mapping[str, Profile],
    similarity: Similarity,
) -> list[frozenset[str]]:
    """What is bound together, divided so that no pair is in one side."""
    of = {rid: part for part in bound for rid in part}
    against: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for pair in pairs:
        against[of[pair.report]].add(of[pair.other])
        against[of[pair.other]].add(of[pair.report])
    sides: list[list[frozenset[str]]] = []
    for part in sorted(against, key=min):
        free = (s for s in sides if not against[part] & set(s))
        side = next(free, None)
        if side is None:
            sides.append([part])
        else:
            side.append(part)
    seeds = [frozenset().union(*side) for side in sides]
    found = [set(seed) for seed in seeds]
    for part in bound:
        if part not in against:
            near = [_mean(part, seed, held, similarity) for seed in seeds]
            found[near.index(max(near))] |= part
    return [frozenset(side) for side in found]


def _mean(
    one: Iterable[str],
    other: Iterable[str],
    held: Mapping[str, Profile],
    similarity: Similarity,
) -> float:
    found = [similarity(held[a], held[b]) for a in sorted(one) for b in sorted(other)]
    return sum(found) / len(found)
