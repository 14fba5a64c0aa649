"""The form in JSON of what a report adds to what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.shown.forms import (
    Form,
    bearing_form,
    claim_form,
    drift_form,
    question_form,
    report_form,
)
from sayso.shown.revised import revision_form

if TYPE_CHECKING:
    from sayso.news import News


def news_form(news: News) -> Form:
    """What a report adds to what was known."""
    text = news.report.text
    return {
        "report": report_form(news.report),
        "held": news.held,
        "as_of": news.as_of.isoformat(),
        "compared": news.compared,
        "later": news.later,
        "undated": news.undated,
        "echoes": _echo(news),
        "told": [
            {
                "question": question_form(told.question),
                "novelty": told.novelty,
                **bearing_form(told.bearing),
                "before": bearing_form(told.before) if told.before else None,
            }
            for told in news.told
        ],
        "raised": [question_form(question) for question in news.raised],
        "drifts": [drift_form(drift) for drift in news.drifts],
        "changes": [
            {
                "question": question_form(shift.question),
                "before": shift.before.label,
                "after": shift.after.label,
            }
            for shift in news.shifts
        ],
        "revision": revision_form(news.revision) if news.revision else None,
        "loose": [claim_form(claim, text) for claim in news.loose],
    }


def _echo(news: News) -> Form | None:
    if news.echo is None or news.original is None:
        return None
    why = {"why": news.echo.reason.words, "score": news.echo.score}
    return {"report": report_form(news.original), **why}
