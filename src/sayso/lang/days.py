"""The calendar's units as intervals of days: which one holds a day, steps, parts.

Weeks begin on Monday (ISO 8601). Seasons are those of the weather services, of three
whole months; a winter has the year of its January. OverflowError or ValueError outside
the calendar's years 1 to 9999.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from sayso.model import Period

Unit = Literal[
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
Part = Literal["start", "middle", "end"]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
_SATURDAY = 5
_PARTS: tuple[Part, ...] = ("start", "middle", "end")
_WINTER = 4


def months(year: int, month: int, count: int = 1) -> Period:
    """`count` whole months from a month on; `month` may lie outside 1 to 12."""
    first = _month(year, month)
    return Period(first, _month(year, month + count) - timedelta(days=1))


def _month(year: int, month: int) -> date:
    more, rest = divmod(month - 1, 12)
    return date(year + more, rest + 1, 1)


def years(first: int, count: int = 1) -> Period:
    """`count` whole years from a year on."""
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))


def season(number: int, year: int) -> Period:
    """A season of a year: 1 spring, 2 summer, 3 autumn, 4 the winter of its January."""
    return months(year - 1, 12, 3) if number == _WINTER else months(year, 3 * number, 3)


def holding(unit: Unit, day: date, step: int = 0) -> Period:
    """The unit that holds `day`, or the one `step` units after it."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
        begin = day.month if size == 1 else (day.month - 1) // size * size + 1
        return months(day.year, begin + size * step, size)
    if unit in _YEARS:
        size = _YEARS[unit]
        return years(day.year // size * size + size * step, size)
    if unit in ("week", "weekend"):
        monday = day + timedelta(days=7 * step - day.weekday())
        late = unit == "weekend"
        return Period(
            monday + timedelta(days=_SATURDAY if late else 0),
            monday + timedelta(days=6),
        )
    return Period.day(day + timedelta(days=step if unit == "day" else 0))


def away(unit: Unit, day: date, count: float) -> Period:
    """What lies `count` units from `day`, as exactly as the unit tells.

    Days are days, one week is a day, more weeks are the seven days around, months are
    months and years years; half a year counts as months, half a day not at all.
    """
    if unit in _DAYS:
        return Period.day(day + timedelta(days=round(count * _DAYS[unit])))
    if unit in ("week", "weekend"):
        middle = day + timedelta(days=round(7 * count))
        spread = timedelta(days=3 if abs(count) > 1 else 0)
        return Period(middle - spread, middle + spread)
    if unit in _YEARS and count == int(count):
        return holding("year", day, int(count) * _YEARS[unit])
    size = _MONTHS.get(unit) or 12 * _YEARS[unit]
    return holding("month", day, round(count * size))


def back(unit: Unit, day: date, count: float) -> date:
    """The day `count` units before `day` (after it where negative)."""
    if unit in _DAYS:
        return day - timedelta(days=round(count * _DAYS[unit]))
    if unit in ("week", "weekend"):
        return day - timedelta(days=round(7 * count))
    size = _MONTHS.get(unit) or 12 * _YEARS[unit]
    month = _month(day.year, day.month - round(count * size))
    last = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=min(day.day, last))


def third(whole: Period, part: Part) -> Period:
    """The beginning, middle or end of a period: a third of its months, or of its days.

    A month's are its days 1 to 10, 11 to 20 and 21 to the last.
    """
    at = _PARTS.index(part)
    count = _whole_months(whole)
    if count >= 3:
        size = count // 3
        first = whole.first
        return months(first.year, first.month + at * size, size)
    days = (whole.last - whole.first).days + 1
    size = 10 if count == 1 else max(1, days // 3)
    first = whole.first + timedelta(days=min(at * size, days - 1))
    last = whole.last if part == "end" else first + timedelta(days=size - 1)
    return Period(first, min(max(first, last), whole.last))


def _whole_months(whole: Period) -> int:
    """How many whole months a period is; 0 where it is none."""
    after = whole.last + timedelta(days=1) if whole.last < date.max else whole.last
    if whole.first.day != 1 or after.day != 1:
        return 0
    return 12 * (after.year - whole.first.year) + after.month - whole.first.month


def hull(one: Period, other: Period) -> Period:
    """The least period that covers both."""
    return Period(min(one.first, other.first), max(one.last, other.last))
