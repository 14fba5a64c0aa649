"""Times that follow from another day: `i fjol`, `two weeks ago`, `dagen efter`.

Each function reads the tokens that its rule matched; None where they are no time.
"""

from __future__ import annotations

from datetime import date

from sayso.lang import days
from sayso.lang.days import Unit
from sayso.lang.timedates import decade
from sayso.lang.timenames import season_after
from sayso.lang.timesense import Got, Reading, span
from sayso.model import Period

_PLURAL = 5.0
_THURSDAY = 3
_RECENT = "recent"


def ago(got: Got) -> Reading:
    """`for to uker siden`, `nine months ago`."""
    unit = got.one("U")
    low, high = got.count()
    return got.reading(unit, "today", lambda day: _away(unit, day, -high, -low))


def _away(unit: Unit, day: date, low: float, high: float) -> Period:
    return days.hull(days.away(unit, day, low), days.away(unit, day, high))


def some_ago(got: Got) -> Reading | None:
    """`years ago`: two to nine of them."""
    unit = got.one("U")
    if got.word("U") not in got.words.style.plurals:
        return None
    return got.reading(unit, "today", lambda day: _away(unit, day, -9, -2))


def ahead(got: Got) -> Reading | None:
    """`om to uker`; English `in two weeks` only where the sentence tells what comes."""
    unit = got.one("U")
    if got.words.style.month_first and not got.coming:
        return None
    low, high = got.count()
    return got.reading(unit, "today", lambda day: _away(unit, day, low, high))


def later(got: Got) -> Reading:
    """So many units after or before the time told: `two years later`."""
    unit, way = got.one("U"), got.one("lf")
    low, high = sorted(way * n for n in got.count())
    return got.reading(unit, "told", lambda day: _away(unit, day, low, high))


def after(got: Got) -> Reading | None:
    """`to dager etter`; not `to dager etter angrepet`."""
    return None if _of_something(got) else later(got)


def some_later(got: Got) -> Reading | None:
    """`dagen därpå`, `days later`."""
    unit, way, style = got.one("U"), got.one("l"), got.words.style
    if got.word("U") in style.the_units:
        return got.reading(unit, "told", lambda day: days.holding(unit, day, way))
    if got.word("U") not in style.plurals:
        return None
    low, high = sorted((2 * way, 9 * way))
    return got.reading(unit, "told", lambda day: _away(unit, day, low, high))


def next_to(got: Got) -> Reading | None:
    """`dagen efter`, `the year before`, `våren etter`; not `dagen efter attacken`."""
    if _of_something(got):
        return None
    way = got.one("fl")
    if got.has("S"):
        return season_after(got, got.one("S"), way)
    unit = got.one("U")
    definite = got.word("U") in got.words.style.the_units
    if not definite and not (got.words.style.month_first and got.has("a")):
        return None
    return got.reading(unit, "told", lambda day: days.holding(unit, day, way))


def _of_something(got: Got) -> bool:
    """Whether what follows says after what: a clause or a definite noun.

    After a verb of saying a clause is what is said: `kunngjorde året etter at …`.
    """
    if got.end >= len(got.tokens):
        return False
    token, style = got.tokens[got.end], got.words.style
    before = got.tokens[got.start - 1].low if got.start else ""
    if token.low in style.complementisers and before in style.saying:
        return False
    if token.letter == "a" or token.low in style.clause:
        return True
    definite = bool(style.definite) and token.low.endswith(style.definite)
    return token.letter == "x" and definite


def rolling(got: Got) -> Reading | None:
    """`de senaste tre månaderna`, `the past week`: up to the day, or on from it."""
    unit, step, rolls = got.one("U"), got.one("B"), True
    if step is None:
        step, rolls = got.one("R")
    number = got.has("ndo")
    if not number and not rolls:
        return unit_step(got)
    if step == 0:
        return None
    one = got.word("U") in got.words.style.single
    _, many = got.count() if number else (1.0, 1.0 if one else _PLURAL)

    def moves(day: date) -> Period:
        end = days.back(unit, day, -step * many)
        return Period(min(day, end), max(day, end))

    return got.reading(unit, "today", moves)


def so_far(got: Got) -> Reading | None:
    """`tidligere i uken`, `later this year`: from its beginning, or to its end."""
    way = got.one("l")
    if got.has("z"):
        return None
    if got.mine[-1].letter == "U" and not (got.has("R") or _the(got)):
        return None
    unit, step = span(got)

    def moves(day: date) -> Period:
        whole = days.holding(unit, day, step)
        if step:
            return whole
        return Period(whole.first, day) if way < 0 else Period(day, whole.last)

    return got.reading(unit, "today", moves)


def edge(got: Got) -> Reading | None:
    """The beginning, middle or end of a year, a decade or a unit now."""
    part = got.one("E")
    if got.has("y"):
        year = got.one("y")
        return got.reading(
            "year", "calendar", lambda _: days.third(days.years(year), part)
        )
    if got.has("k"):
        inner = decade(got)
        return inner and got.reading(
            "decade", "calendar", lambda day: days.third(inner.moves(day), part)
        )
    unit, step = span(got)
    if got.has("U") and not got.has("RY") and not _the(got):
        return None
    if unit in ("day", "hour", "minute"):
        return got.reading("day", "today", lambda day: days.holding("day", day, step))
    return got.reading(
        unit, "today", lambda day: days.third(days.holding(unit, day, step), part)
    )


def _the(got: Got) -> bool:
    style = got.words.style
    return got.word("U") in style.the_units or (style.month_first and got.has("a"))


def same(got: Got) -> Reading:
    """`samme dag`, `that year`, `samma kväll`."""
    unit: Unit = got.one("U") or "day"
    return got.reading(unit, "told", lambda day: days.holding(unit, day))


def following(got: Got) -> Reading:
    """`the following month`, `påföljande dag`."""
    unit: Unit = got.one("U") or "day"
    step = got.one("V")
    return got.reading(unit, "told", lambda day: days.holding(unit, day, step))


def unit_step(got: Got) -> Reading | None:
    """`förra veckan`, `this month`; `next day` goes on from the time told."""
    unit, step = got.one("U"), got.one("R")[0]
    if unit in ("hour", "minute") or (unit == "day" and step < 0):
        return None
    if unit == "day":
        return got.reading(unit, "told", lambda day: days.holding("day", day, step))
    return got.reading(unit, "today", lambda day: days.holding(unit, day, step))


def then(got: Got) -> Reading:
    """`den gangen`, `at the time`: the time told itself."""
    unit: str = got.one("t")
    if unit == "any":
        return got.reading("day", "told", Period.day)
    return got.reading(unit, "told", lambda day: days.holding(unit, day))  # type: ignore[arg-type]


def deictic(got: Got) -> Reading:
    """Phrases such as `i fjol`, `i går`, `i helgen`; `häromdagen` is this week past."""
    if got.has("D") and got.one("D")[0] == _RECENT:
        return got.reading("day", "today", lambda day: _away("day", day, -7, -2))
    unit, step = span(got)
    if unit == "weekend" and step == 0:
        return got.reading(unit, "today", _weekend)
    return got.reading(unit, "today", lambda day: days.holding(unit, day, step))


def _weekend(day: date) -> Period:
    """The weekend nearest to a day: until Wednesday the last one."""
    return days.holding("weekend", day, -1 if day.weekday() < _THURSDAY else 0)
