"""Numbers as printed: which are figures, which are vague, and which can't both be so.

What `link` gives for `several hundred` is the least that it may be. It is no number
that can have grown or shrunk, and agrees with any figure of the same size.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Bearing, Span
from sayso.trace.values import value_key

_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_FIGURE = re.compile("\\d+(?:[\\s\u00a0\u202f.,]\\d{3})*(?:[.,]\\d+)?")
_VAGUE = (10.0, 12.0, 20.0, 100.0, 1000.0, 1000000.0)  # tens, dozens, scores, …
_SIZE = 10  # `hundreds` are fewer than ten hundred


@lru_cache(maxsize=1 << 14)
def number(answer: str) -> float | None:
    """The number that an answer is, None for one that is none."""
    plain = value_key(answer)
    return float(plain) if _NUMBER.match(plain) else None


def figure(bearing: Bearing) -> Span | None:
    """Where the number that a claim gives stands in figures in its content."""
    wanted, text = value_key(bearing.link.answer), bearing.report.text
    for span in bearing.claim.content:
        for match in _FIGURE.finditer(text, span.start, span.end):
            if value_key(match.group()) == wanted:
                return Span(*match.span())
    return None


def is_exact(bearing: Bearing) -> bool:
    """Whether a claim's number is printed in figures, or in a word that is not vague.

    `ten`, `dozen` and `hundred` in words are taken for vague.
    """
    value = number(bearing.link.answer)
    return value is not None and (figure(bearing) is not None or value not in _VAGUE)


def agree(one: Bearing, other: Bearing) -> bool:
    """Whether two claims' numbers may be the same: equal, or of a vague one's size."""
    a, b = number(one.link.answer), number(other.link.answer)
    if a is None or b is None:
        return False
    if a == b:
        return True
    vague = [(a, b)] if not is_exact(one) else []
    vague += [(b, a)] if not is_exact(other) else []
    return any(least <= value < least * _SIZE for least, value in vague)
