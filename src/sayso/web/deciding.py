"""What a person decides about a question or an actor: whom a yes hurts, what is one
matter, and for whom somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError, UsageError
from sayso.ledger import Ledger
from sayso.model import Pairing, Report
from sayso.shown.decided import told
from sayso.shown.language import _
from sayso.store import Decision
from sayso.web.review import reasoned
from sayso.web.screen import Screen

Short = Annotated[str, Form(max_length=300)]
Done = Annotated[str, Query(max_length=40)]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form of a question's page: what is asked for, and the fields of it."""

    do: str
    hurts: str
    one: str
    other: str
    because: str


def routes(screen: Screen) -> APIRouter:
    """The pages on which a question and an actor are decided about."""
    router = APIRouter()
    signed = [Depends(screen.signed)]

    @router.get("/questions/{question}/decide")
    def question(request: Request, question: str, done: Done = "") -> HTMLResponse:
        brief = screen.ledger.brief(question)
        return screen.page(
            request,
            "decide.html",
            brief=brief,
            reports=_reports(screen.ledger, question),
            done=screen.outcomes.of(done),
        )

    @router.post(
        "/questions/{question}/decide", dependencies=signed, response_model=None
    )
    def decide(  # noqa: PLR0913  # one for each field
        request: Request,
        question: str,
        do: Short,
        hurts: Short = "",
        one: Short = "",
        other: Short = "",
        because: Short = "",
    ) -> Response:
        with screen.speaking(request):
            form = Typed(do, hurts, one, other, because)
            done = _decided(screen, question, form, screen.who(request))
        return _after(screen.ledger, question, done)

    @router.get("/actors/{actor}")
    def actor(request: Request, actor: str, done: Done = "") -> HTMLResponse:
        return screen.page(
            request,
            "actor.html",
            actor=screen.ledger.actor(actor),
            done=screen.outcomes.of(done),
        )

    @router.post("/actors/{actor}", dependencies=signed, response_model=None)
    def side(request: Request, actor: str, side: Short = "") -> Response:
        found = replace(screen.ledger.actor(actor), side=side.strip())
        with screen.speaking(request):
            done = _made(screen, found, screen.who(request))
        query = urlencode({"done": done})
        return RedirectResponse(f"/actors/{quote(actor)}?{query}", status_code=303)

    return router


def _decided(screen: Screen, question: str, typed: Typed, maker: str) -> str:
    """Record what a person decided on a question's page; its id."""
    if typed.do == "hurts":
        asked = screen.ledger.brief(question).question
        return _made(screen, replace(asked, hurts=typed.hurts.strip()), maker)
    first = _report(screen.ledger, typed.one or question)
    second = _report(screen.ledger, typed.other)
    if first.id == second.id:
        raise InputError(_("This is one report; name two that differ."))
    low, high = sorted((first.id, second.id))
    together, why = typed.do == "merge", reasoned(typed.because)
    pair = Pairing(low, high, together=together, reason=why, maker=maker)
    return _made(screen, pair, maker)


def _made(screen: Screen, decision: Decision, maker: str) -> str:
    changes = screen.ledger.decide(decision, maker=maker)
    [about] = screen.ledger.about([decision])
    return screen.outcomes.keep(decision.id, told(about), changes)


def _after(ledger: Ledger, question: str, done: str) -> RedirectResponse:
    """Back to the question; to the log where it is asked no more."""
    query = urlencode({"done": done})
    try:
        ledger.course(question)
    except UsageError:
        return RedirectResponse(f"/log?{query}", status_code=303)
    where = f"/questions/{quote(question)}/decide"
    return RedirectResponse(f"{where}?{query}", status_code=303)


def _reports(ledger: Ledger, question: str) -> tuple[Report, ...]:
    """The reports that bear on a question, each once, in order."""
    bearings = ledger.brief(question).bearings
    return tuple({b.report.id: b.report for b in bearings}.values())


def _report(ledger: Ledger, named: str) -> Report:
    """A report by its id, or the first of the question that the words are about."""
    for report in ledger.reports():
        if report.id == named:
            return report
    if not named.strip():
        raise InputError(_("Name the other: a question’s words, or a report."))
    found = _reports(ledger, named)
    if not found:
        raise InputError(f"no report bears on {named!r} yet")
    return found[0]
