"""How many: numbers in a content, what they count, and what befell those counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lang import language
from sayso.lang.concepts import concept, terms
from sayso.lang.numbers import Number, numbers
from sayso.link.frame import Frame
from sayso.link.wording import Content

_AFTER = 4
_NEAR = 13
_SCORE = 0.75
_TIME = "time"
_PEOPLE = "people"
COUNTED, _LASTING = "counted", "lasting"
BESIDE = (COUNTED, _LASTING)
_SPANS = ("hour", "day", "week", "month", "year")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number at words `start` to `end` of a content; `at` is the figure's own."""

    start: int
    at: int
    end: int
    number: Number


def count_frames(content: Content) -> Iterator[Frame]:
    """A frame for each number that counts people or things.

    Its event is '' where only the unit is told (`antalet till två barn`): what befell
    them is then what an earlier claim of the report tells of the same unit.
    """
    for number in _numbers(content):
        if _other_use(content, number):
            continue
        unit, measure = _unit(content, number), _measure(content, number)
        if unit == _TIME:
            unit, measure = _duration(content, number)
        elif unit == _PEOPLE and not measure:
            unit, measure = _things(content, number)
        if unit and (measure or unit != _PEOPLE):
            word = content.words[number.at]
            yield Frame(
                event=measure,
                subject="",
                answer=number.number.text,
                kind="number",
                unit=unit,
                at=word.start,
                trigger=word.raw,
                score=_SCORE,
            )


def _numbers(content: Content) -> Iterator[_Counted]:
    """The numbers of a content, as places among its words."""
    starts = [word.start for word in content.words]
    for span in content.claim.content:
        text = content.report.text
        for number in numbers(text, content.code, span.start, span.end):
            at = bisect_left(starts, number.at)
            end = bisect_left(starts, number.end)
            if at < end and starts[at] == number.at:
                yield _Counted(bisect_left(starts, number.start), at, end, number)


def _unit(content: Content, number: _Counted) -> str:
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


def _things(content: Content, number: _Counted) -> tuple[str, str]:
    """What a number counts that is no unit of its own: `three cables`, by concept."""
    named = {h.start for h in content.hits if h.value.event.startswith("!")}
    for term in terms(content.lower[number.end : number.end + _AFTER], content.code):
        at = number.end + term.start
        if any(b in content.breaks for b in range(number.end, at + 1)):
            break
        if term.known and at not in named and content.words[at].raw[0].islower():
            return term.name.replace("_", " "), COUNTED
    return _PEOPLE, ""


def _duration(content: Content, number: _Counted) -> tuple[str, str]:
    """How long something takes, by the noun of time: `takes six weeks`."""
    takes = content.closed("takes") & set(content.lower)
    after = content.lower[number.end : number.end + 1]
    unit = concept(after[0], content.code) if after else ""
    return (unit, _LASTING) if takes and unit in _SPANS else ("", "")


def _measure(content: Content, number: _Counted) -> str:
    near = [h for h in content.hits if abs(h.start - number.start) <= _NEAR]
    for hit in near:
        if hit.value.event in ("dead", "wounded", "detained", "missing"):
            return "killed" if hit.value.event == "dead" else hit.value.event
    told = (h.value.event for h in near if h.value.event.startswith("!number:"))
    return next(told, "").partition(":")[2]


def _time_nouns(content: Content) -> frozenset[str]:
    words = str(language(content.code).words.get("time_nouns", "")).split()
    return frozenset(words) | content.closed("units")


def _other_use(content: Content, number: _Counted) -> bool:
    """Whether a number is a date, part of a name, a share or an article."""
    word, value = content.words[number.at], number.number.best
    if number.number.sort == "some" or number.number.unit or not value:
        return True
    if number.end == number.at + 1 and word.lower in content.closed("ones"):
        return True
    if word.raw.isdigit() and _FIRST_YEAR <= value <= _LAST_YEAR:
        return True
    after = content.lower[number.end] if number.end < len(content.words) else ""
    months = language(content.code).words.get("months", {})
    if after in months or after in content.closed("more"):
        return True
    return number.at > 0 and _after_other(content, number)


def _after_other(content: Content, number: _Counted) -> bool:
    """Whether the word before tells: `May 28`, `Nord Stream 2`, `ikkje tre`."""
    before = content.words[number.at - 1]
    if number.at - 1 in content.negators:
        return True
    months = language(content.code).words.get("months", {})
    if before.lower in months:
        return True
    if number.at in content.breaks | content.commas:
        return False
    named = before.raw[0].isupper() and number.at - 1 not in content.breaks
    parts = content.closed("parts") | content.closed("seasons")
    return named or before.lower in parts
