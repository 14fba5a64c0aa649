"""The brief: a question as of a day, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.ledger import Brief
from sayso.model import Origin, Question, Standing
from sayso.shown.briefs import copied, heading_of, headings, read_by_then, uncounted
from sayso.shown.language import _
from sayso.shown.places import Place, places
from sayso.shown.printed import printed
from sayso.shown.wording import count, once, origins_of
from sayso.web.drawing.ladder import ladder
from sayso.web.drawing.marks import SHAPES, kind_of, value_order
from sayso.web.drawing.timeline import timeline
from sayso.web.drawing.tree import tree
from sayso.web.evidence import evidence, without
from sayso.web.screen import Screen, day_asked


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that stand under one heading, and how many reports they are of."""

    kind: str
    name: str
    places: tuple[Place, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Column:
    """The origins that hold one position, under its name; `value` is what they give."""

    kind: str
    value: str
    name: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Slider:
    """The days that can be asked about, and which of them is shown.

    `at` is the place of the last day by the one asked about, -1 where none is.
    """

    days: tuple[Standing, ...]
    at: int

    @property
    def exact(self) -> bool:
        """Whether there is anything to slide."""
        return len(self.days) > 1


def groups(shown: Sequence[Place]) -> tuple[Group, ...]:
    """The claims by what they do, in the order of the page."""
    found = []
    for kind, name in headings().items():
        held = tuple(p for p in shown if heading_of(p.position) == kind)
        if held:
            reports = len({p.bearing.report.id for p in held})
            found.append(Group(kind, name, held, reports))
    return tuple(found)


def columns(question: Question, standing: Standing) -> tuple[Column, ...]:
    """Who affirms, denies and doubts; of a value, who says which, the least first."""
    doubt = Column("doubts", "", _("Doubt, or can’t confirm"), standing.doubt)
    deny = Column("denies", "", _("Deny"), standing.deny)
    if question.kind == "polar":
        affirm = Column("affirms", "", _("Affirm"), standing.affirm)
        return affirm, deny, doubt
    by_value: dict[str, list[Origin]] = {}
    for origin in sorted(standing.affirm, key=lambda o: value_order(o.position)):
        by_value.setdefault(origin.position, []).append(origin)
    told = (
        Column("value", value, _said_by(len(held)), tuple(held))
        for value, held in by_value.items()
    )
    return *told, *(column for column in (deny, doubt) if column.origins)


def _said_by(origins: int) -> str:
    return _("said by {origins}").format(origins=count(origins, "origin"))


def known_sides(page: Brief) -> frozenset[str]:
    """The sides, in lower case, that have a page: an unnamed source alone has none."""
    actors = (b.actor for b in page.bearings if b.actor)
    sides = (a.side or ("" if a.unnamed else a.name) for a in actors)
    return frozenset(side.casefold() for side in sides if side)


def slider(course: Sequence[Standing], as_of: date) -> Slider:
    """The days of a question's reports, with the one that is shown."""
    return Slider(tuple(course), sum(s.as_of <= as_of for s in course) - 1)


def routes(screen: Screen) -> APIRouter:
    """The brief's route."""
    router = APIRouter()

    @router.get("/questions/{question}", response_model=None)
    def brief(
        request: Request,
        question: str,
        as_of: Annotated[str, Query(max_length=10)] = "",
        at: Annotated[int | None, Query(ge=0, le=10**6)] = None,
    ) -> Response:
        course = screen.ledger.course(question)
        if at is not None and course:
            day = course[min(at, len(course) - 1)].as_of
            path = request.url.path
            return RedirectResponse(f"{path}?as_of={day}", status_code=303)
        asked = day_asked(as_of)
        page = screen.ledger.brief(question, as_of=asked)
        with screen.speaking(request):
            return _page(screen, request, page, course, latest=asked is None)

    return router


def _page(
    screen: Screen,
    request: Request,
    page: Brief,
    course: Sequence[Standing],
    *,
    latest: bool,
) -> HTMLResponse:
    shown, echoes = places(page), screen.ledger.echoes()
    copies = copied(echoes, page)
    origins = origins_of(page.standing)
    return screen.page(
        request,
        "brief.html",
        brief=page,
        latest=latest,
        slider=slider(course, page.as_of),
        origins=origins,
        columns=columns(page.question, page.standing),
        known_sides=known_sides(page),
        read=read_by_then(page),
        timeline=timeline(shown, course, page.as_of, copies),
        tree=tree(origins, page.bearings, echoes),
        ladder=ladder(shown) if page.question.kind == "number" else None,
        groups=groups(shown),
        copies=copies,
        uncounted=uncounted,
        drifts=once(page.drifts),
        evidence=evidence(shown),
        without=without(shown),
        printed=printed(page),
        shapes=SHAPES,
        kind_of=kind_of,
    )
