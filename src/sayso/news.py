"""What a report adds to what was known: new claims, echoes, changes, lost hedges.

Holds a report against those published by its own day, or another that is asked about.
Its copies add nothing and are left aside. A pure function of a view of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso import pipeline
from sayso.errors import UsageError
from sayso.model import (
    Bearing,
    Claim,
    Drift,
    Echo,
    Period,
    Question,
    Report,
    Standing,
    Telling,
)
from sayso.store import VERSION, View, published_by
from sayso.trace import drifts
from sayso.trace.leaning import texts
from sayso.trace.novelty import Told, told
from sayso.versions import Revision

_A_DAY = timedelta(days=1)
_LEAST_ID = 6  # characters that name a report


@dataclass(frozen=True, slots=True)
class Shift:
    """A question whose standing has another label with a report than without it."""

    question: Question
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class News:
    """What a report adds to what the reports published by `as_of` had said.

    `held` says that the ledger keeps it; `compared` counts the reports that it is held
    against, `later` those of the ledger published after `as_of`, `undated` those of
    which no day is known. `told` has its claims that bear on a question, `loose` those
    that bear on none; `raised` are the questions on which nobody had said anything.
    `claims` are all of its claims in order, `bearings` how each bears on what.
    `revision` is what it changed of the version of its page before it.
    """

    report: Report
    held: bool
    as_of: date
    compared: int
    later: int
    undated: int
    echo: Echo | None
    original: Report | None
    told: tuple[Told, ...]
    raised: tuple[Question, ...]
    drifts: tuple[Drift, ...]
    shifts: tuple[Shift, ...]
    loose: tuple[Claim, ...]
    claims: tuple[Claim, ...] = ()
    bearings: tuple[tuple[Question, Bearing], ...] = ()
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class _Against:
    """A report, what it is held against and as of when."""

    view: View
    report: Report
    as_of: date
    copies: frozenset[str]
    earlier: frozenset[str]  # the versions of its page before it

    @property
    def day(self) -> date:
        """The day on which the report comes: after all others where it has no date."""
        return max(self.as_of, self.report.begins or self.as_of + _A_DAY)

    def bearings(self, question: Question) -> tuple[Bearing, ...]:
        """The report's own, as of that day, and those that it is held against.

        The version of its page that stood before it is one of these.
        """
        held = (self._before(b) for b in self.view.bearing(question))
        return tuple(
            self._dated(b) if b.report.id == self.report.id else b
            for b in held
            if b.report.id == self.report.id or self._counts(b.report)
        )

    def _before(self, bearing: Bearing) -> Bearing:
        """A bearing of an earlier version as it was before this one took its place."""
        report = bearing.report
        if report.id not in self.earlier or report.until != self.report.begins:
            return bearing
        return replace(bearing, report=replace(report, until=None))

    def _counts(self, report: Report) -> bool:
        return report.id not in self.copies and published_by(report, self.as_of)

    def _dated(self, bearing: Bearing) -> Bearing:
        """The report's own bearing, as if it stood on the day that is asked about."""
        published = bearing.report.published or Period.day(self.day)
        own = replace(bearing.report, published=published, until=None)
        return replace(bearing, report=own)

    def others(self) -> Iterator[Report]:
        """The reports of the ledger but it and its copies."""
        aside = self.copies | {self.report.id}
        return (r for r in self.view.reports.values() if r.id not in aside)


def named(view: View, report: str) -> Report:
    """The report whose id begins so; raise UsageError for none or several."""
    found = [r for rid, r in view.reports.items() if rid.startswith(report)]
    if len(report) < _LEAST_ID or not found:
        raise UsageError(
            f"the ledger holds no report {report!r}; name a file, - for standard "
            "input, or the beginning of a report's id, six characters or more"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} reports have ids that begin with {report!r}")
    return found[0]


def news(
    view: View, report: Report, claims: Sequence[Claim], *, as_of: date, held: bool
) -> News:
    """What a report of `view`, with these claims, adds to the others published by then.

    An undated report is held against what was published by `as_of` as if it came last;
    it changes no standing.
    """
    above = texts(view.echoes).above
    copies = frozenset(r for r, chain in above.items() if report.id in chain)
    against = _Against(view, report, as_of, copies, _earlier(view, report))
    asked = _asked(view, report)
    said = tuple(t for q in asked for t in _told(q, against))
    raised = tuple(q for q in asked if _is_new(q, against))
    echo = _echo(view, report)
    others = tuple(against.others())
    return News(
        report=report,
        held=held,
        as_of=as_of,
        compared=sum(published_by(r, as_of) for r in others),
        later=sum(bool(r.published) and not published_by(r, as_of) for r in others),
        undated=sum(r.published is None for r in others),
        echo=echo,
        original=view.reports[echo.of] if echo else None,
        told=said,
        raised=raised,
        drifts=tuple(d for q in asked for d in _drifts(q, against)),
        shifts=tuple(s for q in asked for s in _shifts(q, against)),
        loose=_loose(claims, view, report),
        claims=tuple(claims),
        bearings=tuple(
            (q, b) for q in asked for b in view.bearing(q) if b.report.id == report.id
        ),
    )


def _earlier(view: View, report: Report) -> frozenset[str]:
    renewals = (e for e in view.echoes if e.reason.rule == VERSION)
    return frozenset(texts(renewals).above.get(report.id, ()))


def _asked(view: View, report: Report) -> tuple[Question, ...]:
    """The questions that a report's claims bear on, those with most claims first."""
    asked = dict.fromkeys(qid for qid, _ in view.of_report(report.id))
    found = [view.questions[qid] for qid in asked if qid in view.questions]
    return tuple(sorted(found, key=lambda q: (-len(view.bearing(q)), q.id)))


def _echo(view: View, report: Report) -> Echo | None:
    own = (e for e in view.echoes if e.report == report.id and e.of in view.reports)
    return max(own, key=lambda e: (e.score, e.id), default=None)


def _told(question: Question, against: _Against) -> Iterator[Told]:
    view = against.view
    as_held = {b.link.id: b for b in view.bearing(question)}
    bearings = against.bearings(question)
    for t in told(question, bearings, view.echoes, against.report.id, against.day):
        yield replace(t, bearing=as_held[t.bearing.link.id])


def _is_new(question: Question, against: _Against) -> bool:
    """Whether nothing that the report is held against bears on a question."""
    own = against.report.id
    return all(b.report.id == own for b in against.bearings(question))


def _drifts(question: Question, against: _Against) -> Iterator[Drift]:
    """What the report changed of what it leans on."""
    as_held = {b.link.id: b for b in against.view.bearing(question)}
    bearings = against.bearings(question)
    for drift in drifts(question, bearings, against.view.echoes, against.day):
        later = drift.later.bearing
        if later.report.id == against.report.id:
            own = Telling(as_held[later.link.id], drift.later.words)
            yield replace(drift, later=own)


def _shifts(question: Question, against: _Against) -> Iterator[Shift]:
    own, echoes, day = against.report, against.view.echoes, against.day
    with_it = against.bearings(question)
    without = [b for b in with_it if b.report.id != own.id]
    kept = [b for b in with_it if b.report.id not in against.earlier]
    before = pipeline.standing_of(question, without, echoes, day)
    after = pipeline.standing_of(question, kept, echoes, day)
    if own.published and before.label != after.label:
        yield Shift(question, before, after)


def _loose(claims: Iterable[Claim], view: View, report: Report) -> tuple[Claim, ...]:
    """The claims of a report that bear on no question."""
    linked = {b.claim.id for _, b in view.of_report(report.id)}
    return tuple(c for c in claims if c.id not in linked)
