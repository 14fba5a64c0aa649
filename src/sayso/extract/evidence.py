"""The evidence that a source puts forward or is said to lack: a noun phrase.

Evidence is what is shown or withheld (`la aldri fram bevis`, `utan att visa några
belägg`), or what a claim rests on (`med stöd av avlyssnade samtal`, `viste til
satellittbilder`). It belongs to the claim that it stands in, else to one of its
sentence, else to the last before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.found import Scene
from sayso.extract.phrases import phrase_end
from sayso.extract.syntax import phrase_of
from sayso.extract.trees import Tree
from sayso.extract.view import Places, View
from sayso.model import Span

_REACH = 7
_NEAR = 4
_LONGEST = 4
_SHORTEST = 4
_SHOWN = ("obj", "obl", "nsubj:pass", "nsubj", "conj", "xcomp", "nmod")
_STEPS = 4
_PEOPLE = ("PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase of evidence; `rested` says that a claim is said to rest on it."""

    span: Span
    rested: bool


def evidence_in(scene: Scene) -> tuple[Evidence, ...]:
    """The phrases of evidence that a sentence shows or withholds, in order."""
    view = scene.tagged or scene.view
    shows = _may_show(view)
    if not shows and not may_support(view):
        return ()
    idioms = {i for match in scene.matches for i in match.tail}
    found: list[Evidence] = []
    for i, token in enumerate(view.tokens):
        if not token.word:
            continue
        rested = None
        if i not in idioms:
            rested = _rested_on(view, scene.tree, i)
        places = rested or (_shown(view, scene.tree, i) if shows else None)
        if places is None:
            continue
        span = Span(view.tokens[places[0]].start, view.tokens[places[1] - 1].end)
        if not found or found[-1].span.end <= span.start:
            found.append(Evidence(span, rested is not None))
    return tuple(found)


def _rested_on(view: View, tree: Tree | None, i: int) -> Places | None:
    """The phrase after words of resting on something that begin at place `i`."""
    start = view.resting(i)
    return _after(view, tree, start) if start else None


def _after(view: View, tree: Tree | None, start: int) -> Places | None:
    """The noun phrase that begins at place `start`, where it names no person."""
    if tree is None or start >= len(view.tokens):
        return None
    for noun in range(start, min(start + _NEAR, len(view.tokens))):
        evidence = is_evidence(view, noun)
        if not evidence and (tree.tags[noun] in _PEOPLE or not view.tokens[noun].word):
            return None
        if evidence or tree.tags[noun] == "NOUN":
            first, end = phrase_of(view, tree, noun)
            return max(start, first), max(end, noun + 1)
    return None


def _shown(view: View, tree: Tree | None, i: int) -> Places | None:
    """The phrase of a noun of evidence at place `i`, if it is shown or withheld."""
    if not is_evidence(view, i):
        return None
    if tree is None:
        near = any(_shows(view, k) and _beside(view, i, k) for k in _around(view, i))
        return _phrase(view, i) if near else None
    if any(_shows(view, c) for c in tree.below[i] if tree.rels[c] == "case"):
        return _without_purpose(view, i, phrase_of(view, tree, i))
    noun, head = i, tree.heads[i]
    for _ in range(_STEPS):
        if _shows(view, head) and tree.rels[noun] in _SHOWN:
            return _without_purpose(view, i, phrase_of(view, tree, i))
        if tree.rels[noun] not in ("conj", "nmod") or tree.heads[head] == head:
            return None
        noun, head = head, tree.heads[head]
    return None


def _without_purpose(view: View, noun: int, places: Places) -> Places:
    """The phrase without what the evidence is of: `bevis` of `bevis för att …`."""
    cut = view.low(noun) in view.lex.set("proof")
    return (places[0], noun + 1) if cut else (places[0], max(places[1], noun + 1))


def may_support(view: View) -> bool:
    """Whether a sentence may put evidence forward, so that it is worth a tree."""
    rests = any(view.resting(i) for i in range(len(view.tokens)))
    return rests or _may_show(view)


def _may_show(view: View) -> bool:
    """Whether a sentence has both a word of showing and a noun of evidence."""
    showing = view.lex.set("showing")
    return any(token.low in showing for token in view.tokens) and any(
        is_evidence(view, i) for i, token in enumerate(view.tokens) if token.word
    )


def is_evidence(view: View, i: int) -> bool:
    """Whether place `i` holds a noun of evidence, or a compound that ends in one."""
    low, nouns = view.low(i), view.lex.set("evidence")
    if low in nouns:
        return True
    if view.lex.code == "en" or view.tokens[i].part not in ("", "noun"):
        return False
    ends = range(_SHORTEST, len(low) - _SHORTEST)
    return any(low[k:] in nouns for k in ends)


def _around(view: View, i: int) -> range:
    return range(max(0, i - _REACH), min(i + _REACH + 1, len(view.tokens)))


def _shows(view: View, i: int) -> bool:
    """Whether place `i` holds a word of showing."""
    return view.low(i) in view.lex.set("showing")


def _beside(view: View, noun: int, shown: int) -> bool:
    """Whether nothing but the phrase itself and its clause parts noun and verb."""
    low, high = min(noun, shown), max(noun, shown)
    return not any(view.text(i) in ".;:" for i in range(low + 1, high))


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
