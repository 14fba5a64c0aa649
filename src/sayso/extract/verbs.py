"""Verb groups: the finite verb of a cue, its voice and its negation."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.lexicon import FINITE, Match
from sayso.extract.subjects import subject_right
from sayso.extract.view import View

_AUXILIARY_REACH = 10


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliary: `finite` is the place of the finite verb."""

    finite: int
    passive: bool = False
    negated: bool = False
    apart: bool = False


def verb_group(view: View, match: Match) -> Group | None:
    """The verb group of a cue, or None where its form can't stand as one."""
    at = _auxiliary(view, match)
    if (
        at is not None
        and match.tags == {"inf"}
        and not _takes_infinitive(view, at, match)
    ):
        return None
    negated = is_negated(view, match, at)
    if at is None:
        if match.tags & FINITE:
            return Group(match.start, negated=negated)
        if match.tags & {"pass"}:
            return Group(match.start, passive=True, negated=negated)
        return None
    participle = "sup" in match.tags and view.low(at) in view.lex.be
    passive = participle or "pass" in match.tags
    return Group(at, passive, negated, apart=match.start - at > 1)


def _takes_infinitive(view: View, at: int, match: Match) -> bool:
    """Whether an auxiliary between place `at` and the cue governs a bare infinitive."""
    low = next(
        view.low(i)
        for i in range(match.start - 1, at - 1, -1)
        if i == at or view.low(i) in view.lex.auxiliaries | view.lex.modals
    )
    return low not in view.lex.be and low not in view.lex.have


def _auxiliary(view: View, match: Match) -> int | None:
    """The place of the finite auxiliary that governs the cue, if there is one."""
    lex, finite = view.lex, bool(match.tags & FINITE)
    crossed, held = False, None
    for i in range(match.start - 1, max(-1, match.start - _AUXILIARY_REACH), -1):
        low = view.low(i)
        if (low in lex.auxiliaries or low in lex.modals) and low not in lex.infinitive:
            if held is None and finite and not _governs(view, low, match, crossed):
                return None
            held = i
            if low not in lex.nonfinite:
                return i
        elif not view.tokens[i].word or (
            low in lex.complementisers | lex.relatives and low not in lex.infinitive
        ):
            return held
        elif low in lex.verbs and view.verb(i):
            return held
        elif not view.filler(i) and low not in lex.infinitive:
            crossed = True
    return held


def _governs(view: View, low: str, match: Match, crossed: bool) -> bool:
    """Whether an auxiliary governs a form that could also stand by itself."""
    if match.tags & {"sup"} and (low in view.lex.have or low in view.lex.be):
        return not crossed or "pres" not in match.tags
    governs = low in view.lex.modals or low in view.lex.set("support")
    return "inf" in match.tags and governs and not crossed


def is_negated(view: View, match: Match, auxiliary: int | None) -> bool:
    """Whether a negation stands in the cue's verb group."""
    lex = view.lex
    start = match.start if auxiliary is None else auxiliary
    last = max((match.end, *(t + 1 for t in match.tail)))
    around = range(max(0, start - 2), min(last + 2, len(view.tokens)))
    own = {*range(match.start, match.end), *match.tail}
    for i in around:
        if i in own:
            continue
        others = i > last and i + 1 < len(view.tokens) and view.verb(i + 1)
        if view.low(i) in lex.negations and not others:
            if not _other_clause(view, i, start, last):
                return True
    later = [i for i in range(last, len(view.tokens)) if view.low(i) in lex.negations]
    return bool(later) and later[0] < _subject_reach(view, last, later[0])


def _subject_reach(view: View, last: int, negation: int) -> int:
    """Where a negation after an inverted subject may stand: `vet han ikke`.

    Before a finite verb it is that verb's: `han mener de aldri burde ha kommet`.
    """
    if negation + 1 < len(view.tokens) and view.verb(negation + 1):
        return last
    subject = subject_right(view, last)
    if subject is None or subject[1] >= len(view.tokens):
        return last
    return min(subject[1] + 1, len(view.tokens))


def _other_clause(view: View, i: int, start: int, last: int) -> bool:
    low, high = min(i, start), max(i, last)
    return any(
        not view.tokens[k].word or view.low(k) in view.lex.complementisers
        for k in range(low, min(high, len(view.tokens)))
        if k != i
    )


def past_tail(match: Match) -> int:
    """The place after the cue's words where these stand together."""
    at = match.end
    for place in match.tail:
        if place == at:
            at += 1
    return at
