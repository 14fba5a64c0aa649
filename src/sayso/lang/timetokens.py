"""A text as tokens for times: words, phrases and figures, each with its letter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from sayso.lang.numberwords import number_words, parts_of, spelled
from sayso.lang.timewords import Style, TimeWords, time_words

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d(?!\d)|\d{4}-(?:0[1-9]|1[0-2])(?![\d-])"
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?![\d.]?\d)|\d{1,2}/\d{1,2}(?![\d/.,]?\d))"
    r"|(?P<number>\d+(?:[.,:]\d+)*)(?P<tail>(?:-?|[:'’])[^\W\d_]+)?"
    r"|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+|-[^\W\d_]+)*)|(?P<mark>[^\w\s]|\n\s*)"
)
_CLOCK = re.compile(r"\d+(?:[.,:]\d+)+\Z")
_YEARS = range(1000, 2200)
_DASHES = "-–—"
_OWN_MARKS = ".,()"
_LONGEST_NUMBER = 4


class Token(NamedTuple):
    """A word, phrase, figure or mark: its letter, what it stands for, its offsets."""

    letter: str
    value: Any
    start: int
    end: int
    low: str


def tokens(text: str, known: TimeWords) -> list[Token]:
    """The tokens of a text, phrases of several words as one; linear in its length."""
    bare = [token for match in _TOKEN.finditer(text) for token in _bare(match, known)]
    lows = [token.low for token in bare]
    found: list[Token] = []
    i = 0
    while i < len(bare):
        token, size = bare[i], 1
        if token.letter == "x" and _telling(token.low, known.code):
            token, size = _phrase(text, bare, lows, i, known)
        found.append(token)
        i += size
    return found


@lru_cache(maxsize=1 << 14)
def _telling(low: str, code: str) -> bool:
    """Whether a word can begin a phrase of time, or is a number."""
    known = time_words(code)
    return low in known.phrases or _inflected(low, known) is not None


def _bare(match: re.Match[str], known: TimeWords) -> tuple[Token, ...]:
    """The token of a match; a prefix such as `mid-` is one of its own."""
    kind, low = match.lastgroup, match.group().lower()
    start, end = match.span()
    if kind != "word":
        letter, value = _marked(match, kind, low, known)
        return (Token(letter, value, start, end, low),)
    prefixes = known.style.prefixes
    if prefixes and low.startswith(prefixes):
        size = low.index("-") + 1
        head = Token("x", None, start, start + size, low[:size])
        return head, Token("x", None, start + size, end, low[size:])
    return (Token("Q" if low == "q" else "x", None, start, end, low),)


def _marked(
    match: re.Match[str], kind: str | None, low: str, known: TimeWords
) -> tuple[str, Any]:
    """The letter and the value of a mark, a date in figures, or a figure."""
    if kind == "date":
        return "q", low
    if kind in ("number", "tail"):
        return _number(match["number"], (match["tail"] or "").lower(), known)
    mark = low[0]
    if mark in "!?\n":
        return ".", None
    return "-" if mark in _DASHES else mark if mark in _OWN_MARKS else "|", None


def _number(figures: str, tail: str, known: TimeWords) -> tuple[str, Any]:
    """The letter of figures with what is written onto them, and the value."""
    if _CLOCK.match(figures) or len(figures) > _LONGEST_NUMBER:
        return "|", None
    value = int(figures)
    if tail in known.decade_tails and value % 10 == 0:
        return "k", value
    if tail and tail not in known.ordinal_tails:
        return "|", None
    if 1 <= value <= 31 and len(figures) <= 2:
        return ("o" if tail else "d"), value
    if tail:
        return "|", None
    return ("y", value) if value in _YEARS else ("n", (float(value), float(value)))


def _phrase(
    text: str, bare: list[Token], lows: list[str], i: int, known: TimeWords
) -> tuple[Token, int]:
    """The longest phrase at word `i` as one token, and how many words it has."""
    token = bare[i]
    found = known.phrases.at(lows, i)
    if found is None:
        found = _inflected(token.low, known)
    if found is None:
        return token, 1
    size, (letter, value) = found
    if letter in "mMW" and size == 1:
        letter = _cased(text[token.start], letter, known.style)
    if letter in "mM" and token.low in known.style.abbreviated:
        size += int(i + 1 < len(bare) and bare[i + 1].low == ".")
    end = bare[i + size - 1].end
    low = token.low if size == 1 else " ".join(lows[i : i + size])
    return Token(letter, value, token.start, end, low), size


def _inflected(low: str, known: TimeWords) -> tuple[int, tuple[str, Any]] | None:
    """A word of time in the genitive, or a number word made of others."""
    base = low[:-2] if low.endswith(("'s", "’s")) else low[:-1]
    if low.endswith("s") and base:
        found = known.phrases.at([base], 0)
        if found is not None and found[1][0] in "WUSMP":
            return found
    words = number_words(known.code)
    if words.part.match(low) is None:
        return None
    parts = parts_of(low, words)
    whole = spelled(parts, words) if parts else None
    return None if whole is None else (1, ("n", (whole[1], whole[1])))


def _cased(first: str, letter: str, style: Style) -> str:
    """A month's or a day's letter by its case: `May` is a month, `may` hardly ever."""
    if style.capital:
        return letter if first.isupper() else "m" if letter in "mM" else "x"
    return "m" if letter == "M" and first.isupper() else letter
