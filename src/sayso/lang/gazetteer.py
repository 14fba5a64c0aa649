"""The world's places by name: towns, provinces, regions, seas, rivers and countries.

Reads `places.tsv.gz` (made of GeoNames by `training/places.py`) and `regions.tsv`.
Says which places a spelling can mean; which of them a text means is left to `places`.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from sayso.lang.names import sounding
from sayso.lang.peoples import look_up
from sayso.model import LANGUAGES
from sayso.text import folded

PlaceKind = Literal["city", "region", "sea", "river", "country"]

_KINDS: dict[str, PlaceKind] = {"ci": "city", "re": "region", "co": "country"}
_WEIGHT = 80
_LONGEST = 60
_EXACT, _OWN = 12, 20
_LONG = 4
_ARTICLE = re.compile(r"\b(?:al|el|ad|ed|ar|er|as|es|ash|esh|at|az|ez|ul)-(?=\w)")
_ALIKE = ("ckqgx", "szc", "jyi", "vwuf", "aeo")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its English name, with the countries that it lies in.

    Latitude and longitude are degrees, north and east positive; `weight` grows with its
    population and with how many languages name it, 20 for a hamlet, 95 for Paris.
    """

    name: str
    kind: PlaceKind
    countries: tuple[str, ...]
    lat: float
    lon: float
    province: str = ""
    weight: int = _WEIGHT

    @property
    def large(self) -> bool:
        """Whether it is of `regions.tsv`: known well without more being said."""
        return self.kind != "city" and self.weight == _WEIGHT

    @property
    def country(self) -> str:
        """The English name of the country, '' where it lies in none or in several."""
        return self.countries[0] if len(self.countries) == 1 else ""


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a spelling can mean; `exact` where that spelling is on record.

    `own` says that it is the place's English name, not an older or a foreign one, and
    `sound` that the name is long enough, and begins alike, to trust the sound alone.
    """

    place: Place
    exact: bool
    own: bool
    sound: bool = False

    @property
    def weight(self) -> int:
        """How likely the spelling means this place, before a text is looked at."""
        return self.place.weight + _EXACT * self.exact + _OWN * self.own


@cache
def _table() -> bytes:
    packed = files(__package__).joinpath("places.tsv.gz").read_bytes()
    return gzip.decompress(packed)


def _rows(sound: str) -> Iterator[list[str]]:
    """The gazetteer's rows of one sound, found by bisection: the lines are sorted."""
    rows, key = _table(), f"{sound}\t".encode()
    low, high = 0, len(rows)
    while low < high:
        start = rows.rfind(b"\n", 0, (low + high) // 2) + 1
        end = rows.find(b"\n", start) + 1
        if rows[start:end] < key:
            low = end
        else:
            high = start
    while rows.startswith(key, low):
        end = rows.find(b"\n", low)
        yield rows[low:end].decode().split("\t")
        low = end + 1


@cache
def country_of(code: str) -> str:
    """The English name of a country by its two letters (ISO 3166), or the letters."""
    return next((row[1] for row in _rows(f".{code}")), code)


def _place(row: list[str]) -> Place:
    _, name, kind, code, province, lat, lon, weight = row
    return Place(
        name=name,
        kind=_KINDS[kind],
        countries=(country_of(code),),
        lat=float(lat),
        lon=float(lon),
        province=province,
        weight=int(weight),
    )


@lru_cache(maxsize=16384)
def matches(written: str, code: str) -> tuple[Match, ...]:
    """Every place that a spelling can mean, the nominative only, most known first.

    A spelling that only sounds like one of a place is given with `exact` false.
    """
    plain = _plain(written)
    if len(written) > _LONGEST or not (sound := sounding(written)):
        return ()
    found: dict[Place, Match] = {}
    for place, spelling in _named(sound):
        own = spelling == place.name
        other = _plain(spelling)
        alike = len(sound) >= _LONG and _begin_alike(plain, other)
        match = Match(place, other == plain, own, alike)
        found[place] = max(match, found.get(place, match), key=_surely)
    for known in (_regions(code).get(folded(written)), _country(written, code)):
        if known:
            found[known] = Match(known, exact=True, own=True)
    return tuple(sorted(found.values(), key=_likely, reverse=True))


def _plain(name: str) -> str:
    """A name for comparing letter by letter, without an Arabic article."""
    return _ARTICLE.sub("", folded(name))


def _begin_alike(one: str, other: str) -> bool:
    """Whether two spellings begin with one letter, or with two that often sound so."""
    first = {one[:1], other[:1]}
    return len(first) == 1 or any(first <= set(group) for group in _ALIKE)


def _surely(match: Match) -> tuple[bool, bool, bool]:
    return match.exact, match.own, match.sound


def _likely(match: Match) -> tuple[int, float, float]:
    return match.weight, match.place.lat, match.place.lon


def _named(sound: str) -> Iterator[tuple[Place, str]]:
    for row in _rows(sound):
        if row[2] != "=":
            yield _place(row), row[1]
            continue
        _, cell, _, code, name, _ = row
        for target in _rows(sounding(name)):
            if target[1:2] == [name] and target[2] != "=" and target[3] == code:
                yield from ((_place(target), s) for s in cell.split("|"))


def _country(written: str, code: str) -> Place | None:
    known = look_up(written, code)
    if known is None or known.form != "name" or known.sort != "state":
        return None
    rows = (row for row in _rows(sounding(known.side)) if row[2] == "co")
    return next((_place(row) for row in rows if row[1] == known.side), None)


@cache
def _regions(code: str) -> dict[str, Place]:
    """The regions by their folded spellings, in a language and in English."""
    column = {"en": 0, "sv": 5, "nb": 6, "nn": 7, "da": 8}
    used = sorted({0, column[code if code in LANGUAGES else "en"]})
    text = files(__package__).joinpath("regions.tsv").read_text(encoding="utf-8")
    found: dict[str, Place] = {}
    for line in text.splitlines():
        if line[0] != "#":
            cells = line.split("\t")
            spellings = (s for i in used for s in cells[i].split("|"))
            place = _region(cells)
            found.update((folded(s.removeprefix("the ")), place) for s in spellings)
    return found


def _region(cells: list[str]) -> Place:
    name, _, _ = cells[0].partition("|")
    codes = cells[2].split(",") if cells[2] != "-" else []
    return Place(
        name=name,
        kind=cells[1],  # type: ignore[arg-type]  # checked by a test of the data
        countries=tuple(country_of(code) for code in codes),
        lat=float(cells[3]),
        lon=float(cells[4]),
    )


@lru_cache(maxsize=4096)
def contains(outer: str, inner: str) -> bool:
    """Whether the place of one English name surely lies in the place of another.

    A country has its towns and regions, a province its towns. A name that several
    places have means the best known one.
    """
    wide, narrow = _first(outer), _first(inner)
    if wide is None or narrow is None or wide == narrow:
        return False
    if wide.kind == "country":
        return narrow.countries == (wide.name,) and narrow.kind != "country"
    same = wide.countries == narrow.countries
    return wide.kind == "region" and same and narrow.province == wide.name


def _first(name: str) -> Place | None:
    found = [m.place for m in matches(name, "en") if m.exact]
    countries = (place for place in found if place.kind == "country")
    return next(countries, found[0] if found else None)
