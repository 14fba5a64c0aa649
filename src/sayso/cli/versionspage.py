"""The versions of a page in a terminal: what is gone, what is new, which claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.screen import hanging, heading, words
from sayso.shown.revised import summary, what
from sayso.shown.wording import line, quoted

if TYPE_CHECKING:
    from sayso.model import Claim, Report
    from sayso.versions import Piece, Revision

_STYLES = {"same": "dim", "gone": "red strike", "new": "bold green"}
_SIGNS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_CONTEXT = 8  # words around what changed


def print_revision(revision: Revision, console: Console) -> None:
    """Print what changed: the words with some around them, then the claims."""
    later = revision.later
    at = revision.seen.isoformat(sep=" ", timespec="minutes")
    heading(f"{revision.earlier.id} → {later.id}, seen {at}", console)
    console.print(hanging("", words(f"{what(revision)}: {summary(revision)}"), console))
    if revision.earlier.title != later.title:
        old, new = line(revision.earlier.title), line(later.title)
        console.print(words(f"title: “{old}” → “{new}”"))
    for changed in _changed(revision.pieces):
        console.print(hanging("  ", changed, console))
    _print_claims("Vanished", revision.vanished, revision.earlier, console)
    _print_claims("Appeared", revision.appeared, later, console)


def print_revised(revisions: Sequence[Revision], console: Console) -> None:
    """Print a line for each page that was read again with other words."""
    if revisions:
        console.print(words("Pages that changed since they were read:"))
    for revision in revisions:
        said = f"{what(revision)}: {summary(revision)} ({revision.later.id})"
        console.print(hanging("  ", words(said), console))


def _changed(pieces: Sequence[Piece]) -> Iterator[Text]:
    """Each run of changed pieces with a few words before and after it."""
    row = Text()
    for at, piece in enumerate(pieces):
        if piece.kept != "same":
            opening, closing = _SIGNS[piece.kept]
            said = f"{opening}{line(piece.words)}{closing} "
            row.append(said, _STYLES[piece.kept])
            continue
        told = line(piece.words).split(" ")
        near = len(told) <= 2 * _CONTEXT and 0 < at < len(pieces) - 1
        if row:
            row.append(_some(told if near else told[:_CONTEXT]), "dim")
            if near:
                continue
            yield row
        row = Text(_some(told[-_CONTEXT:]), "dim") if at < len(pieces) - 1 else Text()
    if row:
        yield row


def _some(told: Sequence[str]) -> str:
    said = " ".join(told)
    return f"{said} " if said else ""


def _print_claims(
    title: str, claims: Sequence[Claim], report: Report, console: Console
) -> None:
    for claim in claims:
        first = f"  {title}: "
        who = quoted((*claim.source, *claim.cue), report.text) if claim.source else ""
        said = f"{who} {quoted(claim.content, report.text)}".strip()
        console.print(hanging(first, words(said), console))
