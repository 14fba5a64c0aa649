"""A source's record: what it said when, and how what it said first has fared.

Gathers over all questions what `trace.track` finds on each, for one actor or side, and
for all of them as context. A pure function of a view of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

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
    made: dict[Sort, tuple[Lead, ...]] = {}
    found = []
    for party in parties:
        by: Sort = "side" if party.is_side else "actor"
        if by not in made:
            made[by] = tuple(_leads(view, as_of, by))
        found.append(_record(view, party, as_of, made[by]))
    found.sort(key=lambda record: -sum(len(claims) for _, claims in record.said))
    return tuple(found)


def _leads(view: View, as_of: date, by: Sort) -> Iterator[Lead]:
    for question in view.questions.values():
        standing = _standing(view, question, as_of)
        bearings = view.bearing(question)
        yield from leads(question, bearings, view.echoes, standing, by)


def _record(
    view: View, party: Party, as_of: date, everybodys: tuple[Lead, ...]
) -> SourceRecord:
    own = [lead for lead in everybodys if lead.source == party.key]
    own.sort(key=lambda lead: (lead.since, lead.question.id))
    ids = frozenset(actor.id for actor in party.actors)
    relayed = (passed_on(held, as_of, ids) for held in view.bearings.values())
    said = [
        (question, claims)
        for question in view.questions.values()
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
