"""Little texts with the expected spans in them: `{Moscow|source} {denied|cue} …`.

Roles are source, cue, content and evidence; a number after the role tells claims of one
text apart. Marks nest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from sayso.extract import extract
from sayso.extract.claims import seen
from sayso.extract.found import Scene
from sayso.extract.lexicon import lexicon
from sayso.model import Claim, Period, Report
from sayso.parse import syntax

Reader = Callable[[str, str], list[Claim]]
Spans = dict[str, list[tuple[int, int]]]


def unmarked(marked: str) -> tuple[str, Spans]:
    """The text without marks, and the spans of each role."""
    out: list[str] = []
    opened: list[int] = []
    spans: Spans = defaultdict(list)
    at = length = 0
    while at < len(marked):
        if marked[at] == "{":
            opened.append(length)
        elif marked[at] == "|" and opened:
            close = marked.index("}", at)
            spans[marked[at + 1 : close]].append((opened.pop(), length))
            at = close
        else:
            out.append(marked[at])
            length += 1
        at += 1
    return "".join(out), dict(spans)


def claims_in(lang: str, text: str, published: str = "2017-06-16") -> list[Claim]:
    """The claims of a text of one language, by word order alone."""
    report = Report(text=text, lang=lang, published=Period.parse(published))
    return list(extract(report))


def claims_with_trees(
    lang: str, text: str, published: str = "2017-06-16"
) -> list[Claim]:
    """The claims of a text of one language, read with sayso's own parser."""
    report = Report(text=text, lang=lang, published=Period.parse(published))
    return list(extract(report, syntax(None, lang)))


def scenes(lang: str, text: str) -> tuple[Scene, ...]:
    """The sentences of a text as the rules see them, with their trees."""
    report = Report(text=text, lang=lang)
    return seen(report, lexicon(lang), syntax(None, lang))


def assert_claims(lang: str, marked: str, read: Reader = claims_in) -> None:
    """The text's claims are exactly those marked."""
    text, spans = unmarked(marked)
    numbers = {role.lstrip("abcdefghijklmnopqrstuvwxyz") for role in spans}
    expected = {
        tuple(
            tuple(text[s:e] for s, e in spans.get(role + number, []))
            for role in ("source", "cue", "content")
        )
        for number in numbers
    }
    found = {
        tuple(
            tuple(span.of(text) for span in part)
            for part in (claim.source, claim.cue, claim.content)
        )
        for claim in read(lang, text)
    }
    assert found == expected
