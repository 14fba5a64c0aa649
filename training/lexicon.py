"""Names of people and places that no treebank has, to read in a treebank's sentences.

Decides which names from other libraries are put in the place of annotated ones: first
and last names of many countries (Faker), countries in the five languages (Babel, from
Unicode's CLDR) and the cities of the time zones. Only names; no text.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from random import Random
from zoneinfo import available_timezones

from babel import Locale

from training.augment import NamedWords
from training.corpus import LANGUAGES

LOCALES = (
    "az_AZ cs_CZ da_DK de_DE en_GB en_IN en_NG en_PK en_US es_ES fi_FI fr_FR hr_HR "
    "id_ID is_IS it_IT nl_NL no_NO pl_PL sv_SE tr_TR"
).split()
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific")
PEOPLE = 8000


def outside_names(seed: int = 1) -> Iterator[NamedWords]:
    """Classes and words of names, each also as a genitive in s."""
    random = Random(seed)
    for place in sorted(set(places())):
        yield from with_genitive("LOC", place)
    first, last = people()
    for _ in range(PEOPLE):
        chance = random.random()
        name = random.choice(first) if chance < 0.75 else ""
        surname = random.choice(last) if chance > 0.15 else ""
        yield from with_genitive("PER", f"{name} {surname}".strip())


def with_genitive(label: str, name: str) -> Iterator[NamedWords]:
    """The name, and the name with the s of a Scandinavian genitive."""
    words = tuple(name.split())
    if not all(word.replace("-", "").isalpha() for word in words):
        return
    yield label, words
    if not name.endswith(("s", "x", "z")):
        yield label, (*words[:-1], words[-1] + "s")


def places() -> Iterator[str]:
    """Countries in every language, and the cities that time zones are named for."""
    for lang in LANGUAGES:
        locale = Locale(lang)
        codes = (code for code in locale.territories if code.isalpha())
        yield from (locale.territories[code] for code in codes)
        yield from (
            zone["city"] for zone in locale.time_zones.values() if "city" in zone
        )
    for zone in available_timezones():
        area, _, city = zone.partition("/")
        if area in AREAS:
            yield city.rpartition("/")[2].replace("_", " ")


def people() -> tuple[list[str], list[str]]:
    """First names and last names."""
    first: set[str] = set()
    last: set[str] = set()
    for code in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{code}").Provider
        for attribute in vars(provider):
            if attribute.startswith("first_names"):
                first.update(_strings(getattr(provider, attribute)))
            elif attribute.startswith("last_names"):
                last.update(_strings(getattr(provider, attribute)))
    return sorted(first), sorted(last)


def _strings(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str) and value[:1].isupper())
