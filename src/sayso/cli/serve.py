"""`sayso serve`: the pages, in a browser on the same machine."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import emit, screen, words, working
from sayso.errors import UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

_HOST = "127.0.0.1"

Port = Annotated[
    int,
    typer.Option(
        metavar="NUMBER",
        min=0,
        max=65535,
        help="The port to listen on; 0 takes any that is free.",
    ),
]


def serve(
    ledger: LedgerPlace = None, port: Port = 8017, as_json: AsJson = False
) -> None:
    """Show the ledger as pages in a browser, until Ctrl-C stops it.

    What changed, briefs with a timeline and their origins, reports with their
    claims marked, sources, search, and a box to paste a report into. Only this
    machine can reach them; only the page whose address is pasted is fetched.
    """
    from sayso.ledger import Ledger
    from sayso.web import pages

    with working("opening the ledger"):
        opened = Ledger.open(ledger)
    with opened, _listening(port) as listener:
        address = f"http://{_HOST}:{listener.getsockname()[1]}/"
        if as_json:
            emit({"address": address}, lines=True)
        else:
            screen().print(words(f"The pages are at {address} (Ctrl-C stops them)"))
        run(pages(opened), listener)


def run(app: FastAPI, listener: socket.socket) -> None:
    """Answer on a socket until somebody stops it."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        limit_concurrency=64,
        timeout_keep_alive=10,
    )
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket that only this machine reaches; UsageError where the port is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
    except OSError as error:
        listener.close()
        raise UsageError(
            f"port {port} can't be listened on ({error.strerror}); "
            "name another with --port, or 0 for any that is free"
        ) from None
    listener.listen(128)
    return listener
