"""Sayings in participles and infinitives, and those that share a subject.

`…, saying that X`; `nöjer sig med att konstatera`; `X sa A, men vet ikke B`.
"""

from __future__ import annotations

from sayso.extract.attributed import attributed
from sayso.extract.contents import complement
from sayso.extract.found import Found, Scene
from sayso.extract.lexicon import Match
from sayso.extract.phrases import phrase_start
from sayso.extract.subjects import clause_start, subject_left, subject_right
from sayso.extract.verbs import Group, past_tail
from sayso.extract.view import Places, View


def participle(scene: Scene, match: Match, held: tuple[Found, ...]) -> Found | None:
    """English `…, saying that X`: the source is the clause's subject."""
    view = scene.view
    passed = _quoted_as(view, match.start + (view.low(match.start) == "as"))
    source = passed or shared_source(held, match.start)
    source = source or _main_subject(view, match.start)
    found = complement(view, past_tail(match), match)
    if source is None or found is None or found[0] <= source[0] < found[1]:
        return None
    return attributed(scene, match, Group(match.start), source, found)


def _quoted_as(view: View, at: int) -> Places | None:
    """The source of `quoted a source as saying`, `was quoted by Tass as saying`."""
    if view.low(at - 1) != "as":
        return None
    start = phrase_start(view, at - 1)
    by = start - 1
    quoted = by - 1 if view.low(by) in view.lex.agent else at - 2
    if quoted > 0 and view.low(quoted - 1) in view.lex.be:
        return subject_left(view, quoted - 1)
    return (start, at - 1) if start < at - 1 else None


def infinitive(scene: Scene, match: Match, held: tuple[Found, ...]) -> Found | None:
    """An infinitive that the subject governs: `nöjer sig med att konstatera`."""
    view = scene.view
    if not _controlled(view, match.start - 1):
        return None
    start = clause_start(view, match.start - 1)
    f = next((i for i in range(start, match.start) if view.verb(i)), None)
    source = (
        (subject_left(view, f) or subject_right(view, f + 1)) if f is not None else None
    )
    source = source or shared_source(held, match.start)
    found = complement(view, max((match.end, *(t + 1 for t in match.tail))), match)
    if source is None or found is None or source[1] > match.start:
        return None
    unfulfilled = view.lex.set("unfulfilled") | view.lex.negations
    negated = any(view.low(i) in unfulfilled for i in range(start, match.start))
    return attributed(scene, match, Group(match.start, negated=negated), source, found)


def _controlled(view: View, marker: int) -> bool:
    """Whether an infinitive marker follows what lets the subject say it."""
    if marker < 1 or view.low(marker) not in view.lex.infinitive:
        return False
    i = marker - 1
    while i > 0 and view.filler(i):
        i -= 1
    low, lex = view.low(i), view.lex
    led = low in lex.set("controlling") or low in lex.reflexives
    return led or view.verb(i) or low in lex.set("unfulfilled")


def shared(view: View, held: tuple[Found, ...], f: int) -> Places | None:
    """The source of a verb without a subject of its own: `X sa A, men vet ikke B`."""
    source = shared_source(held, f) or _main_subject(view, f)
    return source if source and source[1] <= f else None


def shared_source(held: tuple[Found, ...], at: int) -> Places | None:
    """The source of a cue before in the sentence, for one coordinated with it."""
    sources = [f for f in held if f.source and f.source[1] <= at]
    done = [f for f in sources if all(end <= at for _, end in f.contents)]
    return next((f.source for f in reversed(done or sources[:1])), None)


def _main_subject(view: View, before: int) -> Places | None:
    for i in range(before):
        if view.verb(i):
            return subject_left(view, i) or subject_right(view, i + 1)
    return None
