"""Words that tell a place in a text, and names of places joined to such words.

Reads each language's `places.tsv`. Says what a spelling with its endings can mean;
which of a text's words are names of places is left to `places`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from sayso.lang import language, table
from sayso.lang.gazetteer import Match, Place, matches
from sayso.lang.names import bare

_KNOWN = 60
_STEM, _SHORT = 4, 5


@cache
def closed(code: str, kind: str) -> tuple[str, ...]:
    """A row of a language's `places.tsv`: words of one kind."""
    rows = (cell.split("|") for name, cell in table(code, "places.tsv") if name == kind)
    return tuple(next(rows, []))


@cache
def features(code: str) -> tuple[tuple[str, str], ...]:
    """Endings and nouns for a part of a place, each with its English noun."""
    rows = table(code, "places.tsv")
    return tuple(
        (word, name[1:])
        for name, cell in rows
        if name.startswith("+")
        for word in cell.split("|")
    )


@cache
def common(code: str) -> frozenset[str]:
    """The closed classes of a language, and its words before places."""
    lists = (v for v in language(code).words.values() if isinstance(v, list | dict))
    words = {w for v in lists for w in v if isinstance(w, str)}
    before = (*closed(code, "in"), *closed(code, "from"), *closed(code, "unit"))
    return frozenset(words | {w.split()[0] for w in before})


@cache
def days(code: str) -> frozenset[str]:
    """The names of a language's months and weekdays."""
    words = language(code)
    return words.set("months") | words.set("weekdays")


@cache
def units(code: str) -> frozenset[str]:
    """Nouns for what a place is: `village`, `provinsen`."""
    return frozenset(closed(code, "unit"))


@lru_cache(maxsize=65536)
def spelt(written: str, code: str) -> tuple[Match, ...]:
    """What a name can mean: as it stands, in the genitive, or joined to a noun."""
    plain = bare(written)
    forms = [plain, plain[:-1]] if plain.endswith("s") else [plain]
    found = [m for form in forms if len(form) > 1 for m in matches(form, code)]
    exact = [m for m in found if m.exact]
    return tuple(exact or _compound(plain, code)) or tuple(found)


def _compound(written: str, code: str) -> list[Match]:
    """A part of a place in one word or two: `Eufratdalen`, `Donbass-regionen`."""
    endings = _endings(code)
    if not written.endswith(tuple(endings)):
        return []
    for ending, noun in endings.items():
        rest = written.removesuffix(ending)
        stem = rest.rstrip(" -")
        least = _SHORT if stem == rest else 2
        if rest == written or len(stem) < _STEM or len(ending) < least:
            continue
        stems = {stem, stem.removesuffix("s")}
        found = [m for s in sorted(stems) for m in matches(s, code) if m.exact]
        if stem == rest:
            found = [m for m in found if m.place.weight >= _KNOWN]
        if found:
            return [replace(m, place=part_of(m.place, noun)) for m in found]
    return []


@cache
def _endings(code: str) -> dict[str, str]:
    """What may be joined to a place, each with its English noun, '' for a unit."""
    parts = dict(features(code))
    return parts | {unit: "" for unit in closed(code, "unit") if unit not in parts}


def part_of(place: Place, noun: str) -> Place:
    """The part of a place that an English noun names; the place itself for ''."""
    if not noun:
        return place
    return replace(place, name=f"{place.name} {noun}", kind="region")


def joined(written: str, code: str) -> str:
    """`unit` where a word for a place is joined to the name: `Raqqa-provinsen`."""
    return "unit" if written.rpartition("-")[2] in units(code) else ""
