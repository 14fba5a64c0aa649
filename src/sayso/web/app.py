"""The pages of a ledger as one application.

Puts the pages, the guard and the error pages together. Each page is a module of its
own with a `routes` function; where the server listens is left to who runs it.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import files

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sayso.ledger import Ledger
from sayso.read.fetch import Limits
from sayso.web import (
    brief,
    failing,
    found,
    front,
    paste,
    report,
    source,
    tongues,
)
from sayso.web.api import api
from sayso.web.guard import LOCAL, Guard
from sayso.web.screen import Screen

PAGES = (front, found, brief, report, source, paste)


def pages(
    ledger: Ledger, *, hosts: Collection[str] = LOCAL, limits: Limits | None = None
) -> FastAPI:
    """The application that shows a ledger; it answers to `hosts` alone.

    `hosts` are names without a port; `limits` are for the pages of the web whose
    addresses are pasted. The ledger stays the caller's to close.
    """
    app = FastAPI(title="sayso", docs_url=None, redoc_url=None, openapi_url=None)
    screen = Screen(ledger, limits)
    for page in PAGES:
        app.include_router(page.routes(screen))
    app.include_router(tongues.routes())
    app.mount("/api", api(screen))
    failing.add_to(app, screen)
    app.add_middleware(Guard, hosts=frozenset(hosts))
    static = str(files("sayso.web").joinpath("static"))
    app.mount("/static", StaticFiles(directory=static), name="static")
    return app
