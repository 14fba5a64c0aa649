"""What a page says when it can't be shown: a sentence, in the design of the others."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from sayso.errors import InputError, LedgerError, SaysoError, UsageError
from sayso.shown.language import _
from sayso.web.screen import Screen

_STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (UsageError, 404),
    (InputError, 422),
    (LedgerError, 503),
)


def add_to(app: FastAPI, screen: Screen) -> None:
    """Let an application answer every failure with a page."""

    def said(request: Request, status: int, sentence: str) -> HTMLResponse:
        return screen.page(request, "failing.html", status=status, sentence=sentence)

    async def mendable(request: Request, error: Exception) -> HTMLResponse:
        kinds = (status for kind, status in _STATUS if isinstance(error, kind))
        return said(request, next(kinds, 400), str(error))

    async def missing(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        if request.url.path.startswith("/api/"):  # a line break in it: no mount fits
            return _problem(status)
        sentence = _missing(status)
        return said(request, status, sentence)

    async def unusable(request: Request, error: Exception) -> HTMLResponse:
        return said(request, 400, _("Something in the address is not as it should be."))

    async def broken(request: Request, error: Exception) -> HTMLResponse:
        sentence = _(
            "Something in sayso itself went wrong; the ledger is as it was. "
            "What happened is printed where it was started."
        )
        return said(request, 500, sentence)

    app.add_exception_handler(SaysoError, mendable)
    app.add_exception_handler(HTTPException, missing)
    app.add_exception_handler(RequestValidationError, unusable)
    app.add_exception_handler(Exception, broken)


def _missing(status: int) -> str:
    if status == 404:
        return _("There is no page at this address.")
    if status != 403:
        return _("This can't be asked here.")
    return _(
        "This form is from another session or another site; nothing was changed. "
        "Go back, load the page again and send it once more."
    )


def _problem(status: int) -> JSONResponse:
    """What a program is told, which asked for what is no address."""
    body = {"type": "about:blank", "status": status, "title": "There is nothing here."}
    return JSONResponse(body, status, media_type="application/problem+json")
