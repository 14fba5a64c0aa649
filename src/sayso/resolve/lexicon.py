"""What the words of a source phrase tell: bodies, media and roles, read from `lang`."""

from __future__ import annotations

from functools import cache

from sayso.lang import language, table
from sayso.lang.forms import Table, table_of
from sayso.model import LANGUAGES


@cache
def bodies(code: str) -> Table[str]:
    """Nouns for bodies of a state, by their kind."""
    rows = table(_read(code), "peoples_bodies.tsv")
    return table_of((cell, kind) for kind, _, cell in rows)


@cache
def english_bodies() -> dict[str, str]:
    """The English name of each kind of body, to stand after a state's adjective."""
    return {kind: name for kind, name, _ in table("en", "peoples_bodies.tsv")}


@cache
def roles(code: str) -> Table[str]:
    """How a speaker stands to a side: apart, statement, owner, head, official."""
    return table_of(
        (cell, role) for role, cell in table(_read(code), "peoples_roles.tsv")
    )


@cache
def medium_nouns(code: str) -> Table[str]:
    """Nouns for a medium: agency, newspaper, channel."""
    rows = table(_read(code), "peoples_media.tsv")
    return table_of((row[1], "medium") for row in rows if row[0] == "noun")


@cache
def media_endings(code: str) -> tuple[str, ...]:
    """What nouns for a medium end in: `exilkanalen`, `newspaper`."""
    return tuple(sorted(language(_read(code)).set("media_endings")))


@cache
def media() -> dict[str, tuple[str, str]]:
    """Known media by case-folded name: the name, and the side that runs it or ''."""
    rows = (row for row in table("en", "peoples_media.tsv") if row[0] == "name")
    return {row[1].casefold(): (row[1], row[2] if len(row) > 2 else "") for row in rows}


@cache
def titles(code: str) -> Table[str]:
    """Person nouns: minister, president, talesperson, with their usual endings."""
    words = language(_read(code))
    endings = ("*" + e for e in words.set("title_endings") if len(e) > 3)
    made: Table[str] = Table()
    made.add((*words.set("titles"), *endings), "title")
    return made


@cache
def common(code: str) -> Table[str]:
    """Common nouns that a sentence may begin with: bodies, media, unnamed sources."""
    words = language(_read(code))
    made: Table[str] = Table()
    keys = ("bodies", "media", "anonymous", "titles")
    made.add((w for key in keys for w in words.set(key)), "noun")
    endings = words.set("body_endings") | words.set("media_endings")
    made.add(("*" + e for e in endings if len(e) > 4), "noun")
    return made


@cache
def small_words(code: str) -> frozenset[str]:
    """Determiners and prepositions, which never are part of a name."""
    words = language(_read(code))
    keys = ("determiners", "prepositions", "pronouns_personal", "pronouns_other")
    return frozenset().union(_COMPASS, *(words.set(k) for k in (*keys, "numerals")))


@cache
def complementisers(code: str) -> frozenset[str]:
    """Words that open a clause of what is said, where a source phrase cannot begin."""
    return language(_read(code)).set("complementisers")


@cache
def enemies(code: str) -> frozenset[str]:
    """Prepositions that name an enemy, not a side spoken for."""
    return frozenset("mot imod against kontra versus mod om about".split())


@cache
def days(code: str) -> frozenset[str]:
    """Names of weekdays and months, which name nobody."""
    words = language(_read(code)).words
    named = (*words.get("weekdays", ()), *words.get("months", ()))
    return frozenset(word.casefold() for word in named)


@cache
def pronouns(code: str) -> frozenset[str]:
    """Pronouns of one person, and of no thing: `han`, `she`."""
    return language(_read(code)).set("pronouns_personal") & _PERSONS


@cache
def others(code: str) -> frozenset[str]:
    """Words for one more of the same: `en anden senator`, `another senator`."""
    return _OTHERS


@cache
def personal(code: str) -> frozenset[str]:
    """Possessives of a person: `his lawyer`, not `its spokesman`."""
    return language(_read(code)).set("pronouns_personal") | _PERSONAL


@cache
def belonging() -> frozenset[str]:
    """Prepositions between a person and whom he speaks for."""
    return _BELONGING


@cache
def articles(code: str) -> frozenset[str]:
    """Words that make a phrase indefinite: an article, a number, a quantifier."""
    words = language(_read(code))
    return words.set("indefinite") | words.set("numerals") | _SOME


_COMPASS = frozenset(
    "western eastern northern southern last next european african asian arab nordic "
    "scandinavian baltic "
    "north south east west nord syd sør sud öst øst aust väst vest norr söder".split()
)
_BELONGING = frozenset(
    "for för til till i in of at ved vid fra från frå from av af hos with".split()
)
_PERSONS = frozenset("han hon hen hun ho he she".split())
_PERSONAL = frozenset("his her hans hennes hendes hennar".split())
_OTHERS = frozenset("annan annat andra annen annet anna anden andet another".split())
_SOME = frozenset(
    "en ett ei ein eit et én éi a an some several many two three to tre två flera "
    "många noen nogle enkelte flere mange fleire nokre några andre andra other another "
    "eksperter experter".split()
)


def _read(code: str) -> str:
    return code if code in LANGUAGES else "en"
