"""The words of time of a language, each as one letter that says what it can do.

A text becomes a string of such letters, one a token, over which `timerules` is one
regular expression:

M month, m one that is a word too, W weekday, S season, U unit, P part of a day;
phrases Y `i fjol`, D `i går`, z `i høst`, Z `i våras`, t `that day`;
R last, this, next; B past; V following; C same; E beginning, middle or end of;
l later, f after; g, h, A for, in, ago; r, u, b, c from, until, between, and;
d 1 to 31, o ordinal, y year, n another number, q date in figures, k decade, Q quarter;
p preposition, a article, w shall, v have, x another word; dashes and marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lang import language, lists
from sayso.lang.numberwords import number_words
from sayso.lang.phrases import Phrases, listed
from sayso.model import LANGUAGES

_FEW = {"few": (2.0, 5.0), "couple": (2.0, 3.0), "several": (3.0, 9.0)}


@dataclass(frozen=True, slots=True)
class Style:
    """How a language writes times, beside its words."""

    capital: bool
    month_first: bool
    day_first: bool
    coming: frozenset[str]
    the_units: frozenset[str]
    plurals: frozenset[str]
    single: frozenset[str]
    definite: tuple[str, ...]
    clause: frozenset[str]
    complementisers: frozenset[str]
    saying: frozenset[str]
    ours: tuple[str, ...]
    abbreviated: frozenset[str]
    prefixes: tuple[str, ...]
    weak_months: frozenset[str]
    weak_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The phrases of time of one language, with their letters."""

    code: str
    phrases: Phrases[tuple[str, Any]]
    ordinal_tails: frozenset[str]
    decade_tails: frozenset[str]
    style: Style


Pair = tuple[str, tuple[str, Any]]


def _spaced(words: Iterable[str]) -> Iterator[str]:
    return (word.replace("_", " ") for word in words)


def _by_words(
    table: Mapping[str, str], letter: str, value: Callable[[str], Any]
) -> Iterator[Pair]:
    for key, cell in table.items():
        for word in _spaced(cell.split()):
            yield word, (letter, value(key))


def _by_phrases(
    table: Mapping[str, str], letter: str, value: Callable[[str], Any]
) -> Iterator[Pair]:
    for key, cell in table.items():
        for phrase in listed(cell):
            yield phrase, (letter, value(key))


def _unit_step(key: str) -> tuple[str, int]:
    unit, _, step = key.partition(" ")
    return unit, int(step)


def _weekdays(
    words: Mapping[str, int], day: Mapping[str, str], past: str
) -> Iterator[Pair]:
    """Weekdays by form: bare, definite or of the past, with the parts joined on."""
    shortest: dict[int, list[str]] = {}
    for word, number in words.items():
        yield word, ("W", (number, ""))
        if word.endswith(("dag", "day")):
            shortest.setdefault(number, []).append(word)
    for number, bases in shortest.items():
        for base in bases:
            yield base, ("W", (number, "bare"))
            for ending in day["endings"].split():
                form = "past" if past and ending == past else ""
                yield base + ending, ("W", (number, form))
            for part in day["joint"].split():
                for joint in ("s", ""):
                    yield f"{base}{joint}{part}", ("W", (number, ""))


def _relative(table: Mapping[str, str]) -> Iterator[Pair]:
    kinds = {
        "last": ("R", (-1, False)),
        "this": ("R", (0, False)),
        "next": ("R", (1, False)),
        "rolling": ("R", (-1, True)),
        "past": ("B", -1),
        "following": ("V", 1),
        "previous": ("V", -1),
        "same": ("C", 0),
    }
    for key, cell in table.items():
        for word in _spaced(cell.split()):
            yield word, kinds[key]


def _closed(data: Mapping[str, Any]) -> Iterator[Pair]:
    steps, ago, links = data["steps"], data["ago"], data["links"]
    letters = (
        (data["closed"]["prepositions"].split(), "p", None),
        (data["closed"]["articles"].split(), "a", None),
        (data["closed"]["future"].split(), "w", None),
        (data["closed"]["have"].split(), "v", None),
        (data["day"]["parts"].split(), "P", None),
        (steps["later"].split(), "l", 1),
        (steps["earlier"].split(), "l", -1),
        (listed(steps["so_far"]), "l", -1),
        (steps["after"].split(), "f", 1),
        (steps["before"].split(), "f", -1),
        (ago["open"].split(), "g", None),
        (ago["ahead"].split(), "h", None),
        (ago["since"].split(), "A", None),
        (ago["close"].split(), "A", None),
        (links["from"].split(), "r", None),
        (links["until"].split(), "u", None),
        (links["between"].split(), "b", None),
        (links["and"].split(), "c", None),
    )
    for words, letter, value in letters:
        for word in _spaced(words):
            yield word, (letter, value)


def _numbers(code: str) -> Iterator[Pair]:
    known = number_words(code)
    for word, value in known.cardinals.items():
        yield word, ("n", (float(value), float(value)))
    for word in known.joins["articles"]:
        yield word, ("n", (1.0, 1.0))
    for word, half in known.halves.items():
        yield word, ("n", (half, half))
    data = lists(code, "numbers")["some"]
    yield from _by_phrases(data, "n", _FEW.__getitem__)


def _pairs(code: str, data: Mapping[str, Any]) -> Iterator[Pair]:
    """All phrases with their letters, those that hold where two are alike last."""
    words, past = language(code).words, data["closed"]["past_weekday"]
    yield from _numbers(code)
    yield from _closed(data)
    for word in data["forms"]["few"].split():
        yield word, ("n", _FEW["few"])
    yield from _by_words(data["units"], "U", str)
    yield from _by_words(data["ordinals"], "o", int)
    yield from _by_words(data["decades"], "k", int)
    yield from _by_words(data["seasons"], "S", int)
    yield from _relative(data["relative"])
    yield from _by_phrases(data["edges"], "E", str)
    yield from _by_phrases(data["then"], "t", str)
    for phrase, step in words["reldays"].items():
        yield phrase, ("D", ("day", step))
    yield from _by_phrases(data["now"], "D", _unit_step)
    yield from _by_phrases(data["years"], "Y", int)
    yield from _by_phrases(data["near"], "z", int)
    yield from _by_phrases(data["past"], "Z", int)
    yield from _weekdays(words["weekdays"], data["day"], past)
    weak = data["closed"]["weak_months"].split()
    for word, month in words["months"].items():
        yield word.rstrip("."), ("m" if word in weak else "M", month)


def _abbreviated(months: Mapping[str, int]) -> frozenset[str]:
    """The names of months that are the beginning of a longer name of the same month."""
    longer = [(word.rstrip("."), month) for word, month in months.items()]
    return frozenset(
        short
        for short, month in longer
        if any(m == month and w != short and w.startswith(short) for w, m in longer)
    )


def _saying(code: str) -> frozenset[str]:
    """The finite forms of verbs that can have a clause as what is said."""
    verbs = (c for c in language(code).cues if c.pos == "verb" and not c.tail)
    tags = ("pres", "past", "sup")
    return frozenset(f for cue in verbs for t in tags for f in cue.forms.get(t, ()))


@cache
def time_words(code: str) -> TimeWords:
    """The phrases of time of one of LANGUAGES; those of English for any other code."""
    own = code if code in LANGUAGES else "en"
    data = lists(own, "times")
    closed, tails, style = data["closed"], data["tails"], data["style"]
    return TimeWords(
        code=own,
        phrases=Phrases(dict(_pairs(own, data)).items()),
        ordinal_tails=frozenset(tails["ordinal"].split()),
        decade_tails=frozenset(tails["decade"].split()),
        style=Style(
            capital=style["capital"],
            month_first=style["month_first"],
            day_first=style["day_first"],
            coming=frozenset(closed["coming"].split()),
            the_units=frozenset(data["forms"]["definite"].split()),
            plurals=frozenset(data["forms"]["plural"].split()),
            single=frozenset(data["forms"]["single"].split()),
            definite=tuple(closed["definite"].split()),
            clause=frozenset(closed["clause"].split()),
            complementisers=language(own).set("complementisers"),
            saying=_saying(own),
            ours=tuple(closed["ours"].split()),
            abbreviated=_abbreviated(language(own).words["months"]),
            prefixes=tuple(closed["prefixes"].split()),
            weak_months=frozenset(closed["weak_months"].split()),
            weak_after=frozenset(closed["weak_after"].split()),
        ),
    )
