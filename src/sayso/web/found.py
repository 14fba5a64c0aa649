"""What a search found: questions, claims, sources and reports, with filters."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from sayso.model import LANGUAGES
from sayso.search import Wanted
from sayso.web.screen import Screen, short_date

_LONGEST = 200
_ANSWERS = ("affirms", "denies", "doubts", "value")

Words = Annotated[str, Query(max_length=_LONGEST)]


def routes(screen: Screen) -> APIRouter:
    """The search's route."""
    router = APIRouter()

    @router.get("/search")
    def search(  # noqa: PLR0913  # one for each filter
        request: Request,
        words: Words = "",
        lang: Words = "",
        side: Words = "",
        answer: Words = "",
        since: Words = "",
        until: Words = "",
    ) -> HTMLResponse:
        wanted = Wanted(
            words=words.strip(),
            lang=lang if lang in LANGUAGES else "",
            side=side.strip(),
            answer=answer if answer in _ANSWERS else "",
            since=short_date(since),
            until=short_date(until),
        )
        found = screen.ledger.search(wanted)
        return screen.page(request, "found.html", wanted=wanted, found=found)

    return router
