"""A report: its text marked, what each claim does, and what was new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sayso.model import Question
from sayso.news import News
from sayso.shown.newness import compared, echoed, headings, shown, summary
from sayso.shown.wording import once
from sayso.trace.novelty import Told
from sayso.web.drawing.marks import kind_of, shape_of
from sayso.web.marked import noted, paragraphs
from sayso.web.screen import Screen


@dataclass(frozen=True, slots=True)
class Newness:
    """Claims that are new in one way, by question."""

    name: str
    known: bool
    number: int
    questions: tuple[tuple[Question, tuple[Told, ...]], ...]


def newness(news: News) -> tuple[Newness, ...]:
    """What the report says, the newest first."""
    told, found = shown(news), []
    for kind, name in headings().items():
        held = [t for t in told if t.novelty == kind]
        by = groupby(held, key=lambda t: t.question)
        questions = tuple((question, tuple(those)) for question, those in by)
        if held:
            found.append(Newness(name, kind == "known", len(held), questions))
    return tuple(found)


def told(news: News) -> dict[str, Any]:
    """The values that show a report and what it adds."""
    claims = noted(news.claims, news.bearings)
    return {
        "news": news,
        "report": news.report,
        "claims": claims,
        "left": len(news.claims) - len(claims),
        "paragraphs": paragraphs(news.report, claims),
        "newness": newness(news),
        "summary": summary(news),
        "echoed": echoed(news),
        "compared": compared(news),
        "drifts": once(news.drifts),
        "raised": _ids(news.raised),
        "shape_of": shape_of,
        "kind_of": kind_of,
    }


def _ids(questions: Sequence[Question]) -> frozenset[str]:
    return frozenset(q.id for q in questions)


def routes(screen: Screen) -> APIRouter:
    """The report's route."""
    router = APIRouter()

    @router.get("/reports/{report}")
    def report(request: Request, report: str) -> HTMLResponse:
        news = screen.ledger.new(report)
        with screen.speaking(request):
            values = told(news)
        return screen.page(request, "report.html", **values, fields=None, problems=())

    return router
