"""Who is told of events, and what telling somebody is.

A target is told of events in order, each again until it has taken it: at least once,
under ids that stay the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sayso.errors import InputError

Body = Mapping[str, Any]


class Untold(InputError):
    """What a target did not take; `after` is when it asks to be tried again."""

    def __init__(self, what: str, *, after: datetime | None = None) -> None:
        super().__init__(what)
        self.after = after


class Teller(Protocol):
    """A way of telling somebody."""

    @property
    def name(self) -> str:
        """What the target is known by from one run to the next."""

    @property
    def most(self) -> int:
        """How many events it takes at once."""

    def tell(self, events: Sequence[Body]) -> None:
        """Tell of events, in order; raises Untold where they were not taken."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Tells by printing an event at a time."""

    say: Callable[[Body], None]
    name: str = "terminal"
    most: int = 1

    def tell(self, events: Sequence[Body]) -> None:
        """Print them."""
        for event in events:
            self.say(event)
