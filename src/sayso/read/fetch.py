"""Pages from the web: how long, how large, how often, and from where.

The local network is never asked (`guard`). No cookie is kept, no proxy of the
environment used, nothing of a page is run. What can't be fetched is an Unfetched, a
sentence; whoever reads many goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpcore2
import httpx2

from sayso import __version__
from sayso.errors import InputError
from sayso.model import Fetched
from sayso.read.guard import Refused, Resolve, allowed, check, resolved

AGENT = f"sayso/{__version__} (reads news reports for a person's own ledger)"
MOST_HOPS = 5
_KINDS = ("html", "xml", "text/plain", "json", "rss", "atom", "octet-stream")
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_GOOD = range(200, 300)
_BUSY = (429, 503)
_CHUNK = 65536


class Unfetched(InputError):
    """What could not be fetched; `after` is when its server asks to be asked again.

    `status` is the status of the answer, 0 where there was none.
    """

    def __init__(
        self, what: str, *, status: int = 0, after: datetime | None = None
    ) -> None:
        super().__init__(what)
        self.status = status
        self.after = after


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take, in seconds, and how large its body may be, in bytes.

    `pause` is between two fetches from one host. `private` lets the local network and
    every port be asked; only a person at the command line says so.
    """

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    size: int = 20_000_000
    pause: float = 1.0
    private: bool = False


@dataclass(slots=True)
class _Clock:
    """The moment by which the fetch under way must be done."""

    until: float = field(default=float("inf"))

    def left(self, most: float | None) -> float:
        """The seconds left, at most so many; raises ReadTimeout for none."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole fetch took too long")
        return left if most is None else min(left, most)


class _Stream(httpcore2.NetworkStream):
    """A connection that ends with the time of the fetch."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: _Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._clock.left(timeout)
        secure = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Stream(secure, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Network(httpcore2.NetworkBackend):
    """Connections to addresses that the guard has looked at."""

    def __init__(self, clock: _Clock, resolve: Resolve | None) -> None:
        self._plain = httpcore2.SyncBackend()
        self._clock, self._resolve = clock, resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        address = host
        if self._resolve is not None:
            try:
                address = allowed(host, port, resolve=self._resolve)
            except (OSError, UnicodeError) as error:
                raise httpcore2.ConnectError(f"no such host ({error})") from None
        left = self._clock.left(timeout)
        stream = self._plain.connect_tcp(
            address, port, left, local_address, socket_options
        )
        return _Stream(stream, self._clock)


class _Transport(httpx2.HTTPTransport):
    """HTTP over guarded connections, without anything of the environment."""

    def __init__(self, network: _Network) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            network_backend=network,
            max_connections=4,
            max_keepalive_connections=0,
        )


class Fetcher:
    """Fetches pages, politely; close it, or use it in a `with` statement.

    `resolve` gives the addresses of a name, `sleep` waits: both for tests.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        resolve: Resolve = resolved,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or Limits()
        self._sleep = sleep
        self._clock = _Clock()
        self._last: dict[str, float] = {}
        network = _Network(self._clock, None if self.limits.private else resolve)
        self._client = httpx2.Client(
            transport=_Transport(network),
            timeout=httpx2.Timeout(self.limits.silence, connect=self.limits.connect),
            headers={
                "User-Agent": AGENT,
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
            },
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def fetch(
        self, address: str, *, known: Mapping[str, str] | None = None, pause: float = 0
    ) -> Fetched | None:
        """What is at an address, after redirects; None where it is as it was.

        `known` are the headers of an earlier answer, whose `etag` and `last-modified`
        are held against the page. `pause` is the least time between two fetches from
        the host, where it asks for more. Raises Unfetched.
        """
        self._clock.until = time.monotonic() + self.limits.whole
        at = address
        for _ in range(MOST_HOPS + 1):
            url = self._url(at)
            self._wait(url.host, max(pause, self.limits.pause))
            found = self._once(address, url, known or {})
            if not isinstance(found, str):
                return found
            at = found
        raise Unfetched(f"it leads from one address to another {MOST_HOPS} times")

    def send(self, address: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Post something to an address; whoever answers elsewhere is not followed.

        Raises Unfetched where the answer is not that all is well.
        """
        self._clock.until = time.monotonic() + self.limits.whole
        url = self._url(address)
        with self._in_sentences():
            self._client.cookies.clear()
            with self._client.stream(
                "POST", url, content=body, headers=dict(headers)
            ) as answer:
                self._check_status(answer)

    def _url(self, address: str) -> httpx2.URL:
        try:
            url = httpx2.URL(address)
        except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
            raise Unfetched(f"{address[:200]!r} is no address ({error})") from None
        if not url.host:
            raise Unfetched(f"{address[:200]!r} is no address: it names no host")
        try:
            private = self.limits.private
            check(url.scheme, url.userinfo, url.port, any_port=private)
        except Refused as error:
            raise Unfetched(str(error)) from None
        return url.copy_with(fragment=None)

    def _wait(self, host: str, pause: float) -> None:
        """Leave the host alone for a while after the last time that it was asked."""
        wait = self._last.get(host, -pause) + pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)
            self._clock.until += wait
        self._last[host] = time.monotonic()

    def _once(
        self, asked: str, url: httpx2.URL, known: Mapping[str, str]
    ) -> Fetched | str | None:
        """What is at an address; where else it is; None where it is as it was."""
        self._client.cookies.clear()
        with self._in_sentences():
            with self._client.stream("GET", url, headers=_conditions(known)) as answer:
                if answer.status_code == _NOT_MODIFIED and known:
                    return None
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    return str(url.join(answer.headers["location"]))
                self._check(answer)
                return Fetched(
                    asked=asked,
                    address=str(url),
                    status=answer.status_code,
                    headers=tuple((k.lower(), v) for k, v in answer.headers.items()),
                    instant=datetime.now(tz=UTC),
                    body=self._body(answer),
                )

    @contextmanager
    def _in_sentences(self) -> Iterator[None]:
        try:
            yield
        except Refused as error:
            raise Unfetched(str(error)) from None
        except (httpx2.TimeoutException, httpcore2.TimeoutException):
            raise Unfetched("its server does not answer in time") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            raise Unfetched(f"it can't be fetched ({error or 'no answer'})") from None

    def _check_status(self, answer: httpx2.Response) -> None:
        status = answer.status_code
        if status not in _GOOD:
            after = _after(answer) if status in _BUSY else None
            what = f"its server answers {status} {answer.reason_phrase}".rstrip()
            raise Unfetched(what, status=status, after=after)

    def _check(self, answer: httpx2.Response) -> None:
        self._check_status(answer)
        status = answer.status_code
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind and not any(known in kind for known in _KINDS):
            raise Unfetched(f"it is {kind[:60]!r}, not a page", status=status)
        declared = answer.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > self.limits.size:
            raise self._too_large()

    def _body(self, answer: httpx2.Response) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes(_CHUNK):
            size += len(part)
            if size > self.limits.size:
                raise self._too_large()
            self._clock.left(None)
            parts.append(part)
        return b"".join(parts)

    def _too_large(self) -> Unfetched:
        return Unfetched(
            f"it is larger than {self.limits.size / 1_000_000:g} MB, which no page is"
        )


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    asked = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {header: known[name] for name, header in asked if known.get(name)}


def _after(answer: httpx2.Response) -> datetime | None:
    """When a busy server asks to be asked again."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdigit():
        return datetime.fromtimestamp(time.time() + min(int(value), 86400), tz=UTC)
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
