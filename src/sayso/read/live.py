"""Live blogs: what a page's metadata tell of its updates, each with its own time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from sayso.lang.asides import aside
from sayso.model import Span
from sayso.read.clean import cleaned, one_line
from sayso.read.instants import moment
from sayso.read.jsonld import word

_MANY = 1_000
_LONGEST = 50_000  # code points of one update
_TAG = re.compile(
    r"<(/?)(p|br|div|li|h\d)\b[^<>]{0,500}>|<[^<>]{0,500}>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """An update of a live blog: where it stands in the report's text, and its time."""

    span: Span
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Update:
    """An update as the page states it."""

    words: str
    at: datetime | None


def plain(value: Any) -> str:
    """The words of a stated text, which may have markup in it; blocks stay lines."""
    if not isinstance(value, str):
        return ""
    text = unescape(value[:_LONGEST])
    text = _TAG.sub(lambda m: "\n" if m[2] else "", text)
    return "\n".join(line for line in map(one_line, text.split("\n")) if line)


def updates(article: Mapping[str, Any], address: str) -> tuple[Update, ...]:
    """The updates of a LiveBlogPosting, in the order of the page."""
    stated = article.get("liveBlogUpdate")
    listed = stated if isinstance(stated, list) else [stated]
    found = (_update(u, address) for u in listed[:_MANY] if isinstance(u, Mapping))
    return tuple(update for update in found if update.words)


def _update(stated: Mapping[str, Any], address: str) -> Update:
    title, body = word(stated.get("headline")), plain(stated.get("articleBody"))
    lines = [title, *body.split("\n")]
    if len(lines) > 1 and title and lines[1].startswith(title):
        del lines[0]
    when = moment(word(stated.get("datePublished")), address=address)
    told = (line for line in lines if line and not aside(line))
    return Update(cleaned("\n\n".join(told)), when.at if when else None)


def with_updates(head: str, found: tuple[Update, ...]) -> tuple[str, tuple[Part, ...]]:
    """The text of a live blog, and where each update stands in it."""
    text = cleaned(head)
    parts: list[Part] = []
    for update in found:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{update.words}" if text else update.words
        parts.append(Part(Span(start, len(text)), update.at))
    return text, tuple(parts)
