"""HTML pages: a page's bytes to a tree, its statements and its article's words.

Decides only the order: what the page states, what surrounds the article, its byline,
then its words. Loaded only when there is a page to read, since these libraries take a
while.
"""

from __future__ import annotations

from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types
from lxml import html as lxml_html

from sayso.model import Problem
from sayso.read import byline
from sayso.read.body import Words, opening, words_of
from sayso.read.credits import by_lines, joined
from sayso.read.live import Part, with_updates
from sayso.read.page import Page, page_of, with_visible
from sayso.read.reading import Found, Unreadable
from sayso.read.surroundings import (
    without_bylines,
    without_kickers,
    without_surroundings,
)

_MOST_TAGS = 150_000  # opening and closing: judging one takes some microseconds
_REMEDY = "Save the article's words as a text file (.txt) and read that"


def _tree(text: str, name: str) -> Any:
    if text.count("<") > _MOST_TAGS:
        what = f"this page has more than {_MOST_TAGS:,} tags, which no article has"
        raise Unreadable(Problem(name, what, _REMEDY))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True)
    data = text.encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if tree is None:
        what = "there is nothing on this page to read"
        raise Unreadable(Problem(name, what, _REMEDY))
    return tree


def _words(tree: Any, page: Page) -> tuple[Words, tuple[Part, ...]]:
    """The article's words; of a live blog its opening and its updates."""
    if not page.updates:
        return words_of(tree, page.title, page.body), ()
    head = "\n\n".join(part for part in opening(tree, page.title) if part)
    text, parts = with_updates(head, page.updates)
    return Words(text, tuple(text.split("\n"))), parts


def from_html(text: str, name: str) -> Found:
    """What a page says of its report, and the article's words.

    Raises Unreadable where no words are found in it.
    """
    tree = _tree(text, name)
    page = page_of(tree, name)
    without_surroundings(tree)
    page = with_visible(page, byline.lines(tree))
    without_bylines(tree)
    without_kickers(tree)
    words, parts = _words(tree, page)
    if not words.text.strip():
        what = "there is nothing on this page to read (no article found)"
        raise Unreadable(Problem(name, what, _REMEDY))
    written = joined(page.written, by_lines("\n".join(words.lines)))
    return Found(
        text=words.text,
        title=page.title,
        outlet=page.outlet,
        declared=page.lang,
        published=page.issued.period if page.issued else None,
        issued=page.issued.at if page.issued else None,
        modified=page.modified.at if page.modified else None,
        authors=written.authors,
        credit=written.credit,
        address=page.address,
        parts=parts,
        problems=page.problems,
    )
