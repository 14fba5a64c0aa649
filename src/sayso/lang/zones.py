"""Time zones: by the marks of clock times (`CET`, `BST`), and by a country's address.

A country is known only where all its clocks agree. Nothing is taken from a language.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@cache
def _zones(kind: str) -> dict[str, str]:
    text = files(__package__).joinpath("zones.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1] not in ("", "#")]
    return {key: zone for sort, key, zone in rows if sort == kind}


def zone_names() -> tuple[str, ...]:
    """The marks of time zones in lower case, the longest first."""
    return tuple(sorted(_zones("name"), key=len, reverse=True))


def _of(zone: str) -> tzinfo | None:
    if zone[:1] in "+-":
        hours, minutes = zone[1:].split(":")
        away = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(away if zone[0] == "+" else -away)
    try:
        return ZoneInfo(zone)
    except ZoneInfoNotFoundError:  # a system without the tz database
        return None


def zone_named(mark: str) -> tzinfo | None:
    """The zone of a mark such as `BST`; None for one that is not known."""
    zone = _zones("name").get(mark.casefold())
    return _of(zone) if zone else None


def zone_at(address: str) -> tzinfo | None:
    """The zone of the country whose address it is; None where that is not told."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # no address, such as one with half a bracket
        return None
    zone = _zones("country").get(host.rpartition(".")[2])
    return _of(zone) if zone else None


def in_fixed_zone(at: datetime) -> datetime:
    """The same instant and clock, its zone kept as a distance from UTC alone."""
    away = at.utcoffset()
    return at if away is None else at.replace(tzinfo=timezone(away))
