"""What an HTML page says of itself, one statement of many chosen for each field.

JSON-LD comes before OpenGraph, meta elements and microdata, these before the visible
byline. The outlet is the site's name before the publisher, which is often the company
that owns it. Nothing is taken from the page's own address but its country's clocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sayso.model import Problem
from sayso.read import byline
from sayso.read.clean import one_line
from sayso.read.credits import Byline
from sayso.read.credits import byline as stated_byline
from sayso.read.fields import language_code
from sayso.read.instants import Moment, moment
from sayso.read.jsonld import Statement, addresses, article_of, word
from sayso.read.live import Update, plain, updates
from sayso.read.metas import Stated, stated

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_OUTLETS = ("og:site_name", "dc.publisher", "application-name")
_ISSUED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language")
_WRITERS = ("author", "creator", "contributor")
_ORGANISATIONS = ("sourceOrganization", "provider", "creditText", "copyrightHolder")
_SIGNS = re.compile(r"\s+[|·–—-]\s+")  # what parts a title from its outlet
_TITLE = 500  # code points of the longest title


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own statements; empty or None where it makes none.

    `body` is the article's text in the JSON-LD, for pages whose markup hides it, and
    `updates` those of a live blog.
    """

    title: str
    outlet: str
    lang: str
    issued: Moment | None
    modified: Moment | None
    written: Byline
    address: str
    body: str
    updates: tuple[Update, ...]
    problems: tuple[Problem, ...]


def _first(*values: str) -> str:
    return next((value for value in values if value), "")


def _heading(tree: Any, tag: str) -> str:
    """The words of an element that the page has only one of."""
    found = list(tree.iter(tag))
    return one_line(found[0].text_content()) if len(found) == 1 else ""


def _without_outlet(title: str, outlet: str) -> str:
    """`Headline | Outlet` without the outlet, if that is what follows the sign."""
    for sign in (" | ", " - ", " \u2013 ", " \u2014 ", " · "):
        head, _, tail = title.rpartition(sign)
        if head and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _published(
    values: Iterable[str], address: str, name: str
) -> tuple[Moment | None, tuple[Problem, ...]]:
    """The first date that can be read, and what to say if another is days away.

    Of those of its day, one with a clock time and a zone is taken before one without.
    """
    found = [date for value in values if (date := moment(value, address=address))]
    if not found:
        return None, ()
    day = found[0].period
    timed = [m for m in found if m.at and day.first <= m.period.first <= day.last]
    best = found[0] if found[0].at else next(iter(timed), found[0])
    far = [m for m in found if abs((m.period.first - day.first).days) > 1]
    if not far:
        return best, ()
    other = far[0].period
    what = f"the page bears two dates of publication, {day} and {other}"
    remedy = f"{day} is kept; say the right one with --published"
    return best, (Problem(name, what, remedy),)


def _address(tree: Any, held: Stated, article: Statement, name: str) -> str:
    links = (link for link in tree.iter("link") if link.get("rel") == "canonical")
    canonical = next((link.get("href") or "" for link in links), "")
    own = (canonical, held.metas.get("og:url", ""), *addresses(article), name)
    return _first(*(a.strip() for a in own if a.strip().startswith("http")))


def _language(tree: Any, held: Stated, article: Statement) -> str:
    root = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    said = (word(article.get("inLanguage")), root or "", *held.all(_LANGUAGES))
    return _first(*(language_code(value or "") for value in said))


def _names(value: Any) -> list[str]:
    """The names in a JSON-LD value of authors, in order."""
    listed = value if isinstance(value, list) else [value]
    return [name for item in listed[:50] if (name := word(item)) and "://" not in name]


def _written(article: Statement, held: Stated, outlet: str) -> Byline:
    """The stated authors, and the wires among them and their organisations."""
    told = [n for key in _WRITERS for n in _names(article.get(key))]
    by = stated_byline(told or held.authors, outlet)
    organised = [n for key in _ORGANISATIONS for n in _names(article.get(key))]
    more = stated_byline(organised, outlet).credit
    return Byline(by.authors, tuple(dict.fromkeys((*by.credit, *more))))


def _title(tree: Any, held: Stated, article: Statement, outlet: str) -> str:
    heading = _heading(tree, "h1")  # which on some pages is the site's name
    return _first(
        word(article.get("headline")),
        *held.all(_TITLES),
        "" if heading.casefold() == outlet.casefold() else heading,
        held.items.get("headline", ""),
        one_line(tree.findtext("./head/title") or ""),
    )[:_TITLE].strip()


def _outlet(tree: Any, held: Stated, article: Statement) -> str:
    publisher = word(article.get("publisher")) or held.items.get("publisher", "")
    stated_name = _first(*held.all(_OUTLETS), "" if "://" in publisher else publisher)
    return stated_name or _beside_headline(tree, held, article)


def _beside_headline(tree: Any, held: Stated, article: Statement) -> str:
    """What the page's title has beside its headline: `Headline | World | Outlet`."""
    whole = one_line(tree.findtext("./head/title") or "")[:_TITLE]
    stated_title = word(article.get("headline")) or held.first(_TITLES)
    headline = stated_title or _heading(tree, "h1")
    before, found, after = whole.partition(headline) if headline else ("", "", "")
    if not found:
        return ""
    parts = [p.strip() for p in _SIGNS.split(after or before) if p.strip()]
    sides = (bool(_SIGNS.match(after)), bool(_SIGNS.search(before)))
    return (parts[-1] if after else parts[0]) if parts and any(sides) else ""


def page_of(tree: Any, name: str) -> Page:
    """What the page states of itself; `tree` is an lxml tree, left as it is."""
    held = stated(tree)
    shown = _first(*held.all(_TITLES), _heading(tree, "h1"))
    article = article_of(tree, _address(tree, held, {}, name), shown)
    outlet, address = _outlet(tree, held, article), _address(tree, held, article, name)
    dates = [word(article.get("datePublished")), *held.all(_ISSUED)]
    issued, problems = _published(
        [*dates, held.items.get("datepublished", "")], address, name
    )
    changed = [word(article.get("dateModified")), *held.all(_MODIFIED)]
    modified, _ = _published(
        [*changed, held.items.get("datemodified", "")], address, name
    )
    return Page(
        title=_without_outlet(_title(tree, held, article, outlet), outlet),
        outlet=outlet,
        lang=_language(tree, held, article),
        issued=issued,
        modified=modified,
        written=_written(article, held, outlet),
        address=address,
        body=plain(article.get("articleBody")),
        updates=updates(article, address),
        problems=problems,
    )


def with_visible(page: Page, lines: tuple[byline.Line, ...]) -> Page:
    """A page completed by its visible byline where its metadata say nothing."""
    seen = byline.visible(lines, page.address, page.issued)
    by = stated_byline(seen.names, page.outlet)
    credit = tuple(dict.fromkeys((*page.written.credit, *by.credit)))
    return replace(
        page,
        issued=_timed(page.issued, seen.issued),
        modified=_timed(page.modified, seen.modified),
        written=Byline(page.written.authors or by.authors, credit),
    )


def _timed(stated_at: Moment | None, seen: Moment | None) -> Moment | None:
    """What is stated; a stated day has the clock time that the byline has for it."""
    if stated_at is None or seen is None or stated_at.at is not None:
        return stated_at or seen
    return seen if seen.period == stated_at.period else stated_at
