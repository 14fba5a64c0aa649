"""What a text does with a question, told from its words alone.

A rough reading for texts without attributions, such as headlines: whether it is about
the question at all, then whether words of falsity, negation, denial or hearsay stand in
it. Claims are linked by `linking`, which reads far more closely.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from sayso.lang import Language, language
from sayso.text import folded

Toward = Literal["affirm", "deny", "report", "unrelated"]

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_LONGEST = 2000
_HEADLINE = 60
_STEM = 5
_SHORTEST = 4
_RELATED = 0.2
_HEARSAY = frozenset({"say", "write", "hearsay", "speculate", "know"})


def stance_toward(question: str, text: str, lang: str) -> Toward:
    """Affirm, deny, report (without taking sides) or unrelated; `lang` of LANGUAGES.

    A text of a headline's length is taken to be about the question. Only the first
    2,000 code points of `text` are read.
    """
    own = language(lang)
    words = [w.lower() for w in _WORD.findall(text[:_LONGEST])]
    asked = [w.lower() for w in _WORD.findall(question)]
    short = words[:_HEADLINE]
    if len(words) > _HEADLINE and _shared(own, asked, words) < _RELATED:
        return "unrelated"
    denies, reports = _signals(lang)
    if _uneven(own, asked, short) or any(w in denies for w in short if w not in asked):
        return "deny"
    hearsay = any(w in reports for w in short if w not in asked)
    return "report" if hearsay or "?" in text[:_LONGEST] else "affirm"


def _shared(own: Language, asked: list[str], words: list[str]) -> float:
    """The share of the question's content words that the text has too."""
    stems = {folded(w)[:_STEM] for w in words}
    wanted = {folded(w)[:_STEM] for w in asked if _content(own, w)}
    return len(wanted & stems) / len(wanted) if wanted else 0.0


def _content(own: Language, word: str) -> bool:
    closed = word in own.set("prepositions") or word in own.set("determiners")
    return len(word) >= _SHORTEST and not closed and word not in own.set("auxiliaries")


def _uneven(own: Language, asked: list[str], words: list[str]) -> bool:
    """Whether the text negates what the question does not, or the other way round."""
    negations = own.set("negations")
    return any(w in negations for w in words) != any(w in negations for w in asked)


@cache
def _signals(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that deny, and those that only report."""
    own = language(lang)
    plain = [cue for cue in own.cues if not cue.tail]
    denies = own.set("falsity").union(
        *(f for cue in plain if cue.stance == "denies" for f in cue.forms.values())
    )
    reports = own.set("possible").union(
        own.set("modals_possible"),
        *(f for cue in plain if cue.sort in _HEARSAY for f in cue.forms.values()),
    )
    return frozenset(denies), frozenset(reports) - denies
