"""What words are about: questions, claims, sources and reports, with filters.

A word is found by its beginning, without regard to accents and capitals; questions and
sources are found as `store` finds them, in any spelling. A pure function of a view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.errors import UsageError
from sayso.model import Bearing, Question, Report
from sayso.store import Party, View, matches, named
from sayso.text import folded

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty field asks for nothing.

    `answer` is affirms, denies, doubts or value; `since` and `until` are days of
    publication, inclusive; `most` is how many of each sort are given.
    """

    words: str = ""
    lang: str = ""
    side: str = ""
    answer: str = ""
    since: date | None = None
    until: date | None = None
    most: int = 30

    @property
    def filtered(self) -> bool:
        """Whether anything but words is asked for."""
        days = self.since or self.until
        return bool(self.lang or self.side or self.answer or days)


@dataclass(frozen=True, slots=True)
class Found:
    """What fits, best or latest first; `more` counts by sort what was left out."""

    questions: tuple[Question, ...]
    claims: tuple[tuple[Question, Bearing], ...]
    sources: tuple[Party, ...]
    reports: tuple[Report, ...]
    more: tuple[int, int, int, int]


def found(view: View, wanted: Wanted) -> Found:
    """The questions, claims, sources and reports that fit."""
    words = tuple(dict.fromkeys(_WORD.findall(folded(wanted.words))))
    if not words and not wanted.filtered:
        return Found((), (), (), (), (0, 0, 0, 0))
    questions = tuple(_questions(view, wanted))
    claims = tuple(_claims(view, wanted, words))
    sources = _sources(view, wanted)
    reports = tuple(_reports(view, wanted, words))
    sorts = (questions, claims, sources, reports)
    left = tuple(max(0, len(those) - wanted.most) for those in sorts)
    return Found(
        questions[: wanted.most],
        claims[: wanted.most],
        sources[: wanted.most],
        reports[: wanted.most],
        (left[0], left[1], left[2], left[3]),
    )


def _questions(view: View, wanted: Wanted) -> Iterator[Question]:
    if wanted.words:
        asked = matches(wanted.words, view)
    else:
        asked = tuple(sorted(view.questions.values(), key=lambda q: q.id))
    for question in asked:
        if any(_fits(b, wanted) for b in view.bearing(question)):
            yield question


def _claims(
    view: View, wanted: Wanted, words: tuple[str, ...]
) -> Iterator[tuple[Question, Bearing]]:
    """The claims that hold all the words, the latest first, each once."""
    having = [
        (view.questions[qid], b)
        for qid, held in view.bearings.items()
        if qid in view.questions
        for b in held
        if _fits(b, wanted)
    ]
    having.sort(key=lambda pair: (-_day(pair[1].report).toordinal(), pair[1].claim.id))
    seen: set[str] = set()
    for question, b in having:
        if b.claim.id not in seen and _holds(_told(b), words):
            seen.add(b.claim.id)
            yield question, b


def _told(bearing: Bearing) -> str:
    """The content of a claim, and the names of who made it."""
    text, claim = bearing.report.text, bearing.claim
    parts = [s.of(text) for s in (*claim.source, *claim.content)]
    parts += [a.name for a in (bearing.actor, bearing.relay) if a]
    return " ".join(parts)


def _sources(view: View, wanted: Wanted) -> tuple[Party, ...]:
    try:
        return named(wanted.words or wanted.side, view)
    except UsageError:
        return ()


def _reports(view: View, wanted: Wanted, words: tuple[str, ...]) -> Iterator[Report]:
    claims: set[str] | None = None
    if wanted.side or wanted.answer:
        held = (b for those in view.bearings.values() for b in those)
        claims = {b.report.id for b in held if _fits(b, wanted)}
    dated = sorted(view.reports.values(), key=lambda r: (-_day(r).toordinal(), r.id))
    for report in dated:
        inside = claims is None or report.id in claims
        if inside and _published(report, wanted):
            if _holds(f"{report.title} {report.outlet} {report.text}", words):
                yield report


def _fits(bearing: Bearing, wanted: Wanted) -> bool:
    actor, answer = bearing.actor, bearing.link.answer
    if wanted.answer == "value":
        told = answer not in ("affirms", "denies", "doubts")
    else:
        told = wanted.answer in ("", answer)
    side = (actor.side or actor.name).casefold() if actor else ""
    whose = not wanted.side or side == wanted.side.casefold()
    return told and whose and _published(bearing.report, wanted)


def _published(report: Report, wanted: Wanted) -> bool:
    if wanted.lang and report.lang != wanted.lang:
        return False
    if not wanted.since and not wanted.until:
        return True
    if report.published is None:
        return False
    late = wanted.since is None or report.published.last >= wanted.since
    early = wanted.until is None or report.published.first <= wanted.until
    return late and early


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether every word begins one of the text's."""
    within = folded(text)
    return all(re.search(rf"\b{re.escape(word)}", within) for word in words)


def _day(report: Report) -> date:
    return report.published.last if report.published else date.min
