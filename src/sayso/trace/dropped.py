"""What a report leaves out of what it leans on: a source, a name, a relay.

Only a copy, or a medium that one report shows to pass a side on, is held to have had
what it leaves out. Where it is not plain which one was left out, none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sayso.lang.names import WORD, skeleton, skeletons
from sayso.lang.peoples import mentions
from sayso.model import Bearing, Drift, DriftKind, Question, Reason, Span, Telling
from sayso.text import folded
from sayso.trace.leaning import Texts, leaning, name_of, passed_on_by
from sayso.trace.voices import Record, Voice, published, side_of

WORDS: Mapping[str, str] = {
    "nobody": "A source was dropped: {earlier} has it from {who}, "
    "and {later}, which echoes it, from nobody named.",
    "medium": "A source was dropped: {earlier} has it from {who} by way of {medium}, "
    "and {later} from {medium} alone.",
    "name-dropped": "A name was dropped: {earlier} has it from {who}, "
    "and {later}, which echoes it, from “{now}”.",
    "relay-dropped": "A relay was dropped: {earlier} has {who} by way of {medium}, "
    "and {later}, which echoes it, does not name {medium}.",
}
_STEM = 5  # letters that cognates share: European, europeiske


def dropped(
    question: Question, told: Record, spoken: Sequence[Voice], kin: Texts
) -> Iterator[Drift]:
    """The sources, names and relays that later reports leave out."""
    return chain(
        _sources(question, told, spoken, kin),
        _media(question, told, spoken),
        _named(question, spoken, kin),
        _relays(question, told, spoken, kin),
    )


def _sources(
    question: Question, told: Record, spoken: Sequence[Voice], kin: Texts
) -> Iterator[Drift]:
    """What a copy tells of nobody and its original of one side alone."""
    for later in (b for b in told.known if b.actor is None):
        answer = told.answers[later.link.id]
        original = _original(later, told, kin)
        if answer == "doubts" or _nobodys(original, answer, told):
            continue
        alike = [v for v in spoken if v.answer == answer]
        kept = {v.side for v in alike if v.bearing.report.id == later.report.id}
        gone = [
            v for v in alike if v.bearing.report.id == original and v.side not in kept
        ]
        if len({v.side for v in gone}) == 1:
            pair = gone[0].bearing, later
            reason = Reason("echo", _sentence("nobody", pair))
            yield _drift(question, "source-dropped", pair, reason)


def _original(later: Bearing, told: Record, kin: Texts) -> str:
    """The nearest report that a copy rests on and that bears on the question."""
    held = {b.report.id for b in told.known}
    return next((r for r in kin.above.get(later.report.id, ()) if r in held), "")


def _nobodys(report: str, answer: str, told: Record) -> bool:
    """Whether a report has an answer of nobody's itself."""
    return any(
        b.actor is None and b.report.id == report and told.answers[b.link.id] == answer
        for b in told.known
    )


def _media(
    question: Question, told: Record, spoken: Sequence[Voice]
) -> Iterator[Drift]:
    """What an earlier report has of a side through a medium, a later of that alone."""
    voiced = {v.bearing.link.id: v for v in spoken}
    for later in told.known:
        if later.link.id in told.inner or later.link.id in voiced:
            continue
        if later.actor is None or not later.actor.medium:
            continue
        source = _behind(later, told, voiced)
        if source is not None and not _voices_side(later, source, spoken):
            pair = source.bearing, later
            reason = Reason("same-medium", _sentence("medium", pair, later.actor.name))
            yield _drift(question, "source-dropped", pair, reason)


def _behind(later: Bearing, told: Record, voiced: Mapping[str, Voice]) -> Voice | None:
    """Whom the same medium passed on with the same answer in an earlier report."""
    for outer in told.known:
        if outer.actor != later.actor or published(outer) >= published(later):
            continue
        if told.answers[outer.link.id] != told.answers[later.link.id]:
            continue
        for inner in told.inner.get(outer.link.id, ()):
            voice = voiced.get(inner.link.id)
            if voice and outer.actor and voice.side != side_of(outer.actor):
                return voice
    return None


def _voices_side(later: Bearing, source: Voice, spoken: Sequence[Voice]) -> bool:
    """Whether the later report has the side itself say it somewhere."""
    return any(
        v.bearing.report.id == later.report.id
        and (v.side, v.answer) == (source.side, source.answer)
        for v in spoken
    )


def _named(question: Question, spoken: Sequence[Voice], kin: Texts) -> Iterator[Drift]:
    """What a copy has of somebody unnamed and its original of somebody named."""
    for later in spoken:
        actor = later.bearing.actor
        if actor is None or not actor.unnamed or later.answer == "doubts":
            continue
        source = _whole(later, spoken, kin)
        if source is not None and not _is_named(later, spoken):
            pair = source.bearing, later.bearing
            reason = Reason("echo", _sentence("name-dropped", pair, actor.name))
            yield _drift(question, "name-dropped", pair, reason)


def _whole(later: Voice, spoken: Sequence[Voice], kin: Texts) -> Voice | None:
    """The one named voice of the original that an unnamed one repeats."""
    found = [
        v
        for v in spoken
        if v.answer == later.answer and kin.echoes(later.bearing, v.bearing)
    ]
    named = {v.name: v for v in reversed(found) if not _unnamed(v)}
    if len(named) != 1 or any(_unnamed(v) for v in found):
        return None
    (source,) = named.values()
    gone = _printed_name(source.bearing) and not _shares(later.bearing, source.bearing)
    return source if gone and source.side == later.side else None


def _printed_name(bearing: Bearing) -> bool:
    """Whether the words of the source are its name, and not `the task force`."""
    words = (w for w in WORD.findall(_source(bearing)) if w[:1].isupper())
    own = skeletons(bearing.actor.name) if bearing.actor else ()
    known = mentions(_source(bearing), bearing.report.lang)
    return bool(known) or any(skeleton(w) in own for w in words)


def _shares(later: Bearing, earlier: Bearing) -> bool:
    """Whether both sources mention one state, people or body, in whatever form."""
    one, other = (_stems(b) for b in (later, earlier))
    return not one.isdisjoint(other)


def _stems(bearing: Bearing) -> set[str]:
    """The states and bodies mentioned, and how long words begin: `europ`."""
    words = WORD.findall(folded(_source(bearing)))
    known = {m.known.side for m in mentions(_source(bearing), bearing.report.lang)}
    return known | {w[:_STEM] for w in words if len(w) > _STEM}


def _source(bearing: Bearing) -> str:
    return " ".join(s.of(bearing.report.text) for s in bearing.claim.source)


def _is_named(later: Voice, spoken: Sequence[Voice]) -> bool:
    """Whether the copy names somebody of the side elsewhere for the same answer."""
    return any(
        v.bearing.report.id == later.bearing.report.id
        and (v.side, v.answer) == (later.side, later.answer)
        and not _unnamed(v)
        for v in spoken
    )


def _unnamed(voice: Voice) -> bool:
    return voice.bearing.actor is None or voice.bearing.actor.unnamed


def _relays(
    question: Question, told: Record, spoken: Sequence[Voice], kin: Texts
) -> Iterator[Drift]:
    """What an original has by way of somebody whom the copy nowhere names."""
    seen: set[tuple[str, str, str]] = set()
    copies = (v for v in spoken if v.bearing.report.id in kin.above)
    for later in copies:
        for earlier in (v for v in spoken if v.answer == later.answer):
            medium = passed_on_by(earlier.bearing, told.claims)
            if medium is None or leaning(later, earlier, kin) != "echo":
                continue
            key = later.bearing.report.id, later.name, medium.id
            if key in seen or _mentions(later.bearing, (medium.name, *medium.names)):
                continue
            seen.add(key)
            pair = earlier.bearing, later.bearing
            reason = Reason("echo", _sentence("relay-dropped", pair, medium.name))
            yield _drift(question, "relay-dropped", pair, reason)


def _mentions(bearing: Bearing, names: Sequence[str]) -> bool:
    """Whether a report has one of these names anywhere, as outlet and credit too."""
    report = bearing.report
    held = " ".join((report.outlet, *report.credit, report.text)).casefold()
    return any(name.casefold() in held for name in names)


def _sentence(kind: str, pair: tuple[Bearing, Bearing], third: str = "") -> str:
    earlier, later = pair
    return WORDS[kind].format(
        earlier=name_of(earlier.report),
        later=name_of(later.report),
        who=earlier.actor.name if earlier.actor else earlier.claim.speaker,
        medium=third,
        now=third,
    )


def _drift(
    question: Question, kind: DriftKind, pair: tuple[Bearing, Bearing], reason: Reason
) -> Drift:
    earlier, later = (Telling(b, _attribution(b)) for b in pair)
    return Drift(question.id, kind, earlier, later, reason)


def _attribution(bearing: Bearing) -> tuple[Span, ...]:
    """Who says it and by which words; what is said, where neither is there."""
    claim = bearing.claim
    return tuple(sorted((*claim.source, *claim.cue))) or claim.content
