"""The bare number at a word: figures, number words, halves, round and vague counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Literal, NamedTuple

from sayso.lang.numberwords import NumberWords, figure, parts_of, spelled

Sort = Literal["exact", "about", "range", "least", "most", "many", "some"]

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?P<tail>-?[^\W\d_]\w*(?:-\w+)*)?"
    r"|(?P<word>[^\W\d_]\w*(?:[-’'.]\w+)*)|(?P<mark>[^\w\s]|\n)"
)
_TENTH = 10
_MANY = 2
_LONGEST = 12
_SOME = {"few": (2.0, 5.0, 3.0), "couple": (2.0, 3.0, 2.0), "several": (3.0, 9.0, 3.0)}


class Token(NamedTuple):
    """A figure (with its value and what is written onto it), a word or a mark."""

    low: str
    start: int
    end: int
    value: float | None
    tail: str


class Read(NamedTuple):
    """A number from token `at` to `end`: its range, its best figure, what it is."""

    at: int
    end: int
    low: float
    high: float
    best: float
    sort: Sort
    unit: str = ""


class Text(NamedTuple):
    """What is read: its tokens, these in lower case, the words of its language."""

    tokens: Sequence[Token]
    lows: Sequence[str]
    known: NumberWords

    def low(self, i: int) -> str:
        """The token at `i` in lower case; nothing outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The figures, words and marks of a text between two offsets."""
    for match in _TOKEN.finditer(text, start, end):
        value, tail, low = None, "", match.group().lower()
        if match.lastgroup in ("figure", "tail"):
            value, tail = figure(match["figure"]), (match["tail"] or "").lower()
        yield Token(low, match.start(), match.end(), value, tail)


def about(value: float) -> tuple[float, float]:
    """A tenth less and a tenth more, whole where the value is whole."""
    low, high = value - value / _TENTH, value + value / _TENTH
    return (floor(low), ceil(high)) if value == int(value) else (low, high)


def bare(of: Text, i: int) -> Read | None:
    """The bare number at token `i`: a figure, number words, a half, a vague word."""
    if i >= len(of.tokens):
        return None
    token = of.tokens[i]
    if token.value is not None:
        return _figured(of, i, token)
    if not token.low[0].isalpha():
        return None
    for reader in (_some, _half, _vague, _worded):
        read = reader(of, i)
        if read is not None:
            return read
    return None


def _figured(of: Text, i: int, token: Token) -> Read | None:
    value = token.value or 0.0
    if token.tail:
        scale = of.known.tails.get(token.tail) or of.known.scales.get(token.tail)
        return _exact(i, i + 1, value * scale) if scale else None
    return _multiplied(of, i, i + 1, value)


def _multiplied(of: Text, i: int, at: int, value: float) -> Read:
    """A value, words `i` to `at`, with the half and scales that follow it."""
    half = of.known.half.at(of.lows, at) if at < len(of.lows) else None
    if half is not None:
        at, value = at + half[0], value + half[1]
    while (scale := of.known.scales.get(of.low(at))) and scale > 1:
        at, value = at + 1, value * scale
        at += _dot(of, at)
    return _exact(i, at, value)


def _dot(of: Text, at: int) -> int:
    """1 where the full stop of an abbreviated scale stands at `at`: `5 mio. kr.`."""
    short = len(of.low(at - 1)) <= 4 and of.low(at) == "."
    return int(short and of.low(at + 1)[:1].islower())


def _exact(i: int, end: int, value: float) -> Read:
    return Read(i, end, value, value, value, "exact")


def _half(of: Text, i: int) -> Read | None:
    """Halves: `halvannen million`, `en halv miljon`, `half a million`."""
    joins, halves = of.known.joins, of.known.halves
    at = i + 1 if of.lows[i] in joins["articles"] else i
    value = halves.get(of.low(at))
    if value is None:
        return None
    after = at + 1
    if of.low(after) in joins["articles"] | of.known.through:
        after += 1
    if of.low(after) in joins["articles"]:
        after += 1
    if of.low(after) in of.known.scales:
        return _multiplied(of, i, after, value)
    return _exact(i, at + 1, value) if value > 1 else None


def _vague(of: Text, i: int) -> Read | None:
    """Round and vague counts: `ett trettiotal`, `a dozen`, `tusentals`."""
    at = i + 1 if of.lows[i] in of.known.joins["articles"] else i
    word = of.low(at)
    if word in of.known.many and at == i:
        return _many(of, at)
    if word in of.known.rounds and (at > i or word not in of.known.cardinals):
        return _round(i, at + 1, of.known.rounds[word])
    return None


def _round(i: int, end: int, step: int) -> Read:
    """About so many: half of the step's own unit more or less."""
    unit = 10 ** (len(str(step)) - 1) / 2
    if step % 10:
        low, high = about(step)
        return Read(i, end, low, high, float(step), "about")
    return Read(i, end, step - unit, step + unit, float(step), "about")


def _many(of: Text, at: int) -> Read:
    """`dozens`, `hundreds of thousands`: two of the step to just under ten of it."""
    step, end = of.known.many[of.lows[at]], at + 1
    after = end + (of.low(end) in of.known.through)
    if of.low(after) in of.known.many and of.known.many[of.low(after)] >= 1000:
        step, end = step * of.known.many[of.low(after)], after + 1
    top = 100 if step in (12, 20) else 10 * step
    return Read(at, end, float(_MANY * step), float(top - 1), float(step), "many")


def _some(of: Text, i: int) -> Read | None:
    """`några`, `et par`, and with a scale `flere hundre`, `a few thousand`."""
    found = of.known.some.at(of.lows, i)
    if found is None:
        return None
    end, sort = i + found[0], found[1]
    low, high, best = _SOME[sort]
    scale = of.known.scales.get(of.low(end)) or of.known.many.get(of.low(end))
    if scale is None:
        if of.low(end) in of.known.joins["articles"]:
            return None
        return Read(i, end, low, high, best, "some")
    end += 1
    if sort == "couple":
        return Read(i, end, 2.0 * scale, 3.0 * scale, 2.0 * scale, "about")
    return Read(i, end, float(2 * scale), float(10 * scale - 1), float(scale), "many")


def _worded(of: Text, i: int) -> Read | None:
    """Number words, also several: `two hundred and five`, `fem og tyve`."""
    parts: list[int] = []
    ends: list[int] = []
    if of.lows[i] in of.known.joins["articles"]:
        if of.low(i + 1) in of.known.scales:
            parts, ends = [1], [1]
    for k in range(i + len(ends), min(len(of.lows), i + _LONGEST)):
        more = _parts(of, k, bool(parts))
        if not more:
            break
        parts.extend(more)
        ends.extend([k - i + 1] * len(more))
    whole = spelled(parts, of.known)
    if whole is None:
        return _hyphened(of, i)
    used, value = whole
    return _multiplied(of, i, i + ends[used - 1], value)


def _parts(of: Text, k: int, begun: bool) -> tuple[int, ...]:
    if of.lows[k] in of.known.joins["add"]:
        return (-1,) if begun else ()
    return parts_of(of.lows[k], of.known)


def _hyphened(of: Text, i: int) -> Read | None:
    """A range in one word: `ti-femten`."""
    first, _, second = of.lows[i].partition("-")
    ends = [spelled(parts_of(w, of.known), of.known) for w in (first, second) if w]
    if len(ends) != 2 or not all(ends):
        return None
    low, high = (end[1] for end in ends if end)
    return Read(i, i + 1, low, high, low, "range") if low < high else None
