"""bearings → drift: what a report changed of what it leans on.

A hedge lost and a number that grew or shrank are found here; what a copy leaves out is
found in `dropped`. A pure function of what bears on a question and of the echoes, which
never takes the cautious reading away: where any telling that a report may lean on has
it as the report does, nothing has drifted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sayso.model import (
    Bearing,
    Certainty,
    Drift,
    DriftKind,
    Echo,
    Question,
    Reason,
    Span,
    Telling,
)
from sayso.trace.dropped import dropped
from sayso.trace.families import families
from sayso.trace.figures import agree, figure, is_exact, number
from sayso.trace.leaning import LEANING, Texts, leaning, name_of, texts
from sayso.trace.voices import Voice, published, record, voices

WORDS = {
    "hedge-lost": "A hedge was lost: {earlier} has {who} {say} it as {was}, "
    "and {later}, {leans}, as {now}.",
    "number-grew": "The number grew: {earlier} has {was} from {who}, "
    "and {later}, {leans}, has {now}.",
    "number-shrank": "The number shrank: {earlier} has {was} from {who}, "
    "and {later}, {leans}, has {now}.",
}
_STRENGTH: tuple[Certainty, ...] = ("possible", "probable", "certain")


@dataclass(frozen=True, slots=True)
class _Leaned:
    """A telling, those that it may lean on, the oldest first, and how on each."""

    later: Voice
    on: tuple[tuple[Voice, str], ...]


def drifts(
    question: Question, bearings: Sequence[Bearing], echoes: Sequence[Echo], as_of: date
) -> tuple[Drift, ...]:
    """What drifted in the reports published by a day, by the later report.

    Each later report has one drift of a kind for a side and answer at most. An undated
    report leans on nothing and nothing leans on it.
    """
    told = record(bearings, as_of)
    kin = texts(echoes)
    spoken = voices(told, families(echoes))
    found = chain(
        _hedges(question, spoken, kin),
        _numbers(question, spoken, kin) if question.kind == "number" else (),
        dropped(question, told, spoken, kin),
    )
    return tuple(sorted({d.id: d for d in found}.values(), key=_place))


def _place(drift: Drift) -> tuple[date, str, int, str]:
    later = drift.later.bearing
    return published(later), later.report.id, later.claim.content[0].start, drift.id


def _hedges(question: Question, spoken: Sequence[Voice], kin: Texts) -> Iterator[Drift]:
    """The reports that nowhere have the hedge of all that they may lean on."""
    held: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for v in spoken:
        if v.answer != "doubts":
            held[v.side.key, v.answer].append(v)
    for alike in held.values():
        yield from _strengthened(question, alike, kin)


def _strengthened(
    question: Question, alike: Sequence[Voice], kin: Texts
) -> Iterator[Drift]:
    """The lost hedges of one side's one answer."""
    pool = list(alike)
    for later in _weakest(alike):
        if not _strength(later):
            continue
        leaned = _leaned(later, pool, kin)
        before = _weakest(v for v, _ in leaned.on)
        if before and all(_strength(v) < _strength(later) for v in before):
            pool = [v for v in pool if _report(v) != _report(later)]
            earlier, how = _closest(leaned)
            weakest = next(v for v in before if _report(v) == _report(earlier))
            yield _hedge(question, (weakest, later), how)


def _weakest(spoken: Iterable[Voice]) -> list[Voice]:
    """Of each report, side and answer the most hedged telling, in order."""
    found: dict[tuple[str, str, str], Voice] = {}
    for v in spoken:
        key = _report(v), v.side.key, v.answer
        if key not in found or _strength(v) < _strength(found[key]):
            found[key] = v
    return sorted(found.values(), key=lambda v: _age(v))


def _leaned(later: Voice, spoken: Iterable[Voice], kin: Texts) -> _Leaned:
    pairs = ((v, leaning(later, v, kin)) for v in spoken)
    on = sorted(((v, how) for v, how in pairs if how), key=lambda pair: _age(pair[0]))
    return _Leaned(later, tuple(on))


def _closest(leaned: _Leaned) -> tuple[Voice, str]:
    """What a report copies, else the first that told of it."""
    copied = [pair for pair in leaned.on if pair[1] == "echo"]
    return copied[-1] if copied else leaned.on[0]


def _hedge(question: Question, pair: tuple[Voice, Voice], how: str) -> Drift:
    was, now = (v.bearing.claim.certainty for v in pair)
    say = "deny" if pair[1].answer == "denies" else "say"
    words = _sentence("hedge-lost", pair, how, {"say": say, "was": was, "now": now})
    earlier, later = (Telling(v.bearing, _said(v.bearing)) for v in pair)
    return Drift(question.id, "hedge-lost", earlier, later, Reason(how, words))


def _numbers(
    question: Question, spoken: Sequence[Voice], kin: Texts
) -> Iterator[Drift]:
    """The reports that have another number of a source than all that they lean on."""
    of_report: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    of_side: dict[str, list[Voice]] = defaultdict(list)
    for v in spoken:
        if number(v.answer) is not None:
            of_report[_report(v), v.side.key].append(v)
            of_side[v.side.key].append(v)
    for told in sorted(of_report.values(), key=lambda those: _age(those[0])):
        leaned = _leaned(told[0], of_side[told[0].side.key], kin)
        if leaned.on and (pair := _changed(told, leaned)):
            yield _number_drift(question, pair, dict(leaned.on)[pair[0]])


def _changed(told: Sequence[Voice], leaned: _Leaned) -> tuple[Voice, Voice] | None:
    """The one number that a report has instead of one that it leans on."""
    known = [v for v, _ in leaned.on]
    copied = [v for v, how in leaned.on if how == "echo"]
    base = _report((copied or known)[-1])
    new = _not_in(told, known)
    gone = _not_in([v for v in known if _report(v) == base], told)
    plain = len({v.answer for v in new}) == len({v.answer for v in gone}) == 1
    exact = all(is_exact(v.bearing) for v in (*new, *gone))
    return (gone[0], new[0]) if plain and exact else None


def _not_in(some: Iterable[Voice], others: Sequence[Voice]) -> list[Voice]:
    """Those whose number none of the others may have given."""
    return [v for v in some if not any(agree(v.bearing, o.bearing) for o in others)]


def _number_drift(question: Question, pair: tuple[Voice, Voice], how: str) -> Drift:
    earlier, later = pair
    grew = (number(earlier.answer) or 0.0) < (number(later.answer) or 0.0)
    kind: DriftKind = "number-grew" if grew else "number-shrank"
    said = {"was": earlier.answer, "now": later.answer}
    reason = Reason(how, _sentence(kind, pair, how, said))
    before, after = (Telling(v.bearing, _printed(v.bearing)) for v in pair)
    return Drift(question.id, kind, before, after, reason)


def _printed(bearing: Bearing) -> tuple[Span, ...]:
    """The figure; the content, where it is a word."""
    found = figure(bearing)
    return (found,) if found else bearing.claim.content


def _sentence(
    kind: str, pair: tuple[Voice, Voice], how: str, said: dict[str, str]
) -> str:
    earlier, later = pair
    actor = earlier.bearing.actor
    return WORDS[kind].format(
        earlier=name_of(earlier.bearing.report),
        later=name_of(later.bearing.report),
        who=actor.name if actor else earlier.side.name,
        leans=LEANING[how],
        **said,
    )


def _said(bearing: Bearing) -> tuple[Span, ...]:
    """The cue and the content: a hedge may stand in either."""
    return tuple(sorted((*bearing.claim.cue, *bearing.claim.content)))


def _strength(voice: Voice) -> int:
    return _STRENGTH.index(voice.bearing.claim.certainty)


def _report(voice: Voice) -> str:
    return voice.bearing.report.id


def _age(voice: Voice) -> tuple[date, str, int, str]:
    b = voice.bearing
    return published(b), b.report.id, b.claim.content[0].start, b.claim.id
