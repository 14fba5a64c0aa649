"""Who is reading: sessions, the tokens of forms, and how often a password is tried.

Without a password there is no login, and everybody on the machine is its user. What is
remembered is remembered while the pages are served, and no longer.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from time import monotonic

from starlette.requests import HTTPConnection

from sayso.web import password

COOKIE = "sayso-session"
LASTS = 12 * 3600
"""Seconds that a login holds."""

_SESSIONS = 1000
_TRIES, _ALL_TRIES, _WINDOW = 5, 60, 300.0  # of an address, of all, in seconds
_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """Who logged in, and until when it holds, by the machine's own clock."""

    name: str
    until: float


class Tries:
    """How often a password was tried in vain of late, by address."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque()
        self._lock = Lock()

    def taken(self, address: str) -> bool:
        """Take a try, if one is left to the address; False where none is.

        It counts as failed until `given_back` says otherwise.
        """
        with self._lock:
            now = self._clock()
            mine = self._failed.setdefault(address, deque())
            self._failed.move_to_end(address)
            while len(self._failed) > _ADDRESSES:
                self._failed.popitem(last=False)
            for tries in (mine, self._all):
                while tries and tries[0] <= now - _WINDOW:
                    tries.popleft()
            if len(mine) >= _TRIES or len(self._all) >= _ALL_TRIES:
                return False
            mine.append(now)
            self._all.append(now)
            return True

    def given_back(self, address: str) -> None:
        """The last try of an address was right: it counts no more."""
        with self._lock:
            if self._failed.get(address):
                self._failed[address].pop()
                self._all.pop()


class Gate:
    """Sessions and tokens; `known` is what a password is compared with, if any.

    `user` is whom decisions are by where nobody logs in.
    """

    def __init__(self, known: str | None = None, user: str = "") -> None:
        self.locked = known is not None
        self.tries = Tries()
        self._known = known or ""
        self._user = user
        self._secret = secrets.token_bytes(32)
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._right: str = ""  # the digest of the password, once it was right
        self._lock = Lock()

    def fits(self, word: str, address: str) -> bool | None:
        """Whether a password is right; None where it was tried too often."""
        digest = hmac.new(self._secret, word.encode("utf-8", "replace"), sha256)
        if self._right and hmac.compare_digest(digest.hexdigest(), self._right):
            return True
        if not self.tries.taken(address):
            return None
        if not password.fits(word, self._known):
            return False
        self.tries.given_back(address)
        self._right = digest.hexdigest()
        return True

    def opened(self, name: str) -> str:
        """A new session's secret, for a cookie."""
        made = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_digest(made)] = Session(name, monotonic() + LASTS)
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        return made

    def closed(self, request: HTTPConnection) -> None:
        """End the session that a request belongs to."""
        with self._lock:
            self._sessions.pop(_digest(request.cookies.get(COOKIE, "")), None)

    def session(self, request: HTTPConnection) -> Session | None:
        """The session that a request belongs to, None for none that holds."""
        found = self._sessions.get(_digest(request.cookies.get(COOKIE, "")))
        return found if found is not None and found.until > monotonic() else None

    def who(self, request: HTTPConnection) -> str:
        """By whom a request's decisions are."""
        session = self.session(request) if self.locked else None
        return session.name if session else self._user

    def token(self, request: HTTPConnection) -> str:
        """What the forms of a page bear, and no other site can know."""
        of = request.cookies.get(COOKIE, "") if self.locked else ""
        raw = of.encode("utf-8", "replace")
        return hmac.new(self._secret, raw, sha256).hexdigest()

    def signed(self, request: HTTPConnection, token: str) -> bool:
        """Whether a form comes from a page of this reader's."""
        wanted = self.token(request).encode()
        return hmac.compare_digest(wanted, token.encode("utf-8", "replace"))


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
