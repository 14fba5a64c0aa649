"""What a decision did, kept for the page that a browser is sent to after it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from sayso.ledger import Change

_REMEMBERED = 200  # decisions of all readers


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision's id, what was decided in words, and the standings that it changed.

    `undoable` says whether the decision is in force, and can be taken back.
    """

    decision: str
    said: str
    changes: tuple[Change, ...]
    undoable: bool = True


class Outcomes:
    """The last decisions that were made on these pages."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Outcome] = OrderedDict()
        self._lock = Lock()

    def keep(
        self,
        decision: str,
        said: str,
        changes: Sequence[Change],
        *,
        undoable: bool = True,
    ) -> str:
        """Remember one; its id is given back."""
        with self._lock:
            self._held.pop(decision, None)
            self._held[decision] = Outcome(decision, said, tuple(changes), undoable)
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return decision

    def of(self, decision: str) -> Outcome | None:
        """What was remembered of a decision, None for one of long ago."""
        return self._held.get(decision)
