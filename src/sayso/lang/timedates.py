"""Dates of the calendar: days, months, quarters, years, with or without their year.

Each function reads the tokens that its rule matched; None where they are no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sayso.lang import days
from sayso.lang.days import Unit
from sayso.lang.timesense import Got, Reading, each, nearest
from sayso.model import Period

_WEEK = 7
_HALF = (0.5, 0.5)
_YEARS = range(1900, 2101)
_DECADES = range(1000, 2101)
_DOUBTFUL = 2000


def _month_of(month: int) -> Callable[[int], Period]:
    return lambda year: days.months(year, month)


def _day_of(month: int, first: int, last: int = 0) -> Callable[[int], Period]:
    return lambda year: Period(
        date(year, month, first), date(year, month, last or first)
    )


def figures(got: Got) -> Reading | None:
    """`2014-07-17`, `17.7.2014`, `9/7`; nothing where day and month could be either."""
    parts = re.split(r"[-./]", got.one("q"))
    if len(parts[0]) == 4:
        return _iso(got, parts)
    first, second = int(parts[0]), int(parts[1])
    if not got.words.style.day_first and not first > 12 >= second:
        if "/" in got.one("q") and not second > 12 >= first:
            return None
        if second > 12:
            first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= 31) or _fraction(got, parts):
        return None
    of = _day_of(second, first)
    if len(parts) < 3:
        return got.year(of, "day")
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return got.reading("day", "calendar", lambda _: of(year))


def _iso(got: Got, parts: Sequence[str]) -> Reading:
    year, month = int(parts[0]), int(parts[1])
    if len(parts) == 2:
        return got.reading("month", "calendar", lambda _: days.months(year, month))
    day = int(parts[2])
    return got.reading("day", "calendar", lambda _: _day_of(month, day)(year))


def _fraction(got: Got, parts: Sequence[str]) -> bool:
    """Whether figures are a share, `2/3`, or all the time, `24/7`."""
    before = got.tokens[got.start - 1].letter if got.start else ""
    if len(parts) > 2 or got.has("yY") or before in ("a", "W"):
        return False
    first, second = int(parts[0]), int(parts[1])
    return first < second <= 10 or (first, second) == (24, 7)


def day_month(got: Got) -> Reading:
    """`28 maj`, `28. mai i fjor`, `May 28, 2017`, `the first of May`."""
    month, day = got.one("Mm"), got.one("do")
    return got.year(_day_of(month, day), "day")


def days_month(got: Got) -> Reading:
    """`25–28 maj`, `29. og 30. mai`."""
    first, last = got.all("do")[:2]
    reading = got.year(_day_of(got.one("Mm"), first, max(first, last)), "day")
    return replace(reading, span=True)


def week_of_month(got: Got) -> Reading | None:
    """`the last week of May`, `første uke i juni`: seven days of the month."""
    if got.one("U") != "week" or (got.has("R") and got.one("R")[0] != -1):
        return None
    month = got.one("Mm")
    number = got.one("o")

    def of(year: int) -> Period:
        whole = days.months(year, month)
        if number is None:
            first = whole.last.day - _WEEK + 1
        else:
            first = min((number - 1) * _WEEK + 1, whole.last.day)
        last = min(first + _WEEK - 1, whole.last.day)
        return Period(date(year, month, first), date(year, month, last))

    return got.year(of, "week")


def edge_month(got: Got) -> Reading:
    """The beginning, middle or end of a month."""
    part, month = got.one("E"), got.one("Mm")
    return got.year(lambda year: days.third(days.months(year, month), part), "month")


def quarter(got: Got) -> Reading | None:
    """Quarters, halves and centuries by number: `andre kvartal 2017`."""
    unit: Unit = got.one("U") or ("half" if got.one("n") == _HALF else "quarter")
    number = got.one("od")
    if unit == "century":
        return century(got)
    if (
        (got.has("n") and unit != "half")
        or unit not in ("quarter", "half")
        or number > (4 if unit == "quarter" else 2)
    ):
        return None
    size = 3 if unit == "quarter" else 6
    return got.year(lambda y: days.months(y, (number - 1) * size + 1, size), unit)


def week_number(got: Got) -> Reading | None:
    """`uke 23`: the week of that number by ISO 8601."""
    number = got.one("d")
    if got.one("U") != "week" or got.word("U") in got.words.style.plurals:
        return None

    def of(year: int) -> Period:
        monday = date.fromisocalendar(year, number, 1)
        return days.holding("week", monday)

    return got.year(of, "week")


def season_year(got: Got) -> Reading | None:
    """`høsten 2016`, `i fjor høst`."""
    number = got.one("S")
    if got.has("D"):
        return None
    return got.year(lambda year: days.season(number, year), "season")


def month_year(got: Got) -> Reading:
    """`mars 2015`, `mars i fjor`."""
    return got.year(_month_of(got.one("Mm")), "month")


def month_step(got: Got) -> Reading | None:
    """`last March`, `that October`."""
    of = _month_of(got.one("M"))
    if got.has("C"):
        return got.reading("month", "told", lambda day: of(day.year))
    step = got.one("V") or got.one("R")[0]
    if step == 0:
        return got.reading("month", "today", lambda day: of(day.year))
    if step > 0:
        return got.reading("month", "latest", lambda day: _first_after(of, day))
    return got.reading("month", "latest", lambda day: nearest(of, day, past=True))


def _first_after(of: Callable[[int], Period], day: date) -> Period:
    return next(p for p in each(of, day) if p.first > day)


def decade(got: Got) -> Reading | None:
    """`1990-talet`, `90-årene`, `the 1990s`: ten years; `1800-talet`: a hundred.

    Of 2000 the ten first years are meant; `his 30s` are none.
    """
    value = got.one("k")
    before = got.tokens[got.start - 1].letter if got.start else ""
    aged = got.words.style.month_first and got.mine[0].letter == "k"
    if value < 100 and aged and before not in ("a", "|"):
        return None
    value += 1900 if value < 100 else 0
    if value not in _DECADES:
        return None
    size = 100 if value % 100 == 0 and value != _DOUBTFUL else 10
    grain: Unit = "century" if size == 100 else "decade"
    return got.reading(grain, "calendar", lambda _: days.years(value, size))


def century(got: Got) -> Reading | None:
    """`the 19th century`."""
    number = got.one("o")
    if got.one("U") != "century" or not number or number > 22:
        return None
    first = (number - 1) * 100
    return got.reading("century", "calendar", lambda _: days.years(max(first, 1), 100))


def years(got: Got) -> Reading | None:
    """`2014–2016`, `2014–16`."""
    first = got.all("y")[0]
    last = got.mine[-1].value
    last = int(last[0]) if isinstance(last, tuple) else last
    if last < 100:
        last += first // 100 * 100
    if first not in _YEARS or not first < last <= _YEARS[-1]:
        return None
    count = last - first + 1
    reading = got.reading("year", "calendar", lambda _: days.years(first, count))
    return replace(reading, span=True)


def year(got: Got) -> Reading | None:
    """A year; a round one, such as 2000, only after a preposition."""
    year = got.one("y")
    if year not in _YEARS or (got.has("U") and got.one("U") != "year"):
        return None
    before = got.tokens[got.start - 1].letter if got.start else ""
    after = got.tokens[got.end].letter if got.end < len(got.tokens) else ""
    led = got.has("U") or before in tuple("phaArubc-")
    if (year % 100 == 0 and not led) or after in ("U", "|"):
        return None
    return got.reading("year", "calendar", lambda _: days.years(year))


def month(got: Got) -> Reading | None:
    """A month by itself; `May` only after `in`, `since` and the like."""
    if got.has("m"):
        style, before = got.words.style, got.tokens[max(0, got.start - 2) : got.start]
        led = got.mine[0].low in style.weak_after or got.mine[0].letter == "m"
        if before and got.mine[0].letter == "m" and before[-1].letter in "u-":
            led = before[0].letter in "Mm"
        if not style.month_first or not led:
            return None
        got = replace(got, start=got.end - 1)
    return got.year(_month_of(got.one("Mm")), "month")
