"""Standings and ids in few letters, for tables and headings."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from sayso.model import Label, Origin, Standing

_STYLES: dict[Label, str] = {
    "unreported": "dim",
    "single-origin": "bold blue",
    "corroborated": "bold green",
    "denied": "bold magenta",
    "contested": "bold red",
    "conceded": "bold green",
}
WIDEST_LABEL = max(map(len, _STYLES))
_LEAST = 7  # characters of a shortened id, its prefix letter included


def label(standing: Label, *, loud: bool = False) -> Text:
    """A standing's name in its colour; in capitals where it is the news."""
    return Text(standing.upper() if loud else standing, _STYLES[standing])


def short(identifier: str, among: Iterable[str]) -> str:
    """The beginning of an id that tells it from all the others."""
    others = [other for other in among if other != identifier]
    length = _LEAST
    while any(other.startswith(identifier[:length]) for other in others):
        length += 1
    return identifier[:length]


def origins_of(standing: Standing) -> tuple[Origin, ...]:
    """Those that affirm or give a value, then those that deny, then those in doubt."""
    return standing.affirm + standing.deny + standing.doubt


def count(number: int, one: str, more: str = "") -> str:
    """`1 report`, `3 reports`, `no reports`."""
    return f"1 {one}" if number == 1 else f"{number or 'no'} {more or f'{one}s'}"
