"""Who passed a claim on, where a tag says so: `till Expressen`, `told the network`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.found import Found
from sayso.extract.lexicon import Lexicon
from sayso.extract.phrases import phrase_end
from sayso.extract.subjects import clause_start
from sayso.extract.tokens import Token
from sayso.extract.view import View

_REACH = 14
_LONGEST = 3
_NAME = re.compile(r"[A-ZÅÄÖÆØ][\w’'.-]*(?: (?:[A-ZÅÄÖÆØ]|\d)[\w’'.-]*){0,2}")

# Where a text names media known widely, in order: the offset and the name.
Media = Sequence[tuple[int, str]]


def media_in(lex: Lexicon, text: str) -> Media:
    """The media known widely that a text names, by offset."""
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size]).rstrip(".")
            if name in lex.media_names:
                found.append((match.start(), name))
                break
    return found


def relay_of(view: View, one: Found, media: Media) -> str | None:
    """The medium to which the source spoke, as named beside its cue, or None.

    `media` are those that the text names: `the network` is the last of them.
    """
    if one.hearsay or one.rule == "noun":
        return None
    inside = frozenset(i for a, b in one.contents for i in range(a, b))
    if one.rule == "preposition":
        return _told_to(view, one, inside, media)
    hearer = _hearer(view, one, inside, media)
    return hearer or _behind(view, one, inside, media)


def _hearer(view: View, one: Found, inside: frozenset[int], media: Media) -> str | None:
    """The medium as the verb's own object, or in front: `told CNN`, `Overfor CNN …`."""
    lex, told = view.lex, one.match.end
    telling = view.low(one.match.start) in lex.set("telling")
    taken = inside | (set(range(*one.source)) if one.source else set())
    for i in (told, one.source[1] if one.source else told):
        if i < len(view.tokens) and i not in taken:
            words = view.tokens[i : phrase_end(view, i)]
            if (telling and i == told) or _called(lex, words):
                return _medium(view, i, media, inside, alone=telling)
    front = clause_start(view, min(one.cue, default=told))
    if view.low(front) in lex.set("relaying") and front not in inside:
        return _medium(view, front + 1, media, inside, alone=True)
    return None


def _behind(view: View, one: Found, inside: frozenset[int], media: Media) -> str | None:
    """The medium in a phrase behind cue and source: `til Reuters`, `i BBC`."""
    lex = view.lex
    start = max((*(c + 1 for c in one.cue), one.source[1] if one.source else 0))
    for i in range(start, min(start + _REACH, len(view.tokens) - 1)):
        if view.tokens[i].text in ".;:":
            break
        if i in inside:
            continue
        alone = view.low(i) in lex.set("relaying") or _passed_on(view, i)
        if alone or view.low(i) in lex.attached:
            name = _medium(view, i + 1, media, inside, alone=alone)
            if name:
                return name
    return None


def _told_to(
    view: View, one: Found, inside: frozenset[int], media: Media
) -> str | None:
    """The medium of `etter det en kilde sa til Reuters, …`."""
    start = one.source[1] if one.source else one.match.end
    for i in range(start, min(start + _REACH, len(view.tokens) - 1)):
        if i in inside or view.text(i) in ",.;:":
            return None
        if view.low(i) in view.lex.set("relaying"):
            return _medium(view, i + 1, media, inside, alone=True)
    return None


def _passed_on(view: View, i: int) -> bool:
    """Whether place `i` ends `gjengitt av`, `quoted by`."""
    passing = view.low(i - 1) in view.lex.set("passing")
    return passing and view.low(i) in view.lex.agent


def spoken_in(view: View, one: Found, media: Media) -> tuple[Found, str | None]:
    """A source without the medium it spoke in, and the medium: `Rowley i BBC`.

    A journalist's medium is whose he is, not where he spoke.
    """
    if one.source is None:
        return one, None
    start, end = one.source
    people = tuple(view.lex.set("press_people"))
    words = view.tokens[start:end]
    if any(t.low.startswith(people) for t in words):
        return one, None
    for i in range(start + 1, end - 1):
        placed = view.low(i) in view.lex.set("airing") and view.tokens[i - 1].capital
        if placed or _passed_on(view, i):
            commas = frozenset(k for k in range(i, end) if view.text(k) == ",")
            name = _medium(view, i + 1, media, commas, alone=False)
            cut = i if placed else i - 1
            cut -= view.text(cut - 1) == ","
            if name and cut > start:
                return replace(one, source=(start, cut)), name
    return one, None


def _medium(
    view: View, at: int, media: Media, inside: frozenset[int], *, alone: bool
) -> str | None:
    """The phrase at `at`, up to a content, where it names a medium.

    `alone` says that a name by itself counts too, as where somebody speaks to it.
    """
    if at >= len(view.tokens) or view.time(at):
        return None
    lex, end = view.lex, phrase_end(view, at)
    while end < len(view.tokens) and view.tokens[end].capital:
        end += 1  # `the daily The Nation`
    end = min((i for i in inside if at < i < end), default=end)
    words = view.tokens[at:end]
    called, known = _called(lex, words), _known(lex, words)
    names = [
        _bare(t.text)
        for i, t in enumerate(words)
        if t.capital or (i and t.low.isdigit())
    ]
    if not names:
        return _before(media, words[0].start) if called and alone else None
    acronym = len(words) <= 2 and any(n.isupper() and len(n) > 2 for n in names)
    single = alone and len(words) <= 2 and len(names) == len(words)
    if called or known or single or (alone and acronym):
        return " ".join(names)
    return None


def _called(lex: Lexicon, words: Sequence[Token]) -> bool:
    """Whether a phrase has a noun for one medium: `avisa`, `nyhetsbyrån`."""
    endings, press = tuple(lex.set("media_endings")), lex.set("press")
    nouns = lex.set("media")
    return any(
        (t.low in nouns or t.low.endswith(endings)) and t.low not in press
        for t in words
    )


def _known(lex: Lexicon, words: Sequence[Token]) -> bool:
    """Whether words begin with the name of a medium known widely: `CNN`, `TV 2`."""
    bare = [_bare(t.text) for t in words]
    names = (" ".join(bare[:size]) for size in range(1, _LONGEST + 1))
    return any(name in lex.media_names for name in names)


def _bare(name: str) -> str:
    """A name without the genitive that a colon sets off: `BBC:s`."""
    return name.partition(":")[0]


def _before(media: Media, offset: int) -> str | None:
    """The medium named last before an offset."""
    at = bisect_left(media, (offset, ""))
    return media[at - 1][1] if at else None
