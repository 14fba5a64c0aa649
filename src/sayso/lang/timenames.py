"""Weekdays and seasons by name: `i fredags`, `natt til torsdag`, `forrige sommer`.

Each function reads the tokens that its rule matched; None where they are no time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.lang import days
from sayso.lang.timedates import season_year
from sayso.lang.timesense import Got, Reading, span
from sayso.model import Period

_WEEK = 7


def weekday_week(got: Got) -> Reading | None:
    """A weekday of another week: `onsdag i forrige uke`, `Friday next week`."""
    unit, step = span(got)
    if unit not in ("week", "weekend"):
        return weekday(got)
    number = got.one("W")[0]

    def moves(day: date) -> Period:
        monday = days.holding("week", day, step).first
        return Period.day(date.fromordinal(monday.toordinal() + number))

    return got.reading("day", "today", moves)


def night_to(got: Got) -> Reading:
    """`natt til torsdag`: the day that the night leads to."""
    return weekday(got)


def weekday(got: Got) -> Reading:
    """A weekday of the seven days to the day of publication, or of those after it."""
    number, form = got.one("W")
    step = (got.one("R") or (None, False))[0]
    if got.has("C"):
        return got.reading("day", "told", lambda day: _weekday_near(day, number))
    bare = got.words.style.coming
    ahead = step == 1 or (step is None and form == "bare" and got.word("p") in bare)
    strict = step in (-1, 1) or form == "past" or ahead
    if got.mine[0].letter == "p" and not ahead and form != "past":
        got = replace(got, start=got.start + 1)
    ahead = ahead or (got.coming and form != "past" and step is None)

    def moves(day: date) -> Period:
        back = (day.weekday() - number) % _WEEK
        forth = (number - day.weekday()) % _WEEK
        if step == 0:
            return Period.day(
                date.fromordinal(day.toordinal() - day.weekday() + number)
            )
        if strict:
            back, forth = back or _WEEK, forth or _WEEK
        return Period.day(
            date.fromordinal(day.toordinal() + (forth if ahead else -back))
        )

    return got.reading("day", "today", moves)


def _weekday_near(day: date, number: int) -> Period:
    """The weekday nearest to a day."""
    off = (number - day.weekday() + 3) % _WEEK - 3
    return Period.day(date.fromordinal(day.toordinal() + off))


def season_after(got: Got, number: int, way: int) -> Reading:
    """The season after or before the time told."""

    def moves(day: date) -> Period:
        found = [days.season(number, day.year + k) for k in range(-2, 3)]
        later = [p for p in found if p.first > day]
        earlier = [p for p in found if p.last < day]
        return later[0] if way > 0 else earlier[-1]

    return got.reading("season", "told", moves)


def edge_season(got: Got) -> Reading | None:
    """The beginning, middle or end of a season."""
    part = got.one("E")
    inner = season(got) if got.has("zZ") else season_year(got)
    return inner and got.reading(
        "season", inner.base, lambda day: days.third(inner.moves(day), part)
    )


def season_step(got: Got) -> Reading | None:
    """`last summer` is that of the year before, `forrige vinter` the last one ended."""
    number = got.one("S")
    if got.has("C"):
        return got.reading("season", "told", lambda day: days.season(number, day.year))
    if got.has("V"):
        return season_after(got, number, got.one("V"))
    step = got.one("R")[0]

    def moves(day: date) -> Period:
        if step > 0:
            return next(p for p in _seasons(number, day) if p.first > day)
        if step == 0:
            return _nearest_season(number, day)
        if number == 4:
            return [p for p in _seasons(number, day) if p.last < day][-1]
        return days.season(number, day.year - 1)

    return got.reading("season", "today", moves)


def _seasons(number: int, day: date) -> list[Period]:
    return [days.season(number, day.year + k) for k in range(-2, 3)]


def _nearest_season(number: int, day: date) -> Period:
    found = _seasons(number, day)
    return min(found, key=lambda p: max((p.first - day).days, (day - p.last).days, 0))


def season(got: Got) -> Reading | None:
    """`i høst`: the one nearest to the day; `i våras`: the one begun last."""
    number = got.one("zZ")
    after = got.tokens[got.end] if got.end < len(got.tokens) else None
    ours = got.mine[-1].low.endswith(got.words.style.ours)
    if (
        ours
        and after
        and after.letter == "x"
        and after.low not in got.words.style.saying
    ):
        return None
    if got.has("z"):
        return got.reading("season", "today", lambda day: _nearest_season(number, day))

    def moves(day: date) -> Period:
        return [p for p in _seasons(number, day) if p.first <= day][-1]

    return got.reading("season", "today", moves)
