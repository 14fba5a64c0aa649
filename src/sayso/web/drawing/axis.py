"""Days along a line: near ones apart, far ones not too far, long gaps marked as such.

A linear scale would put a matter of three weeks that comes back two years later into
two dots. Steps grow with the logarithm of the days between, and every gap of more than
two months bears a break, so that nobody takes the scale for an even one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

_LONG_GAP = 60  # days
_LEAST, _GROWS, _MOST = 20.0, 12.0, 110.0  # units of a step before it is fitted
_LABEL = 58.0  # units that the label of a day takes


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `labelled` where there is room, `year` where it is new."""

    x: float
    day: date
    labelled: bool
    year: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Where days stand between two ends; `breaks` are places of long gaps."""

    days: tuple[date, ...]
    at: Mapping[date, float]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands, or the last one before it; the left end before all."""
        i = bisect_right(self.days, day)
        return self.at[self.days[i - 1]] if i else self.left

    def after(self, day: date) -> float:
        """Where a day's column ends: half-way to the next one."""
        i = bisect_right(self.days, day)
        if not i:
            return self.left
        if i == len(self.days):
            return self.right
        return (self.at[self.days[i - 1]] + self.at[self.days[i]]) / 2


def axis(days: Iterable[date], *, left: float, right: float) -> Axis:
    """The axis of these days between two ends."""
    ordered = tuple(sorted(set(days)))
    places = _places(ordered, left, right)
    at = dict(zip(ordered, places, strict=True))
    long = (p for p in pairwise(ordered) if (p[1] - p[0]).days > _LONG_GAP)
    breaks = tuple(round((at[a] + at[b]) / 2, 1) for a, b in long)
    return Axis(ordered, at, tuple(_ticks(ordered, places)), breaks, left, right)


def _places(days: Sequence[date], left: float, right: float) -> list[float]:
    """The first day a little in from the left end, the last from the right one."""
    gaps = [(b - a).days for a, b in pairwise(days)]
    steps = [min(_MOST, _LEAST + _GROWS * log2(gap)) for gap in gaps]
    margin = 24.0
    room, whole = right - left - 2 * margin, sum(steps)
    fitted = min(room / whole, 3.0) if whole else 1.0
    at, places = left + margin, []
    for step in (0.0, *steps) if days else ():
        at += step * fitted
        places.append(round(at, 1))
    return places


def _ticks(days: Sequence[date], places: Sequence[float]) -> Iterable[Tick]:
    """A tick a day; labels as they fit, the first and the last before others."""
    last = len(days) - 1
    taken = places[0] - _LABEL if places else 0.0
    year = 0
    for i, (day, x) in enumerate(zip(days, places, strict=True)):
        room = i == last or places[last] - x >= _LABEL
        labelled = x - taken >= _LABEL and room
        yield Tick(x, day, labelled, labelled and day.year != year)
        if labelled:
            taken, year = x, day.year
