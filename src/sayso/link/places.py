"""Where: the place of a person, and the place that a shot came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.lang.forms import Hit
from sayso.link.events import Trigger
from sayso.link.frame import Frame, Matter
from sayso.link.wording import Content

_ARTICLE = ("al-", "ez-", "el-", "az-", "as-", "ar-")
_REGION = re.compile(r"-(?:provins|område|distrikt|region)\w*\Z")
_SCORE = 0.7


def place_frames(content: Content, matter: Matter) -> Iterator[Frame]:
    """Where the matter's main person is said to be, and from where was fired."""
    if content.claim.stance != "asserts":
        return
    if matter.person:
        subject = "+".join(sorted(matter.person.keys))
        for hit in content.of("where")[:1]:
            yield from _frame(content, hit, "where", (subject, matter.person.name))
    for hit in content.of("!launch")[:1]:
        yield from _frame(content, hit, "launched", ("", ""))


def _frame(
    content: Content, hit: Hit[Trigger], event: str, subject: tuple[str, str]
) -> Iterator[Frame]:
    where = place_of(content, hit.start)
    word = content.words[hit.start]
    if where and not content.negated(hit):
        yield Frame(
            event=event,
            subject=subject[0],
            answer=where,
            kind="place",
            name=subject[1],
            at=word.start,
            trigger=word.raw,
            score=_SCORE,
        )


def place_of(content: Content, near: int) -> str:
    """The place that a preposition names nearest to a word; '' if none.

    States are given in English, a border by its two states, other places as printed.
    """
    states = [a for a in content.agents if a.form in ("name", "adjective")]
    borders = tuple(content.closed("border"))
    if len(states) > 1 and any(w.startswith(borders) for w in content.lower):
        return f"{states[0].side}-{states[1].side} border"
    ahead = content.closed("in") | content.closed("placenouns")
    named = [
        (abs(i - near), i)
        for i in range(1, len(content.words))
        if content.words[i].raw[0].isupper() and content.lower[i - 1] in ahead
    ]
    if not named:
        return ""
    start = min(named)[1]
    known = next((a.side for a in content.agents if a.at == start), "")
    return known or _printed(content, start)


def _printed(content: Content, start: int) -> str:
    end = start + 1
    while end < len(content.words) and (
        content.words[end].raw[0].isupper()
        or content.words[end].lower.startswith(_ARTICLE)
    ):
        end += 1
    raw = " ".join(w.raw for w in content.words[start:end])
    return _REGION.sub("", raw).rstrip("’'")
