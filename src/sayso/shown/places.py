"""Where each claim of a brief is told: under which side, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger import Brief
from sayso.model import Bearing, Origin
from sayso.shown.wording import origins_of


@dataclass(frozen=True, slots=True)
class Place:
    """A claim on the page: the side that it is told under, and what it says there.

    `side` is empty where nobody is named. `counted` tells whether the side's position
    rests on it; `dropped`, that the side holds another position now; hearsay is
    neither.
    """

    bearing: Bearing
    side: str
    position: str
    counted: bool
    dropped: bool


def places(brief: Brief) -> tuple[Place, ...]:
    """Every claim of a brief, in its order."""
    origins = origins_of(brief.standing)
    counted = {b.link.id: o for o in origins for b in o.bearings}
    by_side = {o.side.casefold(): o for o in origins}
    found = []
    for bearing in brief.bearings:
        own = _own_side(bearing)
        rests_on = counted.get(bearing.link.id)
        origin = rests_on or by_side.get(own.casefold())
        position = rests_on.position if rests_on else bearing.link.answer
        found.append(
            Place(
                bearing,
                side=origin.side if origin else own,
                position=position,
                counted=rests_on is not None,
                dropped=_dropped(position, origin),
            )
        )
    return tuple(found)


def _dropped(position: str, origin: Origin | None) -> bool:
    """A doubt drops nothing, and nothing drops a doubt."""
    held = origin.position if origin else "doubts"
    return position != held and "doubts" not in (position, held)


def _own_side(bearing: Bearing) -> str:
    actor = bearing.actor
    return (actor.side or actor.name) if actor else ""
