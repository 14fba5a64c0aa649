"""What a text does with a question, told from its words alone.

A rough reading for texts without attributions, such as headlines, by the rules of
`leanings`. A longer text is read by its sentences. Claims are linked by `linking`,
which reads far more closely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.link.headline import headline, stems, words_of
from sayso.link.leanings import Lean, calls_untrue, deciding

Toward = Literal["affirm", "deny", "report", "unrelated"]

_SENTENCE = re.compile(r"(?<=[.?!”\"])\s+(?=[\"“”»«–—-]*\s?[A-ZÅÄÖÆØ])|\n+")
_LONGEST = 6000
_BEGINNING = 2000
_HEADLINE = 40
_RELATED = 1 / 3
_MUCH = 0.6
_SOME = 0.4
_FIRST = 2
_DENYING = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """How a sentence of a longer text leans, and its share of the question's words."""

    share: float
    lean: Lean
    untrue: bool


def stance_toward(question: str, text: str, lang: str) -> Toward:
    """Affirm, deny, report (without taking sides) or unrelated; `lang` of LANGUAGES.

    A text of a headline's length is taken to be about the question, if it has words.
    Only the first 6,000 code points of `text` are read.
    """
    text = text[:_LONGEST]
    if not words_of(text):
        return "unrelated"
    if len(text.split()) <= _HEADLINE:
        return _sentence(question, text, lang).lean
    if _share(question, text[:_BEGINNING], lang) < _RELATED:
        return "unrelated"
    found = [s for s in _SENTENCE.split(text) if words_of(s)]
    return _together([_sentence(question, s, lang) for s in found])


def _together(sentences: list[Sentence]) -> Toward:
    """What the sentences of a longer text come to.

    Two that deny make a denial: those that call something untrue count wherever they
    stand (`It is a hoax.`), the others where they share much with the question. Else
    the two that share most decide, and hearsay in one of them is enough.
    """
    most = max(s.share for s in sentences)
    denying = [
        s
        for s in sentences
        if s.lean == "deny" and (s.untrue or s.share >= _MUCH * most)
    ]
    if len(denying) >= _DENYING:
        return "deny"
    close = (s for s in sentences if s.share >= _SOME * most)
    best = sorted(close, key=lambda s: -s.share)[:_FIRST]
    return "affirm" if all(s.lean == "affirm" for s in best) else "report"


def _sentence(question: str, text: str, lang: str) -> Sentence:
    read = headline(question, text, lang)
    rule = deciding(read)
    return Sentence(
        share=_share(question, text, lang),
        lean=rule.lean(read),
        untrue=rule.holds is calls_untrue,
    )


def _share(question: str, text: str, lang: str) -> float:
    """The share of the question's content words that the text has too."""
    asked = stems(question, lang)
    return len(asked & stems(text, lang)) / len(asked) if asked else 0.0
