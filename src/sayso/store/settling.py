"""Keeps arrivals, and makes the rules' decisions match the reports held.

The rules (the extractor and what decides) are given by the caller. They are slow, so
they work outside the write lock, on one moment of the ledger; what they found is
recorded unless somebody else has settled the ledger meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from sayso.model import Claim, Report
from sayso.store import decided, observed
from sayso.store.bodies import Decision
from sayso.store.database import Database
from sayso.store.observed import Arrival


@dataclass(frozen=True, slots=True)
class Rules:
    """What reads and decides: pure functions, and the versions that they are known by.

    `engine` is the version of `extract`; `version` that of `decide`.
    """

    engine: str
    version: str
    extract: Callable[[Report], tuple[Claim, ...]]
    decide: Callable[[Mapping[str, Report], Sequence[Claim]], Iterable[Decision]]


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the ledger holds at a moment, and when it was last settled by then."""

    reports: Mapping[str, Report]
    fingerprint: str
    claims: Sequence[Claim]
    unread: tuple[Report, ...]
    last: decided.Settling | None


def now() -> datetime:
    """The instant under which something is recorded."""
    return datetime.now(tz=UTC)


def keep(database: Database, arrival: Arrival, rules: Rules) -> bool:
    """Record an arrival with its claims, all or nothing; True for a new report."""
    with database.reading() as connection:
        if observed.is_known(connection, arrival):
            return False
        report = observed.expected(connection, arrival)
    claims = rules.extract(report)
    with database.writing() as connection:
        recorded = now()
        new = observed.record(connection, arrival, recorded=recorded)
        observed.record_claims(
            connection, report, claims, engine=rules.engine, recorded=recorded
        )
    return new


def settle(database: Database, rules: Rules) -> bool:
    """Make the rules' decisions those about all reports held; False if they were."""
    changed = False
    while (moment := _unsettled(database, rules)) is not None:
        changed = True
        _decide(database, rules, moment)
    return changed


def _unsettled(database: Database, rules: Rules) -> _Moment | None:
    with database.reading() as connection:
        last = decided.last_settling(connection)
        reports = observed.reports(connection)
        mark = observed.fingerprint(reports, f"{rules.engine} {rules.version}")
        if mark == (last.fingerprint if last else None) or not (reports or last):
            return None
        claims = observed.claims(connection, reports, engine=rules.engine)
        unread = _unread(connection, reports, rules)
    return _Moment(reports, mark, claims, unread, last)


def _decide(database: Database, rules: Rules, moment: _Moment) -> None:
    """Record what the rules decide, unless a report is unread, or another settled."""
    if moment.unread:
        _extract(database, moment.unread, rules)
        return
    decisions = tuple(rules.decide(moment.reports, moment.claims))
    with database.writing() as connection:
        if decided.last_settling(connection) != moment.last:
            return
        decided.settle(
            connection,
            decisions,
            engine=rules.engine,
            fingerprint=moment.fingerprint,
            recorded=now(),
        )


def _unread(
    connection: Connection, reports: Mapping[str, Report], rules: Rules
) -> tuple[Report, ...]:
    """The reports that this engine has not read, as they stand."""
    done = observed.extracted(connection, engine=rules.engine)
    runs = ((observed.extraction_id(r, rules.engine), r) for r in reports.values())
    return tuple(report for run, report in runs if run not in done)


def _extract(database: Database, reports: Iterable[Report], rules: Rules) -> None:
    for report in reports:
        claims = rules.extract(report)
        with database.writing() as connection:
            observed.record_claims(
                connection, report, claims, engine=rules.engine, recorded=now()
            )
