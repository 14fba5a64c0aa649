"""Which claims count on a question, and for which voice and side each speaks.

Decides what only passes another claim on, whom an unnamed source speaks for, and what
a copy repeats. What the sides hold in the end is left to `origins`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.lang.wires import side_of_wire
from sayso.model import Actor, Bearing, Period, Report
from sayso.trace.families import Families
from sayso.trace.values import same_values

# Stands between the parts of a key that names nobody's side but one voice's own.
_ALONE = "\x1f"


@dataclass(frozen=True, slots=True)
class Side:
    """A side's key, by which voices meet, and the name that readers see."""

    key: str
    name: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """One counted claim: whose it is, for which side, what it says and when.

    `when` orders a voice's claims: the day said (unknown first; a month or a year after
    its last day), then the day published. A claim that an echo repeats has the `when`
    of the claim that it copies.
    """

    bearing: Bearing
    answer: str
    side: Side
    name: str
    when: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Record:
    """The bearings known on a day, in order, and what passes what on.

    `answers` are by link id, alike ones made equal; `claims` finds bearings by claim
    id; `inner` maps the link id of an outer claim that only passes others on to these.
    """

    known: tuple[Bearing, ...]
    answers: Mapping[str, str]
    claims: Mapping[str, tuple[Bearing, ...]]
    inner: Mapping[str, tuple[Bearing, ...]]


def published(bearing: Bearing) -> date:
    """The day from which a dated report counts: the last of its day, month or year."""
    period = bearing.report.published
    return period.last if period else date.max


def in_order(bearings: Iterable[Bearing]) -> tuple[Bearing, ...]:
    """By day published, report, place in the report: never by order of arrival."""

    def key(b: Bearing) -> tuple[date, str, int, str]:
        return published(b), b.report.id, b.claim.content[0].start, b.link.id

    return tuple(sorted({b.link.id: b for b in bearings}.values(), key=key))


def record(bearings: Iterable[Bearing], as_of: date) -> Record:
    """What stood published on a day: no undated report, one version of each page."""
    known = in_order(b for b in bearings if b.report.stands(as_of))
    answers = same_values(known)
    claims: dict[str, tuple[Bearing, ...]] = {}
    for b in known:
        claims[b.claim.id] = (*claims.get(b.claim.id, ()), b)
    inner: dict[str, tuple[Bearing, ...]] = {}
    for b in known:
        for outer in claims.get(b.claim.outer or "", ()):
            if answers[outer.link.id] == answers[b.link.id] and _only_passes(outer, b):
                inner[outer.link.id] = (*inner.get(outer.link.id, ()), b)
    return Record(known, answers, claims, inner)


def _only_passes(outer: Bearing, inner: Bearing) -> bool:
    if outer.actor is None:
        return False
    same = inner.actor is not None and inner.actor.id == outer.actor.id
    return outer.actor.medium or outer.actor.unnamed or same


def side_of(actor: Actor) -> Side:
    """The side that a named actor speaks for: its own where it has no other."""
    name = actor.side or actor.name
    return Side(name.casefold(), name)


def speaks_for(bearing: Bearing, told: Record) -> Side | None:
    """The side of a claim's source; None where nobody is named or described."""
    actor = bearing.actor
    if actor is None:
        return None
    if actor.side or not actor.unnamed:
        return side_of(actor)
    relay = _relay(bearing, told)
    if relay is not None and relay.medium:
        return side_of(relay)
    if relay is None and (credited := wire(bearing.report)):
        name = side_of_wire(credited)
        return Side(name.casefold(), name)
    return Side(bearing.report.id + _ALONE + actor.id, actor.name)


def wire(report: Report) -> str:
    """The one wire that a report is credited to and rests on; "" for none or two."""
    return report.credit[0] if len(report.credit) == 1 else ""


def _relay(bearing: Bearing, told: Record) -> Actor | None:
    outer = told.claims.get(bearing.claim.outer or "", ())
    return outer[0].actor if outer else bearing.relay


def sources_of_media(told: Record) -> dict[str, frozenset[str]]:
    """The media shown to pass another side on, by actor id, with those sides' keys."""
    found: dict[str, frozenset[str]] = {}
    for outer in told.known:
        medium = outer.actor
        if medium is None or not medium.medium:
            continue
        # Of several that it encloses, the last tells: so does the reference rule.
        for inner in told.inner.get(outer.link.id, ())[-1:]:
            side = speaks_for(inner, told)
            if side is not None and side != side_of(medium):
                found[medium.id] = found.get(medium.id, frozenset()) | {side.key}
    return found


def voices(told: Record, kin: Families) -> tuple[Voice, ...]:
    """Every claim that counts, in order, each with the voice and side it speaks for."""
    relays = sources_of_media(told)
    counted = [
        voice
        for b in told.known
        if b.link.id not in told.inner and (b.actor is None or b.actor.id not in relays)
        for voice in _voice(b, told)
    ]
    return _copies_followed(counted, kin)


def _voice(bearing: Bearing, told: Record) -> Iterable[Voice]:
    side, actor = speaks_for(bearing, told), bearing.actor
    if side is not None and actor is not None:
        own = bearing.report.id + _ALONE + actor.id if actor.unnamed else actor.id
        when = (*_said(bearing.claim.said), published(bearing).toordinal())
        yield Voice(bearing, told.answers[bearing.link.id], side, own, when)


def _said(said: Period | None) -> tuple[int, int]:
    if said is None:
        return 0, 0
    return said.last.toordinal(), (said.last - said.first).days


def _copies_followed(counted: Sequence[Voice], kin: Families) -> tuple[Voice, ...]:
    """What an echo repeats is said by the voice, and at the time, that it copies."""
    earlier: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    followed = []
    for voice in sorted(counted, key=lambda v: _age(v, kin)):
        report = voice.bearing.report.id
        said = earlier[kin.of.get(report, report), voice.answer]
        copied = _copied(voice, said)
        if copied is not None:
            voice = replace(voice, side=copied.side, name=copied.name, when=copied.when)
        said.append(voice)
        followed.append(voice)
    return tuple(followed)


def _age(voice: Voice, kin: Families) -> tuple[date, bool, str]:
    report = voice.bearing.report.id
    return published(voice.bearing), report in kin.echoing, report


def _copied(voice: Voice, said: Sequence[Voice]) -> Voice | None:
    """The voice that this one repeats, of those that its family has said it with."""
    report, actor = voice.bearing.report.id, voice.bearing.actor
    before = [v for v in said if v.bearing.report.id != report]
    alike = [v for v in before if _actor(v) == _actor(voice)]
    alike = alike or [v for v in before if v.side == voice.side]
    if alike or not before or actor is None or not actor.unnamed or actor.side:
        return alike[0] if alike else None
    reports = dict.fromkeys(v.bearing.report.id for v in before)
    unnamed = next((u for r in reports if (u := _unnamed(before, r))), [])
    here = _unnamed([*said, voice], report)
    place = [_actor(v) for v in here].index(actor.id)
    return unnamed[min(place, len(unnamed) - 1)] if unnamed else before[0]


def _unnamed(voices: Iterable[Voice], report: str) -> list[Voice]:
    """The unnamed voices of a report in order, each once."""
    found: dict[str, Voice] = {}
    for v in voices:
        actor = v.bearing.actor
        if v.bearing.report.id == report and actor is not None and actor.unnamed:
            found.setdefault(actor.id, v)
    return list(found.values())


def _actor(voice: Voice) -> str:
    return voice.bearing.actor.id if voice.bearing.actor else ""
