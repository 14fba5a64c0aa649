"""Which telling leans on which: a copy, or the same source told of again.

A report tells of a source again when it has the same actor, or the side itself, with
the same answer, and no later day of saying. Whoever says something anew leans on
nothing that was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lang import language
from sayso.model import LANGUAGES, Actor, Bearing, Echo, Report
from sayso.trace.voices import Voice, published

# How a later report leans on an earlier one, in words that follow on its name.
LEANING = {
    "echo": "which echoes it",
    "same-source": "which tells of no later day of saying",
    "same-side": "which tells of no later day of saying",
}
_ENDS = (". ", "\n", "? ", "! ")
_WORD = re.compile(r"\w+")
_NEAR = 3  # words: `has also previously claimed`


@dataclass(frozen=True, slots=True)
class Texts:
    """For each report that echoes: those that it rests on, the nearest first."""

    above: Mapping[str, tuple[str, ...]]

    def echoes(self, later: Bearing, earlier: Bearing) -> bool:
        """Whether the later one's report copies the earlier one's, directly or not."""
        return earlier.report.id in self.above.get(later.report.id, ())


def texts(echoes: Iterable[Echo]) -> Texts:
    """The chains of copies; of several that a report echoes, the likest."""
    of = {e.report: e.of for e in sorted(echoes, key=lambda e: (e.score, e.id))}
    return Texts({report: _chain(report, of) for report in of})


def _chain(report: str, of: Mapping[str, str]) -> tuple[str, ...]:
    chain: list[str] = []
    while report in of and of[report] not in chain:
        report = of[report]
        chain.append(report)
    return tuple(chain)


def leaning(later: Voice, earlier: Voice, kin: Texts) -> str:
    """How a telling leans on an earlier one, a key of LEANING; '' where it doesn't."""
    if later.bearing.report.id == earlier.bearing.report.id:
        return ""
    same = one_origin(later, earlier)
    if not same:
        return ""
    if kin.echoes(later.bearing, earlier.bearing):
        return "echo"
    before = published(earlier.bearing) < published(later.bearing)
    return same if before and not _said_anew(later, earlier) else ""


def one_origin(later: Voice, earlier: Voice) -> str:
    """Whether both are told of one origin, as a key of LEANING; '' where they aren't.

    `same-source` is one actor, `same-side` that one of them is the side itself.
    """
    if later.name == earlier.name:
        return "same-source"
    one = later.side == earlier.side and (_is_side(later) or _is_side(earlier))
    return "same-side" if one else ""


def _is_side(voice: Voice) -> bool:
    actor = voice.bearing.actor
    return actor is not None and actor.name.casefold() == voice.side.key


def _said_anew(later: Voice, earlier: Voice) -> bool:
    """Whether the later one tells of a day of saying that is after the earlier's."""
    said = later.bearing.claim.said
    after = said is not None and said.first > _said_by(earlier.bearing)
    return after and not _only_assumed(later.bearing)


def _only_assumed(bearing: Bearing) -> bool:
    """Whether the day said is only the report's own, and `has claimed` tells of before.

    A report that dates nothing is read as if of its day; the perfect is not.
    """
    claim, report = bearing.claim, bearing.report
    if claim.said != report.published or report.lang not in LANGUAGES or not claim.cue:
        return False
    before = _words_before(report.text, claim.cue[0].start)
    perfect = not language(report.lang).set("have").isdisjoint(before[-_NEAR:])
    return perfect and _days(report.lang).isdisjoint(before)


def _words_before(text: str, end: int) -> list[str]:
    """The words of a sentence up to an offset."""
    start = max(text.rfind(stop, 0, end) for stop in _ENDS) + 1
    return [m.group().casefold() for m in _WORD.finditer(text, start, end)]


@cache
def _days(lang: str) -> frozenset[str]:
    """The words of a language by which a day or a month is told."""
    words = language(lang).words
    told = (*words["weekdays"], *words["months"], *words["reldays"])
    return frozenset(part for phrase in told for part in phrase.split())


def _said_by(bearing: Bearing) -> date:
    """The last day on which it can have been said, as far as the report tells."""
    said = bearing.claim.said
    return min(said.last, published(bearing)) if said else published(bearing)


def passed_on_by(
    bearing: Bearing, claims: Mapping[str, tuple[Bearing, ...]]
) -> Actor | None:
    """Who else passed it on, as the report tells."""
    found = _enclosing(bearing, claims) or bearing.relay
    return None if found == bearing.actor else found


def _enclosing(
    bearing: Bearing, claims: Mapping[str, tuple[Bearing, ...]]
) -> Actor | None:
    outer = claims.get(bearing.claim.outer or "", ())
    return outer[0].actor if outer else None


def name_of(report: Report) -> str:
    """What a report is called in a sentence: its outlet, title or file, else its id."""
    file = report.address.rstrip("/").rpartition("/")[2]
    return report.outlet or report.title or file or report.id
