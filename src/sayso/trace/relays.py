"""Who passed a claim on, in words: from the outlet inwards to the source."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Bearing
from sayso.trace.voices import wire

# What stands at the end of a chain that leads to nobody.
NOBODY_NAMED = "nobody named"


def relay_chain(bearing: Bearing, bearings: Iterable[Bearing]) -> tuple[str, ...]:
    """The names from outlet to origin: `("nb-1", "Reuters", "Rami Abdulrahman")`.

    `bearings` are where enclosing claims are looked up, by claim id. A name that
    repeats the one before it is left out. A wire that the report is credited to stands
    behind its outlet.
    """
    by_claim = {b.claim.id: b for b in bearings}
    report = bearing.report
    enclosing: list[Bearing] = []
    at: Bearing | None = bearing
    while at is not None and at not in enclosing:
        enclosing.append(at)
        at = by_claim.get(at.claim.outer or "")
    chain = [report.outlet or report.title or report.address or report.id]
    chain += [wire(report)] if wire(report) else []
    for step in reversed(enclosing):
        chain += [name for name in (_relay(step), _source(step)) if name]
    if not _source(bearing):
        chain.append(NOBODY_NAMED)
    pairs = zip([None, *chain], chain, strict=False)
    return tuple(name for before, name in pairs if name != before)


def _relay(bearing: Bearing) -> str:
    return bearing.relay.name if bearing.relay else bearing.claim.relay or ""


def _source(bearing: Bearing) -> str:
    return bearing.actor.name if bearing.actor else bearing.claim.speaker or ""
