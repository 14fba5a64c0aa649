"""A server on the loopback that answers well, badly, slowly and with bombs."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What a server answers by path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    done: threading.Event = field(default_factory=threading.Event)

    def page(
        self, path: str, body: bytes | str, status: int = 200, **headers: str
    ) -> str:
        """Let a path answer so; gives its address."""
        data = body.encode() if isinstance(body, str) else body
        fields = {"content-type": "text/html; charset=utf-8", **_named(headers)}
        self.answers[path] = lambda handler: _send(handler, status, fields, data)
        return self.address + path


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _send(
    handler: BaseHTTPRequestHandler, status: int, fields: dict[str, str], data: bytes
) -> None:
    handler.send_response(status)
    handler.close_connection = True
    for name, value in {
        "content-length": str(len(data)),
        "connection": "close",
        **fields,
    }.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def slow(site: Site, parts: int) -> Answer:
    """Sends its headers at once, and then a byte when nobody waits any more."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "text/html")
        handler.end_headers()
        for _ in range(parts):
            handler.wfile.write(b"<p>")
            handler.wfile.flush()
            if site.done.wait(0.05):
                return

    return answer


def truncated(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("content-length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<html><p>The beginning.")
    handler.connection.shutdown(socket.SHUT_RDWR)


def bomb(size: int) -> bytes:
    """So many bytes of zeros, packed."""
    return gzip.compress(b"\x00" * size)


@contextmanager
def served() -> Iterator[Site]:
    """A site at work."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            answer = site.answers.get(self.path)
            try:
                if answer is None:
                    _send(self, 404, {}, b"")
                else:
                    answer(self)
            except OSError:
                return

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
        site.done.set()
        server.shutdown()
        server.server_close()
        thread.join()
