"""claims → origins: what each side holds, once relays and copies are followed back.

A voice holds its latest answer, a side the latest of its voices; a doubt counts neither
way. Which origins make which standing is left to `weigh`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sayso.model import (
    POLAR_ANSWERS,
    Bearing,
    Certainty,
    Echo,
    Origin,
    Period,
    Question,
)
from sayso.trace.families import families
from sayso.trace.voices import (
    Record,
    Voice,
    in_order,
    published,
    record,
    sources_of_media,
    voices,
)

_DOUBTS = "doubts"
_WEAKEST: tuple[Certainty, ...] = ("possible", "probable", "certain")

# By side and answer, the claims that are no voices and rest on that side's.
Resting = Mapping[tuple[str, str], tuple[Bearing, ...]]


def origins(
    question: Question, bearings: Sequence[Bearing], echoes: Sequence[Echo], as_of: date
) -> tuple[Origin, ...]:
    """The sides that bear on a question as of a day, each once, with its position.

    A side that only doubts is returned with the position `doubts`. `Origin.voices` are
    the voices' names. The order is by position, then since when, then the side's name.
    """
    told = record(bearings, as_of)
    sides: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices(told, families(echoes)):
        sides[voice.side.key].append(voice)
    resting = _resting(told, sides)
    found = [_origin(question, key, spoken, resting) for key, spoken in sides.items()]
    return tuple(sorted(found, key=_place))


def _place(origin: Origin) -> tuple[bool, str, date, str, str]:
    since = origin.since.last if origin.since else date.max
    polar = origin.position in POLAR_ANSWERS
    first = origin.bearings[0].link.id
    return polar, origin.position, since, origin.side, first


def _origin(
    question: Question, key: str, spoken: Sequence[Voice], resting: Resting
) -> Origin:
    latest: dict[str, Voice] = {}
    for v in sorted((v for v in spoken if v.answer != _DOUBTS), key=_latest):
        latest.pop(v.name, None)
        latest[v.name] = v
    concedes = key == (question.hurts.casefold() or None) and any(
        v.answer == "affirms" for v in latest.values()
    )
    last = max(latest.values(), key=_latest, default=None)
    position = "affirms" if concedes else last.answer if last else _DOUBTS
    held = [v for v in spoken if v.answer == position]
    return Origin(
        side=min(v.side.name for v in spoken),
        voices=_names(list(latest.values()) or held),
        position=position,
        since=min((_since(v) for v in held), key=lambda p: (p.last, p.first)),
        certainty=_certainty(held),
        bearings=_carried(held, resting.get((key, position), ())),
        concedes=concedes,
    )


def _latest(voice: Voice) -> tuple[tuple[int, int, int], str]:
    return voice.when, voice.answer


def _names(latest: Sequence[Voice]) -> tuple[str, ...]:
    """Whose they are, each name once, the latest last."""
    actors = (v.bearing.actor for v in reversed(latest))
    names = dict.fromkeys(a.name for a in actors if a is not None)
    return tuple(reversed(names))


def _since(voice: Voice) -> Period:
    """The day said, or where the report does not tell, the day published."""
    said, day = voice.bearing.claim.said, voice.when[-1]
    return said or voice.bearing.report.published or Period.day(date.fromordinal(day))


def _certainty(held: Sequence[Voice]) -> Certainty:
    """That of the latest claim; the weakest where several are the latest."""
    last = max(v.when[:2] for v in held)
    graded = (v.bearing.claim.certainty for v in held if v.when[:2] == last)
    return min(graded, key=_WEAKEST.index)


def _resting(told: Record, sides: Mapping[str, Sequence[Voice]]) -> Resting:
    side_of = {v.bearing.link.id: key for key, spoken in sides.items() for v in spoken}
    media = sources_of_media(told)
    found: dict[tuple[str, str], tuple[Bearing, ...]] = {}
    for b in told.known:
        if b.link.id in side_of or b.actor is None:
            continue
        beneath = {side_of[i] for i in _innermost(b, told) if i in side_of}
        for side in beneath or media.get(b.actor.id, frozenset()):
            key = side, told.answers[b.link.id]
            found[key] = (*found.get(key, ()), b)
    return found


def _innermost(bearing: Bearing, told: Record) -> set[str]:
    """The links of the claims that a claim, through all relays, passes on."""
    ends, ahead, seen = set(), [bearing], {bearing.link.id}
    while ahead:
        for inner in told.inner.get(ahead.pop().link.id, ()):
            if inner.link.id not in seen:
                seen.add(inner.link.id)
                ahead.append(inner)
                ends.add(inner.link.id)
    return ends


def _carried(held: Sequence[Voice], resting: Sequence[Bearing]) -> tuple[Bearing, ...]:
    """The claims for a position by day said, or else published, and id."""

    def key(b: Bearing) -> tuple[date, date, str]:
        day = published(b)
        return b.claim.said.last if b.claim.said else day, day, b.claim.id

    return tuple(sorted(in_order([*(v.bearing for v in held), *resting]), key=key))
