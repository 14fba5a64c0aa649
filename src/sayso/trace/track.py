"""bearings and standings → leads: who took a position before others, and how it fared.

A pure function for each question. It counts what became of what was said, as of a day,
and weighs nothing: there is no score of a source here, and none can be made of it that
says more than the counts do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model import Bearing, Echo, Origin, Question, Standing
from sayso.trace.families import families
from sayso.trace.figures import agree, figure
from sayso.trace.voices import Voice, published, record, sources_of_media, voices

Sort = Literal["actor", "side"]
Outcome = Literal[
    "taken-up",
    "contradicted",
    "conceded",
    "conceded-against",
    "taken-back",
    "left-alone",
]

# What each says, as the reader is told; several may hold of one lead.
MEANING: Mapping[Outcome, str] = {
    "taken-up": "said by another side too",
    "contradicted": "contradicted by another side",
    "conceded": "conceded by the side that it hurts",
    "conceded-against": "denied, and conceded by the side it hurts",
    "taken-back": "taken back or changed by itself",
    "left-alone": "taken up by no other side",
}


@dataclass(frozen=True, slots=True)
class Lead:
    """A position that a source took on a question before others, and how it fared.

    `source` is an actor's id, or a side in lower case; `since` the day said, else the
    day published; `first` the claim of that day. `agreeing` and `opposing` are other
    sides that said the same, or something else, by the day asked about.
    """

    question: Question
    source: str
    position: str
    since: date
    first: Bearing
    outcomes: tuple[Outcome, ...]
    agreeing: tuple[str, ...]
    opposing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """How often an outcome holds: of a source's leads, and of all sources' leads."""

    outcome: Outcome
    own: int
    own_leads: int
    all: int
    all_leads: int


def leads(
    question: Question,
    bearings: Sequence[Bearing],
    echoes: Sequence[Echo],
    standing: Standing,
    by: Sort,
) -> tuple[Lead, ...]:
    """The positions on a question that nobody had taken on an earlier day.

    Of each named actor, or each side; as of the day of the standing. A doubt is no
    position; of the values that a source gives one after the other, the first is. Two
    that say the same on one day are both before others.
    """
    told = record(bearings, standing.as_of)
    spoken = [v for v in voices(told, families(echoes)) if v.answer != "doubts"]
    taken: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for v in spoken:
        if source := _source(v, by):
            taken[source, v.answer].append(v)
    if question.kind != "polar":
        taken = _first_values(taken)
    found = (
        _lead(question, source, held, spoken, standing)
        for (source, _), held in sorted(taken.items())
        if not _late(source, held, spoken, by)
    )
    return tuple(sorted(found, key=lambda lead: (lead.since, lead.source)))


def _first_values(
    taken: Mapping[tuple[str, str], list[Voice]],
) -> dict[tuple[str, str], list[Voice]]:
    """Of each source the value that it gave first."""
    found: dict[str, tuple[str, str]] = {}
    for key in sorted(taken, key=lambda key: _age(taken[key])):
        found.setdefault(key[0], key)
    return {key: taken[key] for key in found.values()}


def _age(held: Iterable[Voice]) -> tuple[date, int, str]:
    return min((_day(v), _start(v.bearing), v.bearing.link.id) for v in held)


def _start(bearing: Bearing) -> int:
    """Where the value stands, or what is said begins."""
    return (figure(bearing) or bearing.claim.content[0]).start


def own_claims(bearings: Iterable[Bearing], as_of: date) -> tuple[Bearing, ...]:
    """The claims known on a day but those that only pass on what others say."""
    told = record(bearings, as_of)
    media = sources_of_media(told)
    return tuple(
        b
        for b in told.known
        if b.link.id not in told.inner and (b.actor is None or b.actor.id not in media)
    )


def passed_on(bearings: Iterable[Bearing], as_of: date, by: frozenset[str]) -> set[str]:
    """The ids of the claims that these actors (by id) are told to have passed on."""
    told = record(bearings, as_of)
    relayed = {b.claim.id for b in told.known if b.relay and b.relay.id in by}
    enclosed = {
        inner.claim.id
        for outer in told.known
        if outer.actor and outer.actor.id in by
        for inner in told.inner.get(outer.link.id, ())
    }
    return relayed | enclosed


def rates(own: Iterable[Lead], everybodys: Iterable[Lead]) -> tuple[Rate, ...]:
    """The counts of each outcome, in the order of MEANING."""
    (mine, number), (alls, in_all) = _counted(own), _counted(everybodys)
    return tuple(Rate(o, mine[o], number, alls[o], in_all) for o in MEANING)


def _counted(those: Iterable[Lead]) -> tuple[Counter[Outcome], int]:
    held = tuple(those)
    return Counter(o for lead in held for o in lead.outcomes), len(held)


def _source(voice: Voice, by: Sort) -> str:
    """The key of whom a claim is put to; '' for an unnamed actor."""
    if by == "side":
        return voice.side.key
    actor = voice.bearing.actor
    return "" if actor is None or actor.unnamed else voice.name


def _late(
    source: str, held: Sequence[Voice], spoken: Sequence[Voice], by: Sort
) -> bool:
    """Whether somebody else had said the same on an earlier day."""
    since = min(map(_day, held))
    return any(
        _day(v) < since and _source(v, by) != source and _same(v, held[0])
        for v in spoken
    )


def _day(voice: Voice) -> date:
    said = voice.when[0]
    return date.fromordinal(said) if said else published(voice.bearing)


def _same(one: Voice, other: Voice) -> bool:
    return one.answer == other.answer or agree(one.bearing, other.bearing)


def _lead(
    question: Question,
    source: str,
    held: Sequence[Voice],
    spoken: Sequence[Voice],
    standing: Standing,
) -> Lead:
    first = min(held, key=lambda v: (_day(v), v.when, v.bearing.link.id))
    others = [v for v in spoken if v.side != first.side]
    agreeing = _sides(v for v in others if _same(v, first))
    opposing = _sides(v for v in others if not _same(v, first))
    own = [v for v in spoken if source in (v.name, v.side.key)]
    return Lead(
        question=question,
        source=source,
        position=first.answer,
        since=_day(first),
        first=first.bearing,
        outcomes=tuple(_outcomes(first, own, (agreeing, opposing), standing)),
        agreeing=agreeing,
        opposing=opposing,
    )


def _sides(those: Iterable[Voice]) -> tuple[str, ...]:
    """The names of sides, each once, by the day on which each first said it."""
    found: dict[str, str] = {}
    for v in sorted(those, key=lambda v: (_day(v), v.side.name)):
        found.setdefault(v.side.key, v.side.name)
    return tuple(found.values())


def _outcomes(
    first: Voice,
    own: Sequence[Voice],
    others: tuple[tuple[str, ...], tuple[str, ...]],
    standing: Standing,
) -> Iterator[Outcome]:
    agreeing, opposing = others
    latest = max(own, key=lambda v: (v.when, v.answer))
    conceded = standing.label == "conceded"
    conceding = any(o.side.casefold() == first.side.key for o in _conceding(standing))
    if agreeing:
        yield "taken-up"
    if opposing:
        yield "contradicted"
    if conceded and first.answer == "affirms" and not conceding:
        yield "conceded"
    if conceded and first.answer == "denies":
        yield "conceded-against"
    if not _same(latest, first):
        yield "taken-back"
    if not agreeing and not opposing:
        yield "left-alone"


def _conceding(standing: Standing) -> Iterator[Origin]:
    return (o for o in standing.affirm if o.concedes)
