"""The pages of a ledger as one application.

Puts the pages, the guard and the error pages together. Each page is a module of its
own with a `routes` function; where the server listens is left to who runs it.
"""

from __future__ import annotations

import getpass
from collections.abc import Collection
from importlib.resources import files

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sayso.ledger import Ledger
from sayso.read.fetch import Limits
from sayso.web import (
    archived,
    brief,
    correcting,
    deciding,
    failing,
    found,
    front,
    logged,
    login,
    paste,
    report,
    review,
    source,
    tongues,
)
from sayso.web.api import api
from sayso.web.gate import Gate
from sayso.web.guard import LOCAL, Guard
from sayso.web.screen import Screen

PAGES = (
    *(front, found, brief, report, source, paste, archived),
    *(review, logged, correcting, deciding, login),
)


def pages(
    ledger: Ledger,
    *,
    hosts: Collection[str] = LOCAL,
    limits: Limits | None = None,
    password: str | None = None,
    user: str = "",
) -> FastAPI:
    """The application that shows a ledger; it answers to `hosts` alone.

    `hosts` are names without a port; `limits` are for the pages of the web whose
    addresses are pasted. `password` is the hash of one (`web.password.hashed`), which
    is then asked for; without it decisions are by `user`, else by the login name of
    whoever runs this. The ledger stays the caller's to close.
    """
    app = FastAPI(title="sayso", docs_url=None, redoc_url=None, openapi_url=None)
    gate = Gate(password, user or _login_name())
    screen = Screen(ledger, limits, gate)
    for page in PAGES:
        app.include_router(page.routes(screen))
    app.include_router(tongues.routes())
    app.mount("/api", api(screen))
    failing.add_to(app, screen)
    app.add_middleware(login.Gated, gate=gate)
    app.add_middleware(Guard, hosts=frozenset(hosts))
    static = str(files("sayso.web").joinpath("static"))
    app.mount("/static", StaticFiles(directory=static), name="static")
    return app


def _login_name() -> str:
    """The name that whoever runs this is logged in under, where it is known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an id that has no name
        return "reader"
