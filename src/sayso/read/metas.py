"""What a page's markup states beside its words: meta elements, OpenGraph, microdata.

Decides which value of a name holds: the first. Microdata counts where it is of the
article itself and not of another item on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.read.clean import one_line

_LONGEST = 2_000  # code points of a value: what is longer is no title, name or date
_ARTICLES = ("Article", "Posting", "Report")
_FIELDS = frozenset(
    "headline datepublished datemodified author publisher inlanguage name".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A page's named values in lower case, the first of each, and its authors.

    `items` are the microdata of the article; `authors` every stated author in order.
    """

    metas: Mapping[str, str]
    items: Mapping[str, str]
    authors: tuple[str, ...]

    def first(self, names: tuple[str, ...]) -> str:
        """The first of these metas that is there."""
        return next(iter(self.all(names)), "")

    def all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The metas of these names that are there, in order."""
        return tuple(self.metas[name] for name in names if name in self.metas)


def _named(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta", "time"):
        get = element.attrib.get
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        if element.tag == "time":
            name = "pubdate" if name is None and "pubdate" in element.attrib else None
        value = get("content") or get("datetime") or ""
        if name and value.strip():
            yield name.strip().lower(), one_line(value[:_LONGEST])


def shown(element: Any) -> str:
    """What an element states: its machine value, else its words, on one line."""
    get = element.attrib.get
    value = get("content") or get("datetime")
    return one_line((value or element.text_content())[:_LONGEST])


def _item(element: Any) -> Any:
    """The nearest item above an element, or None; its own item where it is one."""
    return next((e for e in element.iterancestors() if "itemscope" in e.attrib), None)


def _is_article(item: Any) -> bool:
    kind = (item.get("itemtype") or "").rstrip("/").rpartition("/")[2]
    return kind.endswith(_ARTICLES)


def _name_within(element: Any) -> str:
    """The name in a nested item: `author` → `name`."""
    if "itemscope" not in element.attrib:
        return shown(element)
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.get("itemprop") == "name":
            return shown(inner)
    return shown(element)


def _microdata(tree: Any) -> Iterator[tuple[str, str]]:
    """The fields of the first article among the page's items."""
    article = None
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if article is None and "itemscope" in element.attrib and _is_article(element):
            article = element
        for name in (element.get("itemprop") or "").lower().split():
            if article is not None and name in _FIELDS and _item(element) is article:
                yield name, _name_within(element)


def _authors(tree: Any, items: list[tuple[str, str]]) -> tuple[str, ...]:
    metas = [
        v
        for n, v in _named(tree)
        if n in ("author", "article:author", "dc.creator", "parsely-author", "byl")
    ]
    told = [v for n, v in items if n == "author"] or metas
    return tuple(dict.fromkeys(v for v in told if v and "://" not in v))


def stated(tree: Any) -> Stated:
    """What the markup of a page states; `tree` is an lxml tree, left as it is."""
    metas: dict[str, str] = {}
    for name, value in _named(tree):
        metas.setdefault(name, value)
    found = list(_microdata(tree))
    items: dict[str, str] = {}
    for name, value in found:
        items.setdefault(name, value)
    return Stated(metas, items, _authors(tree, found))
