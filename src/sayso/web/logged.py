"""The log: what persons decided and took back, with who and when, and undo for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.model import Reason, Restoring
from sayso.review import About
from sayso.shown.decided import history, told
from sayso.shown.language import _
from sayso.store import LogEntry, is_machine
from sayso.web.screen import Screen

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words; `undoable` says whether there is anything to take back."""

    entry: LogEntry
    about: About
    said: str
    history: str
    undoable: bool

    @property
    def rejection(self) -> bool:
        """Whether it is a rule's decision that a person has retracted."""
        return is_machine(self.entry.maker)


def lines(ledger: Ledger, entries: Sequence[LogEntry]) -> tuple[Line, ...]:
    """The entries of the log in words."""
    restored = _restored(entries)
    abouts = ledger.about(entry.decision for entry in entries)
    by_id = {one.decision.id: one for one in abouts}
    return tuple(
        Line(entry, one, _said(one, by_id), history(entry), _undoable(entry, restored))
        for entry, one in zip(entries, abouts, strict=True)
    )


def _said(one: About, by_id: dict[str, About]) -> str:
    if isinstance(one.decision, Restoring) and one.decision.decision in by_id:
        what = told(by_id[one.decision.decision])
        return _("sayso may decide again: {what}").format(what=what)
    return told(one)


def _restored(entries: Iterable[LogEntry]) -> frozenset[str]:
    return frozenset(
        e.decision.decision
        for e in entries
        if isinstance(e.decision, Restoring) and e.retracted is None
    )


def _undoable(entry: LogEntry, restored: frozenset[str]) -> bool:
    if is_machine(entry.maker):
        return entry.decision.id not in restored
    return entry.retracted is None


def undone(screen: Screen, decision: str, maker: str, why: str) -> str:
    """Take a decision back, or let the rules make again what a person rejected.

    Returns an id: of what was taken back, or of what can be taken back in its turn.
    """
    ledger = screen.ledger
    entries = [e for e in ledger.log() if e.decision.id == decision]
    mine = [e for e in entries if not is_machine(e.maker) and e.retracted is None]
    words = why.strip() or _("taken back")
    if not entries:
        raise UsageError(f"no person has decided anything under the id {decision!r}")
    [one] = ledger.about([entries[0].decision])
    if mine:
        changes = ledger.retract(decision, reason=words, maker=maker)
        made = decision
    else:
        restoring = Restoring(decision, Reason("person", words), maker=maker)
        changes = ledger.decide(restoring)
        made = restoring.id
    said = _("Undone: {what}").format(what=told(one))
    return screen.outcomes.keep(made, said, changes, undoable=not mine)


def routes(screen: Screen) -> APIRouter:
    """The log and the undoing of what is in it."""
    router = APIRouter()

    @router.get("/log")
    def log(
        request: Request,
        skip: Annotated[int, Query(ge=0, le=10**6)] = 0,
        done: Annotated[str, Query(max_length=40)] = "",
    ) -> HTMLResponse:
        with screen.speaking(request):
            entries = lines(screen.ledger, screen.ledger.log())
        return screen.page(
            request,
            "log.html",
            lines=entries[skip : skip + AT_ONCE],
            all=len(entries),
            skip=skip,
            at_once=AT_ONCE,
            done=screen.outcomes.of(done),
        )

    @router.post("/log", dependencies=[Depends(screen.signed)], response_model=None)
    def undo(
        request: Request,
        decision: Annotated[str, Form(max_length=40)],
        because: Annotated[str, Form(max_length=300)] = "",
        back: Annotated[str, Form(max_length=20)] = "log",
    ) -> Response:
        with screen.speaking(request):
            made = undone(screen, decision, screen.who(request), because)
        page = "review" if back == "review" else "log"
        query = urlencode({"done": made})
        return RedirectResponse(f"/{page}?{query}", status_code=303)

    return router
