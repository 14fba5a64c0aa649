"""Asks feeds and pages again and again, politely, and gives what is new of them.

A feed is asked at an interval; a page that it names at once, and then at longer and
longer intervals, so that a changed one is noticed. Where nothing is new a server is
asked to say only that; where it is in trouble, it is left alone for longer. What has
been seen is set down only when it is kept for good: a stop at any moment loses nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso import store
from sayso.ledger import Added, Ledger
from sayso.model import Fetched, Problem
from sayso.read.addresses import dated, of_feed, page
from sayso.read.feeds import Entry, feed_entries, is_feed
from sayso.read.fetch import Fetcher, Unfetched
from sayso.read.reading import NOTHING_GIVEN, Reading, Unreadable
from sayso.read.robots import Robots
from sayso.store import Watched
from sayso.watch.clock import Clock

_DAY = 86400.0
_LONGEST = 16 * _DAY  # between two looks at a page; then it is left
_MOST = 200  # pages a round
_VALIDATORS = ("etag", "last-modified")
_ROBOTS_KEPT = timedelta(hours=1)
_GONE = (404, 410)
_DOUBLED = 12  # times that a pause is doubled at the most
_WEEK = timedelta(days=7)
_LONGEST_ADDRESS = 4000
_REMEDY = "It is tried again later"


@dataclass(slots=True)
class _Rules:
    """What sites let programs fetch, asked for anew every hour."""

    robots: Robots
    since: datetime


class Poll:
    """Asks the feeds, lists and pages that a person names, and what they name."""

    def __init__(
        self,
        ledger: Ledger,
        fetcher: Fetcher,
        clock: Clock,
        *,
        every: float,
        trouble: Callable[[Problem], None],
    ) -> None:
        self._ledger, self._fetcher, self._clock = ledger, fetcher, clock
        self._every, self._trouble = every, trouble
        self._rules = _Rules(Robots(fetcher), clock.now())
        self._sources: frozenset[str] = frozenset()

    def enlist(self, sources: Sequence[str]) -> None:
        """Watch what a person names; what is watched already keeps its time."""
        found = (a for source in sources for a in self._named(source))
        named = dict.fromkeys(filter(_is_sound, found))
        database, now = self._ledger.database, self._clock.now()
        with database.reading() as connection:
            held = store.watched(connection, named)
        rows = [
            replace(
                held.get(address) or self._fresh(address, now),
                kind="named",
                due=now,
                known={},
            )
            for address in named
            if address not in held or held[address].kind != "named"
        ]
        if rows:
            with database.writing() as connection:
                store.watch(connection, rows)
        self._sources = frozenset(named)

    def _named(self, source: str) -> Iterator[str]:
        """An address, or those that a list of feeds in a file names."""
        if "://" in source:
            yield source
            return
        try:
            entries = feed_entries(Path(source).read_bytes(), source)
        except Unreadable as error:
            self._trouble(error.problem)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            self._trouble(Problem(source, f"it can't be read ({why})", "Check it"))
        else:
            yield from (entry.address for entry in entries)

    def _fresh(self, address: str, now: datetime) -> Watched:
        return Watched(address, "page", now, self._every)

    def round(self) -> Added:
        """Ask what is due, and add what is new of it."""
        now = self._clock.now()
        if now - self._rules.since > _ROBOTS_KEPT:
            self._rules = _Rules(Robots(self._fetcher), now)
        waiting: deque[Watched] = deque()
        return self._ledger.add(
            self._found(waiting),
            progress=lambda item: self._keep(waiting.popleft()),
        )

    def wait(self) -> float:
        """The seconds until something is due."""
        with self._ledger.database.reading() as connection:
            due = store.next_due(connection)
        if due is None:
            return self._every
        return max(0.0, (due - self._clock.now()).total_seconds())

    def _found(self, waiting: deque[Watched]) -> Iterator[Reading | Problem]:
        """What is new, with how its row is to stand once it is kept."""
        for kind in ("named", "feed", "page"):
            with self._ledger.database.reading() as connection:
                due = store.due(connection, self._clock.now(), kind, _MOST)
            for one in due:
                if self._is_followed(one):
                    yield from self._of(one, waiting)
                else:
                    self._keep(replace(one, kind="left", due=None))

    def _is_followed(self, one: Watched) -> bool:
        """Whether it is named now, or a list that is, or a page of any feed."""
        parent = (one.entry or {}).get("of") if one.kind == "feed" else one.address
        return one.kind == "page" or parent in self._sources

    def _of(self, one: Watched, waiting: deque[Watched]) -> Iterator[Reading | Problem]:
        try:
            fetched = self._fetch(one)
        except Unfetched as error:
            yield from self._without(one, error, waiting)
            return
        if fetched is None:
            self._keep(self._unchanged(one))
        elif one.kind != "page" and is_feed(fetched.body):
            self._list(one, fetched)
        else:
            item = page(fetched, NOTHING_GIVEN)
            known = _validators(fetched)
            yield from self._read(replace(one, known=known), item, waiting)

    def _fetch(self, one: Watched) -> Fetched | None:
        robots = self._rules.robots
        if not robots.allows(one.address):
            raise Unfetched("its site asks programs not to fetch it (robots.txt)")
        pause = robots.pause(one.address)
        return self._fetcher.fetch(one.address, known=one.known, pause=pause)

    def _without(
        self, one: Watched, error: Unfetched, waiting: deque[Watched]
    ) -> Iterator[Reading | Problem]:
        """What can't be fetched: the feed's own text of it, or when to try again."""
        entry = _entry(one)
        if entry is not None and entry.text:
            yield from self._read(one, of_feed(entry, NOTHING_GIVEN), waiting)
            return
        failures = one.failures + 1
        now = self._clock.now()
        later = min(self._every * 2.0 ** min(failures, _DOUBLED), _DAY)
        due: datetime | None = put_off(now, later, error.after)
        if one.kind == "page" and error.status in _GONE and failures > 2:
            due = None
        waiting.append(replace(one, due=due, failures=failures))
        yield Problem(one.address, str(error), _REMEDY)

    def _read(
        self, one: Watched, item: Reading | Problem, waiting: deque[Watched]
    ) -> Iterator[Reading | Problem]:
        """What was read of a page, unless it is as it was."""
        entry = _entry(one)
        if isinstance(item, Problem):
            waiting.append(replace(self._unchanged(one), known={}))
            yield item
            return
        if entry is not None:
            item = dated(item, entry.published)
        mark = f"{item.report.id} {item.report.published}"
        if mark == one.mark:
            self._keep(self._unchanged(one))
            return
        now = self._clock.now()
        due = now + timedelta(seconds=self._every)
        waiting.append(replace(one, due=due, pause=self._every, failures=0, mark=mark))
        yield item

    def _unchanged(self, one: Watched) -> Watched:
        """When it is asked next, having nothing new: a page always later."""
        pause = min(one.pause * 2, _LONGEST) if one.kind == "page" else self._every
        due = self._clock.now() + timedelta(seconds=pause)
        left = one.kind == "page" and one.pause >= _LONGEST
        return replace(one, due=None if left else due, pause=pause, failures=0)

    def _keep(self, one: Watched) -> None:
        with self._ledger.database.writing() as connection:
            store.watch(connection, (one,))

    def _list(self, one: Watched, fetched: Fetched) -> None:
        """Watch what a feed names; it is kept together with how the feed stands."""
        try:
            named = feed_entries(fetched.body, fetched.address)
        except Unreadable as error:
            self._trouble(error.problem)
            named = ()
        entries = [entry for entry in named if _is_sound(entry.address)]
        known = _validators(fetched)
        feed = replace(self._unchanged(one), known=known if entries else {})
        with self._ledger.database.writing() as connection:
            held = store.watched(connection, (e.address for e in entries))
            rows = [row for e in entries if (row := self._named_by(one, e, held))]
            names = {e.address for e in entries}
            gone = (
                replace(w, due=None)
                for w in store.listed(connection, one.address)
                if w.address not in names
            )
            store.watch(connection, (*rows, *gone, feed))

    def _named_by(
        self, feed: Watched, entry: Entry, held: dict[str, Watched]
    ) -> Watched | None:
        """How an entry's page or feed is to be watched; None where it already is."""
        now, row = self._clock.now(), held.get(entry.address)
        if entry.kind != "article":
            watched = row is not None and row.kind != "left" and row.due is not None
            if feed.kind != "named" or watched:
                return None
            return Watched(
                entry.address, "feed", now, self._every, entry={"of": feed.address}
            )
        told = _told(entry)
        if row is None:
            return replace(self._fresh(entry.address, now), entry=told)
        same = (row.entry or {}).get("digest") == told["digest"]
        if row.kind != "page" or same:
            return None
        return replace(row, due=now, pause=self._every, entry=told)


def put_off(now: datetime, seconds: float, after: datetime | None) -> datetime:
    """When to try again: as late as somebody asks, but within a week."""
    due = now + timedelta(seconds=seconds)
    return due if after is None else min(max(after, due), now + _WEEK)


def _is_sound(address: str) -> bool:
    """Whether an address can be kept and asked: no control characters, no novel."""
    return address.isprintable() and len(address) <= _LONGEST_ADDRESS


def _validators(fetched: Fetched) -> dict[str, str]:
    """The headers by which a server tells that nothing is new, as can be sent back."""
    return {
        name: value
        for name, value in fetched.headers
        if name in _VALIDATORS and value.isascii() and value.isprintable()
    }


def _told(entry: Entry) -> dict[str, Any]:
    """What a feed says of a page, as JSON."""
    published = entry.published.isoformat() if entry.published else ""
    parts = "\x1f".join((entry.title, published, entry.text))
    return {
        "title": entry.title,
        "published": published,
        "text": entry.text,
        "digest": sha256(parts.encode("utf-8", "replace")).hexdigest(),
    }


def _entry(one: Watched) -> Entry | None:
    told = one.entry
    if one.kind != "page" or not told:
        return None
    at = told["published"]
    published = datetime.fromisoformat(at) if at else None
    return Entry(one.address, told["title"], published, told["text"])
