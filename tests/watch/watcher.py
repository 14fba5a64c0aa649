"""Watches a feed by invented rules until it is killed: `watcher.py PLACE FEED HOOK`.

Run as a program of its own by the test that kills it. The clock runs fast, so that
pages are asked again at once.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sayso import pipeline
from sayso.ledger import Ledger
from sayso.read.fetch import Fetcher
from sayso.watch import Clock, Followed, Poll, Webhook, follow

from store import invented
from watch.sites import SHORT

SECRET = b"a secret of thirty-two bytes, yes"
_FAST = 36_000  # a second is ten hours


def clock() -> Clock:
    """A clock that runs fast, and hardly waits."""
    began = datetime.now(tz=UTC)

    def now() -> datetime:
        passed = datetime.now(tz=UTC) - began
        return began + timedelta(seconds=passed.total_seconds() * _FAST)

    return Clock(now, lambda seconds: time.sleep(0.002))


def main(place: str, feed: str, hook: str) -> None:
    """Watch; says when it has begun."""
    for name in invented.RULES:
        setattr(pipeline, name, getattr(invented, name))
    at = clock()
    with Ledger.open(place) as ledger, Fetcher(replace(SHORT, connect=5)) as fetcher:
        webhook = Webhook(hook, SECRET, fetcher, at)
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        poll = Poll(ledger, fetcher, at, every=60, trouble=lambda problem: None)
        followed = Followed(ledger, (feed,), (webhook,), at)
        follow(
            followed,
            poll,
            once=False,
            trouble=lambda problem: None,
            told=lambda added: None,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
