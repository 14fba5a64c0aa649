"""The ladder of numbers: what each side said, as a range, in order of size and day.

A range is read again from the very words (`at least 30`, `hundreds`); where they say no
more, it is the figure alone. The scale is logarithmic where numbers are far apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log10

from sayso.lang.numbers import Number, numbers
from sayso.model import LANGUAGES, Bearing
from sayso.shown.places import Place
from sayso.shown.wording import line, nobody
from sayso.trace.figures import number

WIDTH = 960.0
_LEFT, _RIGHT = 270.0, 860.0
_ROW, _TOP = 36.0, 30.0
_RUNGS = 40
_FAR = 30  # times the smallest: then the scale is logarithmic
_NAME = 34


@dataclass(frozen=True, slots=True)
class Rung:
    """A number that a report gives: its range, the words that say it, whose it is.

    `open` says that nothing bounds it from above.
    """

    y: float
    low: float
    high: float
    best: float
    words: str
    side: str
    name: str
    bearing: Bearing
    x_low: float
    x_high: float
    open: bool
    x_best: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """The drawing; `marks` are round numbers with their places."""

    rungs: tuple[Rung, ...]
    marks: tuple[tuple[float, str], ...]
    height: float
    logarithmic: bool
    more: int
    width: float = WIDTH
    left: float = _LEFT
    right: float = _RIGHT


def ladder(places: Sequence[Place]) -> Ladder | None:
    """The numbers of these claims from the smallest; None where there are none."""
    told = [(p, n) for p in _once(places) if (n := _ranged(p.bearing)) is not None]
    if not told:
        return None
    told.sort(key=lambda pair: (pair[1][2], _when(pair[0]), pair[0].side))
    shown = told[:_RUNGS]
    lows = [low for _, (low, _, best, _) in shown for low in (low, best) if low > 0]
    tops = [n for _, (_, high, best, _) in shown for n in (high, best) if n < inf]
    most, least = max(tops), min(lows, default=1.0)
    scale = _Scale(least, most, logarithmic=most > least * _FAR)
    rungs = tuple(_rung(p, n, scale, i) for i, (p, n) in enumerate(shown))
    return Ladder(
        rungs=rungs,
        marks=scale.marks(),
        height=_TOP + len(rungs) * _ROW + 8,
        logarithmic=scale.logarithmic,
        more=len(told) - len(shown),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    least: float
    most: float
    logarithmic: bool

    def x(self, value: float) -> float:
        """Where a number stands; what is larger than all stands at the right end."""
        if value >= self.most:
            return _RIGHT if self.most else _LEFT
        if not self.logarithmic:
            return round(_LEFT + (_RIGHT - _LEFT) * max(value, 0) / self.most, 1)
        low, high = log10(self.least), log10(self.most)
        part = (log10(max(value, self.least)) - low) / (high - low)
        return round(_LEFT + (_RIGHT - _LEFT) * part, 1)

    def marks(self) -> tuple[tuple[float, str], ...]:
        """Round numbers on the scale, a handful."""
        if self.logarithmic:
            powers = range(int(log10(self.least)), int(log10(self.most)) + 1)
            found = [10.0**p for p in powers if self.least <= 10.0**p <= self.most]
        else:
            step = _round(self.most / 4)
            found = [step * i for i in range(6) if step * i <= self.most]
        return tuple((self.x(n), plain(n)) for n in found[:12])


def _round(value: float) -> float:
    """The least of 1, 2, 5 times a power of ten that is no smaller."""
    if value <= 1:
        return 1.0
    power = 10.0 ** int(log10(value))
    return next((power * k for k in (1, 2, 5) if power * k >= value), power * 10)


def plain(value: float) -> str:
    """A number as digits, in groups of three."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return whole.replace(",", "\u202f")


def _once(places: Sequence[Place]) -> Sequence[Place]:
    """Of what one report has of one side and value, the first claim."""
    found: dict[tuple[str, str, str], Place] = {}
    for p in places:
        found.setdefault((p.bearing.report.id, p.side, p.position), p)
    return list(found.values())


def _ranged(bearing: Bearing) -> tuple[float, float, float, str] | None:
    """The least, the most, the figure and the words of a claim's number."""
    best = number(bearing.link.answer)
    if best is None:
        return None
    found = next((n for n in _numbers(bearing) if n.best == best), None)
    if found is None:
        return best, best, best, bearing.link.answer
    words = line(bearing.report.text[found.start : found.end])
    return min(found.low, best), max(found.high, best), best, words


def _numbers(bearing: Bearing) -> Sequence[Number]:
    report = bearing.report
    code = report.lang if report.lang in LANGUAGES else "en"
    spans = bearing.claim.content
    return [n for s in spans for n in numbers(report.text, code, s.start, s.end)]


def _when(place: Place) -> str:
    return str(place.bearing.report.published or "9999")


def _rung(
    place: Place, told: tuple[float, float, float, str], scale: _Scale, i: int
) -> Rung:
    low, high, best, words = told
    side = line(place.side) or nobody()
    return Rung(
        y=_TOP + i * _ROW + _ROW / 2,
        low=low,
        high=high,
        best=best,
        words=words,
        side=side,
        name=side if len(side) <= _NAME else f"{side[: _NAME - 1]}…",
        bearing=place.bearing,
        x_low=scale.x(low),
        x_high=scale.x(high),
        open=high == inf,
        x_best=scale.x(best),
    )
