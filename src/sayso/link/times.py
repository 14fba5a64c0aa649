"""When what a claim tells of happened, as far as its sentence and its day tell.

An explicit year, a month or a word for another year decides; else the day it was said,
else the day it was published. Whether two times are one event is left to `questions`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from sayso.lang import language
from sayso.model import LANGUAGES, Claim, Period, Report

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BACK = {
    1: "i fjol|i fjor|i fjord|förra året|förra sommaren|förra hösten|i fjor haust|sidste år|"
    "last year|last summer|last autumn|a year ago|för ett år sedan|for et år siden|"
    "for eitt år sidan|året før|året innan|forrige år|i fjol sommar",
    2: "two years ago|för två år sedan|for to år siden|for to år sidan|i forfjor",
    3: "three years ago|för tre år sedan|for tre år siden|for tre år sidan",
}
_NEXT = {
    1: "året efter|året etter|året därpå|året deretter|året derpå|the year after|"
    "the following year|the next year|a year later|ett år senare|et år senere",
    2: "två år senare|to år senere|to år seinare|two years later",
}
_SEASONS = {
    3: "våren|vår|foråret|spring",
    6: "sommaren|sommeren|sommar|summer",
    9: "hösten|høsten|hausten|haust|efteråret|autumn|fall",
    12: "vintern|vinteren|winter",
}
_HALF = 182


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _months(code: str) -> dict[str, int]:
    words = language(code if code in LANGUAGES else "en").words.get("months", {})
    return {word: number for word, number in words.items() if len(word) > 2}


def sentence(report: Report, claim: Claim) -> str:
    """The report's words from the sentence before a claim's first to its last."""
    spans = (*claim.content, *claim.cue, *claim.source)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = max(report.text.rfind(". ", 0, first), report.text.rfind("\n", 0, first)) + 1
    stops = (report.text.find(". ", last - 1), report.text.find("\n", last - 1))
    end = min((s for s in stops if s >= 0), default=len(report.text))
    return report.text[start : max(end, last)]


def told_time(text: str, report: Report, before: Period | None) -> Period | None:
    """The year or month that a sentence names; `before` is the one named before it."""
    published = report.published
    if match := _YEAR.search(text):
        return _month_of(text, int(match.group()), report.lang)
    for steps, words in _NEXT.items():
        if before and _pattern(words).search(text):
            return _year(before.first.year + steps)
    if published:
        for steps, words in _BACK.items():
            if _pattern(words).search(text):
                return _month_of(text, published.first.year - steps, report.lang)
    return None


def _month_of(text: str, year: int, code: str) -> Period:
    lower = text.casefold()
    for word, number in _months(code).items():
        if re.search(rf"\b{re.escape(word)}\b", lower):
            return Period.parse(f"{year}-{number:02d}")
    for month, words in _SEASONS.items():
        if _pattern(words).search(lower):
            first = date(year, month, 1)
            return Period(first, first + timedelta(days=90))
    return _year(year)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def event_time(claim: Claim, report: Report, told: Period | None) -> Period | None:
    """When what a claim tells of happened: told, else said, else published."""
    if told and not (claim.said and _within(claim.said, told)):
        published = report.published
        if not (published and told.first <= published.first <= told.last):
            return told
    return claim.said or report.published


def _within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def middle(period: Period) -> date:
    """The day in the middle of a period."""
    return period.first + (period.last - period.first) / 2


def clusters(times: list[Period | None], gap: int) -> list[int]:
    """For each time the number of its event: events lie more than `gap` days apart.

    Times of half a year and longer join the event that they cover, the nearest to
    their middle; times unknown join the first event. The order does not matter.
    """
    sharp = sorted({middle(t) for t in times if t and (t.last - t.first).days < _HALF})
    if not sharp:
        sharp = sorted({middle(t) for t in times if t}) or [date.min]
    starts = [sharp[0]]
    ends = [sharp[0]]
    for day in sharp[1:]:
        if (day - ends[-1]).days > gap:
            starts.append(day)
            ends.append(day)
        ends[-1] = day
    return [_nearest(t, starts, ends, gap) for t in times]


def _nearest(time: Period | None, starts: list[date], ends: list[date], gap: int) -> int:
    if time is None:
        return 0
    at = middle(time)
    far = [max((s - at).days, (at - e).days, 0) for s, e in zip(starts, ends, strict=True)]
    inside = [
        i for i, s in enumerate(starts) if s <= time.last and ends[i] >= time.first
    ]
    if inside:
        return min(inside, key=lambda i: (far[i], i))
    best = min(range(len(far)), key=lambda i: (far[i], i))
    return best if far[best] <= gap else len(starts) + at.year
