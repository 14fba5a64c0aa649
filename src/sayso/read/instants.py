"""Clock times: an instant with its zone from what a file or a byline writes.

Decides what a date and a clock time come to. A clock time without a zone has the zone
of the country whose address the page has, if its clocks agree; else it is no instant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

from sayso.lang.zones import in_fixed_zone, zone_at, zone_named, zone_names
from sayso.model import Period
from sayso.read.dates import period

_LONGEST = 120  # code points that are read of a date
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(Z|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[./]\s?\d\d?[./]\s?\d{4}")
_CLOCK = re.compile(
    r"(?<![\d.:/])([01]?\d|2[0-3])(?:[.:]([0-5]\d)(?::[0-5]\d)?|(?=\s?[ap]\.?m\b))"
    r"(?![\d/]|[.:]\d)\s?(a\.?m\b|p\.?m\b)?",
    re.IGNORECASE,
)
_AWAY = re.compile(r"(?:GMT|UTC)?\s?([+-]\d\d):?(\d\d)\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: its period, and its instant where that is told."""

    period: Period
    at: datetime | None = None


def _placed(at: datetime, address: str) -> datetime:
    """An instant told in UTC, in the zone of the page's country where that is known."""
    here = zone_at(address)
    if here is not None and at.utcoffset() == UTC.utcoffset(None):
        at = at.astimezone(here)
    return in_fixed_zone(at)


def _zoned(day: date, clock: time, zone: tzinfo | None) -> datetime | None:
    if zone is None:
        return None
    return in_fixed_zone(datetime.combine(day, clock, zone))


def _iso(text: str, address: str) -> Moment | None:
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (
        int(part or 0) for part in found.groups()[:6]
    )
    try:
        held = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None
    mark = (found[7] or "").upper()
    if not mark:
        at = _zoned(held.date(), held.time(), _zone(text[found.end() :], address))
        return Moment(Period.day(held.date()), at)
    return _marked(held, mark, address)


def _marked(held: datetime, mark: str, address: str) -> Moment | None:
    """The moment of a clock marked `Z` or with its distance from UTC."""
    if mark == "Z":
        at = _placed(held, address)
        return Moment(Period.day(at.date()), at)
    digits = mark[1:].replace(":", "").ljust(4, "0")
    try:
        zone = datetime.strptime(f"{mark[0]}{digits}", "%z").tzinfo
        at = _placed(held.replace(tzinfo=zone), address)
    except (ValueError, OverflowError):
        return None
    return Moment(Period.day(at.date()), at)


def _mail(text: str, address: str) -> Moment | None:
    """`Fri, 16 Jun 2017 14:32:00 +0200`."""
    if not re.search(r"\d\d:\d\d", text) or "," not in text[:5]:
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        return None
    at = _placed(at, address)
    return Moment(Period.day(at.date()), at)


def _zone(after: str, address: str) -> tzinfo | None:
    """The zone that the words after a clock time name, else the page's country's."""
    if away := _AWAY.search(after[:20]):
        try:
            return datetime.strptime(away[1] + away[2], "%z").tzinfo
        except ValueError:
            return None
    words = re.findall(r"[^\W\d_]+", after[:40].casefold())
    named = " ".join(words)
    for mark in zone_names():
        if f" {mark} " in f" {named} ":
            return zone_named(mark)
    return zone_at(address)


def clock(text: str, address: str) -> tuple[time, tzinfo | None] | None:
    """The clock time that a byline tells, and its zone; None where it tells none."""
    bare = _DAY.sub(lambda m: " " * len(m[0]), text[:_LONGEST])
    found = _CLOCK.search(bare)
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(found[2] or 0)), _zone(bare[found.end() :], address)


def _worded(text: str, address: str, day: date | None) -> Moment | None:
    told = period(text) or _inside(text)
    if told is None and day is not None:
        told = Period.day(day)
        if clock(text, address) is None:
            return None
    if told is None:
        return None
    at = clock(text, address)
    if at is None or told.first != told.last:
        return Moment(told)
    return Moment(told, _zoned(told.first, *at))


def _inside(text: str) -> Period | None:
    """The first numeric date among other words: `14:32, 16.06.2017`."""
    found = _DAY.search(text)
    return period(re.sub(r"\s", "", found[0])) if found else None


def moment(text: str, *, address: str = "", day: date | None = None) -> Moment | None:
    """When a date says: its period, and the instant where clock and zone are told.

    `address` is the page's, `day` the day that a clock time alone is of.
    """
    text = " ".join(text[:_LONGEST].split())
    if not text:
        return None
    return _iso(text, address) or _mail(text, address) or _worded(text, address, day)
