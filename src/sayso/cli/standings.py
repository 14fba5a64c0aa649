"""Standings in few letters, for tables and headings."""

from __future__ import annotations

from rich.text import Text

from sayso.model import Label

_STYLES: dict[Label, str] = {
    "unreported": "dim",
    "single-origin": "bold blue",
    "corroborated": "bold green",
    "denied": "bold magenta",
    "contested": "bold red",
    "conceded": "bold green",
}
WIDEST_LABEL = max(map(len, _STYLES))


def label(standing: Label, *, loud: bool = False) -> Text:
    """A standing's name in its colour; in capitals where it is the news."""
    return Text(standing.upper() if loud else standing, _STYLES[standing])
