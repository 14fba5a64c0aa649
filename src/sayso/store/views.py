"""A ledger as of one instant, with every claim joined to what it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, func, select

from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Echo,
    Identity,
    Link,
    Question,
    Report,
)
from sayso.store import tables
from sayso.store.bodies import Decision
from sayso.store.corrected import claims
from sayso.store.decided import in_force, last_settling
from sayso.store.observed import reports

_T = TypeVar("_T")
_GROWING = (
    tables.reading,
    tables.extraction,
    tables.decision,
    tables.retraction,
    tables.settling,
)


@dataclass(frozen=True, slots=True)
class View:
    """What was held and decided at one instant; mappings are by id.

    `bearings` are by question, in order of publication; the undated come last.
    `claims` are by report and place; `who` says who is a claim's source or relay,
    by the best of `identities`.
    """

    reports: Mapping[str, Report]
    questions: Mapping[str, Question]
    actors: Mapping[str, Actor]
    bearings: Mapping[str, tuple[Bearing, ...]]
    echoes: tuple[Echo, ...]
    claims: tuple[Claim, ...] = ()
    who: Mapping[tuple[str, str], Actor] = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()

    def bearing(self, question: Question) -> tuple[Bearing, ...]:
        """The claims that bear on a question, with all that is decided about them."""
        return self.bearings.get(question.id, ())

    @property
    def latest(self) -> date | None:
        """The latest day of publication of any report, None when none is dated."""
        days = (r.published.last for r in self.reports.values() if r.published)
        return max(days, default=None)

    def last_day(self, question: Question, as_of: date) -> date:
        """The last day by `as_of` that brought a claim on a question, else date.min."""
        held = (b.report for b in self.bearing(question))
        days = (r.published.last for r in held if r.published)
        return max((day for day in days if day <= as_of), default=date.min)

    def raised(self, question: Question, as_of: date) -> bool:
        """Whether a report published by `as_of`, or an undated one, bears on it."""
        held = (b.report for b in self.bearing(question))
        return any(r.published is None or published_by(r, as_of) for r in held)


def view(
    connection: Connection,
    *,
    engine: str,
    recorded: datetime | None = None,
    only: Collection[str] | None = None,
) -> View:
    """The ledger as of `recorded`; None is now, with the claims of `engine`.

    `only` are the reports of the matters that are wanted, by index.
    """
    held = reports(connection, recorded, only=only)
    if recorded is not None:
        settling = last_settling(connection, recorded)
        engine = settling.engine if settling else engine
    found = claims(connection, held, engine=engine, recorded=recorded)
    decisions = in_force(connection, recorded, reports=only)
    actors = _actors(_of(decisions, Actor))
    who = _identified(decisions, actors)
    return View(
        reports=held,
        questions={q.id: q for q in _of(decisions, Question)},
        actors=actors,
        bearings=_bearings(held, found, decisions, who),
        echoes=_of(decisions, Echo),
        claims=found,
        who=who,
        identities=_of(decisions, Identity),
    )


def _actors(decided: Iterable[Actor]) -> dict[str, Actor]:
    """The actors by id: one that several matters know has the names of all of them.

    Its name is the fullest, of equals the first by alphabet.
    """
    found: dict[str, Actor] = {}
    for actor in decided:
        held = found.get(actor.id, actor)
        name = min(held.name, actor.name, key=lambda n: (-len(n.split()), n))
        names = tuple(sorted({*held.names, *actor.names}))
        found[actor.id] = replace(actor, name=name, names=names)
    return found


def stamp(connection: Connection) -> tuple[int, ...]:
    """Changes with every row added: equal stamps are equal ledgers."""
    counts = (select(func.count()).select_from(t).scalar_subquery() for t in _GROWING)
    return tuple(connection.execute(select(*counts)).one())


def published_by(report: Report, as_of: date) -> bool:
    """Whether a report counts as of a day: from the end of its day, month or year."""
    return report.published is not None and report.published.last <= as_of


def _of(decisions: Iterable[Decision], kind: type[_T]) -> tuple[_T, ...]:
    return tuple(d for d in decisions if isinstance(d, kind))


def _bearings(
    held: Mapping[str, Report],
    found: Iterable[Claim],
    decisions: Iterable[Decision],
    who: Mapping[tuple[str, str], Actor],
) -> dict[str, tuple[Bearing, ...]]:
    by_id = {claim.id: claim for claim in found}
    bearings: dict[str, list[Bearing]] = defaultdict(list)
    for link in _of(decisions, Link):
        claim = by_id.get(link.claim)
        if claim is None:
            continue
        roles = who.get((claim.id, "source")), who.get((claim.id, "relay"))
        bearing = Bearing(claim, held[claim.report], link, *roles)
        bearings[link.question].append(bearing)
    return {q: tuple(sorted(those, key=_order)) for q, those in bearings.items()}


def _identified(
    decisions: Iterable[Decision], actors: Mapping[str, Actor]
) -> dict[tuple[str, str], Actor]:
    """Who a claim's source or relay is: the best decision, where there are several."""
    known = (i for i in _of(decisions, Identity) if i.actor in actors)
    worst_first = sorted(known, key=lambda i: (i.score, i.actor))
    return {(i.claim, i.role): actors[i.actor] for i in worst_first}


def _order(bearing: Bearing) -> tuple[date, str, int, str, str]:
    published, claim = bearing.report.published, bearing.claim
    day = published.last if published else date.max
    start = claim.content[0].start
    return (day, bearing.report.id, start, claim.id, bearing.link.answer)
