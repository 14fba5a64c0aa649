"""One neighbourhood of reports parted into matters.

First average linkage by what reports share near in time makes events (UPGMA, Sokal and
Michener 1958). Then events are joined into matters by what lasts, where they are as
alike across as the reports of each are among themselves (relative closeness, after
Karypis, Han and Kumar 1999).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.profile import (
    DIGITS,
    SINGLE,
    THETA,
    UNIT,
    Profile,
    across,
    endurance,
    nearness,
    of_event,
    of_matter,
)

_CLOSENESS = 0.75
_ALONE = 0.25

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Similarities of every two of some reports, in the order of their ids."""

    plain: Matrix
    event: Matrix
    matter: Matrix


def partition(profiles: Mapping[str, Profile]) -> list[frozenset[str]]:
    """The matters among the reports of one block, in the order of their ids."""
    names = sorted(profiles)
    if len(names) == 1:
        return [frozenset(names)]
    like = likeness([profiles[name] for name in names])
    alone = [[i] for i in range(len(names))]
    events = _joined(alone, like.event, like.plain, closeness=0.0)
    found = _joined(events, like.matter, like.plain, closeness=_CLOSENESS)
    return [frozenset(names[i] for i in group) for group in found]


def likeness(profiles: list[Profile]) -> Likeness:
    """The similarities of every two profiles, rounded so that no order shows."""
    vocabulary = np.unique(np.concatenate([one.terms for one in profiles]))
    weights = np.zeros((2, len(profiles), len(vocabulary)))
    for row, one in enumerate(profiles):
        at = np.searchsorted(vocabulary, one.terms)
        weights[0, row, at], weights[1, row, at] = one.weights, one.lasts
    alone = (vocabulary & np.uint64(1)) == 0
    single, lasts = weights[0] * alone, weights[1]
    shared = single @ single.T / UNIT**2
    long = (lasts @ lasts.T - SINGLE * _most(lasts[:, alone])) / UNIT**2
    scale, gaps = _scales(profiles), _gaps(profiles)
    near, long = nearness(gaps), long * endurance(gaps)
    found = (
        scale * shared,
        of_event(scale, near, shared),
        of_matter(scale, near, shared, long),
    )
    for matrix in found:
        np.fill_diagonal(matrix, 0.0)
    return Likeness(*(np.round(matrix, DIGITS) for matrix in found))


def _most(weights: Matrix) -> Matrix:
    """Of every two, the most that one term adds to the product of their weights."""
    found = np.zeros((len(weights), len(weights)))
    for column in weights.T:
        holding = np.flatnonzero(column)
        if len(holding) > 1:
            both = np.ix_(holding, holding)
            found[both] = np.maximum(
                found[both], np.outer(column[holding], column[holding])
            )
    return found


def _scales(profiles: list[Profile]) -> Matrix:
    """`across` of every two."""
    langs = sorted({one.lang for one in profiles})
    between = np.array([[across(a, b) for b in langs] for a in langs])
    which = [langs.index(one.lang) for one in profiles]
    return np.asarray(between[np.ix_(which, which)])


def _gaps(profiles: list[Profile]) -> NDArray[np.int64]:
    """The days between every two, below 0 where their periods overlap."""
    first = np.array([p.first for p in profiles])
    last = np.array([p.last for p in profiles])
    gaps: NDArray[np.int64] = np.maximum(
        first[:, None] - last[None, :], first[None, :] - last[:, None]
    )
    return gaps


def _joined(
    groups: list[list[int]], likeness: Matrix, plain: Matrix, *, closeness: float
) -> list[list[int]]:
    """Groups joined while the mean likeness across two is THETA or more.

    The most alike go first, ties by the order of the reports. With `closeness`, two
    groups must also be that share as alike as their own reports are on the average.
    """
    groups = [list(group) for group in groups]
    member = np.zeros((len(groups), len(likeness)))
    for row, group in enumerate(groups):
        member[row, group] = 1.0
    sums = member @ likeness @ member.T
    inner = np.diag(member @ plain @ member.T).copy() / 2
    sizes = member.sum(axis=1)
    means = _means(sums, sizes)
    while True:
        i, j = sorted(divmod(int(means.argmax()), len(groups)))
        if means[i, j] < THETA:
            return [sorted(group) for group in groups if group]
        if (
            means[i, j]
            < closeness * (_own(inner, sizes, i) + _own(inner, sizes, j)) / 2
        ):
            means[i, j] = means[j, i] = -1.0
            continue
        inner[i] += inner[j] + plain[np.ix_(groups[i], groups[j])].sum()
        groups[i], groups[j] = groups[i] + groups[j], []
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        sizes[i] += sizes[j]
        sizes[j] = 0.0
        _refresh(means, sums, sizes, i, j)


def _own(inner: NDArray[np.float64], sizes: NDArray[np.float64], i: int) -> float:
    """How alike the reports of a group are; of one alone, as groups mostly are."""
    pairs = sizes[i] * (sizes[i] - 1) / 2
    return float(inner[i] / pairs) if pairs else _ALONE


def _means(sums: Matrix, sizes: NDArray[np.float64]) -> Matrix:
    means: Matrix = np.round(sums / np.outer(sizes, sizes), DIGITS)
    np.fill_diagonal(means, -1.0)
    return means


def _refresh(
    means: Matrix, sums: Matrix, sizes: NDArray[np.float64], i: int, j: int
) -> None:
    """The means across after group `j` went into group `i`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        row = np.where(sizes > 0, np.round(sums[i] / (sizes * sizes[i]), DIGITS), -1.0)
    row[i] = -1.0
    means[i], means[:, i] = row, row
    means[j], means[:, j] = -1.0, -1.0
