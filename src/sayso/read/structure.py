"""The words of a page's classes, and how much of it lies in each of its elements.

Both are taken once for a page, so that judging its parts takes time linear in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

_PARTED = re.compile(r"[\W\d_]+|(?<=[a-zåäöæø])(?=[A-ZÅÄÖÆØ])")
_NAMED = ("class", "id")
_NAMING = 40  # code points of the longest data attribute that can name a part
_LONGEST = 500  # code points of a class attribute that are read
_PARAGRAPHS = frozenset(("p", "li", "blockquote"))


@cache
def class_list(part: str) -> frozenset[str]:
    """The class words that tell a part of a page, such as `box` or `byline`."""
    text = files(__package__).joinpath("structure.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1] not in ("", "#")]
    told = (
        cell.split("|" if part == "pair" else None) for p, cell in rows if p == part
    )
    return frozenset(word for words in told for word in words)


def class_words(element: Any) -> tuple[str, ...]:
    """The words of an element's classes, id and data, in lower case and in order."""
    get = element.attrib.get
    if not element.attrib:
        return ()
    named = " ".join((get(name) or "")[:_LONGEST] for name in _NAMED)
    data = (v for k, v in element.attrib.items() if k.startswith("data-"))
    named = " ".join((named, *(v for v in data if len(v) <= _NAMING)))
    return tuple(word.lower() for word in _PARTED.split(named) if word)


def is_part(element: Any, part: str) -> bool:
    """Whether an element's class words tell that it is a part of this sort."""
    words = class_words(element)
    if not words or not class_list(part).isdisjoint(words):
        return bool(words)
    pairs = pairwise(words) if part == "box" else ()
    return any(f"{one} {other}" in class_list("pair") for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Size:
    """How much lies in an element: code points of words, spaces left out.

    `linked` are those inside links, `paragraphs` those in paragraphs, `headline` says
    that the page's headline lies there.
    """

    words: int
    linked: int
    paragraphs: int
    headline: bool


def elements(tree: Any) -> Iterator[Any]:
    """The elements of a tree in order, comments left out."""
    return (e for e in tree.iter() if isinstance(e.tag, str))


def _visible(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def sizes(tree: Any) -> Mapping[Any, Size]:
    """How much lies in each element of a tree, by element."""
    found: dict[Any, Size] = {}
    ahead: list[list[int]] = [[0, 0, 0, 0]]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            ahead.append([_visible(element.text), 0, 0, 0])
            continue
        words, linked, paragraphs, headline = ahead.pop()
        linked = words if element.tag == "a" and element.get("href") else linked
        paragraphs = words if element.tag in _PARAGRAPHS else paragraphs
        headline = headline or int(element.tag == "h1")
        found[element] = Size(words, linked, paragraphs, bool(headline))
        above = ahead[-1]
        above[0] += words + _visible(element.tail)
        above[1] += linked
        above[2] += paragraphs
        above[3] |= headline
    return found
