"""Ordinary words by what they mean, so that claims in five languages can meet.

Reads each language's `concepts.tsv`. A word that no row has is reduced to a stem that
neighbouring languages spell alike (`ankeret`/`ankaret`). Which words tell of an event,
and what a claim asks, is left to `link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lang import language, table
from sayso.lang.names import skeleton
from sayso.model import LANGUAGES

# The regular endings, definite and plural, of nouns, verbs and adjectives.
_ENDINGS = {
    "sv": (
        *("arnas", "ernas", "ornas", "arna", "erna", "orna", "ades", "aste", "ande"),
        *("ets", "ens", "ade", "ats", "are", "ast", "nas", "ar", "er", "or", "en"),
        *("et", "na", "at", "as", "es", "te", "de", "ts", "a", "e", "n", "t", "s"),
    ),
    "nb": (
        *("enes", "elser", "else", "ende", "ene", "ets", "ens", "ers", "ere", "est"),
        *("er", "en", "et", "te", "de", "es", "a", "e", "n", "r", "t", "s"),
    ),
    "nn": (
        *("anes", "enes", "ingar", "ande", "ane", "ene", "ets", "ens", "are", "ast"),
        *("ar", "er", "en", "et", "te", "de", "ast", "a", "e", "n", "r", "t", "s"),
    ),
    "da": (
        *("ernes", "elser", "else", "ende", "erne", "ene", "ede", "ets", "ens"),
        *("ere", "est", "er", "en", "et", "te", "de", "es", "e", "n", "r", "t", "s"),
    ),
    "en": ("ings", "ing", "ies", "ied", "ed", "es", "er", "s", "d", "e", "y", "ly"),
}
_LEAST = 3  # letters of a stem
_COMPOUND = 4  # letters of a compound's last part that tells what it is
_BEFORE = 3  # letters that stand before it at least
_UNKNOWN = 4  # letters that a word without a row needs
_LETTERS = str.maketrans({"å": "a", "ä": "e", "æ": "e", "ö": "o", "ø": "o", "é": "e"})
_TWINS = re.compile(r"(.)\1+")
_CLOSED = (
    *("pronouns_personal", "pronouns_other", "expletives", "determiners", "numerals"),
    *("prepositions", "coordinators", "complementisers", "whether", "wh", "relatives"),
    *("subordinators", "negations", "auxiliaries", "modals", "modals_possible"),
    *("adverbs", "time_nouns", "be", "have", "possible", "probable", "doubtful"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A concept, or the stem of a word that none has, at words `start` to `end`."""

    start: int
    end: int
    name: str

    @property
    def known(self) -> bool:
        """Whether it is a concept of the table."""
        return not self.name.startswith("~")


@dataclass(frozen=True, slots=True)
class _Words:
    """The rows of a language: single forms, and phrases by their first word's stem."""

    forms: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _known(code: str) -> _Words:
    found = _Words({}, {})
    for name, cell, *_ in table(code, "concepts.tsv"):
        for written in cell.split("|"):
            first, *rest = written.split()
            if rest:
                row = (tuple(stem(w, code) for w in rest), name)
                found.phrases.setdefault(stem(first, code), []).append(row)
            else:
                found.forms.setdefault(first, name)
    return found


@cache
def opposites() -> dict[str, str]:
    """The concept that says the contrary, by concept."""
    rows = table("en", "concepts.tsv")
    return {name: other for name, _, other in rows if other != "-"}


@lru_cache(maxsize=65536)
def stem(word: str, code: str) -> str:
    """A lower-case word without its regular endings; what is left has three letters.

    Endings are taken off until none is left, so that `anker` and `ankeret` meet.
    """
    for ending in _ENDINGS.get(code, ()):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return stem(word[: -len(ending)], code)
    return word


@cache
def _closed(code: str) -> frozenset[str]:
    words = language(code)
    return frozenset().union(*(words.set(key) for key in _CLOSED))


@lru_cache(maxsize=65536)
def concept(word: str, code: str) -> str:
    """The concept that a lower-case word stands for, '' where the table has none.

    A Nordic compound stands for what its last part does.
    """
    if found := _inflected(word, code, _LEAST):
        return found
    if code == "en":
        return ""
    parts = (word[cut:] for cut in range(_BEFORE, len(word) - _COMPOUND + 1))
    return next((f for p in parts if (f := _inflected(p, code, _COMPOUND))), "")


def _inflected(word: str, code: str, least: int) -> str:
    """The concept of a word that is a form of a row, or one with a regular ending.

    The ending may stand in the place of an `e` or `a`: `rapporter` of `rapportere`.
    """
    forms = _known(code).forms
    for ending in _shortest_first(code):
        root = word[: len(word) - len(ending)]
        if len(root) >= least and word.endswith(ending):
            for tail in ("", "e", "a") if ending else ("",):
                if found := forms.get(root + tail):
                    return found
    return ""


@cache
def _shortest_first(code: str) -> tuple[str, ...]:
    return ("", *sorted(set(_ENDINGS.get(code, ())), key=lambda e: (len(e), e)))


def terms(words: Sequence[str], code: str) -> tuple[Term, ...]:
    """What lower-case words mean, closed classes left out, in order.

    `code` is one of LANGUAGES; any other is read as English.
    """
    return tuple(_terms(words, code if code in LANGUAGES else "en"))


def _terms(words: Sequence[str], code: str) -> Iterator[Term]:
    i = 0
    while i < len(words):
        end, name = _phrase(words, i, code)
        name = name or _single(words[i], code)
        if name:
            yield Term(i, end, name)
        i = end


def _phrase(words: Sequence[str], i: int, code: str) -> tuple[int, str]:
    """Where the longest phrase ends that begins here, and its concept."""
    found = (i + 1, "")
    for rest, name in _known(code).phrases.get(stem(words[i], code), ()):
        end = i + 1 + len(rest)
        if end > found[0] and rest == tuple(stem(w, code) for w in words[i + 1 : end]):
            found = (end, name)
    return found


@lru_cache(maxsize=65536)
def _single(word: str, code: str) -> str:
    if word in _closed(code) or not word[:1].isalpha():
        return ""
    if name := concept(word, code):
        return name
    root = stem(word, code)
    if len(root) < _UNKNOWN:
        return ""
    plain = _TWINS.sub(r"\1", root.translate(_LETTERS))
    return "~" + (skeleton(plain) if len(plain) > _UNKNOWN else plain)
