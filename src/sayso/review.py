"""What sayso is least sure of, and what a no to it would change.

Decides which decisions a person should look at first: those of which the rules are
least sure, and of them those on which a standing rests. What the person says is theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso import pipeline
from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Correction,
    Echo,
    Identity,
    Label,
    Link,
    Pairing,
    Question,
    Reason,
    Report,
)
from sayso.store import Decision, View, is_machine

SURE = 0.75  # what is surer is not asked about
_WEIGHED = 40  # of the least sure of a kind: weighed for what a no would change

Bearings = Mapping[str, tuple[Bearing, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """A decision with all that it names; None for what it does not, or is not held.

    `other` is the report that is echoed, or the second of a pair.
    """

    decision: Decision
    report: Report | None = None
    other: Report | None = None
    claim: Claim | None = None
    question: Question | None = None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A question whose standing would have another label."""

    question: Question
    now: Label
    then: Label


@dataclass(frozen=True, slots=True)
class Unsure:
    """A rule's decision that a person should look at, and how sure the rule is of it.

    A claim stands as a correction that changes nothing, what is one matter as a
    pairing: neither is recorded. `shifts` are what a no would change.
    """

    about: About
    sure: float
    shifts: tuple[Shift, ...] = ()

    @property
    def decision(self) -> Decision:
        """The decision itself."""
        return self.about.decision


def about(view: View, decisions: Iterable[Decision]) -> tuple[About, ...]:
    """Decisions with all that they name."""
    claims = {claim.id: claim for claim in view.claims}
    return tuple(_about(view, claims, decision) for decision in decisions)


def _about(view: View, claims: Mapping[str, Claim], decision: Decision) -> About:
    match decision:
        case Link() | Identity():
            claim = claims.get(decision.claim)
            report = view.reports.get(claim.report) if claim else None
            question = actor = None
            if isinstance(decision, Link):
                question = view.questions.get(decision.question)
                actor = view.who.get((decision.claim, "source"))
            else:
                actor = view.actors.get(decision.actor)
            return About(decision, report, None, claim, question, actor)
        case Echo():
            pair = view.reports.get(decision.report), view.reports.get(decision.of)
            return About(decision, *pair)
        case Pairing():
            pair = view.reports.get(decision.report), view.reports.get(decision.other)
            return About(decision, *pair)
        case Correction():
            report = view.reports.get(decision.was.report)
            return About(decision, report, claim=decision.was)
        case Actor():
            return About(decision, actor=decision)
        case Question():
            return About(decision, question=decision)
        case _:
            return About(decision)


def unsure(
    view: View, pairs: Iterable[Pairing], day: date, *, least: float = SURE
) -> tuple[Unsure, ...]:
    """What is decided with a score under `least`: what standings rest on comes first.

    Then the least sure. `pairs` are reports that nearly are of one matter, or of two.
    """
    found = [d for d in _decided(view, pairs) if _score(d) < least]
    found.sort(key=lambda d: (_score(d), d.id))
    bearings = _by_claim(view)
    known = about(view, found)
    weighed: Counter[type] = Counter()
    asked = []
    for one in filter(_whole, known):
        weighed[type(one.decision)] += 1
        few = weighed[type(one.decision)] <= _WEIGHED
        shifts = _shifts(view, bearings, one, day) if few else ()
        asked.append(Unsure(one, _score(one.decision), shifts))
    return tuple(sorted(asked, key=lambda u: (not u.shifts, u.sure, u.decision.id)))


def _decided(view: View, pairs: Iterable[Pairing]) -> Iterator[Decision]:
    for bearings in view.bearings.values():
        yield from (b.link for b in bearings if is_machine(b.link.maker))
    yield from (i for i in view.identities if is_machine(i.maker))
    yield from (e for e in view.echoes if is_machine(e.maker))
    for claim in view.claims:
        reason = Reason(claim.rule, "")
        yield Correction(claim, claim, reason, score=claim.confidence)
    yield from pairs


def _whole(one: About) -> bool:
    """Whether all that a decision names is held."""
    match one.decision:
        case Link():
            return one.claim is not None and one.question is not None
        case Identity():
            return one.claim is not None and one.actor is not None
        case Echo() | Pairing():
            return one.report is not None and one.other is not None
        case _:
            return one.report is not None


def _score(decision: Decision) -> float:
    return float(getattr(decision, "score", 1.0))


def _by_claim(view: View) -> dict[str, list[str]]:
    """The questions that each claim bears on, by ids."""
    found: dict[str, list[str]] = defaultdict(list)
    for question, bearings in view.bearings.items():
        for bearing in bearings:
            found[bearing.claim.id].append(question)
    return found


def _shifts(
    view: View, by_claim: Mapping[str, Sequence[str]], one: About, day: date
) -> tuple[Shift, ...]:
    found = []
    for qid in _touched(view, by_claim, one):
        question, held = view.questions.get(qid), view.bearings.get(qid, ())
        if question is None:
            continue
        echoes = tuple(e for e in view.echoes if e != one.decision)
        now = pipeline.standing_of(question, held, view.echoes, day).label
        then = pipeline.standing_of(question, _without(held, one), echoes, day).label
        if now != then:
            found.append(Shift(question, now, then))
    return tuple(found)


def _touched(
    view: View, by_claim: Mapping[str, Sequence[str]], one: About
) -> tuple[str, ...]:
    """The questions whose bearings a decision has to do with."""
    match one.decision:
        case Link():
            return (one.decision.question,)
        case Identity() | Correction():
            return tuple(
                dict.fromkeys(by_claim.get(one.claim.id if one.claim else "", ()))
            )
        case Echo():
            pair = {one.decision.report, one.decision.of}
            return tuple(
                qid
                for qid, held in view.bearings.items()
                if pair <= {b.report.id for b in held}
            )
        case _:
            return ()


def _without(held: Sequence[Bearing], one: About) -> tuple[Bearing, ...]:
    """What bears on a question if a decision is not so."""
    match one.decision:
        case Link():
            return tuple(b for b in held if b.link.id != one.decision.id)
        case Correction():
            return tuple(b for b in held if b.claim.id != one.decision.was.id)
        case Identity():
            return tuple(_unknown(b, one.decision) for b in held)
        case _:
            return tuple(held)


def _unknown(bearing: Bearing, identity: Identity) -> Bearing:
    """A bearing without what an identity says of it."""
    if bearing.claim.id != identity.claim:
        return bearing
    if identity.role == "source":
        return replace(bearing, actor=None)
    return replace(bearing, relay=None)
