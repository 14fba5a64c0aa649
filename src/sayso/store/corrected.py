"""Claims as they stand: what an engine found, as persons have corrected it.

A correction is of a claim as one engine found it. It holds for what any engine finds in
the same words of the same report, and where an engine finds nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from sayso.model import Claim, Correction, Report, Span
from sayso.store import observed
from sayso.store.decided import corrections

_SAME = 0.5  # of the characters of two contents that are in both, of those in either


def claims(
    connection: Connection,
    held: Mapping[str, Report],
    *,
    engine: str,
    recorded: datetime | None = None,
) -> tuple[Claim, ...]:
    """What is claimed in these reports, in order, as of `recorded` (None: now)."""
    found = observed.claims(connection, held, engine=engine, recorded=recorded)
    made = corrections(connection, recorded)
    return corrected(found, [c for c in made if c.was.report in held])


def corrected(found: Sequence[Claim], made: Iterable[Correction]) -> tuple[Claim, ...]:
    """Claims with what persons have decided that some of them are."""
    instead = {_fitting(c.was, found): c.now for c in made}
    if not instead:
        return tuple(found)
    standing = {now.id for now in instead.values() if now is not None}
    known = {claim.id for claim in found}
    kept = [
        instead.get(claim.id, claim)
        for claim in found
        if claim.id in instead or claim.id not in standing
    ]
    kept += [now for cid, now in instead.items() if cid not in known]
    ids = {cid: now.id if now else None for cid, now in instead.items()}
    whole = [claim for claim in kept if claim is not None]
    return tuple(sorted((_within(c, ids) for c in whole), key=lambda c: c.report))


def _within(claim: Claim, ids: Mapping[str, str | None]) -> Claim:
    """A claim inside what its outer one is now."""
    if claim.outer is None or claim.outer not in ids:
        return claim
    outer = ids[claim.outer]
    return replace(claim, outer=None if outer == claim.id else outer)


def _fitting(was: Claim, found: Sequence[Claim]) -> str:
    """The id of what an engine found that is the same claim; `was` where none is."""
    near = [claim for claim in found if claim.report == was.report]
    if any(claim.id == was.id for claim in near):
        return was.id
    alike = {claim.id: _shared(claim.content, was.content) for claim in near}
    best = max(alike, key=lambda cid: (alike[cid], cid), default=was.id)
    return best if alike.get(best, 0) >= _SAME else was.id


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of what either covers both cover, from 0 to 1."""
    first, second = (
        {at for span in spans for at in range(span.start, span.end)}
        for spans in (one, other)
    )
    return len(first & second) / len(first | second)
