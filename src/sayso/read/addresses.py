"""Reports from the web: a page, or the pages that a feed or a list of feeds names.

One bad page never stops the rest: what can't be fetched or read is a Problem in its
place. A site's robots.txt is asked before a feed's pages; the one page that a person
names is fetched as a person would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import escape

from sayso.model import Fetched, Period, Problem
from sayso.read.captured import page_piece
from sayso.read.content import read_bytes
from sayso.read.feeds import Entry, feed_entries, is_feed
from sayso.read.fetch import Fetcher, Unfetched
from sayso.read.piece import read_piece
from sayso.read.reading import Given, Reading, Unreadable
from sayso.read.robots import Robots

_DEEP = 3  # lists of feeds, feeds, articles; sitemaps of sitemaps
_REMEDY = "Open it in a browser to see; or save the page as a file and read that"
_ROBOTS = "Ask the site, or save the page as a file and read that"


def read_address(
    address: str, fetcher: Fetcher, *, given: Given
) -> Iterator[Reading | Problem]:
    """The reports at an address: its page, or those that its feed names."""
    try:
        fetched = fetcher.fetch(address)
    except Unfetched as error:
        yield Problem(address, str(error), _REMEDY)
        return
    if fetched is None:
        return
    if is_feed(fetched.body):
        yield from read_feed(fetched.body, fetched.address, fetcher, given=given)
    else:
        yield page(fetched, given)


def read_feed(
    data: bytes, address: str, fetcher: Fetcher, *, given: Given
) -> Iterator[Reading | Problem]:
    """The reports that a feed names, each once; `address` is where the feed was."""
    robots = Robots(fetcher)
    for entry in articles(data, address, fetcher, robots):
        if isinstance(entry, Problem):
            yield entry
        else:
            yield article(entry, fetcher, robots, given)


def articles(
    data: bytes, address: str, fetcher: Fetcher, robots: Robots, *, deep: int = _DEEP
) -> Iterator[Entry | Problem]:
    """The articles that a feed names, and those of the feeds that it names."""
    try:
        entries = feed_entries(data, address)
    except Unreadable as error:
        yield error.problem
        return
    for entry in entries:
        if entry.kind == "article":
            yield entry
            continue
        try:
            fetched = _politely(entry.address, fetcher, robots)
        except Unfetched as error:
            yield Problem(entry.address, str(error), _REMEDY)
            continue
        if deep and fetched:
            inner = fetched.body, fetched.address, fetcher, robots
            yield from articles(*inner, deep=deep - 1)


def article(
    entry: Entry, fetcher: Fetcher, robots: Robots, given: Given
) -> Reading | Problem:
    """The report of a feed's entry: of its page, or of the feed's own text of it."""
    try:
        fetched = _politely(entry.address, fetcher, robots)
    except Unfetched as error:
        if entry.text:
            return of_feed(entry, given)
        return Problem(entry.address, str(error), _REMEDY)
    if fetched is None:
        return Problem(entry.address, "its server says that nothing is new", _REMEDY)
    read = page(fetched, given)
    if isinstance(read, Problem) and entry.text:
        return of_feed(entry, given)
    return read if isinstance(read, Problem) else dated(read, entry.published)


def page(fetched: Fetched, given: Given) -> Reading | Problem:
    """The report of a page that was fetched."""
    return read_piece(page_piece(fetched, given))


def _politely(address: str, fetcher: Fetcher, robots: Robots) -> Fetched | None:
    if not robots.allows(address):
        raise Unfetched("its site asks programs not to fetch it (robots.txt)")
    return fetcher.fetch(address, pause=robots.pause(address))


def of_feed(entry: Entry, given: Given) -> Reading | Problem:
    """The report as the feed itself holds it."""
    title = escape(entry.title)
    markup = f"<html><title>{title}</title><article>{entry.text}</article></html>"
    data = markup.encode("utf-8", "replace")
    try:
        read = read_bytes(data, name=entry.address, given=given)
    except Unreadable as error:
        return error.problem
    return dated(read, entry.published)


def dated(read: Reading, published: datetime | None) -> Reading:
    """A reading with the day that the feed gives, where the page bears none."""
    if read.report.published is not None or published is None:
        return read
    report = replace(read.report, published=Period.day(published.date()))
    told = tuple(p for p in read.problems if "no date of publication" not in p.what)
    return replace(read, report=report, problems=told)
