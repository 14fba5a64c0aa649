"""What the sources hold, before it is read: the bytes of one report each.

A piece is plain values and the name of what reads it, so that another process can read
it, and so that a ledger can tell that it has read these very bytes before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from sayso import __version__
from sayso.model import Fetched, Problem, content_id
from sayso.read.reading import NOTHING_GIVEN, Given, Reading, Unreadable

Columns = tuple[tuple[str, str], ...]
"""Fields of a report, each with the column that a person says it is in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one report, not read yet; `name` is where they were found.

    `reader` is a function of a module, which raises Unreadable. `charset` is what a
    server names, `fetched` what it gave. `problems` are known before it is read.
    """

    name: str
    raw: bytes
    reader: Callable[[Piece], Reading]
    given: Given = NOTHING_GIVEN
    columns: Columns = ()
    charset: str = ""
    fetched: Fetched | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """The same for what this version of sayso would read in the same way."""
        digest = sha256(self.raw).hexdigest()
        how = self.reader.__name__, self.charset, self.columns, self.given
        return content_id("k", __version__, self.name, digest, *how)


@dataclass(frozen=True, slots=True)
class Passed:
    """What of a source was passed over, being no report; no trouble in the data."""

    name: str
    what: str
    remedy: str


def read_piece(piece: Piece) -> Reading | Problem:
    """The report of a piece, or what is wrong with it."""
    try:
        reading = piece.reader(piece)
    except Unreadable as error:
        return error.problem
    problems = (*piece.problems, *reading.problems)
    return replace(reading, problems=problems, fetched=piece.fetched)
