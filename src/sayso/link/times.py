"""When what a claim tells of happened, as far as its sentence and its day tell.

An explicit year, a month or a word for another year decides; else the day it was said,
else the day it was published. Whether two times are one event is left to `questions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sayso.lang import language
from sayso.model import LANGUAGES, Claim, Period, Report

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BACK = {
    1: "i fjol|i fjor|i fjord|förra året|förra sommaren|förra hösten|i fjor haust|"
    "sidste år|"
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
_REACH, _INTO = 24, 30
_ORIGINS = [
    [w] for w in ("från", "fra", "frå", "from", "sedan", "siden", "sidan", "since")
]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _months(code: str) -> dict[str, int]:
    words = language(code if code in LANGUAGES else "en").words.get("months", {})
    return {word: number for word, number in words.items() if len(word) > 2}


def told_time(claim: Claim, report: Report, before: Period | None) -> Period | None:
    """The year or month that a claim's sentence names, the nearest to the claim.

    `before` is the time named before it, for `the year after`. What stands in the
    evidence, or after `from` and `since`, tells of another time.
    """
    start, text = _sentence(report, claim)
    first = min(s.start for s in (*claim.content, *claim.cue)) - start
    found = list(_told(text, report, before))
    if not found:
        return None
    return min(found, key=lambda f: (f[0] > first + _INTO, abs(first - f[0])))[1]


def _sentence(report: Report, claim: Claim) -> tuple[int, str]:
    """Where a claim's sentences begin, and their text with the evidence blanked."""
    spans = (*claim.content, *claim.cue, *claim.source)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = (
        max(report.text.rfind(". ", 0, first), report.text.rfind("\n", 0, first)) + 1
    )
    stops = (report.text.find(". ", last - 1), report.text.find("\n", last - 1))
    end = max(min((s for s in stops if s >= 0), default=len(report.text)), last)
    text = report.text[start:end]
    for span in claim.evidence:
        if start <= span.start and span.end <= end:
            gap = " " * (span.end - span.start)
            text = text[: span.start - start] + gap + text[span.end - start :]
    return start, text


def _told(
    text: str, report: Report, before: Period | None
) -> Iterator[tuple[int, Period]]:
    for match in _YEAR.finditer(text):
        if text[: match.start()].split()[-1:] not in _ORIGINS:
            near = text[max(0, match.start() - _REACH) : match.end()]
            yield match.start(), _month_of(near, int(match.group()), report.lang)
    for steps, words in _NEXT.items():
        for match in _pattern(words).finditer(text) if before else ():
            yield match.start(), _year(before.first.year + steps)  # type: ignore[union-attr]
    for steps, words in _BACK.items():
        for match in _pattern(words).finditer(text) if report.published else ():
            year = report.published.first.year - steps  # type: ignore[union-attr]
            near = text[max(0, match.start() - _REACH) : match.end()]
            yield match.start(), _month_of(near, year, report.lang)


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


def _nearest(
    time: Period | None, starts: list[date], ends: list[date], gap: int
) -> int:
    if time is None:
        return 0
    at = middle(time)
    far = [
        max((s - at).days, (at - e).days, 0) for s, e in zip(starts, ends, strict=True)
    ]
    inside = [
        i for i, s in enumerate(starts) if s <= time.last and ends[i] >= time.first
    ]
    if inside:
        return min(inside, key=lambda i: (far[i], i))
    best = min(range(len(far)), key=lambda i: (far[i], i))
    return best if far[best] <= gap else len(starts) + at.year
