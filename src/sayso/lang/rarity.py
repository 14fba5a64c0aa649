"""How rare a term is in ordinary text of the five languages, whatever a ledger holds.

Reads `rarity.txt`, which `training/rarity.py` counts from the treebanks: lines of a
rarity (in quarters of a nat) and the terms that have it. Terms that it does not list
are as rare as can be.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

RAREST = 11.75
"""Nats: once in 126,000 words, and all that the treebanks hardly know."""


def rarity(term: str) -> float:
    """Minus the logarithm of a term's share of all words, where it is most common."""
    return _table().get(term, RAREST)


@cache
def _table() -> dict[str, float]:
    found: dict[str, float] = {}
    text = files(__package__).joinpath("rarity.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and line[0] != "#":
            quarters, *terms = line.split(" ")
            found |= dict.fromkeys(terms, int(quarters) / 4)
    return found
