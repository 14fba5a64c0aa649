"""bearings → told: what a report says on a question that nobody, or not he, had said.

A pure function. What a report is held against are the claims that the caller gives:
those of the reports published by the day that is asked about, without its copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model import Bearing, Echo, Question
from sayso.trace.families import families
from sayso.trace.figures import agree
from sayso.trace.leaning import one_origin
from sayso.trace.voices import Record, Voice, published, record, voices

Novelty = Literal["first", "changed", "new-side", "new-voice", "known"]

# What each means, in the order in which a reader is told.
MEANING: dict[Novelty, str] = {
    "first": "nobody had said this",
    "changed": "the same source had said otherwise",
    "new-side": "a side that had not said this",
    "new-voice": "another voice of a side that had said this",
    "known": "the same source had said this, or it is passed on from one that had",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a report on a question, and what is new in it.

    `before` is what it is held against: for `changed` the latest that the same source
    had said, for `first` nothing, else the first that had said the same.
    """

    question: Question
    bearing: Bearing
    novelty: Novelty
    before: Bearing | None = None


def told(
    question: Question,
    bearings: Sequence[Bearing],
    echoes: Sequence[Echo],
    report: str,
    as_of: date,
) -> tuple[Told, ...]:
    """The claims of a report (by id) on a question, in order, each with its novelty.

    A claim that only passes on what another claim of the report says is left out.
    """
    held = record(bearings, as_of)
    spoken = voices(held, families(echoes))
    by_link = {v.bearing.link.id: v for v in spoken}
    own = (b for b in held.known if b.report.id == report)
    found = []
    for b in own:
        if b.link.id in held.inner:
            continue
        voice = by_link.get(b.link.id)
        others = [v for v in spoken if v.bearing.report.id != report]
        novelty, before = (
            _of_voice(voice, others) if voice else _passed_on(b, held, report)
        )
        found.append(Told(question, b, novelty, before))
    return tuple(found)


def _of_voice(voice: Voice, others: Sequence[Voice]) -> tuple[Novelty, Bearing | None]:
    own = [v for v in others if one_origin(voice, v)]
    alike = [v for v in others if v.answer == voice.answer]
    if said := [v for v in own if _same(v, voice)]:
        return "known", _first(said)
    if own:
        return "changed", max(own, key=_age).bearing
    if of_side := [v for v in alike if v.side == voice.side]:
        return "new-voice", _first(of_side)
    return ("new-side", _first(alike)) if alike else ("first", None)


def _same(one: Voice, other: Voice) -> bool:
    """Whether they say the same; `several hundred` and 300 do."""
    return one.answer == other.answer or agree(one.bearing, other.bearing)


def _passed_on(
    bearing: Bearing, held: Record, report: str
) -> tuple[Novelty, Bearing | None]:
    """Hearsay, and a medium that is no voice: known where anybody had said the same."""
    alike = [
        b
        for b in _others(held, report)
        if held.answers[b.link.id] == held.answers[bearing.link.id]
    ]
    return ("known", alike[0]) if alike else ("first", None)


def _others(held: Record, report: str) -> Iterator[Bearing]:
    return (b for b in held.known if b.report.id != report)


def _first(those: Iterable[Voice]) -> Bearing:
    return min(those, key=_age).bearing


def _age(voice: Voice) -> tuple[date, str, str]:
    b = voice.bearing
    return published(b), b.report.id, b.claim.id
