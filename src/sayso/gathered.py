"""What is to be exported, gathered from the ledger: all, or some questions."""

from __future__ import annotations

from datetime import date

from sayso import pipeline
from sayso.errors import UsageError
from sayso.export import Asked, Dossier, Stated
from sayso.model import Question, Report
from sayso.store import View, asked, matches


def gathered(view: View, words_or_id: str, day: date) -> Dossier:
    """What reports published by a day, and those without one, say on some questions.

    With '' for the words, everything. Raises UsageError where no question fits them.
    """
    questions = _questions(view, words_or_id, day)
    found = tuple(_asked(view, question, day) for question in questions)
    claims = {b.claim.id for one in found for b in one.bearings}
    reports = {b.report.id for one in found for b in one.bearings}
    wanted = [
        claim
        for claim in view.claims
        if _known(view.reports[claim.report], day)
        and (not words_or_id or claim.id in claims)
    ]
    who = view.who
    stated = [
        Stated(
            claim,
            view.reports[claim.report],
            who.get((claim.id, "source")),
            who.get((claim.id, "relay")),
        )
        for claim in wanted
    ]
    held = [
        report
        for report in view.reports.values()
        if _known(report, day) and (not words_or_id or report.id in reports)
    ]
    ids = {report.id for report in held}
    return Dossier(
        as_of=day,
        reports=tuple(sorted(held, key=_order)),
        stated=tuple(sorted(stated, key=_place)),
        asked=found,
        echoes=tuple(e for e in view.echoes if {e.report, e.of} <= ids),
    )


def _questions(view: View, words_or_id: str, day: date) -> tuple[Question, ...]:
    raised = sorted(
        (q for q in view.questions.values() if view.raised(q, day)), key=lambda q: q.id
    )
    if not words_or_id:
        return tuple(raised)
    known = {question.id for question in raised}
    if words_or_id in view.questions or not matches(words_or_id, view):
        found: tuple[Question, ...] = (asked(words_or_id, view),)
    else:
        found = matches(words_or_id, view)
    some = tuple(question for question in found if question.id in known)
    if not some:
        raise UsageError(f"nothing on {words_or_id!r} was published by {day}")
    return some


def _asked(view: View, question: Question, day: date) -> Asked:
    held = view.bearing(question)
    standing = pipeline.standing_of(question, held, view.echoes, day)
    bearings = tuple(b for b in held if _known(b.report, day))
    return Asked(question, standing, bearings)


def _known(report: Report, day: date) -> bool:
    """Whether it was published by then, though another version may stand now."""
    return report.begins is None or report.begins <= day


def _order(report: Report) -> tuple[date, str]:
    return (report.published.last if report.published else date.max, report.id)


def _place(stated: Stated) -> tuple[date, str, int, str]:
    start = stated.claim.content[0].start
    return (*_order(stated.report), start, stated.claim.id)
