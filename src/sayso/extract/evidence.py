"""The evidence that a source puts forward or is said to lack: a noun phrase."""

from __future__ import annotations

from sayso.extract.found import Found
from sayso.extract.phrases import phrase_end
from sayso.extract.view import View
from sayso.model import Span


def evidence_for(view: View, one: Found) -> tuple[Span, ...]:
    """The phrases of evidence in the clause of an attribution."""
    nouns = view.lex.set("evidence")
    found = []
    for i, token in enumerate(view.tokens):
        if token.low in nouns and _belongs(view, one, i):
            start = _phrase_start(view, i)
            end = max(phrase_end(view, i), i + 1)
            found.append(Span(view.tokens[start].start, view.tokens[end - 1].end))
    return tuple(found[:1])


def _belongs(view: View, one: Found, i: int) -> bool:
    if i in one.cue or (one.source and one.source[0] <= i < one.source[1]):
        return False
    return any(start <= i < end for start, end in one.contents) or not one.contents


def _phrase_start(view: View, i: int) -> int:
    """The phrase's first word: adjectives and determiners before the noun."""
    lex = view.lex
    while i > 0:
        token = view.tokens[i - 1]
        closed = token.low in lex.prepositions or token.low in lex.coordinators
        if not token.word or closed or view.verb(i - 1) or view.filler(i - 1):
            break
        if token.low in lex.personal or token.low in lex.other_pronouns:
            break
        i -= 1
    return i
