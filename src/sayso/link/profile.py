"""A report as weighted terms, and how alike two reports are by them alone.

A weight depends on its report and on how rare the term is in ordinary text, never on
the ledger; a similarity depends on its two reports. So reports can be compared once,
when the later one arrives, and what was compared stays true.
"""

from __future__ import annotations

import heapq
import json
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.lang.rarity import rarity
from sayso.link.terms import terms
from sayso.model import Report

THETA = 0.2
"""The similarity from which two reports may be of one matter."""

KEYED = 0.005
"""What the weights of the keys that two reports share come to, multiplied and summed,
where the two are worth comparing."""

_MOST = 180
_KEYS = 12
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
LASTING_SCALE, LASTING_ACROSS = 3.0, 2.0
# What the one term counts less that most of a lasting likeness rests on: a single name
# that is much in the news makes no matter.
SINGLE = 0.35


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a report: its terms' weights, of length one, and its days.

    `first` and `last` are ordinals of the days of its publication, or None.
    """

    lang: str
    first: int | None
    last: int | None
    weights: Mapping[str, float]

    def to_json(self) -> str:
        """A line of JSON that `from_json` reads back to an equal profile."""
        row = [self.lang, self.first, self.last, self.weights]
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Profile:
        """The profile that `to_json` wrote."""
        return cls(*json.loads(line))


def profile(report: Report) -> Profile:
    """The profile of one report."""
    days = report.published
    return Profile(
        lang=report.lang,
        first=days.first.toordinal() if days else None,
        last=days.last.toordinal() if days else None,
        weights=features(report),
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
    return {key: round(w / size, 4) for key, w in sorted(top) if w > 0}


@lru_cache(maxsize=262144)
def _worth(key: str) -> float:
    if key[0] == "s":
        return (_SIDE[0] - _FLOOR) * _SIDE[1]
    return max(0.0, rarity(key) - _FLOOR) * (_PAIR if is_pair(key) else 1.0)


def is_pair(key: str) -> bool:
    """Whether a term is two names side by side, which tells a matter, not an event."""
    return "+" in key


def keys(weights: Mapping[str, float]) -> dict[str, float]:
    """The terms to index a report by: the weightiest names and numbers, and words.

    Common ones are left out. Of reports alike enough to have an edge, nearly all (999
    of 1,000) share one.
    """
    rare = [(w, k) for k, w in weights.items() if k[0] != "s" and _is_key(k)]
    words = [pair for pair in rare if pair[1][0] == "w"]
    names = [pair for pair in rare if pair[1][0] != "w"]
    best = (*heapq.nlargest(_KEYS, names), *heapq.nlargest(_KEYS, words))
    return {key: weight for weight, key in best}


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


def nearness(a: Profile, b: Profile) -> float:
    """1 for reports of one day or of unknown days, falling to 0 in four days."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 1.0
    gap = max(b.first - a.last, a.first - b.last, 0)
    return max(0.0, 1 - gap / FADE_DAYS)


def across(one: str, other: str) -> float:
    """What makes similarities across languages and within one comparable."""
    if one == other:
        return _SAME
    return _ENGLISH if "en" in (one, other) else _NEIGHBOURS


def of_event(scale: float, near: float, shared: float) -> float:
    """How likely two reports tell one event, by what they share and how near."""
    return scale * shared * (FADED + (1 - FADED) * near)


def of_matter(scale: float, near: float, shared: float, lasts: float) -> float:
    """How likely two reports are of one matter: far apart, by what lasts."""
    far = LASTING_SCALE * math.pow(scale, LASTING_ACROSS) * lasts
    return near * scale * shared + (1 - near) * far


def similarity(a: Profile, b: Profile) -> float:
    """How alike two reports are, as tellings of one event or one matter."""
    shared = lasts = most = 0.0
    few, many = sorted((a.weights, b.weights), key=len)
    for key, weight in few.items():
        other = many.get(key)
        if other:
            if not is_pair(key):
                shared += weight * other
            long = weight * other * lasting(key) ** 2
            lasts += long
            most = most if is_pair(key) else max(most, long)
    lasts -= SINGLE * most
    scale, near = across(a.lang, b.lang), nearness(a, b)
    event = of_event(scale, near, shared)
    return max(event, of_matter(scale, near, shared, lasts))
