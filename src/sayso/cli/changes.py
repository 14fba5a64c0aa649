"""The standings that something changed, in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.screen import hanging, screen, words
from sayso.cli.standings import label

if TYPE_CHECKING:
    from sayso.ledger import Change

_CHANGES_SHOWN = 20
_FIRST = ("conceded", "contested", "denied", "corroborated", "single-origin")
_GONE = len(_FIRST)


def print_changes(changes: Sequence[Change]) -> None:
    """Print the standings that changed, what is contested first."""
    console = screen()
    if not changes:
        console.print(words("No standing changed."))
        return
    console.print(words("Standings that changed:"))
    shown = sorted(changes, key=_weight)[:_CHANGES_SHOWN]
    for change in shown:
        _print_change(change, console)
    left = len(changes) - len(shown)
    if left:
        console.print(words(f"… and {left} more; list them with: sayso questions"))


def _weight(change: Change) -> tuple[int, bool, str]:
    rank = _FIRST.index(change.after) if change.after in _FIRST else _GONE
    return rank, change.before is None, change.question.id


def _print_change(change: Change, console: Console) -> None:
    before = label(change.before) if change.before else Text("new", "dim")
    first = Text.assemble("  ", before, " → ", label(change.after), "  ")
    console.print(hanging(first, words(change.question.text), console))
