"""Evidence that a page's claims put forward, or say is missing, in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Span
from sayso.shown.places import Place
from sayso.shown.wording import block, line

_END = re.compile(r"[.!?…][\"'”»’)]*\s|\n")
_FAR = 220  # code points on either side of the words


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that name evidence, with what stands before and after them."""

    place: Place
    before: str
    words: str
    after: str


def evidence(places: Sequence[Place]) -> tuple[Evidence, ...]:
    """What each claim names, each stretch of a report once."""
    seen: set[tuple[str, Span]] = set()
    return tuple(_found(places, seen))


def _found(places: Sequence[Place], seen: set[tuple[str, Span]]) -> Iterator[Evidence]:
    for place in places:
        report = place.bearing.report
        for span in place.bearing.claim.evidence:
            if (report.id, span) not in seen:
                seen.add((report.id, span))
                yield _told(place, report.text, span)


def _told(place: Place, text: str, span: Span) -> Evidence:
    first, last = max(0, span.start - _FAR), min(len(text), span.end + _FAR)
    start = first
    for match in _END.finditer(text, first, span.start):
        start = match.end()
    end = _END.search(text, span.end, last)
    stop = end.end() if end else last
    return Evidence(
        place,
        before=line_start(text[start : span.start], cut=start == first > 0),
        words=line(span.of(text)),
        after=block(text[span.end : stop]).rstrip(),
    )


def line_start(text: str, *, cut: bool) -> str:
    """The beginning of a sentence, marked where it is cut."""
    return f"{'…' if cut else ''}{block(text).lstrip()}"


def without(places: Sequence[Place]) -> tuple[str, ...]:
    """The sides that a position rests on, none of whose claims names evidence."""
    counted = [p for p in places if p.counted and p.side and p.position != "doubts"]
    named = {p.side for p in counted if p.bearing.claim.evidence}
    sides = dict.fromkeys(p.side for p in counted)
    return tuple(line(side) for side in sides if side not in named)
