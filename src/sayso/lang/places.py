"""Places in a text: which of its capitalised words name one, and which one.

Reads runs of capitalised words against the gazetteer. A run that is more than a place's
name is a person's or a body's; a doubtful name counts only behind a word that tells of
a place. Of several places of one name, that in a country the text mentions is meant,
else the best known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lang import language
from sayso.lang.gazetteer import Match, Place
from sayso.lang.names import WORD, bare
from sayso.lang.peoples import Mention, mentions
from sayso.lang.placewords import (
    closed,
    common,
    days,
    features,
    joined,
    part_of,
    spelt,
    units,
)
from sayso.model import LANGUAGES

_LONGEST = 4
_WORD_LENGTH = 40
_PARTICLES = frozenset("al el ez ad ar as at az of de del la le da do di du am".split())
_JOINED = re.compile(r"\A(?:al|el|ez|es|ad|ar|as|at|az|ash|ul)[-’'](?=[A-ZÅÄÖØÆ])")
_SPACE = re.compile("[ \u00a0]\\Z")
_STARTS = re.compile(r"(?:\A|[.!?:–—\n»”\"]\s*[–—\-«“”\"'’]?\s*)\Z")
_KNOWN, _SMALL, _FAMOUS = 60, 45, 70
_MENTIONED = 30


@dataclass(frozen=True, slots=True, order=True)
class PlaceMention:
    """Where a text names a place: code points, end exclusive.

    `told` says that a word before it, or a country behind it, tells that it is one.
    """

    start: int
    end: int
    place: Place
    told: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    raw: str
    names: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text under way: its tokens, what is known of it, who is named in it."""

    text: str
    code: str
    tokens: tuple[_Token, ...]
    countries: frozenset[str]
    taken: frozenset[int]
    lower: frozenset[str]


@lru_cache(maxsize=512)
def places(text: str, code: str) -> tuple[PlaceMention, ...]:
    """The places that `text` names, in order, none inside another.

    Countries are those of `peoples`; a people or an adjective names no place.
    """
    known = code if code in LANGUAGES else "en"
    found = mentions(text, known)
    countries = [m for m in found if m.known.sort == "state" and m.known.form == "name"]
    reading = _reading(text, known, found)
    named = list(_countries(reading, countries))
    named += _towns(reading)
    return tuple(sorted(named))


def _reading(text: str, code: str, found: Sequence[Mention]) -> _Reading:
    tokens = tuple(_tokens(text))
    seats = ("seat",)
    return _Reading(
        text=text,
        code=code,
        tokens=tokens,
        countries=frozenset(
            m.known.side for m in found if m.known.sort == "state" and not m.head
        ),
        taken=frozenset(
            i for m in found if m.known.form not in seats for i in (m.start, m.end - 1)
        ),
        lower=frozenset(t.raw for t in tokens if not t.names),
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in WORD.finditer(text):
        raw = match.group()
        names = raw[0].isupper() or bool(_JOINED.match(raw))
        opens = bool(_STARTS.search(text[max(0, match.start() - 6) : match.start()]))
        yield _Token(match.start(), match.end(), raw, names, opens)


def _countries(reading: _Reading, found: Sequence[Mention]) -> Iterator[PlaceMention]:
    for mention in found:
        written = reading.text[mention.start : mention.end]
        place = (
            _best(spelt(written, reading.code), "country") if not mention.head else None
        )
        if place:
            stop = mention.start + len(written.rstrip("."))
            yield PlaceMention(mention.start, stop, place, told=True)


def _best(found: Sequence[Match], kind: str) -> Place | None:
    return next((m.place for m in found if m.place.kind == kind), None)


def _towns(reading: _Reading) -> list[PlaceMention]:
    """Places in the runs; a doubtful name counts where it is told elsewhere."""
    found: list[PlaceMention] = []
    persons: set[str] = set()
    for first, last in _runs(reading):
        made = None if _titled(reading, first) else _in_run(reading, first, last)
        if made:
            found.append(made)
        elif last - first > 1 or _titled(reading, first):
            persons.add(bare(reading.tokens[last - 1].raw))
    told = {m.place for m in found if m.told}
    named = [m for m in found if not _of_person(m, reading, persons)]
    return [m for m in named if m.told or _stands(m, reading, told)]


def _of_person(made: PlaceMention, reading: _Reading, persons: set[str]) -> bool:
    """Whether a name is somebody's: bare without a word of place, or his genitive."""
    written = reading.text[made.start : made.end]
    if bare(written) == written and written in persons:
        return not made.told
    return not persons.isdisjoint((bare(written), bare(written).removesuffix("s")))


def _stands(made: PlaceMention, reading: _Reading, told: set[Place]) -> bool:
    """Whether a name without a word of place beside it is a place by itself."""
    opens = bool(_STARTS.search(reading.text[max(0, made.start - 6) : made.start]))
    least = _FAMOUS if opens else _KNOWN
    return made.place in told or made.place.weight >= least


def _titled(reading: _Reading, at: int) -> bool:
    """Whether a title stands before a name: `president Clinton`."""
    before = reading.tokens[at - 1] if at else None
    if before is None or reading.tokens[at].opens:
        return False
    return before.raw.casefold() in language(reading.code).set("titles")


def _runs(reading: _Reading) -> Iterator[tuple[int, int]]:
    """First and past-the-last token of each run of words that could name a place."""
    tokens, i = reading.tokens, 0
    while i < len(tokens):
        if not _usable(tokens[i], reading):
            i += 1
            continue
        end = _end(reading, i)
        start = i + 1 if end - i > 1 and _ordinary(tokens[i], reading) else i
        if end - start > 1 or not _ordinary(tokens[start], reading):
            yield start, end
        i = end


def _usable(token: _Token, reading: _Reading) -> bool:
    return (
        token.names
        and 1 < len(token.raw) <= _WORD_LENGTH
        and token.start not in reading.taken
        and bare(token.raw).casefold() not in days(reading.code)
    )


def _end(reading: _Reading, first: int) -> int:
    tokens, end = reading.tokens, first + 1
    while end < len(tokens) and _adjoins(reading, end):
        if _usable(tokens[end], reading):
            end += 1
        elif _particle(reading, end):
            end += 2
        else:
            break
    return end


def _adjoins(reading: _Reading, at: int) -> bool:
    one, other = reading.tokens[at - 1], reading.tokens[at]
    between = reading.text[one.end : other.start]
    return bool(_SPACE.match(between)) and not _ends_sentence(one)


def _ends_sentence(token: _Token) -> bool:
    return token.raw.endswith(".") and len(token.raw) > 3


def _particle(reading: _Reading, at: int) -> bool:
    """Whether a small word stands between two capitalised ones: `Rio de Janeiro`."""
    tokens = reading.tokens
    return (
        tokens[at].raw in _PARTICLES
        and at + 1 < len(tokens)
        and _usable(tokens[at + 1], reading)
        and _adjoins(reading, at + 1)
    )


def _ordinary(token: _Token, reading: _Reading) -> bool:
    """Whether a word that opens a sentence is a common one, not a name."""
    word = token.raw.casefold()
    return token.opens and (word in reading.lower or word in common(reading.code))


def _in_run(reading: _Reading, first: int, last: int) -> PlaceMention | None:
    """The place that a whole run names, or its beginning behind a word of place."""
    told = _told(reading, first)
    for end in range(min(last, first + _LONGEST), first, -1):
        if end < last and not (told and _stops(reading, end)):
            continue
        start, stop = reading.tokens[first].start, reading.tokens[end - 1].end
        written = reading.text[start:stop].rstrip(".")
        stop = start + len(written)
        behind = _told_behind(reading, end) or joined(written, reading.code)
        found = spelt(written, reading.code)
        if place := _chosen(found, reading, told or behind):
            whole = _with_feature(reading, end, place)
            after = reading.tokens[end].end if whole != place else stop
            return PlaceMention(start, after, whole, bool(told or behind))
    return None


def _with_feature(reading: _Reading, end: int, place: Place) -> Place:
    """The part of a place that a noun behind it names: `the Euphrates valley`."""
    if end < len(reading.tokens) and _adjoins(reading, end):
        nouns = dict(features(reading.code))
        if noun := nouns.get(reading.tokens[end].raw):
            return part_of(place, noun)
    return place


def _stops(reading: _Reading, end: int) -> bool:
    """Whether what follows a place in a run is a day or a month, or opens anew."""
    word = reading.tokens[end].raw.casefold().rstrip(".")
    return word in common(reading.code)


def _told(reading: _Reading, at: int) -> str:
    """What the words before a token tell: `in`, `from`, `unit` or ''."""
    before = reading.tokens[max(0, at - 2) : at]
    words = [t.raw.casefold() for t in before]
    if (
        not words
        or not reading.text[before[-1].end : reading.tokens[at].start].isspace()
    ):
        return ""
    tails = {words[-1], " ".join(words)}
    kinds = ("in", "from", "unit")
    return next((k for k in kinds if tails & set(closed(reading.code, k))), "")


def _told_behind(reading: _Reading, end: int) -> str:
    """What stands behind a name: its country (`Mosul, Iraq`), or `province`."""
    tokens = reading.tokens
    if end >= len(tokens):
        return ""
    between = reading.text[tokens[end - 1].end : tokens[end].start]
    if tokens[end].start in reading.taken and between.strip() == ",":
        return "in"
    unit = tokens[end].raw.rstrip(".") in units(reading.code)
    return "unit" if unit and between.isspace() else ""


def _chosen(found: Sequence[Match], reading: _Reading, told: str) -> Place | None:
    """The likeliest of the places that a spelling can mean."""

    def likely(match: Match) -> tuple[int, str]:
        near = bool(reading.countries & set(match.place.countries))
        return match.weight + _MENTIONED * near, match.place.name

    able = [m for m in found if _can_be(m, reading, told)]
    if not able:
        return None
    return max(able, key=likely).place


def _can_be(match: Match, reading: _Reading, told: str) -> bool:
    """Whether a spelling is enough to mean a place where it stands."""
    place = match.place
    near = bool(reading.countries & set(place.countries))
    surely = told in ("in", "unit")
    if not match.exact:
        return bool(told) and near and match.own and match.sound
    if not match.own and not near:
        return place.weight >= (_KNOWN if told else _FAMOUS)
    if place.kind == "region" and not place.large:
        return surely
    return surely or near or place.weight >= _SMALL
