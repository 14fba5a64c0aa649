"""Number words of a language: cardinals, their compounds, scales, and figures.

`femogtyve`, `tjugofem`, `trettifem` and `twenty-five` are read by their parts; what a
sequence of numbers such as `two hundred and five` comes to is settled here too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lang import lists
from sayso.lang.phrases import Phrases, listed
from sayso.model import LANGUAGES

AND = -1
_JOINS = ("between", "and", "from", "to", "or", "add", "articles")
_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d{1,15}(?:[.,]\d{1,9})?")
_THOUSANDS = re.compile(r"[ \u00a0\u202f.,](?=\d{3}(?!\d))")
# No number word of these languages is longer; no figure of a report has more digits.
_LONGEST_WORD, _LONGEST_FIGURE = 48, 24


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language by what they do."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    tails: Mapping[str, int]
    rounds: Mapping[str, int]
    many: Mapping[str, int]
    halves: Mapping[str, float]
    some: Phrases[str]
    bounds: Phrases[str]
    after: Phrases[str]
    half: Phrases[float]
    joins: Mapping[str, frozenset[str]]
    units: Mapping[str, str]
    through: frozenset[str]
    adjectives: tuple[str, ...]
    stops: frozenset[str]
    part: re.Pattern[str]
    inverted: bool


def _by_word(table: Mapping[str, str]) -> dict[str, int]:
    return {w: int(value) for value, cell in table.items() for w in cell.split()}


def _phrases(table: Mapping[str, str]) -> Phrases[str]:
    return Phrases((p, sort) for sort, cell in table.items() for p in listed(cell))


@cache
def number_words(code: str) -> NumberWords:
    """The number words of one of LANGUAGES; those of English for any other code."""
    data: dict[str, Any] = lists(code if code in LANGUAGES else "en", "numbers")
    cardinals, scales = _by_word(data["cardinals"]), _by_word(data["scales"])
    joins, counted = data["joins"], data["counted"]
    parts = [*cardinals, *(w for w, s in scales.items() if s <= 1000), joins["add"]]
    longest_first = sorted({*parts, "-"}, key=lambda w: (-len(w), w))
    return NumberWords(
        cardinals=cardinals,
        scales=scales,
        tails=_by_word(data["tails"]),
        rounds=_by_word(data["rounds"]),
        many=_by_word(data["many"]),
        halves={w: float(v) for v, c in data["halves"].items() for w in c.split()},
        some=_phrases(data["some"]),
        bounds=_phrases(data["bounds"]),
        after=_phrases(data["after"]),
        half=Phrases((p, 0.5) for p in listed(joins["half"])),
        joins={k: frozenset(v.split()) for k, v in joins.items() if k in _JOINS},
        units={w: unit for unit, cell in data["units"].items() for w in cell.split()},
        through=frozenset(counted["through"].split()),
        adjectives=tuple(w.strip("*") for w in counted["adjectives"].split()),
        stops=frozenset(counted["stops"].split()),
        part=re.compile("|".join(re.escape(p) for p in longest_first)),
        inverted=bool(joins.get("inverted", False)),
    )


def figure(text: str) -> float | None:
    """The value of figures as news prints them: `35 000`, `35.000`, `1,5`."""
    if len(text) > _LONGEST_FIGURE or not _FIGURE.fullmatch(text):
        return None
    return float(_THOUSANDS.sub("", text).replace(",", "."))


def parts_of(word: str, known: NumberWords) -> tuple[int, ...]:
    """The numbers that a lower-case word is made of; empty where it is no number."""
    if word in known.cardinals:
        return (known.cardinals[word],)
    if word in known.scales:
        return (known.scales[word],)
    if len(word) > _LONGEST_WORD:
        return ()
    found: list[int] = []
    at = 0
    while at < len(word):
        match = known.part.match(word, at)
        if match is None:
            return ()
        found.extend(_part(match.group(), known))
        at = match.end()
    whole = spelled(found, known)
    return tuple(found) if whole and whole[0] == len(found) else ()


def _part(word: str, known: NumberWords) -> tuple[int, ...]:
    if word == "-":
        return ()
    if word in known.joins["add"]:
        return (AND,)
    return (known.cardinals[word] if word in known.cardinals else known.scales[word],)


def spelled(parts: Sequence[int], known: NumberWords) -> tuple[int, float] | None:
    """How many of `parts` make one number, and its value; None for none.

    Parts are cardinals, scales and AND: 2, 100, AND, 5 come to 205.
    """
    if not parts or parts[0] == AND:
        return None
    total, group, last, scale, i = 0, 0, 0, 10**15, 0
    while i < len(parts):
        joined = parts[i] == AND and i + 1 < len(parts)
        part = parts[i + 1] if joined else parts[i]
        if not _follows(part, last, joined, known):
            break
        if part >= 1000:
            if part >= scale or (not group and total):
                break
            total, group, scale = total + max(group, 1) * part, 0, part
        elif part == 100:
            group = max(group, 1) * 100
        else:
            group += part
        last = part
        i += 2 if joined else 1
    return i, float(total + group)


def _follows(part: int, last: int, joined: bool, known: NumberWords) -> bool:
    """Whether a part goes on the number whose last part is `last`, 0 for none yet."""
    if part == AND:
        return False
    if not last:
        return not joined
    if part >= 100:
        return not joined and (last < 100 or part > last)
    if last >= 100:
        return True
    ten = last >= 20 and last % 10 == 0 and part < 10
    turned = known.inverted and last < 10 and part >= 20 and part % 10 == 0
    return turned if joined else ten and part > 0
