"""The wires, news agencies whose texts other outlets print, and their spellings.

Decides which words name a wire. Where in a report they credit it is left to `read`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sayso.lang import table

_PARTS = re.compile(r"\s*(?:[/,;&+|·•]|[-–—]| og | och | and )\s*")
_EDGES = " \t()[]/©«»\"'.:*"


@cache
def wires() -> dict[str, str]:
    """Each spelling of a wire with the wire's name; capitals in them count."""
    text = files(__package__).joinpath("wires.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1] not in ("", "#")]
    return {s.strip(): name for name, cell in rows for s in cell.split("|")}


@cache
def _shouted() -> dict[str, str]:
    return {spelling.upper(): name for spelling, name in wires().items()}


@cache
def _folded() -> dict[str, str]:
    """Spellings that are more than capitals, told in any case (`/ritzau/`)."""
    told = {s.casefold(): name for s, name in wires().items() if not s.isupper()}
    return told | {name.casefold(): name for name in wires().values() if len(name) > 4}


def wire(words: str) -> str:
    """The name of the wire that these words and nothing else name; "" for none."""
    words = words.strip(_EDGES)
    return (
        wires().get(words)
        or (_shouted().get(words) if len(words) > 2 else None)
        or _folded().get(words.casefold(), "")
    )


@cache
def _sides() -> dict[str, str]:
    rows = (row for row in table("en", "peoples_media.tsv") if row[0] == "name")
    return {row[1].casefold(): row[2] for row in rows if len(row) > 2}


def side_of_wire(name: str) -> str:
    """The side that a wire speaks for: its state's where one runs it, else its own."""
    return _sides().get(name.casefold()) or name


def wires_in(words: str) -> tuple[str, ...]:
    """The wires of a credit such as `TT-AFP` or `(NTB/Reuters)`; none unless all are.

    Each is named once, in the order of the words.
    """
    if len(words) > 80:
        return ()
    whole = wire(words)
    parts = [p for p in _PARTS.split(words.strip(_EDGES)) if p.strip(_EDGES)]
    names = [whole] if whole else [wire(part) for part in parts]
    return tuple(dict.fromkeys(names)) if names and all(names) else ()
