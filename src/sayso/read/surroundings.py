"""What surrounds an article on its page: menus, boxes, links to others, captions.

Decides by a page's structure what is no part of the article: elements, roles, the words
of classes, and blocks that are nothing but links. What is left may still hold lines
that only their own words betray; those are told in `lang.asides`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from sayso.lang.bylines import is_person, names_after_label
from sayso.read.structure import Size, elements, is_part, sizes

_TAGS = frozenset(
    "nav aside footer form button select dialog script style template noscript iframe "
    "svg object embed canvas audio video textarea input label menu".split()
)
_ROLES = frozenset(
    "navigation complementary contentinfo search dialog alert alertdialog menu menubar "
    "toolbar form tablist".split()
)
_HOLDING = ("html", "body", "main")
_LISTS = frozenset("p ul ol li h2 h3 h4 h5 div section table tbody tr td dl dd".split())
_MOST_SHARE = 0.4  # of the page's paragraphs: no box holds more of them
_LINKED = 0.8  # of a block's words: with more it leads elsewhere
_BYLINE = 250  # code points of the longest byline
_CAPTION = 1_000
_KICKER = 40  # of the longest word or two above a headline

Sizes = Mapping[Any, Size]


def is_byline(element: Any, size: Size) -> bool:
    """Whether an element says who wrote the article and when."""
    if not 0 < size.words <= _BYLINE or element.tag == "button":
        return False
    stated = element.get("rel") == "author" or element.get("itemprop") in (
        "author",
        "datePublished",
        "dateModified",
    )
    return stated or element.tag in ("time", "address") or is_part(element, "byline")


def _hidden(element: Any) -> bool:
    style = "".join((element.get("style") or "")[:500].split()).lower()
    return "hidden" in element.attrib or "display:none" in style


def _is_box(element: Any, size: Size) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES or _hidden(element):
        return True
    return is_part(element, "box")


def _is_caption(element: Any, size: Size) -> bool:
    if element.tag in ("figcaption", "figure"):
        return True
    return size.words <= _CAPTION and is_part(element, "caption")


def _leads_elsewhere(element: Any, size: Size) -> bool:
    """Whether a block is links and hardly anything else."""
    if element.tag == "a":
        return _stands_alone(element)
    linked = size.words > 0 and size.linked >= _LINKED * size.words
    return linked and element.tag in _LISTS and not _names_writers(element, size)


def _stands_alone(link: Any) -> bool:
    """Whether a link is a block of its own and no part of a sentence."""
    above, before = link.getparent(), link.getprevious()
    if above is None or above.tag not in ("div", "section", "article", "td"):
        return False
    words = (before.tail if before is not None else above.text, link.tail)
    return not any(part and part.strip() for part in words) and not is_person(
        " ".join(link.text_content()[:_BYLINE].split())
    )


def _names_writers(element: Any, size: Size) -> bool:
    """Whether it is `Av Ola Nordmann`, with the names as links."""
    return size.words <= _BYLINE and bool(names_after_label(element.text_content()))


def _is_around(element: Any, size: Size) -> bool:
    around = _is_box(element, size) or _leads_elsewhere(element, size)
    return (around and not is_byline(element, size)) or _is_caption(element, size)


def _drop(tree: Any, is_one: Callable[[Any, Size], bool]) -> None:
    """Take each element that is one out of the tree, unless the article lies in it."""
    of = sizes(tree)
    whole = of[tree].paragraphs
    found: list[Any] = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if isinstance(element.tag, str) and element.tag not in _HOLDING:
            size = of[element]
            held = size.headline or size.paragraphs > _MOST_SHARE * whole
            if not held and is_one(element, size):
                found.append(element)
                walk.skip_subtree()
    for element in found:
        element.drop_tree()


def without_surroundings(tree: Any) -> None:
    """Take menus, boxes, links to others, captions and scripts out of a page.

    The time is linear in the size of the page.
    """
    for element in list(elements(tree)):
        if element.tag in ("script", "style", "template", "noscript"):
            element.drop_tree()
    _drop(tree, _is_around)


def without_bylines(tree: Any) -> None:
    """Take the bylines out of a page, once they are read."""
    _drop(tree, is_byline)


def without_kickers(tree: Any) -> None:
    """Take what is short and above the headline out of a page: sections, dates, ads."""
    of, found = sizes(tree), []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk if of[tree].headline else ():
        if element.tag == "h1":
            break
        size = of.get(element)
        if element.tag == "head":
            walk.skip_subtree()
        elif size and not size.headline and 0 < size.words <= _KICKER:
            found.append(element)
            walk.skip_subtree()
    for element in found:
        element.drop_tree()
