"""Which reports are versions of one page: the same address, read with other words.

Follows from the readings and is never stored. A version rests on the one before it as
a copy does, and takes its place from the day on which it was seen, or says that it was
changed: as of any day, one version of a page is evidence. What changed between two is
left to `sayso.versions`.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit

from sqlalchemy import Connection, and_, func, select

from sayso.model import Echo, Reason, Report
from sayso.store import tables
from sayso.store.index import batches

VERSION = "version"
"""The rule of an Echo of one version and the one before it."""

_WHY = Reason(VERSION, "It is the same page, read again with other words.")
_WORD = re.compile(r"\w+")
_RUN = 5  # words
# Of the earlier one's runs of words, what a later version keeps at the least; a page
# that is filled with other articles every day keeps less, and another headline.
_KEPT = 0.1


def first_seen(
    connection: Connection,
    held: Mapping[str, Report],
    *,
    recorded: datetime | None = None,
) -> dict[str, datetime]:
    """When each report (by id) was first seen at its address, aware.

    That is when it was fetched; for a file, when it says that it was changed, or else
    when it was recorded.
    """
    reading, fetch = tables.reading, tables.fetch
    joined = reading.outerjoin(fetch, fetch.c.hash == reading.c.raw)
    first = func.min(fetch.c.fetched), func.min(reading.c.recorded)
    query = select(reading.c.report, *first).select_from(joined)
    if recorded is not None:
        query = query.where(reading.c.recorded <= recorded)
    grouped = query.group_by(reading.c.report)
    found: dict[str, datetime] = {}
    for batch in batches(held):
        rows = connection.execute(grouped.where(reading.c.report.in_(batch)))
        for report, fetched, added in rows:
            found[report] = fetched or held[report].modified or added
    return found


def changed(later: Report, earlier: Report) -> datetime | None:
    """When a page says that it was changed since an earlier version; None else."""
    before = earlier.modified or earlier.issued
    at = later.modified
    return at if at is not None and (before is None or at > before) else None


def of_one_page(connection: Connection, only: Iterable[str]) -> frozenset[str]:
    """The reports of the matters of what was read at the addresses of these reports."""
    one, other = tables.reading.alias(), tables.reading.alias()
    mine, theirs = tables.place.alias(), tables.place.alias()
    query = (
        select(theirs.c.report)
        .distinct()
        .select_from(one)
        .join(
            other,
            and_(one.c.address == other.c.address, one.c.report != other.c.report),
        )
        .join(mine, mine.c.report == other.c.report)
        .join(theirs, theirs.c.part == mine.c.part)
        .where(one.c.address.like("http%"))
    )
    return frozenset(
        row.report
        for batch in batches(only)
        for row in connection.execute(query.where(one.c.report.in_(batch)))
    )


def chains(
    held: Iterable[Report], seen: Mapping[str, datetime]
) -> Iterator[tuple[Report, ...]]:
    """The versions of each page that has several, in the order in which they stood."""
    pages: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in held:
        if _is_page(report.address):
            pages[report.address, report.outlet].append(report)
    for those in pages.values():
        if len(those) > 1:
            those.sort(key=lambda r: (seen[r.id], r.id))
            yield from _alike(those)


def versioned(
    held: Mapping[str, Report], seen: Mapping[str, datetime]
) -> tuple[dict[str, Report], tuple[Echo, ...]]:
    """The reports, each with when it stood; and which version rests on which."""
    found, renewals = dict(held), []
    for chain in chains(held.values(), seen):
        for report in _stood(chain, seen):
            found[report.id] = report
        renewals += [
            Echo(later.id, earlier.id, _WHY)
            for earlier, later in itertools.pairwise(chain)
        ]
    return found, tuple(renewals)


def with_renewals(echoes: Sequence[Echo], renewals: Sequence[Echo]) -> tuple[Echo, ...]:
    """The echoes, where versions rest on each other in the order of their reading.

    What a rule has found from the words of two versions gives way to that.
    """
    page: dict[str, str] = {}
    for echo in renewals:
        page[echo.report] = page.setdefault(echo.of, echo.of)
    kept = (
        e
        for e in echoes
        if e.maker != "rule" or e.report not in page or page.get(e.of) != page[e.report]
    )
    return (*kept, *renewals)


def _is_page(address: str) -> bool:
    """Whether an address is one of a page, and not of a site's front."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    inner = parts.path.strip("/") or parts.query
    return parts.scheme in ("http", "https") and bool(inner)


def _alike(ordered: Sequence[Report]) -> Iterator[tuple[Report, ...]]:
    chain = [ordered[0]]
    for report in ordered[1:]:
        if not _renews(report, chain[-1]):
            if len(chain) > 1:
                yield tuple(chain)
            chain = []
        chain.append(report)
    if len(chain) > 1:
        yield tuple(chain)


def _renews(later: Report, earlier: Report) -> bool:
    if later.title and later.title.casefold() == earlier.title.casefold():
        return True
    old, new = _runs(earlier.text), _runs(later.text)
    return len(old & new) >= _KEPT * min(len(old), len(new))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - _RUN + 1)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(last))


def _stood(chain: Sequence[Report], seen: Mapping[str, datetime]) -> Iterator[Report]:
    """The versions with the days from and until which each stood."""
    began = [chain[0]]
    for earlier, later in itertools.pairwise(chain):
        day = _renewed(later, earlier, seen)
        began.append(replace(later, since=max(day, earlier.begins or day)))
    until: date | None = None
    for report in reversed(began):
        yield replace(report, until=until)
        if report.begins is not None:
            until = report.begins if until is None else min(until, report.begins)


def _renewed(later: Report, earlier: Report, seen: Mapping[str, datetime]) -> date:
    """The day on which a page was changed, as it says, or else on which it was seen."""
    return (changed(later, earlier) or seen[later.id]).date()
