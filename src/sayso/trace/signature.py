"""What of a report survives copying, rewriting and translation, in its order.

Names and numbers do, once spelling is levelled; so do the beginnings of long words
between related languages; and who is made to speak after whom.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Claim, Identity, Report
from sayso.text import folded

RUN = 5  # words in a run; shorter runs meet by chance, longer miss light editing
_LONG = 6  # letters from which a word is likely to be one of content
_STEM = 4  # letters of it that related languages mostly share

_TOKEN = re.compile(
    r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|[^\W_]+(?:['\u2019][^\W_]+)?"
)
# What ends a sentence, a line or a dash before a word: its capital says nothing there.
_BREAK = re.compile(r"[.!?:\n\"\u2013\u2014\u201c\u201d\u00bb\u00ab]\W*\Z")
_NO_DIGIT = re.compile(r"\D")
# How Russian, Arabic and Greek names are spelt in English and in Scandinavian.
_SPELLINGS = (
    *(("sch", "s"), ("tsj", "c"), ("tch", "c"), ("sj", "s"), ("sh", "s")),
    *(("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("w", "v")),
    *(("q", "k"), ("c", "k"), ("z", "s"), ("j", "i"), ("y", "i"), ("aa", "a")),
)
_DOUBLED = re.compile(r"(.)\1+")
_GENITIVE = re.compile(r"(?<=..)s\Z")
_VOWELS = re.compile(r"(?<=..)[aeiou]+\Z")
# English alone writes these with a capital.
_CALENDAR = frozenset(
    "january february march april may june july august september october november "
    "december jan feb mar apr aug sept oct nov dec monday tuesday wednesday thursday "
    "friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A report by what survives: each a sequence in the order of the text."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    speakers: tuple[str, ...]
    runs: frozenset[str]


@lru_cache(maxsize=1 << 16)
def name_key(word: str) -> str:
    """What the spellings of a name share: `Sergej` and `Sergei`, `Kiev` and `Kievs`."""
    key = _GENITIVE.sub("", folded(re.split("['\u2019]", word)[0]))
    for spelt, levelled in _SPELLINGS:
        key = key.replace(spelt, levelled)
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", key))


def signature(report: Report, speakers: Sequence[str] = ()) -> Signature:
    """The signature of a report; `speakers` are its claims' actors in order."""
    text = f"{report.title}\n{report.text}"
    tokens = list(_TOKEN.finditer(text))
    ends = [0, *(m.end() for m in tokens)]
    opens = [
        bool(_BREAK.search(text[end : m.start()])) if end else True
        for end, m in zip(ends, tokens, strict=False)
    ]
    return Signature(
        names=_names([m.group() for m in tokens], opens),
        words=tuple(
            name_key(m.group())[:_STEM]
            for m in tokens
            if m.group()[0].islower() and len(m.group()) >= _LONG
        ),
        speakers=tuple(speakers),
        runs=_runs(report.text),
    )


def _names(tokens: Sequence[str], opens: Sequence[bool]) -> tuple[str, ...]:
    """The keys of numbers and of words with a capital that the sentence didn't give."""
    capital = [t[0].isupper() and t.casefold() not in _CALENDAR for t in tokens]
    keys = [name_key(t) if up else "" for t, up in zip(tokens, capital, strict=True)]
    inside = {k for k, opening in zip(keys, opens, strict=True) if not opening}
    found = []
    for token, key in zip(tokens, keys, strict=True):
        if any(map(str.isdigit, token)):
            found.append("#" + _number(token))
        elif key and key in inside:
            found.append(key)
    return tuple(found)


def _number(token: str) -> str:
    return _NO_DIGIT.sub("", token) if token[0].isdigit() else token.casefold()


def _runs(text: str) -> frozenset[str]:
    words = [m.group().casefold() for m in _TOKEN.finditer(text)]
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def speakers(
    claims: Iterable[Claim], identities: Iterable[Identity]
) -> Mapping[str, tuple[str, ...]]:
    """By report, the actors of its claims in the order of the text."""
    actors = {
        i.claim: i.actor
        for i in sorted(identities, key=lambda i: i.id)
        if i.role == "source"
    }
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for claim in claims:
        if claim.id in actors:
            place = claim.content[0].start
            found[claim.report].append((place, claim.id, actors[claim.id]))
    return {
        report: tuple(actor for _, _, actor in sorted(placed))
        for report, placed in found.items()
    }


def same_order(a: Sequence[str], b: Sequence[str]) -> tuple[float, int]:
    """How much of the shorter sequence stands in the other in the same order, 0 to 1.

    The heaviest common subsequence, where a match weighs one over the product of how
    often the two sides have the item, so that the names of the matter itself say
    little. Also how many different items match. After Hunt and Szymanski (1977).
    """
    places: dict[str, list[int]] = defaultdict(list)
    for j, item in enumerate(b):
        places[item].append(j)
    counts: dict[str, int] = defaultdict(int)
    for item in a:
        counts[item] += 1
    weights = {i: 1 / (counts[i] * len(places[i])) for i in counts if i in places}
    best = _Best(len(b))
    for item in a:
        for j in reversed(places.get(item, ())):
            best.add(j, best.before(j) + weights[item])
    light = min(_weight(a, weights), _weight(b, weights))
    return best.before(len(b)) / (light + _SPARE), len(weights)


# Added to the shorter side's weight: few items in order are no proof.
_SPARE = 2.0


def _weight(items: Sequence[str], weights: Mapping[str, float]) -> float:
    lone: dict[str, int] = defaultdict(int)
    for item in items:
        lone[item] += 1
    return sum(n * weights.get(item, 1 / n) for item, n in lone.items())


class _Best:
    """The heaviest subsequence that ends before each place: a Fenwick tree."""

    def __init__(self, size: int) -> None:
        self.tree = [0.0] * (size + 1)

    def add(self, place: int, weight: float) -> None:
        at = place + 1
        while at < len(self.tree):
            self.tree[at] = max(self.tree[at], weight)
            at += at & -at

    def before(self, place: int) -> float:
        best, at = 0.0, place
        while at > 0:
            best = max(best, self.tree[at])
            at -= at & -at
        return best
