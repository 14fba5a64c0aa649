"""Which language a text is in: our own marks first, py3langid for the rest.

Swedish, Bokmål, Nynorsk, Danish and English are told apart by whole words and a few
spellings (`marks.tsv`): each marked word of the text counts for the languages that use
it. Only where that settles nothing, or another language has the upper hand, is the
model of py3langid loaded, which takes half a second. What a page, a file or a person
states about the language is weighed elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files

from sayso.model import LANGUAGES

_SAMPLE = 12_000  # code points looked at: two thousand words settle any text
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zà-öø-ɏ]+\Z")
_OTHER = "xx"

# A text is told by its marks where three words in ten speak for one language, half of
# those whole words, and words of other languages are half as many at most. Chosen on
# news in the five languages and on paragraphs in twenty others.
_SHARE = 0.3
_WHOLE = 0.15
_FOREIGN = 0.5
_FEW = 4  # words below which nothing is said
_TIED = 20  # words below which two languages with as many marks leave it open
_LETTERS = 40  # below which a text is too short for the model

# With as many marks for two languages it is the one with fewer marks of its own: a
# Danish or Nynorsk text nearly always holds a word that Bokmål does not have.
_ORDER = ("nb", "en", "sv", "da", "nn")

# What the model may answer: it also knows Pidgin and Volapük, which it finds wherever
# a text is full of names.
_KNOWN = frozenset(
    "af ar az be bg bn bs ca cs cy de el es et eu fa fi fo fr ga gl he hi hr hu hy id "
    "is it ja ka kk km ko ku lb lt lv mk mn ms mt my ne nl pa pl ps pt ro ru se si sk "
    "sl sq sr sw ta te tg th tl tr uk ur uz vi zh".split()
)
_OURS = frozenset((*LANGUAGES, "no"))

_Users = frozenset[str]


@cache
def _marks() -> tuple[dict[str, _Users], tuple[tuple[str, _Users], ...]]:
    words: dict[str, _Users] = {}
    patterns: list[tuple[str, _Users]] = []
    text = files(__package__).joinpath("marks.tsv").read_text(encoding="utf-8")
    for row in (row for row in text.splitlines() if not row.startswith("#")):
        codes, _, marked = row.partition("\t")
        users = frozenset(codes.split())
        for word in marked.split():
            if "*" in word:
                patterns.append((word, users))
            else:
                words[word] = words.get(word, frozenset()) | users
    return words, tuple(patterns)


def _fits(word: str, pattern: str) -> bool:
    part = pattern.strip("*")
    if pattern[0] != "*":
        return word.startswith(part)
    return part in word if pattern[-1] == "*" else word.endswith(part)


@lru_cache(maxsize=50_000)
def _users(word: str) -> tuple[_Users, bool]:
    """The languages that a word speaks for, and whether as a whole word.

    A capital makes it a name more often than not: its spelling then says nothing, and
    `Los` or `Van` is no sign of another language.
    """
    words, patterns = _marks()
    lower, name = word.lower(), word[0].isupper()
    if not _LATIN.match(lower):
        return frozenset((_OTHER,)), True
    if lower in words:
        users = words[lower]
        return (frozenset() if name and users == {_OTHER} else users), True
    if name:
        return frozenset(), False
    found = (users for pattern, users in patterns if _fits(lower, pattern))
    return next(found, frozenset()), False


def _told(words: Sequence[str]) -> tuple[str, bool]:
    """The likeliest of our languages by the marks, and whether they settle it."""
    votes: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for word in words:
        users, is_whole = _users(word)
        votes.update(users)
        whole.update(users if is_whole else ())
    best = max(_ORDER, key=votes.__getitem__)
    ties = sum(votes[code] == votes[best] for code in _ORDER)
    if not votes[best] or (ties > 1 and len(words) < _TIED):
        return "", False
    enough = votes[best] >= _SHARE * len(words) and whole[best] >= _WHOLE * len(words)
    return best, enough and votes[_OTHER] <= _FOREIGN * votes[best]


def _by_model(text: str) -> str:
    ranked = import_module("py3langid").rank(text)  # half a second to load
    return next((code for code, _ in ranked if code in _KNOWN | _OURS), "")


def detect_language(text: str) -> str:
    """The language that a text is in: one of LANGUAGES, another ISO 639-1 code, or "".

    The empty string means that the text is too short to say. Looks at the first
    12,000 code points.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if len(words) < _FEW and sum(map(len, words)) < _LETTERS:
        return ""
    best, settled = _told(words)
    if settled:
        return best
    if sum(map(len, words)) < _LETTERS:
        return ""
    code = _by_model(sample)
    return best if code in _OURS else code
