"""What changed last: the questions by the last day that brought a claim on them.

Says of each what its standing is, and what it was the day before. A pure function of a
view of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sayso import pipeline
from sayso.model import Question, Standing
from sayso.store import View, published_by

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Latter:
    """A question with its standing now, and before the last day that brought a claim.

    `before` is None where nobody had said anything on it, `day` None where only undated
    reports bear on it. `claims` and `reports` count what bears on it by then.
    """

    question: Question
    day: date | None
    standing: Standing
    before: Standing | None
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class Latest:
    """Some of the questions raised by `as_of`, the latest first, of `all` there are.

    `reports_read` counts the reports of the ledger published by then, `undated` those
    without a day; `first_day` and `last_day` are the ends of what was published.
    """

    as_of: date
    listed: tuple[Latter, ...]
    all: int
    reports_read: int
    undated: int
    first_day: date | None
    last_day: date | None


def latest(view: View, as_of: date, *, most: int, skip: int = 0) -> Latest:
    """The first `most` questions after `skip`, by last day; their matters together."""
    raised = [q for q in view.questions.values() if view.raised(q, as_of)]
    days = {q.id: view.last_day(q, as_of) for q in raised}

    def rank(question: Question) -> tuple[int, str, int, str]:
        size = len(view.bearing(question))
        return -days[question.id].toordinal(), question.matter, -size, question.id

    raised.sort(key=rank)
    shown = raised[skip : skip + most]
    dated = [r.begins for r in view.reports.values() if r.begins]
    known = [day for day in dated if day <= as_of]
    return Latest(
        as_of=as_of,
        listed=tuple(_latter(view, q, days[q.id], as_of) for q in shown),
        all=len(raised),
        reports_read=len(known),
        undated=len(view.reports) - len(dated),
        first_day=min(known, default=None),
        last_day=max(known, default=None),
    )


def _latter(view: View, question: Question, day: date, as_of: date) -> Latter:
    held = view.bearing(question)
    known = [b for b in held if published_by(b.report, as_of)]
    dated = day > date.min
    earlier = dated and any(published_by(b.report, day - _A_DAY) for b in held)
    return Latter(
        question=question,
        day=day if dated else None,
        standing=pipeline.standing_of(question, held, view.echoes, as_of),
        before=(
            pipeline.standing_of(question, held, view.echoes, day - _A_DAY)
            if earlier
            else None
        ),
        claims=len({b.claim.id for b in known}),
        reports=len({b.report.id for b in known}),
    )
