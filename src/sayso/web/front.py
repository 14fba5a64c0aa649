"""The front page: what changed last, search, and a box to paste a report into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from sayso.latest import Latest, Latter
from sayso.search import Wanted
from sayso.web.screen import Screen

_LISTED = 60


@dataclass(frozen=True, slots=True)
class Matter:
    """The questions of one matter that were told of last on one day."""

    lead: Latter
    others: tuple[Latter, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, None for no date, and what its reports were about."""

    day: date | None
    matters: tuple[Matter, ...]


def days_of(latest: Latest) -> tuple[Day, ...]:
    """The questions listed, by day and matter."""
    return tuple(
        Day(day, tuple(_matters(held)))
        for day, held in groupby(latest.listed, key=lambda latter: latter.day)
    )


def _matters(held: Iterator[Latter]) -> Iterator[Matter]:
    for _, those in groupby(held, key=lambda latter: latter.question.matter):
        lead, *others = those
        yield Matter(lead, tuple(others))


def routes(screen: Screen) -> APIRouter:
    """The front page's route."""
    router = APIRouter()

    @router.get("/")
    def front(
        request: Request, skip: Annotated[int, Query(ge=0, le=10**6)] = 0
    ) -> HTMLResponse:
        latest = screen.ledger.latest(most=_LISTED, skip=skip)
        return screen.page(
            request,
            "front.html",
            latest=latest,
            days=days_of(latest),
            wanted=Wanted(),
            skip=skip,
            more=skip + len(latest.listed) < latest.all,
            listed=_LISTED,
        )

    return router
