"""A report's text with its claims marked: stretches, and where each claim ends.

Cuts the text at every border of a span. How deep contents lie inside each other, and
which parts of which claims a stretch is, is said here; how that looks is the
stylesheet's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Bearing, Claim, Question, Report
from sayso.shown.wording import block
from sayso.web.drawing.marks import kind_of

_DEEPEST = 3
_PARTS = ("source", "cue", "content", "evidence")
MOST = 400
"""Claims of a report that are marked and listed; more are counted."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim with its number in the report, and what it bears on.

    `stance` is what it does on the first of its questions, else what it says of itself.
    """

    number: int
    claim: Claim
    bearings: tuple[tuple[Question, Bearing], ...]
    inside: int | None

    @property
    def stance(self) -> str:
        """`affirms`, `denies`, `doubts`, `value`, or `` where it bears on nothing."""
        return kind_of(self.bearings[0][1].link.answer) if self.bearings else "loose"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two borders: their marks, and the claims that begin or end here.

    `parts` are names of the stylesheet; `begins` and `ends` are claims' numbers.
    """

    text: str
    parts: tuple[str, ...]
    begins: tuple[Noted, ...]
    ends: tuple[Noted, ...]


def noted(
    claims: Sequence[Claim], bearings: Sequence[tuple[Question, Bearing]]
) -> tuple[Noted, ...]:
    """The first MOST claims in order, numbered from 1."""
    of: dict[str, list[tuple[Question, Bearing]]] = defaultdict(list)
    for question, bearing in bearings:
        of[bearing.claim.id].append((question, bearing))
    numbers = {claim.id: i for i, claim in enumerate(claims[:MOST], start=1)}
    return tuple(
        Noted(i, c, tuple(of[c.id]), numbers.get(c.outer or ""))
        for i, c in enumerate(claims[:MOST], start=1)
    )


def paragraphs(
    report: Report, claims: Sequence[Noted]
) -> tuple[tuple[Stretch, ...], ...]:
    """The text of a report by paragraph, each in stretches."""
    found: list[tuple[Stretch, ...]] = []
    now: list[Stretch] = []
    for stretch in _stretches(report.text, claims):
        *whole, last = stretch.text.split("\n")
        for i, piece in enumerate(whole):
            now.append(_piece(stretch, piece, first=i == 0, last=False))
            found.append(tuple(now))
            now = []
        now.append(_piece(stretch, last, first=not whole, last=True))
    found.append(tuple(now))
    return tuple(p for p in found if any(s.text.strip() or s.ends for s in p))


def _piece(stretch: Stretch, text: str, *, first: bool, last: bool) -> Stretch:
    return Stretch(
        block(text),
        stretch.parts,
        stretch.begins if first else (),
        stretch.ends if last else (),
    )


def _stretches(text: str, claims: Sequence[Noted]) -> Iterator[Stretch]:
    """In one pass over the borders: what opens, what closes, what lies between."""
    opens, closes = _borders(claims)
    first: dict[int, list[Noted]] = defaultdict(list)
    for n in claims:
        first[min(s.start for s in n.claim.content)].append(n)
    last: dict[int, list[Noted]] = defaultdict(list)
    for n in claims:
        last[max(s.end for s in n.claim.content)].append(n)
    borders = sorted({0, len(text), *opens, *closes})
    held: dict[tuple[str, str], int] = defaultdict(int)
    for start, end in pairwise(borders):
        for key in closes.get(start, ()):
            held[key] -= 1
        for key in opens.get(start, ()):
            held[key] += 1
        names = tuple(_names(held))
        ends = tuple(last.get(end, ()))
        yield Stretch(text[start:end], names, tuple(first.get(start, ())), ends)


def _borders(
    claims: Sequence[Noted],
) -> tuple[Mapping[int, list[tuple[str, str]]], Mapping[int, list[tuple[str, str]]]]:
    """By offset, which parts (with the claim's stance) open and which close."""
    opens: dict[int, list[tuple[str, str]]] = defaultdict(list)
    closes: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for n in claims:
        for part in _PARTS:
            for span in getattr(n.claim, part):
                opens[span.start].append((part, n.stance))
                closes[span.end].append((part, n.stance))
    return opens, closes


def _names(held: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """`source`, `cue`, `content`, `evidence`, `deep2`, and the stances of contents."""
    depth = 0
    for part in _PARTS:
        stances = [s for (p, s), n in held.items() if p == part and n > 0]
        if stances:
            yield part
        if part == "content":
            depth = sum(n for (p, _), n in held.items() if p == part and n > 0)
            yield from sorted(f"is-{s}" for s in set(stances))
    if depth > 1:
        yield f"deep{min(depth, _DEEPEST)}"
