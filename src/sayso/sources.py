"""A source's record: what it said when, and how what it said first has fared.

Gathers over all questions what `trace.track` finds on each, for one actor or side, and
for all of them as context. A pure function of a view of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sayso import pipeline
from sayso.model import Bearing, Question, Standing
from sayso.store import Party, View, published_by
from sayso.trace.track import Lead, Rate, Sort, leads, own_claims, passed_on, rates


@dataclass(frozen=True, slots=True)
class Fared:
    """A lead, and the standing of its question when it was published, and since."""

    lead: Lead
    then: Standing
    now: Standing


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the reports published by `as_of` have of a source.

    `said` has its claims by question, those on which it said something last first;
    `passed_on` counts the claims of others that it is told to have passed on,
    `reports_read` the reports of the whole ledger. `fared` are the positions that it
    took before others, `rates` what became of them beside those of all sources of its
    kind (named actors, or sides).
    """

    party: Party
    as_of: date
    said: tuple[tuple[Question, tuple[Bearing, ...]], ...]
    passed_on: int
    reports_read: int
    fared: tuple[Fared, ...]
    rates: tuple[Rate, ...]


def records(
    view: View, parties: Iterable[Party], as_of: date
) -> tuple[SourceRecord, ...]:
    """The record of each party as of a day, those with most claims first."""
    found = []
    for party in parties:
        by: Sort = "side" if party.is_side else "actor"
        everybodys = view.once(("leads", as_of, by), partial(_leads, view, as_of, by))
        found.append(_record(view, party, as_of, everybodys))
    found.sort(key=lambda record: -sum(len(claims) for _, claims in record.said))
    return tuple(found)


def _leads(view: View, as_of: date, by: Sort) -> tuple[Lead, ...]:
    """Everybody's leads: the base that one source's are seen against."""
    return tuple(
        lead
        for question in view.questions.values()
        for lead in leads(
            question,
            view.bearing(question),
            view.echoes,
            _standing(view, question, as_of),
            by,
        )
    )


def _record(
    view: View, party: Party, as_of: date, everybodys: tuple[Lead, ...]
) -> SourceRecord:
    own = [lead for lead in everybodys if lead.source == party.key]
    own.sort(key=lambda lead: (lead.since, lead.question.id))
    ids = frozenset(actor.id for actor in party.actors)
    told = frozenset().union(*(_told_by(view).get(one, ()) for one in ids))
    relayed = (passed_on(view.bearings[qid], as_of, ids) for qid in told)
    asked = (q for qid, q in view.questions.items() if qid in told)
    said = [
        (question, claims)
        for question in asked
        if (claims := tuple(_said(view, question, ids, as_of)))
    ]
    said.sort(key=lambda pair: (-_last(pair[1]).toordinal(), pair[0].id))
    return SourceRecord(
        party=party,
        as_of=as_of,
        said=tuple(said),
        passed_on=len(frozenset().union(*relayed)),
        reports_read=sum(published_by(r, as_of) for r in view.reports.values()),
        fared=tuple(_fared(view, lead, as_of) for lead in own),
        rates=rates(own, everybodys),
    )


def _told_by(view: View) -> Mapping[str, frozenset[str]]:
    """The questions on which each actor, by id, made or passed on a claim."""

    def made() -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for qid, held in view.bearings.items():
            for who in (w for b in held for w in (b.actor, b.relay) if w):
                found[who.id].add(qid)
        return {actor: frozenset(asked) for actor, asked in found.items()}

    return view.once("told by", made)


def _said(
    view: View, question: Question, ids: frozenset[str], as_of: date
) -> Iterator[Bearing]:
    """The claims of these actors on a question, in order of publication."""
    own = own_claims(view.bearing(question), as_of)
    return (b for b in own if b.actor and b.actor.id in ids)


def _last(claims: Iterable[Bearing]) -> date:
    return max(b.report.published.last for b in claims if b.report.published)


def _fared(view: View, lead: Lead, as_of: date) -> Fared:
    published = lead.first.report.published
    day = published.last if published else as_of
    then = _standing(view, lead.question, day)
    return Fared(lead, then, _standing(view, lead.question, as_of))


def _standing(view: View, question: Question, day: date) -> Standing:
    bearings = view.bearing(question)
    return pipeline.standing_of(question, bearings, view.echoes, day)
