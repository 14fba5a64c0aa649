"""What an HTML page says of itself: JSON-LD, OpenGraph, meta elements.

Title, outlet, language, day of publication and address are read where the page states
them, never from its visible words or its own address. The first statement in the order
written here holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from sayso.model import Period, Problem
from sayso.read.clean import one_line
from sayso.read.dates import period
from sayso.read.fields import language_code

_ARTICLES = ("Article", "Posting", "Report", "LiveBlogPosting")  # schema.org endings
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_OUTLETS = ("og:site_name", "dc.publisher", "application-name")
_DATES = (
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
_LANGUAGES = ("og:locale", "content-language", "dc.language")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own statements; empty or None where it makes none.

    `body` is the article's text in the JSON-LD, for pages whose markup hides it.
    """

    title: str
    outlet: str
    lang: str
    published: Period | None
    address: str
    body: str
    problems: tuple[Problem, ...]


def _metas(tree: Any) -> dict[str, str]:
    """The page's named values, by name in lower case; the first of each holds."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        get = element.attrib.get
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        if element.tag == "time" and name is None and "pubdate" in element.attrib:
            name = "pubdate"
        value = get("content") or get("datetime") or ""
        if name and value.strip():
            metas.setdefault(name.lower(), one_line(value))
    return metas


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of JSON-LD and in its graph, not what those mention."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph") or [])
            yield from _objects(item.get("mainEntity") or [])


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds)


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes; empty if there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads((script.text or "").strip().rstrip(";"), strict=False)
            items = list(_objects(value))
        except (ValueError, RecursionError):  # pages break it; the rest is still read
            continue
        for item in items:
            if _is_article(item):
                return item
    return {}


def _word(value: Any) -> str:
    """The text or name of a JSON-LD value."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    return one_line(unescape(value)) if isinstance(value, str) else ""


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
    values: list[str], name: str
) -> tuple[Period | None, tuple[Problem, ...]]:
    """The first date that can be read, and what to say if another is days away."""
    found = [date for value in values if (date := period(value))]
    if not found:
        return None, ()
    far = [d for d in found if abs((d.first - found[0].first).days) > 1]
    if not far:
        return found[0], ()
    what = f"the page bears two dates of publication, {found[0]} and {far[0]}"
    remedy = f"{found[0]} is kept; say the right one with --published"
    return found[0], (Problem(name, what, remedy),)


def _address(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> str:
    links = (link for link in tree.iter("link") if link.get("rel") == "canonical")
    canonical = next((link.get("href") or "" for link in links), "")
    url = article.get("url")
    stated = (canonical, metas.get("og:url", ""), url if isinstance(url, str) else "")
    return _first(*(a.strip() for a in stated if a.strip().startswith("http")))


def _language(tree: Any, metas: Mapping[str, str], article: Mapping[str, Any]) -> str:
    root = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    stated = (_word(article.get("inLanguage")), root or "", *map(metas.get, _LANGUAGES))
    return _first(*(language_code(value or "") for value in stated))


def page_of(tree: Any, name: str) -> Page:
    """What the page says of itself; `tree` is an lxml tree, which is left as it is."""
    metas, article = _metas(tree), _json_ld(tree)
    outlet = _first(
        *(metas.get(key, "") for key in _OUTLETS), _word(article.get("publisher"))
    )
    title = _first(
        _word(article.get("headline")),
        *(metas.get(key, "") for key in _TITLES),
        _heading(tree, "h1"),
        one_line(tree.findtext("./head/title") or ""),
    )
    dates = [_word(article.get("datePublished")), *(metas.get(k, "") for k in _DATES)]
    published, problems = _published(dates, name)
    body = article.get("articleBody")
    return Page(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        lang=_language(tree, metas, article),
        published=published,
        address=_address(tree, metas, article),
        body=unescape(body) if isinstance(body, str) else "",
        problems=problems,
    )
