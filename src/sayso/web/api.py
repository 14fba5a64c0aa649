"""The HTTP API under /api: what the pages show, as JSON, for programs and scripts.

The forms are those of the commands' `--json`. Lists come in pages, each with the cursor
of the next. An answer bears an ETag that changes with the ledger; a failure is a
problem (RFC 9457). Nothing here changes the ledger.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, Form, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import InputError, SaysoError, UsageError
from sayso.model import LANGUAGES, Period
from sayso.search import Wanted
from sayso.shown import forms
from sayso.shown.newsform import news_form
from sayso.shown.sourceform import source_form
from sayso.web.paste import Reader, stated
from sayso.web.screen import Screen

T = TypeVar("T")
Answer = dict[str, Any]

_PROBLEM = "application/problem+json"
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Words = Annotated[str, Query(max_length=200, description="Words to look for.")]
Day = Annotated[
    str | None,
    Query(pattern=_DAY, description="A day, a month or a year: 2017-06-30."),
]
Cursor = Annotated[
    int, Query(ge=0, le=10_000_000, description="`next` of the page before.")
]
Limit = Annotated[int, Query(ge=1, le=200, description="How many on a page.")]
Named = Annotated[str, Path(min_length=1, max_length=200)]
Field = Annotated[str, Form(max_length=200)]


def api(screen: Screen) -> FastAPI:
    """The application that answers under /api."""
    app = FastAPI(
        title="sayso",
        version=__version__,
        description="Who claims what, since when, on what evidence.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        responses={
            status: {"description": said, "content": {_PROBLEM: {}}}
            for status, said in (
                (400, "What was asked makes no sense."),
                (404, "Nothing here has this name."),
                (422, "What was sent can't be read."),
            )
        },
    )
    _lists(app, screen)
    _things(app, screen)
    _reading(app, screen)
    _failures(app)
    _tags(app, screen)
    return app


def _lists(app: FastAPI, screen: Screen) -> None:
    ledger = screen.ledger

    @app.get("/questions", summary="Questions, by what changed last")
    def questions(
        words: Words = "", as_of: Day = None, cursor: Cursor = 0, limit: Limit = 50
    ) -> Answer:
        found = ledger.questions(words.strip(), as_of=_day(as_of))
        some, following = _page(found, cursor, limit)
        rows = [forms.asked_form(*asked) for asked in some]
        return {"found": len(found), "questions": rows, "next": following}

    @app.get("/reports", summary="Reports, by day of publication")
    def reports(cursor: Cursor = 0, limit: Limit = 50) -> Answer:
        found = ledger.reports()
        some, following = _page(found, cursor, limit)
        rows = [forms.report_form(report) for report in some]
        return {"found": len(found), "reports": rows, "next": following}

    @app.get("/claims", summary="Claims with who made them and what they answer")
    def claims(
        words: Words = "", as_of: Day = None, cursor: Cursor = 0, limit: Limit = 50
    ) -> Answer:
        dossier = ledger.dossier(words.strip(), as_of=_day(as_of))
        found = [b for asked in dossier.asked for b in asked.bearings]
        some, following = _page(found, cursor, limit)
        rows = [
            {"question": bearing.link.question, **forms.bearing_form(bearing)}
            for bearing in some
        ]
        return {"found": len(found), "claims": rows, "next": following}

    @app.get("/sources", summary="The sources whom a name fits best")
    def sources(name: Words, as_of: Day = None) -> Answer:
        found = ledger.source(name, as_of=_day(as_of))
        return {"found": len(found), "sources": [source_form(one) for one in found]}

    @app.get("/search", summary="Questions, claims, sources and reports, with filters")
    def search(  # noqa: PLR0913  # one for each filter
        words: Words = "",
        lang: Words = "",
        side: Words = "",
        answer: Words = "",
        since: Day = None,
        until: Day = None,
        limit: Limit = 30,
    ) -> Answer:
        wanted = Wanted(
            words=words.strip(),
            lang=lang if lang in LANGUAGES else "",
            side=side.strip(),
            answer=answer,
            since=Period.parse(since).first if since else None,
            until=_day(until),
            most=limit,
        )
        found = ledger.search(wanted)
        kinds = ("questions", "claims", "sources", "reports")
        return {
            "questions": [forms.question_form(q) for q, _ in found.questions],
            "claims": [
                {"question": forms.question_form(q), **forms.bearing_form(b)}
                for q, b in found.claims
            ],
            "sources": [
                {"id": party.key, "name": party.name, "side": party.side}
                for party in found.sources
            ],
            "reports": [forms.report_form(report) for report in found.reports],
            "more": dict(zip(kinds, found.more, strict=True)),
        }


def _things(app: FastAPI, screen: Screen) -> None:
    ledger = screen.ledger

    @app.get("/questions/{question}", summary="The page on a question")
    def question(question: Named, as_of: Day = None) -> Answer:
        return forms.brief_form(ledger.brief(question, as_of=_day(as_of)))

    @app.get("/questions/{question}/course", summary="Its standing on each day")
    def course(question: Named) -> Answer:
        found = ledger.course(question)
        return {"standings": [forms.standing_form(one) for one in found]}

    @app.get("/reports/{report}", summary="A report with its text and claims")
    def report(report: Named) -> Answer:
        claims = ledger.claims(report)
        [held] = [one for one in ledger.reports() if one.id == report]
        rows = [forms.claim_form(claim, held.text) for claim in claims]
        known = {**forms.report_form(held), "text": held.text}
        return {"report": known, "claims": rows}

    @app.get("/reports/{report}/news", summary="What a report added")
    def news(report: Named, as_of: Day = None) -> Answer:
        return news_form(ledger.new(report, as_of=_day(as_of)))


def _reading(app: FastAPI, screen: Screen) -> None:
    reader = Reader(screen.limits)

    @app.post("/read", summary="What a text, or the page at an address, would add")
    def read(
        text: Annotated[str, Form()],
        published: Annotated[str, Form(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")] = "",
        outlet: Field = "",
        title: Field = "",
        lang: Field = "",
    ) -> Answer:
        if lang and lang not in LANGUAGES:
            raise UsageError(f"{lang!r} is no language; name one of {LANGUAGES}")
        found = reader.read(text, stated(published, outlet, title, lang))
        with screen.turn():
            return news_form(screen.ledger.new(found))


def _failures(app: FastAPI) -> None:
    def said(status: int, sentence: str) -> JSONResponse:
        body = {"type": "about:blank", "status": status, "title": sentence}
        return JSONResponse(body, status, media_type=_PROBLEM)

    async def mendable(request: Request, error: Exception) -> JSONResponse:
        status = 422 if isinstance(error, InputError) else 404
        bad_day = isinstance(error, UsageError) and "is no" in str(error)
        return said(400 if bad_day else status, str(error))

    async def missing(request: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return said(status, "There is nothing at this address.")

    async def unusable(request: Request, error: Exception) -> JSONResponse:
        parts = error.errors() if isinstance(error, RequestValidationError) else ()
        named = "; ".join(f"{part['loc'][-1]}: {part['msg']}" for part in parts)
        return said(400, f"What was asked makes no sense: {named}"[:500])

    app.add_exception_handler(SaysoError, mendable)
    app.add_exception_handler(HTTPException, missing)
    app.add_exception_handler(RequestValidationError, unusable)


def _tags(app: FastAPI, screen: Screen) -> None:
    """Answers bear the state of the ledger, and are not sent twice."""

    @app.middleware("http")
    async def tagged(
        request: Request, answer: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        if request.method not in ("GET", "HEAD"):
            return await answer(request)
        state = f"{__version__} {date.today()} {screen.ledger.state}"  # noqa: DTZ011
        tag = f'W/"{sha256(f"{state} {request.url}".encode()).hexdigest()[:24]}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        made = await answer(request)
        if made.status_code == 200:
            made.headers["ETag"] = tag
        return made


def _page(
    found: Sequence[T], cursor: int, limit: int
) -> tuple[Sequence[T], int | None]:
    """A page of a list, and the cursor of the next; None for none."""
    following = cursor + limit
    return found[cursor:following], following if following < len(found) else None


def _day(text: str | None) -> date | None:
    return Period.parse(text).last if text else None
