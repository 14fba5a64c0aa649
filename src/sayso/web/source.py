"""A source: its names, what it said on which questions, how its claims fared."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from sayso.shown.places import Place
from sayso.shown.records import (
    also_called,
    amount,
    no_score,
    outcomes,
    sort_of,
    speaking_for,
)
from sayso.sources import SourceRecord
from sayso.trace.track import MEANING
from sayso.web.drawing.marks import kind_of, shape_of
from sayso.web.drawing.timeline import timeline
from sayso.web.screen import Screen, day_asked


def lanes(record: SourceRecord) -> tuple[Place, ...]:
    """What it said, as the timeline takes it: a lane a question."""
    return tuple(
        Place(b, question.text, b.link.answer, counted=True, dropped=False)
        for question, claims in record.said
        for b in claims
    )


def routes(screen: Screen) -> APIRouter:
    """The source's route; several that fit one name are listed."""
    router = APIRouter()

    @router.get("/sources/{name:path}")
    def source(
        request: Request,
        name: str,
        as_of: Annotated[str, Query(max_length=10)] = "",
    ) -> HTMLResponse:
        records = screen.ledger.source(name, as_of=day_asked(as_of))
        exact = [r for r in records if r.party.key == name]
        chosen = exact or records
        if len(chosen) > 1:
            return screen.page(
                request,
                "sources.html",
                records=chosen,
                name=name,
                sort_of=sort_of,
                amount=amount,
            )
        with screen.speaking(request):
            return _page(screen, request, chosen[0])

    return router


def _page(screen: Screen, request: Request, record: SourceRecord) -> HTMLResponse:
    return screen.page(
        request,
        "source.html",
        record=record,
        sort=sort_of(record),
        amount=amount(record),
        also=also_called(record),
        speaking=speaking_for(record),
        meaning=MEANING,
        outcomes=outcomes,
        no_score=no_score(),
        timeline=timeline(lanes(record), (), record.as_of, wide=True),
        shape_of=shape_of,
        kind_of=kind_of,
    )
