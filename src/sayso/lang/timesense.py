"""What a time's words come to: an interval, or how it follows from another day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sayso.lang.days import Unit
from sayso.lang.timetokens import Token
from sayso.lang.timewords import TimeWords
from sayso.model import Period

Base = Literal["calendar", "today", "latest", "told"]
Moves = Callable[[date], Period]

_NEAR, _FAR = 45, 275
_LEAP = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A time in tokens `start` to `end`: what it is and how it follows from a day.

    `moves` gives the interval from the day that `base` names: any, that of publication
    (both ends of it where it is a month or year, or only the latest), or the one told
    before. `of_year` gives a date without a year one; `span`: it has two ends.
    """

    start: int
    end: int
    grain: Unit
    base: Base
    moves: Moves
    of_year: Callable[[int], Period] | None = None
    span: bool = False


@dataclass(frozen=True, slots=True)
class Got:
    """The tokens that a rule matched, and whether the sentence speaks of what comes."""

    tokens: Sequence[Token]
    start: int
    end: int
    coming: bool
    words: TimeWords

    def has(self, letters: str) -> bool:
        """Whether a token has one of the letters."""
        return any(t.letter in letters for t in self.mine)

    @property
    def mine(self) -> Sequence[Token]:
        """The tokens matched."""
        return self.tokens[self.start : self.end]

    def all(self, letters: str) -> list[Any]:
        """The values of the tokens with one of the letters."""
        return [t.value for t in self.mine if t.letter in letters]

    def one(self, letters: str) -> Any:
        """The value of the first of them; None for none."""
        return next(iter(self.all(letters)), None)

    def word(self, letters: str) -> str:
        """The first of them in lower case."""
        return next((t.low for t in self.mine if t.letter in letters), "")

    def reading(self, grain: Unit, base: Base, moves: Moves) -> Reading:
        """What the tokens come to."""
        return Reading(self.start, self.end, grain, base, moves)

    def count(self) -> tuple[float, float]:
        """The least and the most that their number words come to."""
        found = [
            t.value if t.letter == "n" else (float(t.value),) * 2
            for t in self.mine
            if t.letter in "ndo"
        ]
        low, high = found[0]
        if len(found) > 1 and found[-1][0] < 1:
            whole = self.has("c")
            low, high = (
                (low + found[-1][0], high + found[-1][0]) if whole else found[-1]
            )
        return low, high

    def year(self, of: Callable[[int], Period], grain: Unit) -> Reading:
        """A date with the year that stands by it, or the year nearest to the day."""
        year, step = self.one("y"), self.one("Y")
        if year is not None:
            return self.reading(grain, "calendar", lambda _: of(year))
        if step is not None:
            return self.reading(grain, "today", lambda day: of(day.year + step))
        coming = self.coming
        return Reading(
            self.start,
            self.end,
            grain,
            "latest",
            lambda day: nearest(of, day, coming=coming),
            of,
        )


def nearest(
    of: Callable[[int], Period], day: date, *, coming: bool = False, past: bool = False
) -> Period:
    """The date of the year by which it lies nearest to `day`, rather past than coming.

    A date ahead is meant where the words speak of what comes, or where it is at most 45
    days ahead and the last one more than 275 days ago.
    """
    found = list(each(of, day, 1)) or list(each(of, day, _LEAP))
    begun = [p for p in found if (p.last if past else p.first) <= day]
    ahead = [p for p in found if p.last >= day and p not in begun[-1:]]
    if coming:
        ahead = [p for p in found if p.last >= day]
    if not begun or not ahead:
        return (begun or found)[-1]
    gone, wait = (day - begun[-1].last).days, (ahead[0].first - day).days
    soon = wait <= _NEAR and gone > _FAR
    return ahead[0] if coming or (soon and not past) else begun[-1]


def each(of: Callable[[int], Period], day: date, around: int = 1) -> Iterator[Period]:
    """A date of the years around a day, those left out that have none."""
    for year in range(day.year - around, day.year + around + 1):
        try:
            yield of(year)
        except ValueError:
            continue


def span(got: Got) -> tuple[Unit, int]:
    """The unit and the step of a phrase such as `i fjol`, `last week`."""
    if got.has("D"):
        unit, step = got.one("D")
        return unit, step
    if got.has("Y"):
        return "year", got.one("Y")
    return got.one("U"), got.one("R")[0] if got.has("R") else 0
