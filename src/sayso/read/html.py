"""HTML pages: the article's words, and what the page says of them.

trafilatura finds the article among menus and teasers. The page's own statements are
read in `page`. Loaded only when there is a page to read, since these libraries take a
while.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types
from lxml import html as lxml_html

from sayso.model import Problem
from sayso.read.clean import one_line
from sayso.read.page import Page, page_of
from sayso.read.reading import Found, Unreadable
from sayso.text import folded

# The library reports what it finds odd about a page on standard error otherwise.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_BLOCKS = frozenset("body p head item quote list table row cell code ab lb".split())
_SENTENCE = 25  # code points: a page whose blocks are all shorter is menus, no article
_SPACE = re.compile(r"[ \t\r\n\f]+")
_REMEDY = "Save the article's words as a text file (.txt) and read that"


def _tree(text: str, name: str) -> Any:
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


def _paragraphs(body: Any) -> Iterator[str]:
    """The words of each block of trafilatura's tree, in order; a line break ends one.

    The tree is read, not its plain text, where a list's hyphens look like dashes of
    dialogue.
    """
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(words)
            words = []
        words.append((element.text if event == "start" else element.tail) or "")
    yield "".join(words)


def _alike(title: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(title)).strip()


def _article(tree: Any, page: Page) -> str:
    """The article's paragraphs, parted by blank lines, without a repeated headline."""
    document = trafilatura.bare_extraction(tree, include_comments=False)
    body = getattr(document, "body", None)
    blocks = () if body is None else _paragraphs(body)
    paragraphs = [p for block in blocks if (p := _SPACE.sub(" ", block).strip())]
    while paragraphs and _alike(one_line(paragraphs[0])) == _alike(page.title):
        del paragraphs[0]
    if not any(len(paragraph) >= _SENTENCE for paragraph in paragraphs):
        return page.body
    return "\n\n".join(paragraphs)


def from_html(text: str, name: str) -> Found:
    """What a page says of its report, and the article's words.

    Raises Unreadable where no words are found in it.
    """
    tree = _tree(text, name)
    page = page_of(tree, name)
    words = _article(tree, page)
    if not words.strip():
        what = "there is nothing on this page to read (no article found)"
        raise Unreadable(Problem(name, what, _REMEDY))
    return Found(
        text=words,
        title=page.title,
        outlet=page.outlet,
        declared=page.lang,
        published=page.published,
        address=page.address,
        problems=page.problems,
    )
