"""One report from its bytes: text and HTML told apart by what is in them.

Decides the format and the size that is read; what a format says is read elsewhere, and
the reader of HTML is loaded only when there is HTML, for a quick start.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import import_module

from sayso.model import Problem
from sayso.read.encoding import decoded
from sayso.read.header import from_text
from sayso.read.reading import NOTHING_GIVEN, Found, Given, Reading, Unreadable, settled

MOST_BYTES = 20_000_000
"""The largest report that is read."""

_MOST_MARKUP = 10_000_000  # code points of HTML, whose tree takes many times the room

_OPENING = r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,4000}?-->\s*){0,5}"
_HTML = re.compile(
    _OPENING
    + r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base"
    r"|article|main|section|header|nav|div|h1|h2|p|table)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed)[\s>]")


def too_large(name: str, most: int = MOST_BYTES) -> Unreadable:
    """What to raise for a report of more than `most` bytes."""
    what = f"it is larger than {most // 1_000_000} MB, which no report is"
    remedy = (
        "Split it into one file a report, or JSON lines (.jsonl), one report a line"
    )
    return Unreadable(Problem(name, what, remedy))


def _is_json(text: str) -> bool:
    if not text or text[0] + text[-1] not in ("{}", "[]"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_other_formats(text: str, name: str) -> None:
    if _XML.match(text):
        remedy = "Save the article itself as text or HTML and read that"
        raise Unreadable(Problem(name, "it is XML (a feed?), not a report", remedy))
    if _is_json(text.strip()):
        remedy = "Put one report a line in a file that ends in .jsonl"
        raise Unreadable(Problem(name, "it is JSON, not a text", remedy))


def _found(text: str, name: str) -> Found:
    text = text.removeprefix("\ufeff")
    if _HTML.match(text):
        if len(text) > _MOST_MARKUP:
            raise too_large(name, _MOST_MARKUP)
        page: Found = import_module("sayso.read.html").from_html(text, name)
        return page
    _refuse_other_formats(text, name)
    return from_text(text, name)


def read_bytes(
    data: bytes, *, name: str, given: Given = NOTHING_GIVEN, charset: str = ""
) -> Reading:
    """The report in `data`, a text or an HTML page; `name` is where it was read.

    `charset` is the encoding that its server names, which a page's own word outranks.

    Raises InputError, a sentence with its remedy, for what is empty, binary, larger
    than MOST_BYTES, of another format, or has no words in it.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if not data.strip():
        remedy = "Give a file that has the report's text in it"
        raise Unreadable(Problem(name, "it is empty", remedy))
    text, damage = decoded(data, where=name, charset=charset)
    found = _found(text, name)
    reading = settled(found, given=given, name=name, raw=data)
    return replace(reading, problems=(*damage, *reading.problems))
