"""The visible byline of a page: who wrote the article, when it was issued and changed.

Decides which short lines on a page are its byline, and what their words come to. It is
asked where no metadata state it; metadata outrank it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from sayso.lang.asides import aside
from sayso.lang.bylines import is_dated, is_person, labels, names_after_label
from sayso.read.instants import Moment, moment
from sayso.read.structure import Size, elements, sizes
from sayso.read.surroundings import is_byline

_LONGEST = 250  # code points of a line of a byline
_MANY = 200  # short lines that are looked at
_INNER = 40  # pieces of text in one line
_WHOLES = ("html", "body", "main", "article")
_PASSED_OVER = ("a", "title", "h1", "head")
_MACHINE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A short line of a page; `marked` says that its markup calls it a byline.

    `nodes` are its words as its elements part them.
    """

    words: str
    marked: bool = False
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page's visible byline says; `names` are as written."""

    names: tuple[str, ...] = ()
    issued: Moment | None = None
    modified: Moment | None = None


def _words(element: Any) -> str:
    """An element's words parted by spaces, a clock's machine value in its place."""
    parts: list[str] = []
    inside = None
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "end":
            inside = None if each is inside else inside
            if inside is None and each is not element:
                parts.append(each.tail or "")
            continue
        stated = each.get("datetime") or "" if each.tag == "time" else ""
        if inside is None and _MACHINE.match(stated.strip()):
            inside = each
            parts.append(stated)
        elif inside is None and isinstance(each.tag, str):
            parts.append(each.text or "")
    return " ".join(" ".join(parts).split())


def _nodes(element: Any) -> tuple[str, ...]:
    nodes = (" ".join(node.split()) for node in islice(element.itertext(), _INNER))
    return tuple(node.strip(" |·•–—-,") for node in nodes if node)


def _is_line(element: Any, size: Size) -> bool:
    """Whether an element is short and one paragraph at most, or called a byline."""
    if element.tag in _WHOLES or not 0 < size.words <= _LONGEST:
        return False
    alone = element.tag in ("p", "li") or not size.paragraphs
    return alone or is_byline(element, size)


def lines(tree: Any) -> tuple[Line, ...]:
    """The short lines of a page that may be of its byline, in order."""
    of = sizes(tree)
    found: list[Line] = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str):
            continue
        if element.tag in _PASSED_OVER and element.get("rel") != "author":
            walk.skip_subtree()
            continue
        if not _is_line(element, of[element]):
            continue
        marked = any(is_byline(e, of[e]) for e in elements(element))
        found.append(Line(_words(element), marked, _nodes(element)))
        walk.skip_subtree()
        if len(found) >= _MANY:
            break
    told = (line for line in found if line.marked or aside(line.words))
    return tuple(line for line in told if line.words)


def _pieces(line: Line) -> Iterator[tuple[str, str]]:
    """What stands before the labels of a line, and behind each: (label, words)."""
    told = list(labels(line.words))
    starts = [start for _, start, _ in told]
    yield "", line.words[: starts[0]] if starts else line.words
    for (kind, _, end), stop in zip(told, [*starts[1:], None], strict=False):
        yield kind, line.words[end:stop].strip(" :–—-|")


def _names(line: Line) -> Iterator[str]:
    """The names behind a label such as `Av`, else those that elements part off."""
    nodes = [node for node in line.nodes if not is_dated(node)]
    labelled = [
        n for node in (*nodes, *_before(line)) if (n := names_after_label(node))
    ]
    if labelled or not line.marked:
        yield from labelled[:1]
        return
    yield from (node for node in nodes if is_person(node))


def _before(line: Line) -> tuple[str, ...]:
    _, before = next(_pieces(line))
    return (before.strip(" |·•–—-,"),)


def _moments(
    found: Iterable[Line], kind: str, address: str, of: Moment | None
) -> Moment | None:
    day = of.period.first if of and of.period.first == of.period.last else None
    for line in found:
        for told, words in _pieces(line):
            if not told and kind == "issued":
                words = _bare_date(words, line.marked)
                told = kind if words else ""
            if told == kind:
                when = moment(words, address=address, day=day)
                if when is not None:
                    return when
    return None


def _bare_date(words: str, marked: bool) -> str:
    """The date that stands without a label: all of a line, or a byline's clock."""
    found = _MACHINE.search(words) if marked else None
    if found:
        return words[found.start() :]
    return words if is_dated(words) else ""


def visible(found: tuple[Line, ...], address: str, day: Moment | None) -> Visible:
    """What lines say of writers and times; `day` is when metadata say it was issued."""
    names = tuple(dict.fromkeys(n for line in found for n in _names(line)))
    issued = _moments(found, "issued", address, day)
    changed = _moments(found, "modified", address, day or issued)
    return Visible(names[:5], issued, changed)
