"""What persons decide and take back, and what must be settled anew for it.

A person's decision is about something that the ledger holds. It is a row like a rule's,
and outranks it; how the two are read together is left to `decided`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, select

from sayso.errors import UsageError
from sayso.model import (
    Claim,
    Correction,
    Echo,
    Identity,
    Link,
    Pairing,
    Restoring,
    Span,
)
from sayso.store import index, tables
from sayso.store.bodies import Decision
from sayso.store.decided import add, barred, corrections, named, names, take_back


def decide(
    connection: Connection, decision: Decision, *, maker: str, recorded: datetime
) -> bool:
    """Add a person's decision; False when the same one is in force already.

    Raises UsageError where it is about something that the ledger does not hold.
    """
    _check_held(connection, decision)
    same = [m for m in named(connection, (decision.id,)) if m.maker == maker]
    if any(m.decision == decision for m in same):
        return False
    reason = "decided anew"
    take_back(connection, same, reason=reason, maker=maker, recorded=recorded)
    add(connection, [(decision, None)], maker=maker, recorded=recorded)
    _unsettle(connection, [decision])
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
    found = named(connection, (decision_id,))
    if not found:
        raise UsageError(f"no decision {decision_id!r} is in force; nothing to retract")
    take_back(connection, found, reason=reason, maker=maker, recorded=recorded)
    _unsettle(connection, [m.decision for m in found])


def _unsettle(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Note that matters are to be settled anew, about which a person has decided."""
    touched: set[str] = set()
    for decision in decisions:
        match decision:
            case Pairing():
                touched |= {decision.report, decision.other}
            case Correction():
                touched.add(decision.was.report)
            case Restoring():
                touched |= _decided_about(connection, decision.decision)
    index.set_pending(connection, touched)


def _decided_about(connection: Connection, decision_id: str) -> set[str]:
    """A report of each matter about which a rule has ever made this decision."""
    table = tables.decision
    query = select(table.c.report).where(table.c.id == decision_id)
    rows = connection.execute(query.where(table.c.report.is_not(None)))
    return {row.report for row in rows}


def _check_held(connection: Connection, decision: Decision) -> None:
    match decision:
        case Identity() | Link():
            _check_claim(connection, decision.claim)
            for name in names(decision):
                if not named(connection, (name,)):
                    raise UsageError(f"the ledger holds nothing with the id {name!r}")
        case Echo() | Pairing():
            for report in _pair(decision):
                _check_column(connection, tables.report.c.id, report)
        case Correction():
            _check_correction(connection, decision)
        case Restoring():
            _check_restoring(connection, decision)
        case _:
            return


def _pair(decision: Echo | Pairing) -> tuple[str, str]:
    if isinstance(decision, Echo):
        return decision.report, decision.of
    return decision.report, decision.other


def _check_restoring(connection: Connection, decision: Restoring) -> None:
    if decision.decision not in barred(connection):
        raise UsageError(
            f"no person has retracted a rule's decision {decision.decision!r}; "
            "there is nothing to restore"
        )


def _check_claim(connection: Connection, claim: str) -> None:
    """A claim is what an engine has found, or what a person has made of one."""
    if not any(d.now and d.now.id == claim for d in corrections(connection)):
        _check_column(connection, tables.claim.c.id, claim)


def _check_correction(connection: Connection, decision: Correction) -> None:
    _check_column(connection, tables.claim.c.id, decision.was.id)
    [text] = connection.execute(
        select(tables.report.c.text).where(tables.report.c.id == decision.was.report)
    ).one()
    for span in _spans(decision.now):
        if span.end > len(text):
            raise UsageError(
                f"the report has {len(text)} characters; no words of it stand at "
                f"{span.start}-{span.end}"
            )


def _spans(claim: Claim | None) -> tuple[Span, ...]:
    if claim is None:
        return ()
    return claim.source + claim.cue + claim.content + claim.evidence


def _check_column(connection: Connection, column: Column[str], value: str) -> None:
    if connection.execute(select(column).where(column == value)).first() is None:
        raise UsageError(f"the ledger holds no {column.table.name} {value!r}")
