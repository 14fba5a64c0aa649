"""What a parser knows of the words: finite verbs and nouns told apart by its tags.

Takes any spaCy pipeline with Universal Dependencies parts of speech. Tokens stay the
rules' own, at their own offsets; a word that the pipeline cuts otherwise keeps none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from sayso.extract.tokens import Sentence, Token, Word


class Tagged(Protocol):
    """A word of a parsed document, as spaCy gives it."""

    idx: int
    text: str
    pos_: str
    morph: object


Parser = Callable[[str], Iterable[Tagged]]

_NOUNS = ("NOUN", "PROPN")
_VERBS = ("VERB", "AUX")


def tagged(text: str, parts: Sequence[Sentence], parse: Parser) -> tuple[Sentence, ...]:
    """The sentences with what `parse` says of each word of the text."""
    known = {w.idx: (len(w.text), _part(w)) for w in parse(text)}
    return tuple(
        replace(part, tokens=tuple(_with(t, known) for t in part.tokens))
        for part in parts
    )


def _with(token: Token, known: dict[int, tuple[int, Word]]) -> Token:
    length, part = known.get(token.start, (0, ""))
    same = length == token.end - token.start
    return replace(token, part=part) if same and part else token


def _part(word: Tagged) -> Word:
    if word.pos_ in _NOUNS:
        return "noun"
    if word.pos_ in _VERBS:
        return "finite" if "VerbForm=Fin" in str(word.morph) else "verb"
    return "other"
