"""Feeds: the articles that RSS, Atom, JSON Feed, sitemaps and lists of feeds name.

Takes bytes and gives addresses with what the feed says of them; nothing is fetched
here. A feed is as hostile as a page: entities are refused, sizes are bounded.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]  # feedparser carries no types
from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from sayso.model import Problem
from sayso.read.captured import plain_address
from sayso.read.clean import one_line
from sayso.read.reading import Unreadable

MOST_ENTRIES = 5000
_WEB = ("http://", "https://")
_WHOLE = 600  # code points from which a feed's own text may be the whole article
_MARKUP = re.compile(r"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)[\s>]", re.I)
_HEAD = 4096
_ENTITY = re.compile(rb"<!entity", re.IGNORECASE)
_JSON_FEED = re.compile(rb'\s*\{.{0,4000}?"version"\s*:\s*"https?://jsonfeed', re.S)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names: its address, and what the feed says of it.

    `text` is HTML and '' unless the feed holds what may be the whole article.
    `published` is aware, None where the feed does not say. `kind` tells what the
    address leads to: an article, another feed, or another sitemap.
    """

    address: str
    title: str = ""
    published: datetime | None = None
    text: str = ""
    kind: str = "article"


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed, a sitemap or a list of feeds."""
    head = data[:_HEAD].replace(b"\x00", b"")
    plain = head.decode("latin-1")
    html = re.search(r"<(?:html|!doctype html)", plain, re.IGNORECASE)
    return not html and bool(_MARKUP.search(plain) or _JSON_FEED.match(head))


def feed_entries(data: bytes, address: str) -> tuple[Entry, ...]:
    """What a feed names, in its order, each address once; relative ones resolved.

    `address` is where the feed was. Raises Unreadable for what is no sound feed.
    """
    plain = data.replace(b"\x00", b"")
    if _ENTITY.search(plain):
        raise _unreadable(address, "it declares entities, which no feed needs")
    if _JSON_FEED.match(plain[:_HEAD]):
        found = _of_json(data, address)
    elif b"<urlset" in plain or b"<sitemapindex" in plain:
        found = _of_sitemap(data, address)
    elif re.search(rb"<opml[\s>]", plain[:_HEAD], re.IGNORECASE):
        found = _of_opml(data, address)
    else:
        found = _of_syndication(data, address)
    return tuple(_resolved(found, address))


def _resolved(entries: Iterator[Entry], base: str) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        try:
            address = plain_address(urljoin(base, entry.address.strip()))
        except ValueError:
            continue
        web = bool(entry.address.strip()) and address.startswith(_WEB)
        if not web or address in seen:
            continue
        seen.add(address)
        fields = entry.title, entry.published, entry.text, entry.kind
        yield Entry(address, *fields)
        if len(seen) >= MOST_ENTRIES:
            return


def _of_syndication(data: bytes, address: str) -> Iterator[Entry]:
    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.get("version") and not parsed.entries:
        raise _unreadable(address, "it is no feed that can be read")
    for item in parsed.entries:
        bodies = [part.get("value", "") for part in item.get("content", ())]
        text = max((*bodies, item.get("summary", "")), key=len)
        yield Entry(
            item.get("link", ""),
            _text_of(item.get("title", "")),
            _instant(item.get("published_parsed") or item.get("updated_parsed")),
            text if len(_text_of(text)) >= _WHOLE else "",
        )


def _of_json(data: bytes, address: str) -> Iterator[Entry]:
    try:
        items = json.loads(data).get("items", ())
    except (ValueError, RecursionError, AttributeError):
        raise _unreadable(address, "it is no JSON Feed that can be read") from None
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, Mapping):
            continue
        get = {k: v for k, v in item.items() if isinstance(v, str)}.get
        text = get("content_html") or get("content_text") or ""
        stated = get("date_published") or get("date_modified") or ""
        yield Entry(
            get("url") or get("external_url") or "",
            one_line(get("title") or ""),
            _iso(stated),
            text if len(_text_of(text)) >= _WHOLE else "",
        )


def _of_sitemap(data: bytes, address: str) -> Iterator[Entry]:
    tree = _xml(data, address)
    for element in tree.iterchildren("{*}sitemap"):
        yield Entry(_child(element, "loc"), kind="sitemap")
    for element in tree.iterchildren("{*}url"):
        news = element.find("{*}news")
        stated = _child(element, "lastmod")
        if news is not None:
            stated = _child(news, "publication_date") or stated
        title = _child(news, "title") if news is not None else ""
        yield Entry(_child(element, "loc"), one_line(title), _iso(stated))


def _of_opml(data: bytes, address: str) -> Iterator[Entry]:
    for outline in _xml(data, address).iter("{*}outline"):
        names = {key.lower(): value for key, value in outline.attrib.items()}
        if names.get("xmlurl"):
            title = one_line(names.get("title") or names.get("text") or "")
            yield Entry(names["xmlurl"], title, kind="feed")


def _xml(data: bytes, address: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = str(error).partition("\n")[0][:200]
        raise _unreadable(address, f"it is no sound XML ({why})") from None


def _child(element: Any, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()


def _text_of(markup: str) -> str:
    return one_line(re.sub(r"<[^>]*>", " ", markup))


def _instant(parsed: Any) -> datetime | None:
    """feedparser's nine numbers, which are in UTC."""
    try:
        if not parsed:
            return None
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _unreadable(address: str, what: str) -> Unreadable:
    return Unreadable(Problem(address, what, "Check that the address is a feed's"))
