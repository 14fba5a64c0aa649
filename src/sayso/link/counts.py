"""How many: numbers in a content, what they count, and what befell those counted."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lang import language
from sayso.link.frame import Frame
from sayso.link.numbers import Number, numbers
from sayso.link.wording import Content

_AFTER = 4
_NEAR = 13
_SCORE = 0.75
_TIME = "time"
_PEOPLE = "people"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def count_frames(content: Content) -> Iterator[Frame]:
    """A frame for each number that counts people or things.

    Its event is '' where only the unit is told (`antalet till två barn`): what befell
    them is then what an earlier claim of the report tells of the same unit.
    """
    for number in numbers(content.lower, content.code):
        if _other_use(content, number):
            continue
        unit, measure = _unit(content, number), _measure(content, number)
        if unit != _TIME and (measure or unit != _PEOPLE):
            word = content.words[number.start]
            yield Frame(
                event=measure,
                subject="",
                answer=number.text,
                kind="number",
                unit=unit,
                at=word.start,
                trigger=word.raw,
                score=_SCORE,
            )


def _unit(content: Content, number: Number) -> str:
    """What a number counts, by the nouns right after it."""
    stop = min((b for b in content.breaks if b > number.end), default=10**6)
    places = range(number.end, min(number.end + _AFTER, stop, len(content.words)))
    for i in places:
        if content.lower[i] in _time_nouns(content):
            return _TIME
        for hit in content.hits:
            if hit.start == i and hit.value.event.startswith("!unit:"):
                return hit.value.event.partition(":")[2]
        for agent in content.agents:
            if agent.at == i and agent.form == "people" and agent.side:
                return agent.side
    return _PEOPLE


def _measure(content: Content, number: Number) -> str:
    near = [h for h in content.hits if abs(h.start - number.start) <= _NEAR]
    for hit in near:
        if hit.value.event in ("dead", "wounded", "detained", "missing"):
            return "killed" if hit.value.event == "dead" else hit.value.event
    told = (h.value.event for h in near if h.value.event.startswith("!number:"))
    return next(told, "").partition(":")[2]


def _time_nouns(content: Content) -> frozenset[str]:
    words = str(language(content.code).words.get("time_nouns", "")).split()
    return frozenset(words) | content.closed("units")


def _other_use(content: Content, number: Number) -> bool:
    """Whether a number is a date, part of a name, a share or an article."""
    word = content.words[number.start]
    if word.lower in content.closed("ones") or not number.value:
        return True
    if word.raw.isdigit() and _FIRST_YEAR <= number.value <= _LAST_YEAR:
        return True
    after = content.lower[number.end] if number.end < len(content.words) else ""
    months = language(content.code).words.get("months", {})
    if after in months or after in content.closed("more"):
        return True
    return number.start > 0 and _after_other(content, number)


def _after_other(content: Content, number: Number) -> bool:
    """Whether the word before tells: `May 28`, `Nord Stream 2`, `ikkje tre`."""
    before = content.words[number.start - 1]
    if number.start - 1 in content.negators:
        return True
    if number.start in content.breaks | content.commas:
        return False
    named = before.raw[0].isupper() and number.start - 1 not in content.breaks
    parts = content.closed("parts") | content.closed("seasons")
    months = language(content.code).words.get("months", {})
    return named or before.lower in parts or before.lower in months
