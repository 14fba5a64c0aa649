"""A report as weighted terms, and how alike two reports are by them alone.

A weight depends on its report and on how rare the term is in ordinary text, never on
the ledger; a similarity depends on its two reports. So reports can be compared once,
when the later one arrives, and what was compared stays true. Weights are whole numbers
(millionths), so that sums are exact in any order.
"""

from __future__ import annotations

import heapq
import math
import struct
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.lang.rarity import rarity
from sayso.link.terms import terms
from sayso.model import Report

THETA = 0.2
"""The similarity from which two reports may be of one matter."""

UNIT = 1_000_000
"""What a weight of one is kept as."""

DIGITS = 9
"""Similarities are rounded to so many, so that no order of sums shows."""

_MOST = 180
_KEYS = 12
_LASTING_KEYS = 6
_KEY_RARITY = 8.0
_FLOOR = 5.5
_SIDE = 8.5, 0.6
_AGAIN = 2.5  # a pair told of once, even in the lead or the title, tells no matter
_PAIR = 0.5  # what two names side by side add to what each of them tells
_TITLE, _LEAD, _LEAD_LENGTH = 2.0, 1.5, 300
FADE_DAYS, FADED = 4, 0.5
# How much less reports of two languages share than reports of one.
_SAME, _NEIGHBOURS, _ENGLISH = 1.0, 1.8, 2.2
_LASTS = {"n": 1.0, "s": 0.7, "d": 0.5, "w": 0.4}
_PASSING, _LASTING, _LEAST = 10.0, 11.5, 0.2
LASTING_SCALE = 3.0
# From so many days on, what lasts tells less and less, and from so many, so much.
_PALING, _PALE_DAYS, _PALE = 30, 180, 0.7
# What the one term counts less that most of a lasting likeness rests on: a single name
# that is much in the news makes no matter.
SINGLE = 0.35
# Days of a report without a day: it is near every other.
_NO_FIRST, _NO_LAST = 0, 4_000_000

Codes = NDArray[np.uint64]
Weights = NDArray[np.int32]
Reals = NDArray[np.float64]
_HEAD = struct.Struct("<8siiHHH")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What is compared of a report: its terms' weights, of length UNIT, and its days.

    `terms` are codes of 64 bits in ascending order, odd for two names side by side;
    `weights` and `lasts` (what of a weight tells a matter in another week) go with
    them. `keys` and `lasting` are the places of the terms that the report is found by.
    `first` and `last` are ordinals of the days of its publication; a report of no known
    day is given all days.
    """

    lang: str
    first: int
    last: int
    terms: Codes
    weights: Weights
    lasts: Weights
    keys: NDArray[np.int16]
    lasting: NDArray[np.int16]

    def to_bytes(self) -> bytes:
        """Bytes that `from_bytes` reads back to an equal profile."""
        sizes = len(self.terms), len(self.keys), len(self.lasting)
        head = _HEAD.pack(self.lang.encode(), self.first, self.last, *sizes)
        rows = (self.terms, self.weights, self.lasts, self.keys, self.lasting)
        return b"".join((head, *(row.tobytes() for row in rows)))

    @classmethod
    def from_bytes(cls, data: bytes) -> Profile:
        """The profile that `to_bytes` wrote."""
        lang, first, last, count, keyed, lasting = _HEAD.unpack_from(data)
        at = _HEAD.size
        terms = np.frombuffer(data, np.uint64, count, at)
        weights = np.frombuffer(data, np.int32, count, at := at + 8 * count)
        lasts = np.frombuffer(data, np.int32, count, at := at + 4 * count)
        keys = np.frombuffer(data, np.int16, keyed, at := at + 4 * count)
        far = np.frombuffer(data, np.int16, lasting, at + 2 * keyed)
        code = lang.rstrip(b"\0").decode(errors="replace")
        return cls(code, first, last, terms, weights, lasts, keys, far)


def profile(report: Report) -> Profile:
    """The profile of one report."""
    days = report.published
    found = sorted((_code(key), key, w) for key, w in features(report).items())
    words = [key for _, key, _ in found]
    weights = [round(w * UNIT) for _, _, w in found]
    lasts = [round(w * lasting(key) * UNIT) for _, key, w in found]
    return Profile(
        lang=report.lang,
        first=days.first.toordinal() if days else _NO_FIRST,
        last=days.last.toordinal() if days else _NO_LAST,
        terms=np.array([code for code, _, _ in found], np.uint64),
        weights=np.array(weights, np.int32),
        lasts=np.array(lasts, np.int32),
        keys=np.array(_keys(words, weights), np.int16),
        lasting=np.array(_lasting_keys(words, lasts), np.int16),
    )


def features(report: Report) -> dict[str, float]:
    """The most telling terms of a report, by weight, of length one.

    A weight is the term's rarity above that of ordinary words, times the logarithm of
    how often it stands there; title and lead count more, as news puts the gist first.
    """
    title = len(report.title)
    counts: dict[str, float] = defaultdict(float)
    for key, start in terms(report.title, report.text, report.lang):
        lead = _LEAD if start < title + _LEAD_LENGTH else 1.0
        counts[key] += _TITLE if start < title else lead
    weights = {
        k: _worth(k) * (1 + math.log(n))
        for k, n in counts.items()
        if n >= _AGAIN or not is_pair(k)
    }
    top = heapq.nlargest(_MOST, weights.items(), key=lambda item: (item[1], item[0]))
    size = math.sqrt(sum(w * w for k, w in top if not is_pair(k))) or 1.0
    return {key: w / size for key, w in top if w > 0}


@lru_cache(maxsize=262144)
def _worth(key: str) -> float:
    if key[0] == "s":
        return (_SIDE[0] - _FLOOR) * _SIDE[1]
    return max(0.0, rarity(key) - _FLOOR) * (_PAIR if is_pair(key) else 1.0)


def is_pair(key: str) -> bool:
    """Whether a term is two names side by side, which tells a matter, not an event."""
    return "+" in key


@lru_cache(maxsize=262144)
def _code(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~1 | is_pair(key)


def _keys(words: Sequence[str], weights: Sequence[int]) -> list[int]:
    """The weightiest names and numbers, and words, to find a report of its time by.

    Common ones are left out. Of reports alike enough to have an edge, nearly all (999
    of 1,000) share one.
    """
    rare = [
        (w, key, at)
        for at, (key, w) in enumerate(zip(words, weights, strict=True))
        if key[0] != "s" and _is_key(key)
    ]
    plain = [row for row in rare if row[1][0] == "w"]
    names = [row for row in rare if row[1][0] != "w"]
    best = (*heapq.nlargest(_KEYS, names), *heapq.nlargest(_KEYS, plain))
    return [at for *_, at in best]


def _lasting_keys(words: Sequence[str], lasts: Sequence[int]) -> list[int]:
    """The terms that tell most of a matter in another week, to find a report by."""
    rows = ((w, key, at) for at, (key, w) in enumerate(zip(words, lasts, strict=True)))
    best = heapq.nlargest(_LASTING_KEYS, (r for r in rows if r[1][0] in "nd"))
    return [at for w, key, at in best if _is_key(key)]


@lru_cache(maxsize=262144)
def _is_key(key: str) -> bool:
    return rarity(key) >= _KEY_RARITY


@lru_cache(maxsize=262144)
def lasting(key: str) -> float:
    """The share of a term's weight that tells a matter still in another week.

    Rare names do; words and names that are always in the news do not.
    """
    if key[0] == "s":
        return _LASTS["s"]
    known = (rarity(key) - _PASSING) / (_LASTING - _PASSING)
    return _LASTS[key[0]] * max(_LEAST, min(1.0, known))


def nearness(gaps: NDArray[np.int64]) -> Reals:
    """1 for reports of one day or of unknown days, falling to 0 in four days.

    `gaps` are the days between two reports, below 0 where their periods overlap.
    """
    near: Reals = np.clip(1 - np.maximum(gaps, 0) / FADE_DAYS, 0, None)
    return near


def endurance(gaps: NDArray[np.int64]) -> Reals:
    """1 for reports a month apart or less, falling to 0.7 in half a year."""
    gone: Reals = np.clip((gaps - _PALING) / (_PALE_DAYS - _PALING), 0, 1)
    return 1 - (1 - _PALE) * gone


def across(one: str, other: str) -> float:
    """What makes similarities across languages and within one comparable."""
    if one == other:
        return _SAME
    return _ENGLISH if "en" in (one, other) else _NEIGHBOURS


def of_event(scale: Reals, near: Reals, shared: Reals) -> Reals:
    """How likely two reports tell one event, by what they share and how near."""
    return scale * shared * (FADED + (1 - FADED) * near)


def of_matter(scale: Reals, near: Reals, shared: Reals, lasts: Reals) -> Reals:
    """How likely two reports are of one matter: far apart, by what lasts."""
    return near * scale * shared + (1 - near) * LASTING_SCALE * scale**2 * lasts


def similarities(mine: Profile, others: Sequence[Profile]) -> Reals:
    """How alike a report is to each of others, as tellings of one event or matter."""
    if not others:
        return np.zeros(0)
    common, lasts = _shared(mine, others)
    scale = np.array([across(mine.lang, other.lang) for other in others])
    gaps = [max(o.first - mine.last, mine.first - o.last) for o in others]
    near = nearness(np.array(gaps))
    lasts *= endurance(np.array(gaps))
    event = of_event(scale, near, common)
    found: Reals = np.maximum(event, of_matter(scale, near, common, lasts))
    return np.round(found, DIGITS)


def _shared(mine: Profile, others: Sequence[Profile]) -> tuple[Reals, Reals]:
    """What the terms come to that a report shares with each of others, and what lasts.

    The weights of a term are multiplied; of what lasts, the greatest counts less.
    """
    theirs = np.concatenate([other.terms for other in others])
    places = np.searchsorted(mine.terms, theirs)
    places[places == len(mine.terms)] = -1
    here = np.flatnonzero(np.append(mine.terms, np.uint64(0))[places] == theirs)
    at, count = places[here], len(others)
    whose = np.repeat(np.arange(count), [len(other.terms) for other in others])[here]
    alone = (theirs[here] & np.uint64(1)) == 0
    weights = np.concatenate([other.weights for other in others])[here]
    lasts = np.concatenate([other.lasts for other in others])[here]
    both = mine.weights[at].astype(np.float64) * weights
    long = mine.lasts[at].astype(np.float64) * lasts
    most = np.zeros(count)
    np.maximum.at(most, whose[alone], long[alone])
    common = np.bincount(whose[alone], both[alone], count)
    lasting_ = np.bincount(whose, long, count) - SINGLE * most
    return common / UNIT**2, lasting_ / UNIT**2


def similarity(a: Profile, b: Profile) -> float:
    """How alike two reports are, as tellings of one event or one matter."""
    return float(similarities(a, [b])[0])
