"""What a report mentions, as terms that survive translation as far as they can.

`s:` states and groups by their English names, `n:` names by their skeletons, `d:`
numbers by their value, `w:` words by their stems, spelled so that the Scandinavian
languages meet. Says where each stands; how much a term tells is left to `profile`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sayso.lang import language
from sayso.lang.names import WORD, bare, skeleton
from sayso.lang.peoples import mentions
from sayso.lang.rarity import rarity
from sayso.text import folded

_STEM = 7
_ACRONYM = 5
_GENITIVE = 5
_START = re.compile(r"(?:\A|[.!?:–\-\n»”\"“]\s*[–\-«“”\"]?\s*)\Z")
_NUMBER = re.compile(r"\d{1,3}(?:[ .,\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[ .,\u00a0](?=\d{3}(?!\d))")
_ARTICLE = re.compile(r"(?i:al|el|ad|ar|as|at|az|ez|ul)-[^\W\d_a-zåäöæøé]")
_TWINS = re.compile(r"(.)\1+")
# How Swedish, Norwegian and Danish spell one sound differently, letters folded.
_SPELLINGS = (
    *(("ae", "a"), ("aa", "a"), ("ck", "k"), ("tion", "sjon"), ("x", "ks")),
    *(("hv", "v"), ("c", "k"), ("w", "v"), ("ph", "f")),
)


def terms(title: str, text: str, code: str) -> Iterator[tuple[str, int]]:
    """Each term with where it stands in the title, a new line and the text.

    A capital letter at the start of a sentence or in a title makes a name of a word
    that the language does not know better as a word; within a sentence, of any word
    that it does not know much better.
    """
    last, end = "", -1
    for key, start in raw_terms(title, text, code):
        known = _known(key)
        yield known, start
        if known[0] == "n":
            # Two names side by side are one: `Nord Stream`, `Abu Bakr`.
            if last and start == end + 1:
                yield f"n:{last}+{known[2:]}", start
            last, end = known[2:], start + len(key) - 2
        else:
            last, end = "", -1


def raw_terms(title: str, text: str, code: str) -> Iterator[tuple[str, int]]:
    """As `terms`, with capitalised words as `W:` or `N:` and as they are written.

    `W:` stands where any word has a capital, `N:` where only names have.
    """
    whole = f"{title}\n{text}"
    covered: set[int] = set()
    for mention in mentions(whole, code):
        covered.update(range(mention.start, mention.end))
        yield "s:" + mention.known.side, mention.start
    for match in _NUMBER.finditer(whole):
        if len(match.group()) > 1:
            plain = _THOUSANDS.sub("", match.group()).replace(",", ".")
            yield "d:" + plain, match.start()
    times = _times(code)
    for word, start in _words(whole, covered):
        if word.casefold() in times or word[0].isdigit():
            continue
        if word[0].isupper() or _ARTICLE.match(word):
            before = whole[max(0, start - 4) : start]
            any_word = start <= len(title) or _START.search(before)
            yield ("W:" if any_word else "N:") + word, start
        elif len(word) > 2:
            yield "w:" + stem(word), start


def _words(text: str, covered: set[int]) -> Iterator[tuple[str, int]]:
    """Words of two letters and more; `Oslo-politiet` is two, `Jong-Un` is one."""
    for match in WORD.finditer(text):
        if match.start() in covered:
            continue
        word, start = match.group().rstrip("."), match.start()
        parts = [word]
        if "-" in word and not _ARTICLE.match(word):
            cut = word.split("-")
            parts = parts if all(part[:1].isupper() for part in cut) else cut
        for part in parts:
            if len(part) > 1:
                yield part, start
            start += len(part) + 1


@cache
def _times(code: str) -> frozenset[str]:
    words = language(code).words
    named = (*words.get("weekdays", ()), *words.get("months", ()))
    return frozenset(word.casefold() for word in named)


@lru_cache(maxsize=65536)
def _known(key: str) -> str:
    """A capitalised word as the name or the word that it more likely is."""
    sort, word = key[:2], key[2:]
    if sort not in ("W:", "N:"):
        return key
    plain, named = "w:" + stem(word), "n:" + name(word)
    asked = rarity(plain) if sort == "W:" else rarity(plain) + 1
    known = rarity(plain) < rarity("")
    return plain if known and asked <= rarity(named) else named


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The first letters of a word, spelled alike in the Scandinavian languages."""
    plain = folded(bare(word))
    for spelling, other in _SPELLINGS:
        plain = plain.replace(spelling, other)
    return _TWINS.sub(r"\1", plain)[:_STEM]


@lru_cache(maxsize=65536)
def name(word: str) -> str:
    """One word of a name: an acronym as it is, others by their skeletons, no `-s`."""
    plain = bare(word)
    if plain.isupper() and len(plain) <= _ACRONYM:
        return folded(plain)
    long = len(plain) >= _GENITIVE and plain.endswith("s")
    return skeleton(plain[:-1] if long else plain)
