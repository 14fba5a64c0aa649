"""The evidence that a source puts forward or is said to lack: a noun phrase.

Evidence stands beside words that show or withhold it: `la aldri fram bevis`, `viste til
satellittbilder`, `utan att visa några belägg`, `på grundval av DNA-prov`. It belongs to
the claim before it, or to the one that it stands in.
"""

from __future__ import annotations

from sayso.extract.phrases import phrase_end
from sayso.extract.view import Places, View
from sayso.model import Span

_REACH = 7


def evidence_in(view: View) -> tuple[Span, ...]:
    """The phrases of evidence that a sentence shows or withholds, in order."""
    nouns = view.lex.set("evidence")
    shown = [i for i in range(len(view.tokens)) if _shows(view, i)]
    found: list[Span] = []
    for i, token in enumerate(view.tokens):
        if token.low in nouns and any(_beside(view, i, at) for at in shown):
            start, end = _phrase(view, i)
            span = Span(view.tokens[start].start, view.tokens[end - 1].end)
            if not found or found[-1].end <= span.start:
                found.append(span)
    return tuple(found)


def _shows(view: View, i: int) -> bool:
    """Whether a word of showing, or a phrase of resting on, begins at place `i`."""
    low = view.low(i)
    if low in view.lex.set("showing"):
        return True
    pair = f"{low} {view.low(i + 1)}"
    return pair in view.lex.set("resting") or low in view.lex.set("resting")


def _beside(view: View, noun: int, shown: int) -> bool:
    """Whether nothing but the phrase itself and its clause parts noun and verb."""
    low, high = min(noun, shown), max(noun, shown)
    between = [view.tokens[i] for i in range(low + 1, high)]
    if any(t.text in ".;:" for t in between):
        return False
    return high - low <= _REACH


def _phrase(view: View, noun: int) -> Places:
    """The noun phrase around a noun, its determiner and adjectives included."""
    lex, start = view.lex, noun
    while start > 0:
        token = view.tokens[start - 1]
        low = token.low
        closed = low in lex.prepositions or low in lex.coordinators
        other = low in lex.personal and low not in lex.articles
        shows = _shows(view, start - 1) or view.verb(start - 1)
        adverb = low in lex.adverbs | lex.set("particles") and (
            low not in lex.determiners
        )
        if not token.word or closed or other or shows or adverb:
            break
        start -= 1
        if low in lex.indefinite or low in lex.articles:
            break
    return start, max(phrase_end(view, noun), noun + 1)
