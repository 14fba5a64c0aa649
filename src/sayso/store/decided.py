"""Decisions: made by a rule, a model or a person, retracted, never changed.

What the rules decide is compared with what they decided before, and only the
difference is recorded: new decisions, and retractions of those no longer made. A
person's decisions and retractions are left alone by the rules, and outrank them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, insert, select

from sayso.model import (
    Actor,
    Correction,
    Echo,
    Identity,
    Link,
    Pairing,
    Question,
    Reason,
    Restoring,
)
from sayso.store import tables
from sayso.store.bodies import Decision, body_of, decided, kind_of, reason_of
from sayso.store.index import batches

_SUPERSEDED = "it no longer follows from the reports held"
_Key = tuple[str, str]  # the smallest id of the matter's reports, and the decision's


@dataclass(frozen=True, slots=True)
class Settling:
    """One time that the rules' decisions were made: with which engine, for what."""

    seq: int
    engine: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A decision with who made it and when, and who retracted it, when and why.

    `retracted` is None where it is in force. Instants are in UTC.
    """

    decision: Decision
    maker: str
    recorded: datetime
    retracted: datetime | None = None
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A decision in force, with the number of its row and who made it.

    `report` is one of the matter's that a rule decided about.
    """

    seq: int
    decision: Decision
    maker: str
    report: str | None

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
    matters: Mapping[frozenset[str], Iterable[Decision]],
    *,
    all_held: bool,
    settling: tuple[str, str],
    recorded: datetime,
) -> None:
    """Make these the rules' decisions in force about matters, given by their reports.

    `all_held` says that they are all the matters there are; `settling` is the engine
    and the fingerprint of the rules, which are noted.
    """
    where = {rid: min(members) for members in matters for rid in members}
    wanted = _wanted(connection, matters)
    made = _made(connection, reports=None if all_held else where)
    before, gone = _compared(made, wanted, where)
    needed = {name for m in _by_persons(connection) for name in names(m.decision)}
    # What a person's decision names stays, though no rule asks it any more.
    asked = {d.id for d in wanted.values()}
    gone = [m for m in gone if m.decision.id in asked or m.decision.id not in needed]
    take_back(connection, gone, reason=_SUPERSEDED, maker="rule", recorded=recorded)
    new = [(d, at) for (at, name), d in wanted.items() if (at, name) not in before]
    add(connection, new, recorded=recorded)
    row = dict(zip(("engine", "fingerprint"), settling, strict=True))
    connection.execute(insert(tables.settling), {**row, "recorded": recorded})


def _wanted(
    connection: Connection, matters: Mapping[frozenset[str], Iterable[Decision]]
) -> dict[_Key, Decision]:
    """The decisions by matter and id, but for those that a person has retracted."""
    never = barred(connection)
    return {
        (min(members), d.id): d
        for members, decisions in matters.items()
        for d in decisions
        if d.id not in never
    }


def _compared(
    made: Iterable[Made], wanted: Mapping[_Key, Decision], where: Mapping[str, str]
) -> tuple[set[_Key], list[Made]]:
    """Which of the wanted decisions are made already, and what was made and is not."""
    before: set[_Key] = set()
    gone = []
    for m in made:
        if m.by_person:
            continue
        key = where.get(m.report or "", ""), m.decision.id
        if key in before or wanted.get(key) != m.decision:
            gone.append(m)
        else:
            before.add(key)
    return before, gone


def log(connection: Connection) -> tuple[LogEntry, ...]:
    """Every decision that a person made or retracted, the latest first."""
    decision, retraction = tables.decision, tables.retraction
    on = decision.c.seq == retraction.c.decision
    fate = (
        retraction.c.recorded.label("retracted"),
        retraction.c.maker.label("by"),
        retraction.c.reason.label("why"),
    )
    query = select(decision, *fate).outerjoin(retraction, on)
    rules = ("rule", "model")
    human = decision.c.maker.not_in(rules) | retraction.c.maker.not_in(rules)
    rows = connection.execute(query.where(human).order_by(decision.c.seq.desc()))
    entries = (
        LogEntry(
            _read(row).decision,
            row.maker,
            row.recorded,
            row.retracted,
            row.by or "",
            row.why or "",
        )
        for row in rows
        if not is_machine(row.maker) or (row.by and not is_machine(row.by))
    )
    return tuple(sorted(entries, key=lambda e: e.retracted or e.recorded, reverse=True))


def pairings(connection: Connection) -> tuple[Pairing, ...]:
    """The persons' decisions in force on which reports are of one matter.

    Of two persons' on the same two reports, the later.
    """
    made = (m.decision for m in _by_persons(connection))
    latest = {_about(d): d for d in made if isinstance(d, Pairing)}
    return tuple(latest.values())


def corrections(
    connection: Connection, recorded: datetime | None = None
) -> tuple[Correction, ...]:
    """The persons' decisions in force on what claims are, as of `recorded`.

    Of two persons' on the same claim, the later.
    """
    query = _unretracted(recorded).where(tables.decision.c.report.is_(None))
    query = query.where(tables.decision.c.kind == "correction")
    made = (m.decision for m in _all(connection, query) if m.by_person)
    latest = {d.was.id: d for d in made if isinstance(d, Correction)}
    return tuple(latest.values())


def in_force(
    connection: Connection,
    recorded: datetime | None = None,
    *,
    reports: Iterable[str] | None = None,
) -> tuple[Decision, ...]:
    """The decisions not retracted, as of `recorded`; a person's instead of a rule's.

    A person's decision stands in for all that the rules decide about the same thing:
    the same claim in the same role, the same claim and question, the same two reports.
    `reports` are those of the matters wanted; the persons' decisions are all given.
    """
    made = _made(connection, recorded, reports=reports)
    if reports is not None:
        made = (*made, *_by_persons(connection, recorded))
    settled = {_about(m.decision) for m in made if m.by_person}
    return tuple(
        m.decision for m in made if m.by_person or _about(m.decision) not in settled
    )


def _about(decision: Decision) -> tuple[str, ...]:
    match decision:
        case Identity():
            return ("identity", decision.claim, decision.role)
        case Link():
            return ("link", decision.claim, decision.question)
        case Echo():
            return ("echo", decision.report, decision.of)
        case Pairing():
            return ("pairing", *sorted((decision.report, decision.other)))
        case Correction():
            return ("correction", decision.was.id)
        case Restoring():
            return ("restoring", decision.decision)
        case Actor() | Question():
            return (kind_of(decision), decision.id)


def names(decision: Decision) -> tuple[str, ...]:
    """The ids of the actors and questions that a decision is about."""
    match decision:
        case Identity():
            return (decision.actor,)
        case Link():
            return (decision.question,)
        case _:
            return ()


def _made(
    connection: Connection,
    recorded: datetime | None = None,
    *,
    reports: Iterable[str] | None = None,
) -> tuple[Made, ...]:
    """The decisions in force, all or those of the rules about matters of `reports`."""
    query = _unretracted(recorded)
    if reports is None:
        return _all(connection, query)
    column = tables.decision.c.report
    found = (_all(connection, query.where(column.in_(b))) for b in batches(reports))
    return tuple(sorted(chain.from_iterable(found), key=lambda m: m.seq))


def named(connection: Connection, ids: Iterable[str]) -> tuple[Made, ...]:
    """The decisions in force with these ids, whoever made them."""
    of_id = tables.decision.c.id.in_(sorted(ids))
    return _all(connection, _unretracted(None).where(of_id))


def _by_persons(
    connection: Connection, recorded: datetime | None = None
) -> tuple[Made, ...]:
    """The decisions of persons in force."""
    query = _unretracted(recorded).where(tables.decision.c.report.is_(None))
    return tuple(m for m in _all(connection, query) if m.by_person)


def _unretracted(recorded: datetime | None) -> Select[Any]:
    decision, retraction = tables.decision, tables.retraction
    on = decision.c.seq == retraction.c.decision
    if recorded is not None:
        on = and_(on, retraction.c.recorded <= recorded)
    query = select(decision).outerjoin(retraction, on)
    query = query.where(retraction.c.decision.is_(None))
    if recorded is not None:
        query = query.where(decision.c.recorded <= recorded)
    return query


def _all(connection: Connection, query: Select[Any]) -> tuple[Made, ...]:
    rows = connection.execute(query.order_by(tables.decision.c.seq))
    return tuple(_read(row) for row in rows)


def _read(row: Row[Any]) -> Made:
    made = {
        "reason": Reason(row.rule, row.words),
        "score": row.score,
        "maker": row.maker,
    }
    return Made(row.seq, decided(row.kind, row.body, **made), row.maker, row.report)


def barred(connection: Connection) -> frozenset[str]:
    """The rules' decisions that persons have retracted and not restored since."""
    decision, retraction = tables.decision, tables.retraction
    joined = select(
        decision.c.id, decision.c.maker, retraction.c.maker.label("by"), retraction
    )
    query = joined.join(retraction, decision.c.seq == retraction.c.decision)
    query = query.where(retraction.c.maker != "rule")
    restored = _restored(connection)
    return frozenset(
        row.id
        for row in connection.execute(query)
        if is_machine(row.maker)
        and not is_machine(row.by)
        and not (row.id in restored and restored[row.id] >= row.recorded)
    )


def _restored(connection: Connection) -> dict[str, datetime]:
    """When persons restored the decisions with these ids, where that is in force."""
    table = tables.decision
    query = _unretracted(None).where(table.c.kind == "restoring")
    rows = connection.execute(query.order_by(table.c.seq))
    return {row.body["decision"]: row.recorded for row in rows}


def add(
    connection: Connection,
    decisions: Iterable[tuple[Decision, str | None]],
    *,
    recorded: datetime,
    maker: str = "rule",
) -> None:
    """Record decisions, each with a report of the matter that it is about."""
    rows = [{**_row(d, maker, recorded), "report": at} for d, at in decisions]
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


def take_back(
    connection: Connection,
    made: Iterable[Made],
    *,
    reason: str,
    maker: str,
    recorded: datetime,
) -> None:
    """Record that decisions are in force no more, by whom and why."""
    rows = [
        {"decision": m.seq, "reason": reason, "maker": maker, "recorded": recorded}
        for m in made
    ]
    if rows:
        connection.execute(insert(tables.retraction), rows)
