"""The languages as data: one folder each, read once when first asked for.

A folder holds `cues.tsv` (the words that attribute), `words.toml` (closed classes,
names of days and months, hedges) and `grammar.toml` (what tells a clause and a noun
phrase). Steps that need more of a language add a file of their own to its folder and
read it with `table` or `lists`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import UsageError
from sayso.model import LANGUAGES, Certainty, Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of `cues.tsv`: a word or phrase that makes an attribution.

    `forms` maps a form's tag to its spellings in lower case; `tail` is what must
    follow a verb for it to be this cue (a particle, a reflexive, a noun), possibly
    after the subject. `frame` says which complements it takes.
    """

    pos: str
    lemma: str
    forms: Mapping[str, tuple[str, ...]]
    tail: tuple[str, ...]
    sort: str
    stance: Stance
    certainty: Certainty
    frame: frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """What sayso knows of one language."""

    code: str
    cues: tuple[Cue, ...]
    words: Mapping[str, Any]

    def set(self, key: str) -> frozenset[str]:
        """The words listed under `key` in `words.toml`; empty where there are none."""
        return _words(self.code, key)


def table(code: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated file of a language; comments and blanks left out."""
    text = files(__package__).joinpath(code, name).read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line.strip() and line[0] != "#")
    return tuple(tuple(cell.strip() for cell in row.split("\t")) for row in rows)


def _forms(cell: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.partition(":") for part in cell.split())
    return {
        tag: tuple(w.replace("_", " ") for w in words.split(","))
        for tag, _, words in pairs
    }


def _cue(row: tuple[str, ...]) -> Cue:
    pos, lemma, forms, tail, sort, stance, certainty, frame = row
    return Cue(
        pos=pos,
        lemma=lemma,
        forms=_forms(forms),
        tail=() if tail == "-" else tuple(tail.split()),
        sort=sort,
        stance=stance,  # type: ignore[arg-type]  # checked by a test of the data
        certainty=certainty,  # type: ignore[arg-type]  # checked by a test of the data
        frame=frozenset() if frame == "-" else frozenset(frame.split()),
    )


def lists(code: str, name: str) -> dict[str, Any]:
    """What `<name>.toml` of a language holds."""
    path = files(__package__).joinpath(code, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words(code: str, key: str) -> frozenset[str]:
    return frozenset(language(code).words.get(key, ()))


@cache
def language(code: str) -> Language:
    """The data of one of LANGUAGES; raise UsageError for any other code."""
    if code not in LANGUAGES:
        raise UsageError(
            f"sayso does not read {code!r}; it reads {', '.join(LANGUAGES)}"
        )
    cues = tuple(_cue(row) for row in table(code, "cues.tsv"))
    return Language(code, cues, lists(code, "words") | lists(code, "grammar"))
