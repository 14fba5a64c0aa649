"""A language and rules invented for the tests of the ledger.

`Oslo says bridge.` is a claim of Oslo's that the bridge fell; `denies` and `doubts` as
they read. Every word is a question, words with one first letter are of one matter (and
with them all that the same reports tell), and a report with another's text echoes it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from sayso.link.parting import parted
from sayso.model import (
    LANGUAGES,
    Actor,
    Bearing,
    Claim,
    Echo,
    Identity,
    Label,
    Link,
    Pairing,
    Period,
    Question,
    Reason,
    Report,
    Span,
    Standing,
    content_id,
)
from sayso.pipeline import Decisions
from sayso.read import Reading

ENGINE = "invented 1"
KEYED = (1, 1)
RULES = (
    *("ENGINE", "extract_report", "decide", "standing_of"),
    *("KEYED", "Profile", "profile", "keys", "all_edges", "edges_of", "partition"),
)
_CLAIM = re.compile(r"(\w+) (says|denies|doubts) (\w+)\.")
_ANSWERS = {"says": "affirms", "denies": "denies", "doubts": "doubts"}
_READ = Reason("read", "it says so")


def reading(
    text: str,
    day: str = "",
    *,
    lang: str = "en",
    outlet: str = "",
    given: tuple[str, ...] = (),
) -> Reading:
    """A reading of a report with this text."""
    published = Period.parse(day) if day else None
    report = Report(text, outlet=outlet, lang=lang, published=published)
    return Reading(report, text.encode(), frozenset(given), ())


def extract_report(report: Report) -> tuple[Claim, ...]:
    """Its claims, in a language that sayso reads."""
    if report.lang not in LANGUAGES:
        return ()
    return tuple(
        Claim(
            report=report.id,
            source=(Span(*match.span(1)),),
            cue=(Span(*match.span(2)),),
            content=(Span(*match.span(3)),),
            evidence=(Span(*match.span(3)),),
            speaker=match[1],
            said=report.published,
            confidence=0.7,
            rule="invented",
        )
        for match in _CLAIM.finditer(report.text)
    )


@dataclass(frozen=True)
class Profile:
    """The first letters of the words that a report tells of, and its text."""

    features: frozenset[str]
    first: int = 0
    last: int = 0

    def to_bytes(self) -> bytes:
        return json.dumps(sorted(self.features)).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Profile:
        return cls(frozenset(json.loads(data)))


@dataclass(frozen=True)
class Keys:
    """What a report is found by, at any time."""

    lasting: Mapping[int, int]
    near: Mapping[int, int] = field(default_factory=dict)


def profile(report: Report) -> Profile:
    """What of a report is compared."""
    letters = (match[3][0] for match in _CLAIM.finditer(report.text))
    return Profile(frozenset((report.text, *letters)))


def keys(profile: Profile) -> Keys:
    """All that is compared."""
    return Keys({crc32(one.encode()): 1 for one in profile.features})


def all_edges(held: Mapping[str, Profile]) -> dict[str, dict[str, float]]:
    """The reports that each is alike to."""
    return {
        rid: edges_of(mine, {o: p for o, p in held.items() if o != rid})
        for rid, mine in held.items()
    }


def edges_of(mine: Profile, others: Mapping[str, Profile]) -> dict[str, float]:
    """Reports are alike that share anything."""
    return {rid: 1.0 for rid, other in others.items() if mine.features & other.features}


def partition(
    held: Mapping[str, Profile], pairs: Sequence[Pairing] = ()
) -> list[frozenset[str]]:
    """What is joined is one matter, but as persons have split it."""
    return parted([frozenset(held)], pairs, held, lambda a, b: 1.0)


def decide(
    reports: Mapping[str, Report], claims: Sequence[Claim], apart: bool = False
) -> Decisions:
    """Every speaker an actor, named by the outlets too; every word a question."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        outlets[str(claim.speaker)].add(reports[claim.report].outlet)
    words = {_word(reports, claim) for claim in claims}
    return Decisions(
        actors=tuple(
            Actor(actor_id(name), name, tuple(sorted(those)))
            for name, those in outlets.items()
        ),
        identities=tuple(
            Identity(c.id, actor_id(str(c.speaker)), _READ) for c in claims
        ),
        questions=tuple(question(word) for word in words),
        links=tuple(_link(reports, claim) for claim in claims),
        echoes=_echoes(reports),
    )


def standing_of(
    asked: Question, bearings: Sequence[Bearing], copies: Sequence[Echo], as_of: date
) -> Standing:
    """Who says and who denies, copies left out."""
    copied = {echo.report for echo in copies if echo.reason.rule != "version"}
    sides: dict[str, set[str]] = defaultdict(set)
    for bearing in bearings:
        if bearing.report.stands(as_of) and bearing.report.id not in copied:
            who = bearing.actor.name if bearing.actor else "unknown"
            sides[bearing.link.answer].add(who)
    return Standing(asked.id, as_of, _label(sides))


def actor_id(name: str) -> str:
    """The id of the actor with this name."""
    return content_id("a", name)


def question(word: str) -> Question:
    """The question whether the thing with this name fell."""
    return Question(content_id("q", word), f"Did the {word} fall?", matter=word[0])


def _label(sides: Mapping[str, set[str]]) -> Label:
    affirm, deny = sides.get("affirms", set()), sides.get("denies", set())
    if affirm and deny:
        return "contested"
    if affirm:
        return "corroborated" if len(affirm) > 1 else "single-origin"
    return "denied" if deny else "unreported"


def _word(reports: Mapping[str, Report], claim: Claim) -> str:
    return claim.content[0].of(reports[claim.report].text)


def _link(reports: Mapping[str, Report], claim: Claim) -> Link:
    cue = claim.cue[0].of(reports[claim.report].text)
    asked = question(_word(reports, claim))
    return Link(claim.id, asked.id, _ANSWERS[cue], _READ, score=0.1 + 0.2)


def _echoes(reports: Mapping[str, Report]) -> tuple[Echo, ...]:
    by_text: dict[str, list[str]] = defaultdict(list)
    for rid, report in sorted(reports.items()):
        by_text[report.text].append(rid)
    return tuple(
        Echo(copy, first, _READ) for first, *rest in by_text.values() for copy in rest
    )
