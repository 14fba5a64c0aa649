"""Keeps arrivals, and makes the rules' decisions match the reports held.

The rules (what extracts, places and decides) are given by the caller. They are slow, so
they work outside the write lock, on one moment of the ledger; what they found is
recorded unless somebody else has settled the ledger meanwhile. Only the matters that
an arrival lies in, or moves, are decided anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from sayso.model import Claim, Report
from sayso.store import corrected, decided, index, observed
from sayso.store.bodies import Decision
from sayso.store.database import Database
from sayso.store.index import Part
from sayso.store.observed import Arrival
from sayso.store.placing import Placing, placing
from sayso.store.rules import Rules


@dataclass(frozen=True, slots=True)
class _Moment:
    """What there is to settle at a moment, and when it was last settled by then.

    `anew` says that the rules are others than those, so that all is decided anew.
    """

    arrived: Mapping[str, Report]
    readings: tuple[str, ...]
    unread: tuple[Report, ...]
    last: decided.Settling | None
    anew: bool


@dataclass(frozen=True, slots=True)
class _Matter:
    """A matter with what was decided about it."""

    part: Part
    decisions: tuple[Decision, ...]


def now() -> datetime:
    """The instant under which something is recorded."""
    return datetime.now(tz=UTC)


def is_seen(database: Database, key: str) -> bool:
    """Whether what has this key was read before, and what it became is recorded."""
    with database.reading() as connection:
        return observed.is_seen(connection, key)


def see(database: Database, arrival: Arrival) -> None:
    """Record that an arrival which is recorded came once more, under its key."""
    if arrival.key:
        with database.writing() as connection:
            observed.see(connection, arrival, recorded=now())


def awaited(database: Database, arrival: Arrival) -> Report | None:
    """The report as it will stand with this arrival; None for one that is recorded."""
    with database.reading() as connection:
        if observed.is_known(connection, arrival):
            return None
        return observed.expected(connection, arrival)


def keep(
    database: Database,
    arrival: Arrival,
    read: tuple[Report, tuple[Claim, ...]],
    *,
    engine: str,
) -> bool:
    """Record an arrival with the claims that an engine read, all or nothing.

    `read` is the awaited report with its claims. True for a new report.
    """
    report, claims = read
    with database.writing() as connection:
        recorded = now()
        new = observed.record(connection, arrival, recorded=recorded)
        observed.record_claims(
            connection, report, claims, engine=engine, recorded=recorded
        )
    return new


def settle(database: Database, rules: Rules) -> frozenset[str]:
    """Make the rules' decisions those about all reports held.

    Returns the reports of the matters that were decided anew: none if nothing was.
    """
    touched: set[str] = set()
    while (moment := _unsettled(database, rules)) is not None:
        if moment.unread:
            _extract(database, moment.unread, rules)
        else:
            touched |= _decide(database, rules, moment)
    return frozenset(touched)


def _unsettled(database: Database, rules: Rules) -> _Moment | None:
    with database.reading() as connection:
        last = decided.last_settling(connection)
        anew = last is None or last.fingerprint != rules.name
        waiting = index.pending(connection)
        if not waiting and (not anew or last is None):
            return None
        only = None if anew else frozenset(waiting.values())
        arrived = observed.reports(connection, only=only)
        unread = _unread(connection, arrived, rules)
    return _Moment(arrived, tuple(waiting), unread, last, anew)


def _unread(
    connection: Connection, reports: Mapping[str, Report], rules: Rules
) -> tuple[Report, ...]:
    """The reports that this engine has not read, as they stand."""
    runs = {observed.extraction_id(r, rules.engine): r for r in reports.values()}
    done = observed.extracted(connection, runs)
    return tuple(report for run, report in runs.items() if run not in done)


def _extract(database: Database, reports: Iterable[Report], rules: Rules) -> None:
    wanted = tuple(reports)
    read = rules.spread(rules.extract, ((report,) for report in wanted))
    for report, claims in zip(wanted, read, strict=True):
        with database.writing() as connection:
            observed.record_claims(
                connection, report, claims, engine=rules.engine, recorded=now()
            )


def _decide(database: Database, rules: Rules, moment: _Moment) -> frozenset[str]:
    """Record what the rules decide, unless somebody else has settled meanwhile."""
    if moment.anew and moment.last is not None:
        _forget(database, moment)
    with database.reading() as connection:
        pairs = decided.pairings(connection)
        found = placing(connection, moment.arrived, rules, pairs)
        matters = _matters(connection, found, rules)
    with database.writing() as connection:
        if decided.last_settling(connection) != moment.last:
            return frozenset()
        _place(connection, found, matters)
        index.set_settled(connection, moment.readings)
        decided.settle(
            connection,
            {m.part.members: m.decisions for m in matters},
            all_held=moment.anew,
            settling=(rules.engine, rules.name),
            recorded=now(),
        )
    return frozenset().union(*(m.part.members for m in matters))


def _forget(database: Database, moment: _Moment) -> None:
    """Empty the index, which other rules have made."""
    with database.writing() as connection:
        if decided.last_settling(connection) == moment.last:
            index.clear(connection)


def _place(connection: Connection, found: Placing, matters: Iterable[_Matter]) -> None:
    made = [m.part for m in matters]
    renamed = index.parts(connection, (p.name for p in made))
    index.set_profiles(connection, found.fresh, found.keys)
    index.set_alike(connection, found.edges)
    index.set_parts(connection, (*found.gone, *renamed), made)
    index.set_places(connection, found.places)


def _matters(
    connection: Connection, found: Placing, rules: Rules
) -> tuple[_Matter, ...]:
    """What is decided about the parts that a placing made, and those they rename."""
    first = _decided(connection, rules, [Part(m) for m in found.made])
    anchors = {m.part.anchor for m in first} | {p.anchor for p in found.gone}
    kept = [p for p in index.known_by(connection, anchors) if p not in found.gone]
    bearing = [m.part.anchor for m in first] + [p.anchor for p in kept]
    several = {a for a in bearing if a and bearing.count(a) > 1}
    wrong = {m.part.members: True for m in first if m.part.anchor in several}
    for part in kept:
        if part.apart != (part.anchor in several):
            wrong[part.members] = part.anchor in several
    named = [m for m in first if m.part.members not in wrong]
    parts = [Part(members, apart=apart) for members, apart in wrong.items()]
    return (*named, *_decided(connection, rules, parts))


def _decided(
    connection: Connection, rules: Rules, parts: Sequence[Part]
) -> list[_Matter]:
    rows = (_held(connection, rules, part) for part in parts)
    found = rules.spread(rules.decide, rows)
    return [
        _Matter(Part(part.members, made.anchor, part.apart), made.decisions)
        for part, made in zip(parts, found, strict=True)
    ]


def _held(
    connection: Connection, rules: Rules, part: Part
) -> tuple[dict[str, Report], tuple[Claim, ...], bool]:
    held = observed.reports(connection, only=part.members)
    claims = corrected.claims(connection, held, engine=rules.engine)
    return held, claims, part.apart
