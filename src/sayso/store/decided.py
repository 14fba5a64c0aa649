"""Decisions: made by a rule, a model or a person, retracted, never changed.

What the rules decide is compared with what they decided before, and only the
difference is recorded: new decisions, and retractions of those no longer made. A
person's decisions and retractions are left alone by the rules, and outrank them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, insert, select

from sayso.errors import UsageError
from sayso.model import Actor, Echo, Identity, Link, Question, Reason
from sayso.store import tables
from sayso.store.bodies import Decision, body_of, decided, kind_of, reason_of

_SUPERSEDED = "it no longer follows from the reports held"


@dataclass(frozen=True, slots=True)
class Settling:
    """One time that the rules' decisions were made: with which engine, for what."""

    seq: int
    engine: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision in force, with the number of its row and who made it."""

    seq: int
    decision: Decision
    maker: str

    @property
    def by_person(self) -> bool:
        """Whether a person made it."""
        return not is_machine(self.maker)


def is_machine(maker: str) -> bool:
    """Whether a maker is `rule`, `model` or `model:NAME`; every other is a person."""
    return maker in ("rule", "model") or maker.startswith("model:")


def last_settling(
    connection: Connection, recorded: datetime | None = None
) -> Settling | None:
    """The last time that the rules' decisions were made, up to `recorded`."""
    table = tables.settling
    query = select(table.c.seq, table.c.engine, table.c.fingerprint)
    if recorded is not None:
        query = query.where(table.c.recorded <= recorded)
    row = connection.execute(query.order_by(table.c.seq.desc()).limit(1)).first()
    return None if row is None else Settling(*row)


def settle(
    connection: Connection,
    decisions: Iterable[Decision],
    *,
    engine: str,
    fingerprint: str,
    recorded: datetime,
) -> None:
    """Make `decisions` the rules' decisions in force, and note that this was done."""
    barred = _retracted_by_persons(connection)
    wanted = {d.id: d for d in decisions if d.id not in barred}
    made = _made(connection)
    before = {m.decision.id: m for m in made if not m.by_person}
    needed = {name for m in made if m.by_person for name in _names(m.decision)}
    gone = [m for name, m in before.items() if wanted.get(name) != m.decision]
    # What a person's decision names stays, though no rule asks it any more.
    gone = [m for m in gone if m.decision.id in wanted or m.decision.id not in needed]
    _retract(connection, gone, reason=_SUPERSEDED, maker="rule", recorded=recorded)
    new = [
        d for name, d in wanted.items() if name not in before or before[name] in gone
    ]
    _decide(connection, new, recorded=recorded)
    row = {"engine": engine, "fingerprint": fingerprint, "recorded": recorded}
    connection.execute(insert(tables.settling), row)


def decide(
    connection: Connection, decision: Decision, *, maker: str, recorded: datetime
) -> bool:
    """Add a person's decision; False when the same one is in force already.

    Raises UsageError where it is about something that the ledger does not hold.
    """
    made = _made(connection)
    _check_held(connection, decision, [m.decision for m in made])
    mine = [m for m in made if m.maker == maker]
    same = [m for m in mine if m.decision.id == decision.id]
    if any(m.decision == decision for m in same):
        return False
    reason = "decided anew"
    _retract(connection, same, reason=reason, maker=maker, recorded=recorded)
    _decide(connection, [decision], maker=maker, recorded=recorded)
    return True


def retract(
    connection: Connection,
    decision_id: str,
    *,
    reason: str,
    maker: str,
    recorded: datetime,
) -> None:
    """Retract every decision in force with this id; raise UsageError for none."""
    found = [m for m in _made(connection) if m.decision.id == decision_id]
    if not found:
        raise UsageError(f"no decision {decision_id!r} is in force; nothing to retract")
    _retract(connection, found, reason=reason, maker=maker, recorded=recorded)


def in_force(
    connection: Connection, recorded: datetime | None = None
) -> tuple[Decision, ...]:
    """The decisions not retracted, as of `recorded`; a person's instead of a rule's.

    A person's decision stands in for all that the rules decide about the same thing:
    the same claim in the same role, the same claim and question, the same two reports.
    """
    made = _made(connection, recorded)
    settled = {_about(m.decision) for m in made if m.by_person}
    return tuple(
        m.decision for m in made if m.by_person or _about(m.decision) not in settled
    )


def _check_held(
    connection: Connection, decision: Decision, made: Iterable[Decision]
) -> None:
    match decision:
        case Identity() | Link():
            known = {d.id for d in made if isinstance(d, Actor | Question)}
            _check_column(connection, tables.claim.c.id, decision.claim)
            for name in _names(decision):
                if name not in known:
                    raise UsageError(f"the ledger holds nothing with the id {name!r}")
        case Echo():
            for report in (decision.report, decision.of):
                _check_column(connection, tables.report.c.id, report)
        case _:
            return


def _check_column(connection: Connection, column: Column[str], value: str) -> None:
    if connection.execute(select(column).where(column == value)).first() is None:
        raise UsageError(f"the ledger holds no {column.table.name} {value!r}")


def _about(decision: Decision) -> tuple[str, ...]:
    match decision:
        case Identity():
            return ("identity", decision.claim, decision.role)
        case Link():
            return ("link", decision.claim, decision.question)
        case Echo():
            return ("echo", decision.report, decision.of)
        case Actor() | Question():
            return (kind_of(decision), decision.id)


def _names(decision: Decision) -> tuple[str, ...]:
    """The ids of the actors and questions that a decision is about."""
    match decision:
        case Identity():
            return (decision.actor,)
        case Link():
            return (decision.question,)
        case _:
            return ()


def _made(connection: Connection, recorded: datetime | None = None) -> tuple[Made, ...]:
    decision, retraction = tables.decision, tables.retraction
    on = decision.c.seq == retraction.c.decision
    if recorded is not None:
        on = and_(on, retraction.c.recorded <= recorded)
    query = select(decision).outerjoin(retraction, on)
    query = query.where(retraction.c.decision.is_(None))
    if recorded is not None:
        query = query.where(decision.c.recorded <= recorded)
    return tuple(_read(row) for row in connection.execute(query.order_by("seq")))


def _read(row: Row[Any]) -> Made:
    made = {
        "reason": Reason(row.rule, row.words),
        "score": row.score,
        "maker": row.maker,
    }
    return Made(row.seq, decided(row.kind, row.body, **made), row.maker)


def _retracted_by_persons(connection: Connection) -> frozenset[str]:
    decision, retraction = tables.decision, tables.retraction
    joined = select(decision.c.id, decision.c.maker, retraction.c.maker.label("by"))
    query = joined.join(retraction, decision.c.seq == retraction.c.decision)
    query = query.where(retraction.c.maker != "rule")
    return frozenset(
        row.id
        for row in connection.execute(query)
        if is_machine(row.maker) and not is_machine(row.by)
    )


def _decide(
    connection: Connection,
    decisions: Iterable[Decision],
    *,
    recorded: datetime,
    maker: str = "rule",
) -> None:
    rows = [_row(decision, maker, recorded) for decision in decisions]
    if rows:
        connection.execute(insert(tables.decision), rows)


def _row(decision: Decision, maker: str, recorded: datetime) -> Mapping[str, object]:
    reason = reason_of(decision)
    return {
        "id": decision.id,
        "kind": kind_of(decision),
        "body": body_of(decision),
        "rule": reason.rule,
        "words": reason.words,
        "score": getattr(decision, "score", 1.0),
        "maker": getattr(decision, "maker", maker),
        "recorded": recorded,
    }


def _retract(
    connection: Connection,
    made: Iterable[Made],
    *,
    reason: str,
    maker: str,
    recorded: datetime,
) -> None:
    rows = [
        {"decision": m.seq, "reason": reason, "maker": maker, "recorded": recorded}
        for m in made
    ]
    if rows:
        connection.execute(insert(tables.retraction), rows)
