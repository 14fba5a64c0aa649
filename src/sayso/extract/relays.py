"""Who passed a claim on, where a tag says so: `till Expressen`, `told the network`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.extract.found import Found
from sayso.extract.lexicon import Lexicon
from sayso.extract.phrases import phrase_end
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
    if one.hearsay or one.rule in ("noun", "preposition"):
        return None
    lex, inside = view.lex, {i for a, b in one.contents for i in range(a, b)}
    told = one.match.end
    if told not in inside and view.low(one.match.start) in lex.set("telling"):
        return _medium(view, told, media, alone=True)
    start = max((*(c + 1 for c in one.cue), one.source[1] if one.source else 0))
    for i in range(start, min(start + _REACH, len(view.tokens) - 1)):
        if view.tokens[i].text in ".;:":
            break
        if i in inside:
            continue
        alone = view.low(i) in lex.set("relaying")
        if alone or view.low(i) in lex.attached:
            name = _medium(view, i + 1, media, alone=alone)
            if name:
                return name
    return None


def _medium(view: View, at: int, media: Media, *, alone: bool) -> str | None:
    """The phrase at `at` where it names a medium: a media noun, an acronym.

    `alone` says that a name by itself counts too, as where somebody speaks to it.
    """
    if at >= len(view.tokens) or view.time(at):
        return None
    lex, words = view.lex, view.tokens[at : phrase_end(view, at)]
    called, known = _called(lex, words), _known(lex, words)
    names = [
        t.text for i, t in enumerate(words) if t.capital or (i and t.low.isdigit())
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
    names = (" ".join(t.text for t in words[:size]) for size in range(1, _LONGEST + 1))
    return any(name in lex.media_names for name in names)


def _before(media: Media, offset: int) -> str | None:
    """The medium named last before an offset."""
    at = bisect_left(media, (offset, ""))
    return media[at - 1][1] if at else None
