"""A ledger as of one instant, with every claim joined to what it bears on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

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
from sayso.store.versions import first_seen, versioned, with_renewals

_T = TypeVar("_T")
_Made = TypeVar("_Made")
_KEPT = 24
_NEVER = date.max
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
    by the best of `identities`; `made` is what was found in the view `once`.
    """

    reports: Mapping[str, Report]
    questions: Mapping[str, Question]
    actors: Mapping[str, Actor]
    bearings: Mapping[str, tuple[Bearing, ...]]
    echoes: tuple[Echo, ...]
    claims: tuple[Claim, ...] = ()
    who: Mapping[tuple[str, str], Actor] = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, kept under a name as long as the view is, if it is new.

        For what takes long to find in many claims; of more than 24, the oldest goes.
        """
        if name not in self.made:
            found = make()
            for old in list(self.made)[: max(0, len(self.made) - _KEPT + 1)]:
                self.made.pop(old, None)
            self.made[name] = found
            return found
        kept: _Made = self.made[name]
        return kept

    def bearing(self, question: Question) -> tuple[Bearing, ...]:
        """The claims that bear on a question, with all that is decided about them."""
        return self.bearings.get(question.id, ())

    @property
    def latest(self) -> date | None:
        """The latest day of publication of any report, None when none is dated."""
        days = (r.begins for r in self.reports.values() if r.begins)
        return max(days, default=None)

    def last_day(self, question: Question, as_of: date) -> date:
        """The last day by `as_of` that brought a claim on a question, else date.min."""
        days = self._days().get(question.id, ())
        before = bisect_right(days, as_of)
        return days[before - 1] if before else date.min

    def raised(self, question: Question, as_of: date) -> bool:
        """Whether a report published by `as_of`, or an undated one, bears on it."""
        days = self._days().get(question.id, ())
        return bool(days) and (days[0] <= as_of or days[-1] == _NEVER)

    def _days(self) -> Mapping[str, tuple[date, ...]]:
        """The days of what bears on each question, in order; _NEVER for no date."""
        return self.once(
            "days",
            lambda: {
                qid: tuple(sorted({_day(b.report) for b in held}))
                for qid, held in self.bearings.items()
            },
        )

    def of_report(self, report_id: str) -> tuple[tuple[str, Bearing], ...]:
        """What a report's claims bear on: ids of questions, each with a bearing."""
        return self.once("of reports", self._of_reports).get(report_id, ())

    def _of_reports(self) -> Mapping[str, tuple[tuple[str, Bearing], ...]]:
        found: dict[str, list[tuple[str, Bearing]]] = defaultdict(list)
        for qid, held in self.bearings.items():
            for b in held:
                found[b.report.id].append((qid, b))
        return {report: tuple(those) for report, those in found.items()}


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
    found_held = reports(connection, recorded, only=only)
    held, renewals = versioned(
        found_held, first_seen(connection, found_held, recorded=recorded)
    )
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
        echoes=with_renewals(_of(decisions, Echo), renewals),
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


def _day(report: Report) -> date:
    return report.begins or _NEVER


def published_by(report: Report, as_of: date) -> bool:
    """Whether a report counts as of a day: from the end of its day, month or year.

    Of a page's versions, the one that stood then does.
    """
    return report.stands(as_of)


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
