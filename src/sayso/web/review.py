"""The review: what sayso is least sure of, for a person to accept, reject or mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError, UsageError
from sayso.ledger import Change, Ledger
from sayso.model import (
    POLAR_ANSWERS,
    Actor,
    Correction,
    Echo,
    Identity,
    Link,
    Pairing,
    Reason,
)
from sayso.review import Unsure
from sayso.shown.decided import because, told
from sayso.shown.language import _
from sayso.store import Decision
from sayso.web.screen import Screen

AT_ONCE = 20
KINDS = ("claims", "identities", "links", "echoes", "matters")
_KIND_OF: tuple[tuple[type, str], ...] = (
    (Correction, "claims"),
    (Identity, "identities"),
    (Link, "links"),
    (Echo, "echoes"),
    (Pairing, "matters"),
)
_BY_HAND = Reason("person", "")

Id = Annotated[str, Form(max_length=40)]
Words = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision on the page: its kind, and the sentence that a person answers."""

    kind: str
    unsure: Unsure
    said: str
    reason: str


def kind_of(decision: Decision) -> str:
    """The kind under which a decision is listed."""
    return next(kind for of, kind in _KIND_OF if isinstance(decision, of))


def reasoned(words: str) -> Reason:
    """A person's reason; it may be left out."""
    return Reason("person", words.strip()) if words.strip() else _BY_HAND


def accepted(
    ledger: Ledger, decision: Decision, maker: str, reason: Reason
) -> Decision:
    """A rule's decision as a person's own."""
    if isinstance(decision, Correction):
        sure = replace(decision.was, confidence=1.0, rule="person")
        return Correction(ledger.original(decision.was), sure, reason, maker=maker)
    if isinstance(decision, Link | Identity | Echo | Pairing):
        return replace(decision, maker=maker, reason=reason, score=1.0)
    raise UsageError("an actor and a question are decided on their own pages")


def rejected(
    ledger: Ledger, decision: Decision, maker: str, reason: Reason
) -> tuple[str, Sequence[Change]]:
    """Record that a decision is not so: the id to undo it by, and what it changed."""
    made: Decision
    if isinstance(decision, Correction):
        made = Correction(ledger.original(decision.was), None, reason, maker=maker)
    elif isinstance(decision, Pairing):
        other = not decision.together
        made = replace(decision, together=other, maker=maker, reason=reason, score=1.0)
    else:
        why = reason.words or _("rejected in the review")
        return decision.id, ledger.retract(decision.id, reason=why, maker=maker)
    return made.id, ledger.decide(made)


def mended(
    ledger: Ledger, decision: Decision, instead: str, maker: str, reason: Reason
) -> Decision:
    """A decision as a person words it: another answer, or another actor's name.

    Raises UsageError where nothing is given or nobody is called so.
    """
    if not instead.strip():
        raise InputError(_("Say what it is instead: another answer, or another name."))
    made = accepted(ledger, decision, maker, reason)
    if isinstance(made, Link):
        return replace(made, answer=_answer(decision, instead.strip()))
    if isinstance(made, Identity):
        return replace(made, actor=_actor(ledger, instead.strip()).id)
    raise InputError(
        _("This is accepted or rejected; there is nothing to put instead.")
    )


def _answer(was: Decision, answer: str) -> str:
    polar = isinstance(was, Link) and was.answer in POLAR_ANSWERS
    if polar and answer not in POLAR_ANSWERS:
        raise InputError(f"{answer!r} is no answer; choose affirms, denies or doubts")
    return answer


def _actor(ledger: Ledger, name: str) -> Actor:
    """The one actor that a name fits."""
    fitting = (record.party.actors for record in ledger.source(name))
    found = {actor.id: actor for actors in fitting for actor in actors}
    exact = [a for a in found.values() if name.casefold() in _names(a)]
    some = exact or list(found.values())
    if len(some) == 1:
        return some[0]
    names = "; ".join(f"{a.name} ({a.id})" for a in some[:5])
    raise InputError(f"{len(some)} actors fit {name!r}; give the id of one: {names}")


def _names(actor: Actor) -> set[str]:
    return {actor.id, *(n.casefold() for n in (actor.name, *actor.names))}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says to a decision: `yes`, `no` or `instead`, what, and why."""

    do: str
    instead: str
    because: str


def answered(screen: Screen, decision: str, answer: Answer, maker: str) -> str:
    """Record a person's answer to a decision that is asked; the id to undo it by."""
    ledger = screen.ledger
    about = _asked(ledger, decision).about
    reason = reasoned(answer.because)
    if answer.do == "no":
        made, changes = rejected(ledger, about.decision, maker, reason)
        said = _("Rejected: {what}").format(what=told(about))
        return screen.outcomes.keep(made, said, changes)
    own = accepted(ledger, about.decision, maker, reason)
    if answer.do == "instead":
        own = mended(ledger, about.decision, answer.instead, maker, reason)
    changes = ledger.decide(own)
    [now] = ledger.about([own])
    said = _("Decided: {what}").format(what=told(now))
    return screen.outcomes.keep(own.id, said, changes)


def routes(screen: Screen) -> APIRouter:
    """The queue, and what answers it."""
    router = APIRouter()

    @router.get("/review")
    def review(
        request: Request,
        kind: Annotated[str, Query(max_length=20)] = "",
        skip: Annotated[int, Query(ge=0, le=10**6)] = 0,
        done: Annotated[str, Query(max_length=40)] = "",
    ) -> HTMLResponse:
        every = screen.ledger.unsure()
        wanted = [u for u in every if not kind or kind_of(u.decision) == kind]
        with screen.speaking(request):
            items = tuple(
                Asked(kind_of(u.decision), u, told(u.about), because(u.decision))
                for u in wanted[skip : skip + AT_ONCE]
            )
        return screen.page(
            request,
            "review.html",
            items=items,
            kind=kind,
            kinds=KINDS,
            counts=Counter(kind_of(u.decision) for u in every),
            bearing=sum(bool(u.shifts) for u in wanted),
            all=len(wanted),
            skip=skip,
            at_once=AT_ONCE,
            done=screen.outcomes.of(done),
        )

    @router.post("/review", dependencies=[Depends(screen.signed)], response_model=None)
    def decide(  # noqa: PLR0913  # one for each field
        request: Request,
        decision: Id,
        do: Id,
        instead: Words = "",
        because: Words = "",
        kind: Id = "",
        skip: Annotated[int, Form(ge=0, le=10**6)] = 0,
    ) -> Response:
        answer = Answer(do, instead, because)
        with screen.speaking(request):
            made = answered(screen, decision, answer, screen.who(request))
        query = urlencode({"kind": kind, "skip": skip, "done": made})
        return RedirectResponse(f"/review?{query}", status_code=303)

    return router


def _asked(ledger: Ledger, decision: str) -> Unsure:
    for unsure in ledger.unsure():
        if unsure.decision.id == decision:
            return unsure
    raise UsageError(
        "this is not asked any more: somebody has decided it, or the reports have "
        "changed; go back to the review"
    )
