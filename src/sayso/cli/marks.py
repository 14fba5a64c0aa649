"""How each claim of a brief is shown: under which side, and with which small mark.

The shape alone tells marks apart, nothing depends on colour: a filled shape
is certain, a hollow one probable or possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from sayso.cli.standings import origins_of
from sayso.model import Bearing, Certainty, Origin

if TYPE_CHECKING:
    from sayso.ledger import Brief


@dataclass(frozen=True, slots=True)
class Mark:
    """How a position looks: certain and not certain."""

    name: str
    shapes: str
    style: str

    def of(self, certainty: Certainty) -> Text:
        """The mark of a claim."""
        return Text(self.shapes[certainty != "certain"], self.style)


MARKS = {
    "affirms": Mark("affirms", "▲△", "green"),
    "denies": Mark("denies", "▼▽", "red"),
    "doubts": Mark("doubts", "◆◇", "yellow"),
}
VALUE = Mark("gives a value", "●○", "cyan")


def mark_of(position: str) -> Mark:
    """The mark of an answer or a position; every value has the same."""
    return MARKS.get(position, VALUE)


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
