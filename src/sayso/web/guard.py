"""What every request must pass, and what every answer bears.

Decides which hosts are answered to, which requests may change something, and how large
a body may be; nothing of a page may be run or fetched that is not sayso's own.
"""

from __future__ import annotations

from asyncio import wait_for
from collections.abc import Iterable
from time import monotonic
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "[::1]")
MOST_BODY = 2_000_000
"""The largest body of a request, in bytes."""

MOST_SECONDS = 30.0
"""How long a body may take to come."""

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache, private",
}
_READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """The application behind its rules."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOCAL) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with a sentence."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], Headers(scope=scope))
        app = PlainTextResponse(refused[1], refused[0]) if refused else self._app
        await app(scope, _bounded(receive), _dressed(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            said = f"sayso does not answer to the host {host[:100]!r}; use its own."
            return 421, said
        if method not in _READING and _from_elsewhere(headers, host):
            return 403, "this request comes from another site; it changes nothing."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BODY:
            most = MOST_BODY // 1_000_000
            return 413, f"this is larger than {most} MB, the most that is read at once."
        return None


def _name(host: str) -> str:
    """A host without its port."""
    bare, _, port = host.rpartition(":")
    return (bare if bare and port.isdecimal() else host).lower()


def _from_elsewhere(headers: Headers, host: str) -> bool:
    """Whether a page of another site sends a request; a program says nothing of it."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != host.lower()


def _bounded(receive: Receive) -> Receive:
    """The body as it comes, cut off where it is longer or slower than it may be."""
    left, whole = MOST_BODY, False
    until = monotonic() + MOST_SECONDS

    async def some() -> Message:
        nonlocal left, whole
        if whole:
            return await receive()
        try:
            message = await wait_for(receive(), until - monotonic())
        except TimeoutError:
            return {"type": "http.disconnect"}
        whole = not message.get("more_body", False)
        left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if left < 0 else message

    return some


def _dressed(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
