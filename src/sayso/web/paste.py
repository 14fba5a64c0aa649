"""A report pasted in: read at once, shown marked; kept only when a person says so."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputError
from sayso.model import Fetched, Period, Problem
from sayso.read import Given, Reading, read_bytes
from sayso.read.addresses import page
from sayso.read.fetch import Fetcher, Limits, Unfetched
from sayso.web.report import told
from sayso.web.screen import Screen

_MOST = 300_000  # code points of a pasted report
_NAME = "pasted"
_REMEMBERED = 8  # pages that were fetched and may be kept
_ADDRESS = re.compile(r"https?://\S{1,2000}")

Field = Annotated[str, Form(max_length=200)]
Text = Annotated[str, Form()]


class Reader:
    """Reads what was pasted: a report's text, or the address of its page.

    A page is fetched once, by the guard of `read.guard`, and remembered while others
    are not many, so that what is kept is what was shown.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits(connect=5, silence=10, whole=20, size=5_000_000)
        self._seen: OrderedDict[str, Fetched] = OrderedDict()

    def read(self, text: str, given: Given) -> Reading:
        """A pasted text as a report; raise InputError where it is none."""
        if len(text) > _MOST:
            raise InputError(
                f"this has {len(text):,} characters, and at most {_MOST:,} are read "
                "here; put it into a file and add that: sayso add FILE"
            )
        address = text.strip()
        if not _ADDRESS.fullmatch(address):
            raw = text.encode("utf-8", "surrogatepass")
            return read_bytes(raw, name=_NAME, given=given)
        found = page(self._fetched(address), given)
        if isinstance(found, Problem):
            raise InputError(str(found))
        if len(found.report.text) > _MOST:
            raise InputError(f"{address}: it is longer than any report is")
        return found

    def _fetched(self, address: str) -> Fetched:
        if address not in self._seen:
            with Fetcher(self._limits) as fetcher:
                try:
                    found = fetcher.fetch(address)
                except Unfetched as error:
                    what = f"{address}: {error}; paste the report's text instead"
                    raise InputError(what) from None
            if found is None:
                raise InputError(f"{address}: nothing came; paste the report's text")
            self._seen[address] = found
            while len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        return self._seen[address]


def stated(published: str, outlet: str, title: str, lang: str) -> Given:
    """What the fields of the form say; raise UsageError for what is no date."""
    day = Period.parse(published) if published.strip() else None
    return Given(published=day, outlet=outlet.strip(), title=title.strip(), lang=lang)


def routes(screen: Screen) -> APIRouter:
    """The routes that read a pasted report, and that keep it."""
    router = APIRouter()
    reader = Reader(screen.limits)

    @router.post("/read")
    def read(  # noqa: PLR0913  # one for each field
        request: Request,
        text: Text = "",
        published: Field = "",
        outlet: Field = "",
        title: Field = "",
        lang: Field = "",
    ) -> HTMLResponse:
        given = stated(published, outlet, title, lang)
        fields = {
            "text": text,
            "published": published,
            "outlet": outlet,
            "title": title,
            "lang": lang,
        }
        found = reader.read(text, given)
        with screen.turn():
            news = screen.ledger.new(found)
        with screen.speaking(request):
            values = told(news)
        return screen.page(
            request,
            "report.html",
            **values,
            fields=fields,
            problems=found.problems,
        )

    @router.post("/reports", dependencies=[Depends(screen.signed)], response_model=None)
    def keep(
        text: Text = "",
        published: Field = "",
        outlet: Field = "",
        title: Field = "",
        lang: Field = "",
    ) -> Response:
        found = reader.read(text, stated(published, outlet, title, lang))
        added = screen.ledger.add([found])
        for problem in added.problems:
            raise InputError(str(problem))
        return RedirectResponse(f"/reports/{quote(found.report.id)}", status_code=303)

    return router
