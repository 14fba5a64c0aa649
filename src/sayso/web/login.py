"""The login: a page that asks for the password, and what lets nobody in without it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.shown.language import _
from sayso.store import is_machine
from sayso.web.gate import COOKIE, LASTS, Gate
from sayso.web.screen import Screen

_OPEN = ("/static/", "/language/")
_MOST_NAME = 60


class Gated:
    """The application behind its password; `gate` without one lets everybody in."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whoever may be answered; send the others to the login."""
        if scope["type"] != "http" or await self._admitted(HTTPConnection(scope)):
            await self._app(scope, receive, send)
        else:
            await _refusal(scope)(scope, receive, send)

    async def _admitted(self, request: HTTPConnection) -> bool:
        path = request.url.path
        if not self._gate.locked or path == "/login" or path.startswith(_OPEN):
            return True
        if self._gate.session(request) is not None:
            return True
        kind, _space, word = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not word:
            return False
        right = await run_in_threadpool(self._gate.fits, word, address_of(request))
        return bool(right)


def address_of(request: HTTPConnection) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


def _refusal(scope: Scope) -> Response:
    path = scope["path"]
    if path.startswith("/api"):
        said = "Log in, or send the password as a bearer token."
        body = {"type": "about:blank", "status": 401, "title": said}
        headers = {"WWW-Authenticate": "Bearer"}
        kind = "application/problem+json"
        return JSONResponse(body, 401, headers, media_type=kind)
    query = scope.get("query_string", b"").decode("latin-1")
    back = f"{path}?{query}" if query else path
    to = urlencode({"to": back}) if scope["method"] == "GET" else ""
    return RedirectResponse(f"/login?{to}" if to else "/login", status_code=303)


def inside(address: str) -> str:
    """An address on these pages to go on to; the front page for any other."""
    plain = address.isprintable() and "\\" not in address
    return address if plain and address[:1] == "/" and address[1:2] != "/" else "/"


def named(name: str) -> str:
    """A person's name as decisions bear it; '' for what is none."""
    found = " ".join(name.split())
    fine = found.isprintable() and len(found) <= _MOST_NAME and not is_machine(found)
    return found if fine else ""


def routes(screen: Screen) -> APIRouter:
    """The login's page, logging in and logging out."""
    router = APIRouter()
    gate = screen.gate

    @router.get("/login", response_model=None)
    def login(
        request: Request, to: Annotated[str, Query(max_length=2000)] = "/"
    ) -> Response:
        if not gate.locked:
            return RedirectResponse("/", status_code=303)
        return _asked(screen, request, to, (200, ""))

    @router.post("/login", response_model=None)
    def enter(
        request: Request,
        name: Annotated[str, Form(max_length=200)] = "",
        word: Annotated[str, Form(max_length=2000)] = "",
        to: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        if not gate.locked:
            return RedirectResponse("/", status_code=303)
        with screen.speaking(request):
            wrong = _wrong(gate, named(name), word, address_of(request))
        if wrong is not None:
            return _asked(screen, request, to, wrong)
        return _entered(gate, request, named(name), to)

    @router.post("/logout", dependencies=[Depends(screen.signed)], response_model=None)
    def leave(request: Request) -> Response:
        gate.closed(request)
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer

    return router


def _asked(
    screen: Screen, request: Request, to: str, wrong: tuple[int, str]
) -> HTMLResponse:
    status, sentence = wrong
    return screen.page(
        request, "login.html", status=status, to=inside(to), sentence=sentence
    )


def _wrong(gate: Gate, name: str, word: str, address: str) -> tuple[int, str] | None:
    """What is wrong with a name and a password: a status and a sentence."""
    if not name:
        return 422, _("Give your name: decisions bear it.")
    right = gate.fits(word, address)
    if right is None:
        return 429, _("Too many tries. Wait five minutes, then try again.")
    return None if right else (403, _("That is not the password."))


def _entered(gate: Gate, request: Request, name: str, to: str) -> Response:
    """On to the page that was asked for, with the cookie of a new session."""
    answer = RedirectResponse(inside(to), status_code=303)
    answer.set_cookie(
        COOKIE,
        gate.opened(name),
        max_age=LASTS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer
