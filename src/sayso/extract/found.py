"""What the rules of extraction propose, before claims are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.lexicon import Match
from sayso.extract.tokens import Sentence
from sayso.extract.trees import Tree
from sayso.extract.view import Places, View
from sayso.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A proposed attribution within one sentence.

    `source` and `contents` are places of the sentence; `earlier` are contents outside
    it, in offsets. `hearsay` says that nobody is named as the source.
    """

    rule: str
    sentence: int
    match: Match
    cue: tuple[int, ...]
    contents: tuple[Places, ...]
    source: Places | None = None
    earlier: tuple[Span, ...] = ()
    negated: bool = False
    hearsay: bool = False
    tense: str = "pres"
    confidence: float = 0.0
    exactness: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence at hand, with its neighbours and the cues that it holds.

    `view` sees the words alone, and `order` is what word order proposes; `tagged` sees
    what a parser makes of the words, with its `tree`.
    """

    number: int
    sentence: Sentence
    view: View
    matches: tuple[Match, ...]
    before: Sentence | None
    order: tuple[Found, ...] = ()
    tagged: View | None = None
    tree: Tree | None = None


def span(scene_tokens: View, places: Places) -> Span:
    """The offsets that places cover."""
    start, end = places
    return Span(scene_tokens.tokens[start].start, scene_tokens.tokens[end - 1].end)


def whole(sentence: Sentence) -> Span:
    """The offsets of a sentence without the marks that end it."""
    last = len(sentence.tokens)
    while last > 1 and sentence.tokens[last - 1].text in ".!?…":
        last -= 1
    return Span(sentence.start, sentence.tokens[last - 1].end)


def cue_places(match: Match) -> tuple[int, ...]:
    """The places of a cue's words: its form and what completes the idiom."""
    return (*range(match.start, match.end), *match.tail)
