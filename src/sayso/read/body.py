"""The words of an article: headline, lead and paragraphs, each once and in this order.

trafilatura finds the paragraphs in a page whose surroundings are gone. Decides which
element is the lead, and drops the lines that are no part of what the article says.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from sayso.lang.asides import aside
from sayso.read.clean import one_line
from sayso.read.credits import signed
from sayso.read.structure import class_list, class_words, elements, is_part
from sayso.text import folded

# The library reports what it finds odd about a page on standard error otherwise.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_BLOCKS = frozenset("body p head item quote list table row cell code ab lb".split())
_BREAKS = frozenset(("br",))
_OWN = frozenset("p h2 h3 h4 h5 h6 li blockquote".split())
_LEADS = frozenset("p div h2 h3 h4 span section strong header".split())
_SENTENCE = 25  # code points: a page whose blocks are all shorter is menus, no article
_LEAD = 900  # code points of the longest lead
_HEADLINE = 300
_ALIKE = 0.5  # of its words: a heading with fewer is not the title
_FIRST = 12  # paragraphs below a headline that are looked at
_SPACE = re.compile(r"[ \t\r\n\f]+")


def _blocks(body: Any, breaks: frozenset[str]) -> Iterator[str]:
    """The words of a tree, on one line each, parted where one of `breaks` stands.

    The tree is read, not its plain text, where a list's hyphens look like dashes of
    dialogue.
    """
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in breaks:
            yield _SPACE.sub(" ", "".join(words)).strip()
            words = []
        inside = event == "start" and isinstance(element.tag, str)
        words.append((element.text if inside else "") or "")
        if event == "end" and element is not body:
            words.append(element.tail or "")
    yield _SPACE.sub(" ", "".join(words)).strip()


def _paragraphs(tree: Any) -> list[str]:
    own = _own_blocks(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False)
    body = getattr(document, "body", None)
    blocks = () if body is None else _blocks(body, _BLOCKS)
    return _between(own, [block for block in blocks if block])


def _own_blocks(tree: Any) -> list[str]:
    """The paragraphs, subheadings and points of lists of a page, in order."""
    found: list[str] = []
    for element in elements(tree):
        if element.tag in _OWN and element.find(".//p") is None:
            found += [block for block in _blocks(element, _BREAKS) if block]
    return found


def _between(own: Sequence[str], found: Sequence[str]) -> list[str]:
    """What was found, with the subheadings and points between its first and last.

    As found where its paragraphs are not those of the page, in the same order.
    """
    keys = [alike(words) for words in own]
    first = last = -1
    for words in found:
        try:
            last = keys.index(alike(words), last + 1)
        except ValueError:
            return list(found)
        first = last if first < 0 else first
    return list(own[first : last + 1]) if found else []


def alike(words: str) -> str:
    """Words as they are compared: one case, no diacritics, no marks."""
    return re.sub(r"[\W_]+", " ", folded(words)).strip()


def _text(element: Any) -> str:
    """An element's words on one line, its inner blocks parted by spaces."""
    total, parts = 0, []
    for part in element.itertext():
        total += len(part)
        if total > 4 * _LEAD:
            return ""
        parts.append(part)
    return one_line("".join(parts))


def headline(tree: Any, title: str) -> str:
    """The headline that the page shows: the heading most like the title, or "".

    A heading that shares few words with the title is the site's name, or a teaser's.
    """
    shown = [words for h1 in tree.iter("h1") if (words := _text(h1))]
    shown = [words for words in shown[:_FIRST] if len(words) <= _HEADLINE]
    best = max(shown, key=lambda words: _shared(words, title), default="")
    return best if _shared(best, title) >= _ALIKE else ""


def _shared(one: str, other: str) -> float:
    """The share of the words of the shorter that the other has too."""
    words = [set(alike(each).split()) for each in (one, other)]
    return len(words[0] & words[1]) / max(1, min(map(len, words)))


def _first_heading(tree: Any) -> str:
    """The first main heading, which is the site's name where it is not the headline."""
    first = next(tree.iter("h1"), None)
    return _text(first) if first is not None else ""


def lead(tree: Any) -> str:
    """The lead: the first element that its class or role calls so."""
    for element in elements(tree):
        role = element.get("role") == "doc-subtitle"
        described = element.get("itemprop") in ("description", "alternativeHeadline")
        if role or described or (element.tag in _LEADS and _called_lead(element)):
            words = _text(element)
            if (
                _SENTENCE <= len(words) <= _LEAD
                and element.find(".//p/../p[2]") is None
            ):
                return words
    return ""


def _called_lead(element: Any) -> bool:
    words = class_words(element)
    return is_part(element, "lead") and class_list("image").isdisjoint(words)


def _below_headline(tree: Any) -> tuple[str, ...]:
    """The paragraphs and points of lists below the headline, the first ones."""
    found: list[str] = []
    past = False
    for element in elements(tree):
        past = past or element.tag == "h1"
        if past and element.tag in ("p", "li") and element.find(".//p") is None:
            found.append(_text(element))
        if len(found) == _FIRST:
            break
    return tuple(words for words in found if words)


def _left_out(leading: Sequence[str], paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Those between the headline and the first paragraph that was found."""
    known = {alike(p) for p in paragraphs}
    at = next((i for i, words in enumerate(leading) if alike(words) in known), 0)
    return tuple(w for w in leading[:at] if len(w) >= _SENTENCE)


def _told(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs without those that only lead elsewhere, credit or advertise."""
    told = list(paragraphs)
    signatures = signed(told)
    told = [p for p in told if p and not aside(p) and p not in signatures]
    while told and _is_heading(told[-1]):
        del told[-1]
    return told


def _is_heading(words: str) -> bool:
    """Whether words are short and no sentence: at the end, a heading of nothing."""
    return len(words) < _SENTENCE and words[-1].isalnum()


def opening(tree: Any, title: str) -> tuple[str, str]:
    """The headline, that of the metadata where the page shows none, and the lead."""
    return headline(tree, title) or title, lead(tree)


@dataclass(frozen=True, slots=True)
class Words:
    """An article's words, paragraphs parted by blank lines, and all lines in it.

    `lines` are those that are no part of it too: who wrote it stands there.
    """

    text: str
    lines: tuple[str, ...] = ()


def words_of(tree: Any, title: str, body: str) -> Words:
    """The article's words in order: headline, lead, then the rest.

    `body` is the article's text as the page's metadata have it, for pages whose markup
    hides it. Empty where there is no article. The tree is changed.
    """
    shown, led = opening(tree, title)
    leading = _below_headline(tree)
    known = {alike(words) for words in (shown, led, title, _first_heading(tree), "")}
    paragraphs = _paragraphs(tree)
    paragraphs[:0] = _left_out(leading, paragraphs)
    rest = [p for p in _told(paragraphs) if alike(p) not in known]
    if not any(len(paragraph) >= _SENTENCE for paragraph in rest):
        stated = [line.strip() for line in body.split("\n")]
        paragraphs += stated
        rest = [p for p in _told(stated) if alike(p) not in known]
        if not rest and not led:
            return Words("")
    if any(alike(led) and alike(p).startswith(alike(led)) for p in rest[:2]):
        led = ""
    return Words("\n\n".join(p for p in (shown, led, *rest) if p), tuple(paragraphs))
