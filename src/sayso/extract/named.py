"""A name with a colon: `Kreml: ”Spekulationer”`, `Støre: – Vi sier nei`, `Kim: Nei`.

No word attributes here, so the claim has no cue. Without a mark of speech the rest has
to be a heading of its own, or one of several turns that the same name opens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.extract.contents import trimmed
from sayso.extract.found import Found, Scene
from sayso.extract.lexicon import Match
from sayso.extract.phrases import actorish, nameable
from sayso.extract.tokens import DASHES, OPENERS
from sayso.extract.view import Places, View
from sayso.lang import Cue

_COLON = Cue("colon", ":", {}, (), "say", "asserts", "certain", frozenset("q"))
# The share of such claims that were right on the marked reports, rounded down.
_CONFIDENCE = 0.85
_LONGEST = 10
_HEADING = 2  # a heading's content has at least so many words


def named(scenes: Sequence[Scene]) -> dict[int, Found]:
    """The attributions by a name with a colon, by the number of their sentence."""
    opened = {s.number: at for s in scenes if (at := _colon(s)) is not None}
    if not opened:
        return {}
    sizes = Counter(s.sentence.paragraph for s in scenes)
    turns = Counter(_words(scenes[number], at) for number, at in opened.items())
    names = {t.text for s in scenes for t in s.sentence.tokens[1:] if t.capital}
    found = {}
    for number, at in opened.items():
        scene = scenes[number]
        alone = sizes[scene.sentence.paragraph] == 1
        turn = turns[_words(scene, at)] > 1
        one = _named(scene, at, names, alone=alone, turn=turn)
        if one is not None:
            found[number] = one
    return found


def _colon(scene: Scene) -> Places | None:
    """The places of the name and its colon, where these open a paragraph."""
    view, part = scene.view, scene.sentence
    if not part.first or part.dash:
        return None
    start = 2 if view.low(0)[:1].isdigit() and view.text(1) == ":" else 0
    for i in range(start + 1, min(start + _LONGEST, len(view.tokens) - 1)):
        token = view.tokens[i]
        if token.text == ":" and token.quote < 0:
            return start, i
        if token.text in ".!?" or token.quote >= 0:
            return None
    return None


def _words(scene: Scene, at: Places) -> str:
    return " ".join(t.text for t in scene.view.tokens[slice(*at)])


def _named(
    scene: Scene, at: Places, names: set[str], *, alone: bool, turn: bool
) -> Found | None:
    view, (start, colon) = scene.view, at
    source = _untold(view, at)
    bare = next((i for i in range(*source) if view.text(i) == "("), source[1])
    barred = view.has_verb(start, colon) or view.low(start) in view.lex.prepositions
    if barred or not nameable(view, *source):
        return None
    opening = view.tokens[colon + 1]
    quoted = opening.text in OPENERS and opening.quote >= 0
    first = colon + 2 if opening.text in DASHES else colon + 1
    if first >= len(view.tokens):
        return None
    end = _quotation_end(view, first) if quoted else len(view.tokens)
    end = trimmed(view, first, end)
    if quoted or first > colon + 1:
        owned = view.low(start) in view.lex.owners
        speaks = (_speaker if owned else actorish)(view, (start, bare))
    else:
        # A heading, or an entry with its hour, with some words to it.
        closed = view.tokens[-1].word or (start > 0 and view.tokens[-1].text == ".")
        heading = alone and closed and end - first >= _HEADING
        asks = view.tokens[-1].text == "?"
        known = _known(view, source, names, turn=turn)
        speaks = (heading or turn) and known and not asks
    if not speaks:
        return None
    return Found(
        rule="named",
        sentence=scene.number,
        match=Match(_COLON, frozenset(), colon, colon + 1),
        cue=(),
        contents=((first, end),),
        source=source,
        confidence=_CONFIDENCE,
        exactness=_CONFIDENCE,
    )


def _known(view: View, source: Places, names: set[str], *, turn: bool) -> bool:
    """Whether a phrase names somebody though nothing marks what follows as said.

    One word with a capital may be anything (`Fakta: …`); a name stands elsewhere too.
    """
    last = view.tokens[source[1] - 1]
    return (last.capital and (turn or last.text in names)) or _speaker(view, source)


def _quotation_end(view: View, first: int) -> int:
    quote = view.tokens[first].quote
    return next(
        (i for i in range(first, len(view.tokens)) if view.tokens[i].quote != quote),
        len(view.tokens),
    )


def _untold(view: View, at: Places) -> Places:
    """The name without whom it speaks to: `Støre til VG`."""
    start, colon = at
    told = (
        i for i in range(start + 1, colon) if view.low(i) in view.lex.set("relaying")
    )
    return start, next(told, colon)


def _speaker(view: View, at: Places) -> bool:
    """Whether a phrase has a role or a body at its head."""
    lex, (start, end) = view.lex, at
    head = (i for i in range(start + 1, end) if view.low(i) in lex.prepositions)
    low = view.low(next(head, end) - 1)
    return low in lex.speakers | lex.groups or low.endswith(lex.speaker_endings)
