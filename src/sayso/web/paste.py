"""A report pasted in: read at once, shown marked; kept only when a person says so."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError
from sayso.model import Period
from sayso.read import Given, Reading, read_bytes
from sayso.web.report import told
from sayso.web.screen import Screen

_MOST = 300_000  # code points of a pasted report
_NAME = "pasted"
_AT_ONCE = 2
_WAIT = 30.0  # seconds

Field = Annotated[str, Form(max_length=200)]
Text = Annotated[str, Form()]


def reading(text: str, published: str, outlet: str, title: str, lang: str) -> Reading:
    """A pasted text as a report; raise InputError or UsageError where it is none."""
    if len(text) > _MOST:
        raise InputError(
            f"this has {len(text):,} characters, and at most {_MOST:,} are read here; "
            "put it into a file and add that: sayso add FILE"
        )
    words = text.strip()
    if words.startswith(("http://", "https://")) and len(words.split()) == 1:
        raise InputError(
            "this is an address, and addresses are not fetched here; "
            "paste the report's text"
        )
    day = Period.parse(published) if published.strip() else None
    given = Given(published=day, outlet=outlet.strip(), title=title.strip(), lang=lang)
    raw = text.encode("utf-8", "surrogatepass")
    return read_bytes(raw, name=_NAME, given=given)


def routes(screen: Screen) -> APIRouter:
    """The routes that read a pasted report, and that keep it."""
    router = APIRouter()
    turns = BoundedSemaphore(_AT_ONCE)

    @router.post("/read")
    def read(  # noqa: PLR0913  # one for each field
        request: Request,
        text: Text = "",
        published: Field = "",
        outlet: Field = "",
        title: Field = "",
        lang: Field = "",
    ) -> HTMLResponse:
        found = reading(text, published, outlet, title, lang)
        fields = {
            "text": text,
            "published": published,
            "outlet": outlet,
            "title": title,
            "lang": lang,
        }
        if not turns.acquire(timeout=_WAIT):
            raise InputError("others are being read just now; try again in a minute")
        try:
            news = screen.ledger.new(found)
        finally:
            turns.release()
        return screen.page(
            request,
            "report.html",
            **told(news),
            fields=fields,
            problems=found.problems,
        )

    @router.post("/reports", response_model=None)
    def keep(
        text: Text = "",
        published: Field = "",
        outlet: Field = "",
        title: Field = "",
        lang: Field = "",
    ) -> Response:
        found = reading(text, published, outlet, title, lang)
        added = screen.ledger.add([found])
        for problem in added.problems:
            raise InputError(str(problem))
        return RedirectResponse(f"/reports/{quote(found.report.id)}", status_code=303)

    return router
