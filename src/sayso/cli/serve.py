"""`sayso serve`: the pages in a browser, on the same machine or behind a password."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import emit, note, screen, words, working
from sayso.errors import UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

_HOST = "127.0.0.1"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::", "")  # refused unless names are given

Port = Annotated[
    int,
    typer.Option(
        metavar="NUMBER",
        min=0,
        max=65535,
        help="The port to listen on; 0 takes any that is free.",
    ),
]
Host = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Where to listen; elsewhere than on this machine only with a password.",
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A host name that browsers reach it by, such as desk.example; repeatable.",
    ),
]
SetPassword = Annotated[
    bool,
    typer.Option(
        "--set-password",
        help="Ask for a password, or read it from standard input, keep it, and stop.",
    ),
]


def serve(  # noqa: PLR0913  # one for each option
    ledger: LedgerPlace = None,
    port: Port = 8017,
    host: Host = _HOST,
    names: Names = None,
    set_password: SetPassword = False,
    as_json: AsJson = False,
) -> None:
    """Show the ledger as pages in a browser, until Ctrl-C stops it.

    What changed, briefs with a timeline and their origins, reports with their
    claims marked, sources, search, a box to paste a report into, and a review
    of what sayso is least sure of. Only this machine can reach them, unless a
    password is set; only the page whose address is pasted is fetched.
    """
    from sayso.web import password

    if set_password:
        _set_password(as_json)
        return
    known = password.kept()
    hosts = _hosts(host, names or (), known)
    from sayso.ledger import Ledger
    from sayso.web import pages

    with working("opening the ledger"):
        opened = Ledger.open(ledger)
    with opened, _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        if as_json:
            emit({"address": address}, lines=True)
        else:
            screen().print(words(f"The pages are at {address} (Ctrl-C stops them)"))
            if host not in _LOOPBACK:
                note("What is sent can be read on the way: put HTTPS before it.")
        run(pages(opened, hosts=hosts, password=known), listener)


def _set_password(as_json: bool) -> None:
    """Keep the password that a person types, or that standard input holds."""
    from sayso.web import password

    if sys.stdin.isatty():
        asked = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        asked = sys.stdin.readline().rstrip("\r\n")
    path = password.keep(asked)
    if as_json:
        emit({"password": str(path)})
    else:
        screen().print(
            words(f"The pages ask for it from now on; its hash is in {path}")
        )
        note("To do without it again, remove that file.")


def _hosts(host: str, names: Sequence[str], known: str | None) -> tuple[str, ...]:
    """The hosts to answer to; UsageError where nobody else may reach the pages."""
    from sayso.web.guard import LOCAL

    if host not in _LOOPBACK and known is None:
        raise UsageError(
            f"whoever reaches {host or 'this machine'} could read and decide; set a "
            "password first: sayso serve --set-password"
        )
    if host in _EVERYWHERE and not names:
        raise UsageError(
            "say by which name browsers reach it, so that it answers to no other: "
            "--name desk.example"
        )
    own = () if host in _EVERYWHERE else (f"[{host}]" if ":" in host else host,)
    return (*LOCAL, *own, *(name.lower() for name in names))


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


def _listening(host: str, port: int) -> socket.socket:
    """A socket on an address; UsageError where it can't be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UsageError(
            f"port {port} of {host} can't be listened on ({error.strerror}); "
            "name another with --port, or 0 for any that is free"
        ) from None
    listener.listen(128)
    return listener
