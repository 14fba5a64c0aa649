"""What arrives is read, and read for claims, a little ahead elsewhere; kept in order.

What was read before is not read again. A report is kept together with its claims, all
or nothing. What can't be kept is a Problem in its place, and stops nothing else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from sayso import store
from sayso.model import Problem, Report
from sayso.store import Arrival, Database, Rules
from sayso.workers import WorkError, Workers

if TYPE_CHECKING:  # a ledger is opened without what reads files
    from sayso.read import Piece, Reading
    from sayso.read.sources import Item

FEW = 24  # reports that are read here: starting another process takes longer
_REMEDY = "Leave it out, or split it into the reports that it holds"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item: it is new, known, or wrong; else it is no report.

    `item` is as it was read, or as it came where it was known unread. `report` is a new
    report, as it stands.
    """

    item: Item
    report: Report | None = None
    known: bool = False
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """An item that needs no reading any more, and by what it is known unread."""

    item: Item
    key: str = ""


def kept(
    database: Database, items: Iterable[Item], rules: Rules, workers: Workers
) -> Iterator[Outcome]:
    """What became of each item, in order, once it is kept for good."""
    begun: deque[tuple[Item, Arrival | Outcome, Report | None]] = deque()

    def rows() -> Iterator[tuple[Report] | None]:
        for read in _read(database, items, workers):
            arrival = _arrival(read)
            report = None
            if isinstance(arrival, Arrival):
                report = store.awaited(database, arrival)
            begun.append((read.item, arrival, report))
            yield (report,) if report else None

    for found in workers.each(rules.extract, rows(), few=FEW):
        item, arrival, report = begun.popleft()
        if isinstance(arrival, Outcome):
            yield arrival
        elif report is None or found is None:
            store.see(database, arrival)
            yield Outcome(item, known=True)
        else:
            yield _kept(database, item, (arrival, report, found), rules)


def _kept(database: Database, item: Item, made: Any, rules: Rules) -> Outcome:
    """What became of an item that arrived as a report, whose claims are to come."""
    arrival, report, found = made
    try:
        claims = found()
    except WorkError as error:
        return Outcome(item, problem=Problem(_named(report), str(error), _REMEDY))
    new = store.keep(database, arrival, (report, claims), engine=rules.engine)
    return Outcome(item, report if new else None, known=not new)


def _read(
    database: Database, items: Iterable[Item], workers: Workers
) -> Iterator[_Read]:
    """The items in order, each read, unless it was read before."""
    reading = import_module("sayso.read")
    begun: deque[_Read] = deque()

    def rows() -> Iterator[tuple[Item] | None]:
        for item in items:
            key = item.key if isinstance(item, reading.Piece) else ""
            begun.append(_Read(item, key))
            yield (item,) if key and not store.is_seen(database, key) else None

    for found in workers.each(reading.read_piece, rows(), few=FEW):
        came = begun.popleft()
        if found is None:
            yield came
            continue
        try:
            yield _Read(found(), came.key)
        except WorkError as error:
            name = cast("Piece", came.item).name
            yield _Read(Problem(name, str(error), _REMEDY))


def _arrival(read: _Read) -> Arrival | Outcome:
    """What arrived; or what became of what is no report, or was read before."""
    if isinstance(read.item, Problem):
        return Outcome(read.item, problem=read.item)
    if not hasattr(read.item, "report"):
        return Outcome(read.item, known=bool(read.key))
    item = cast("Reading", read.item)
    if store.storable(item.report):
        return Arrival(item.report, item.raw, item.given, item.fetched, read.key)
    problem = Problem(
        _named(item.report),
        "the text holds a NUL or half a surrogate pair, which is no character",
        "Save it again as UTF-8 and add it once more",
    )
    return Outcome(item, problem=problem)


def _named(report: Report) -> str:
    return report.address or report.title
