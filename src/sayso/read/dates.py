"""Dates as files write them: a day, a month or a year, in the file's own time zone.

Only what can be read one way is read: `16/06/2017` is, `6/7/2017` is not.
"""

from __future__ import annotations

import re

from sayso.errors import UsageError
from sayso.model import Period

# January to December in Swedish, Norwegian, Danish and English, with abbreviations.
_MONTHS = tuple(
    frozenset(row.split())
    for row in (
        "januari januar january jan",
        "februari februar february febr feb",
        "mars marts march mar",
        "april apr",
        "maj mai may",
        "juni june jun",
        "juli july jul",
        "augusti august aug",
        "september sept sep",
        "oktober october okt oct",
        "november nov",
        "december desember dec des",
    )
)

# A time of day may follow; the zone it is in is the page's own, so the day stays.
_ISO = re.compile(r"(\d{4})(?:[-/](\d\d)(?:[-/](\d\d)(?:[T ,].*)?)?)?\Z", re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?\Z")
_NUMERIC = re.compile(
    r"(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{4})(?:[\s,].*)?\Z", re.DOTALL
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?:(\d{1,2})(?::[ae]|st|nd|rd|th)?[.\s]\s*)?([^\W\d_]{3,9})\.?,?\s+(\d{4})\b"
)
_MONTH_FIRST = re.compile(
    r"\b([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b"
)


def _of(
    year: str, month: str | int | None = None, day: str | None = None
) -> Period | None:
    parts = [year, *(f"{int(part):02d}" for part in (month, day) if part)]
    try:
        return Period.parse("-".join(parts))
    except UsageError:
        return None


def _month(name: str) -> int | None:
    months = enumerate(_MONTHS, start=1)
    return next((n for n, names in months if name.lower() in names), None)


def _numeric(first: str, mark: str, second: str, year: str) -> Period | None:
    """Dots put the day first everywhere; with slashes it must show."""
    if mark == "." or int(first) > 12 or first == second:
        return _of(year, second, first)
    return _of(year, first, second) if int(second) > 12 else None


def _worded(text: str) -> Period | None:
    if found := _MONTH_FIRST.search(text):
        name, day, year = found.groups()
        if month := _month(name):
            return _of(year, month, day)
    for found in _DAY_FIRST.finditer(text):
        day, name, year = found.groups()
        if month := _month(name):
            return _of(year, month, day)
    return None


def period(text: str) -> Period | None:
    """The day, month or year that a date names; None where it names none for certain.

    A time of day and its zone are passed over: the day is the one that is printed.
    """
    text = text.strip()
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _of(*found.groups())
    if found := _NUMERIC.match(text):
        return _numeric(*found.groups())
    return _worded(text[:80])
