"""What a site lets programs fetch: its robots.txt, as RFC 9309 says it is read.

A site without one allows all; one whose server is in trouble allows nothing until it
is asked again.
"""

from __future__ import annotations

import httpx2
from protego import Protego

from sayso.read.fetch import AGENT, Fetcher, Unfetched

MOST_BYTES = 512_000
_ABSENT = range(400, 500)
_MOST_PAUSE = 30.0  # seconds that a site may ask for between two pages
_NOTHING = "User-agent: *\nDisallow: /"


class Robots:
    """The rules of sites, each asked for once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Protego] = {}

    def allows(self, address: str) -> bool:
        """Whether a site lets us fetch an address; False where there is no address."""
        rules = self._of(address)
        return rules is not None and bool(rules.can_fetch(address, AGENT))

    def pause(self, address: str) -> float:
        """The seconds that a site asks us to leave between two pages, 30 at most."""
        rules = self._of(address)
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        return min(float(asked or 0), _MOST_PAUSE)

    def _of(self, address: str) -> Protego | None:
        try:
            url = httpx2.URL(address)
        except (httpx2.InvalidURL, ValueError, UnicodeError):
            return None
        site = f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, address: str) -> str:
        try:
            found = self._fetcher.fetch(address)
        except Unfetched as error:
            return "" if error.status in _ABSENT and error.after is None else _NOTHING
        body = found.body if found is not None else b""
        return body[:MOST_BYTES].decode("utf-8", "replace")
