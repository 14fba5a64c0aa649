"""Which pairs of reports are worth comparing, found through indexes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sayso.model import Report
from sayso.trace.signature import Signature

# Rewrites and translations come within days; the same background comes back for years.
DAYS = 3
SHARED_RUNS = 20
SHARED_NAMES = 5

# What bounds the work: earlier reports kept for a run, and met through one name.
_EARLIEST = 20
_FREQUENT = 150


def by_age(reports: Iterable[Report]) -> list[Report]:
    """The earliest first, undated ones last.

    Of two of one day the longer comes first, as a rewrite mostly cuts.
    """

    def age(report: Report) -> tuple[date, int, str]:
        published = report.published
        day = published.last if published else date.max
        return day, -len(report.text), report.id

    return sorted(reports, key=age)


def sharing_runs(
    ordered: Sequence[Report], marks: Mapping[str, Signature]
) -> Iterator[tuple[Report, Report]]:
    """Pairs of a report and an earlier one that share runs of words, however old."""
    index: dict[str, list[Report]] = defaultdict(list)
    for report in ordered:
        shared: Counter[str] = Counter()
        known: dict[str, Report] = {}
        for run in marks[report.id].runs:
            earlier = index[run]
            shared.update(r.id for r in earlier)
            known.update((r.id, r) for r in earlier)
            if len(earlier) < _EARLIEST:
                earlier.append(report)
        yield from _enough(report, known, shared, SHARED_RUNS)


def sharing_names(
    ordered: Sequence[Report], marks: Mapping[str, Signature]
) -> Iterator[tuple[Report, Report]]:
    """Pairs of a report and one of the days before it that share names or numbers."""
    index: dict[str, list[Report]] = defaultdict(list)
    for report in ordered:
        shared: Counter[str] = Counter()
        known: dict[str, Report] = {}
        for name in set(marks[report.id].names):
            earlier = _of_days_before(report, index[name])
            shared.update(r.id for r in earlier)
            known.update((r.id, r) for r in earlier)
            index[name].append(report)
        yield from _enough(report, known, shared, SHARED_NAMES)


def _enough(
    report: Report, known: Mapping[str, Report], shared: Counter[str], least: int
) -> Iterator[tuple[Report, Report]]:
    return ((report, known[r]) for r, n in sorted(shared.items()) if n >= least)


def _of_days_before(report: Report, earlier: Sequence[Report]) -> list[Report]:
    """Those near it in time; none through a name that too many of those days have."""
    first = _first_day(report)
    near: list[Report] = []
    for other in reversed(earlier):
        if other.published and other.published.last < first:
            break
        near.append(other)
        if len(near) > _FREQUENT:
            return []
    return near


def _first_day(report: Report) -> date:
    if report.published is None:
        return date.min
    return report.published.first - timedelta(days=DAYS)
