"""When what a claim tells of happened, as far as its sentence and its day tell.

A time in the claim's own sentence decides; else the day it was said, else the day it
was published. Whether two times are one event is left to `questions`.
"""

from __future__ import annotations

from datetime import date

from sayso.lang.times import Time, times
from sayso.model import Claim, Period, Report

_HALF = 182
_INTO = 30
_HAPPENING = ("date", "relative", "told", "range")


def told_time(claim: Claim, report: Report, before: Period | None) -> Period | None:
    """The time that a claim's sentence tells, the nearest to the claim.

    `before` is the time told before it, for `the year after`. What stands in the
    evidence, or after `from`, `since` and `until`, tells of another time.
    """
    start, text = _sentence(report, claim)
    first = min(s.start for s in (*claim.content, *claim.cue)) - start
    told = times(text, report.lang, report.published, before)
    found = [time for time in told if _happening(time)]
    if not found:
        return None
    nearest = min(found, key=lambda t: (t.start > first + _INTO, abs(first - t.start)))
    return nearest.period


def _happening(time: Time) -> bool:
    return time.sort in _HAPPENING


def _sentence(report: Report, claim: Claim) -> tuple[int, str]:
    """Where a claim's sentences begin, and their text with the evidence blanked."""
    spans = (*claim.content, *claim.cue, *claim.source)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    whole = report.text
    line = whole.rfind("\n", 0, first)
    start = max(_stop_before(whole, line + 1, first), line) + 1
    stops = (whole.find(". ", last - 1), whole.find("\n", last - 1))
    end = max(min((s for s in stops if s >= 0), default=len(whole)), last)
    text = whole[start:end]
    for span in claim.evidence:
        if start <= span.start and span.end <= end:
            gap = " " * (span.end - span.start)
            text = text[: span.start - start] + gap + text[span.end - start :]
    return start, text


def _stop_before(text: str, line: int, at: int) -> int:
    """The full stop before an offset, in its line; that of `28. mai` ends nothing."""
    stop = text.rfind(". ", line, at)
    while stop > line and text[stop - 1].isdigit() and text[stop + 2].islower():
        stop = text.rfind(". ", line, stop)
    return stop


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
