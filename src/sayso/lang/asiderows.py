"""The rows of each language's `asides.tsv`: phrases that betray lines of furniture.

All five languages are asked at once, since a page's furniture is often not in its
article's language. What the phrases make of a line is left to `asides` and `bylines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lang import table
from sayso.model import LANGUAGES

BULLETS = " \t>»›▸►▶•·●■→*#+–—-|(["
"""What may stand before the words of a line."""

SHORT = 160
"""Code points of the longest line that a byline, a date or a button is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `asides.tsv`: what lines are, how that shows, and a phrase for it."""

    kind: str
    how: str
    words: str


@cache
def rows(how: str) -> dict[str, tuple[Row, ...]]:
    """The rows of one sort by the first word of their phrase, the longest first."""
    found: dict[str, list[Row]] = {}
    for code in LANGUAGES:
        for kind, sort, cell in table(code, "asides.tsv"):
            for words in cell.split("|") if sort == how else ():
                first = first_of(words)
                found.setdefault(first, []).append(Row(kind, how, words))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row.words)))
        for first, rows in found.items()
    }


def first_of(words: str) -> str:
    """The first word or mark, by which rows are found."""
    found = re.match(r"\w+|\W", words)
    return found.group() if found else ""


def opening(low: str, how: str) -> Iterator[Row]:
    """The rows of one sort whose phrase the line begins with, at the end of a word."""
    for row in rows(how).get(first_of(low), ()):
        after = low[len(row.words) : len(row.words) + 1]
        if low.startswith(row.words) and not after.isalnum():
            yield row


@cache
def flat(how: str) -> tuple[Row, ...]:
    """The rows of one sort, the longest phrase of a first word first."""
    return tuple(row for rows in rows(how).values() for row in rows)
