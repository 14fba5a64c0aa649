"""What arrives is read for claims, a little ahead elsewhere, and kept in order.

A report is kept together with its claims, all or nothing. What can't be kept is a
Problem in its place, and stops nothing else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso import store
from sayso.model import Problem, Report
from sayso.store import Arrival, Database, Rules
from sayso.workers import WorkError, Workers

if TYPE_CHECKING:  # a ledger is opened without what reads files
    from sayso.read import Reading

FEW = 24  # reports that are read here: starting another process takes longer
_REMEDY = "Leave it out, or split it into the reports that it holds"


def kept(
    database: Database,
    items: Iterable[Reading | Problem],
    rules: Rules,
    workers: Workers,
) -> Iterator[tuple[Reading | Problem, str | Problem | None]]:
    """Each item with the id of a new report, None for a known one, or what is wrong."""
    begun: deque[tuple[Reading | Problem, Arrival | Problem, Report | None]] = deque()

    def rows() -> Iterator[tuple[Report] | None]:
        for item in items:
            arrival = _arrival(item)
            report = None
            if isinstance(arrival, Arrival):
                report = store.awaited(database, arrival)
            begun.append((item, arrival, report))
            yield (report,) if report else None

    for read in workers.each(rules.extract, rows(), few=FEW):
        item, arrival, report = begun.popleft()
        if isinstance(arrival, Problem) or report is None or read is None:
            yield item, arrival if isinstance(arrival, Problem) else None
            continue
        try:
            made = report, read()
        except WorkError as error:
            yield item, Problem(_named(report), str(error), _REMEDY)
            continue
        new = store.keep(database, arrival, made, engine=rules.engine)
        yield item, report.id if new else None


def _arrival(item: Reading | Problem) -> Arrival | Problem:
    """What arrived, or what is wrong with it."""
    if isinstance(item, Problem):
        return item
    if store.storable(item.report):
        return Arrival(item.report, item.raw, item.given, item.fetched)
    return Problem(
        _named(item.report),
        "the text holds a NUL or half a surrogate pair, which is no character",
        "Save it again as UTF-8 and add it once more",
    )


def _named(report: Report) -> str:
    return report.address or report.title
