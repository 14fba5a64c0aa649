"""A site with a feed and pages, and clocks that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sayso.ledger import Ledger
from sayso.model import Problem
from sayso.read.fetch import Fetcher, Limits
from sayso.watch import Clock, Followed, Poll, Teller, follow

from read.server import Site

SHORT = Limits(connect=2, silence=2, whole=5, size=200_000, pause=0, private=True)


class Time:
    """A clock that starts now, and goes on by what it has been told to wait."""

    def __init__(self) -> None:
        self.at = datetime.now(tz=UTC)
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.wait)


def article(site: Site, name: str, text: str, day: str = "2017-06-16") -> str:
    """A page of plain text about something, by an outlet; gives its address."""
    head = f"title: About {name}\noutlet: {name}\npublished: {day}\nlang: en\n---\n"
    kind = "text/plain; charset=utf-8"
    return site.page(f"/{name}", f"{head}{text}", content_type=kind)


def feed(site: Site, *names: str, **headers: str) -> str:
    """A feed that names these pages; gives its address."""
    items = "".join(
        f"<item><title>{n}</title><link>{site.address}/{n}</link></item>" for n in names
    )
    body = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    return site.page("/feed", body, content_type="application/rss+xml", **headers)


class Desk:
    """A ledger that is followed, a round at a time."""

    def __init__(self, ledger: Ledger, *sources: str) -> None:
        self.ledger, self.sources, self.time = ledger, sources, Time()
        self.troubles: list[Problem] = []
        self.told: list[dict[str, Any]] = []
        self.fetcher = Fetcher(SHORT, sleep=self.time.wait)
        self.poll = Poll(
            ledger,
            self.fetcher,
            self.time.clock,
            every=900,
            trouble=self.troubles.append,
        )

    def round(self, *tellers: Teller, questions: frozenset[str] = frozenset()) -> None:
        """One round, and what happened in it."""
        follow(
            Followed(self.ledger, self.sources, tellers, self.time.clock, questions),
            self.poll,
            once=True,
            trouble=self.troubles.append,
            told=lambda added: self.troubles.extend(added.problems),
        )

    def later(self, minutes: float) -> None:
        self.time.wait(minutes * 60)


@contextmanager
def receiver() -> Iterator[Site]:
    """Takes what is posted to it: `asked` has each path with its headers and body."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["content-length"])
            body = self.rfile.read(size).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, {**headers, "body": body}))
            answer = site.answers.get(self.path)
            if answer is None:
                self.send_response(204)
                self.end_headers()
            else:
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
