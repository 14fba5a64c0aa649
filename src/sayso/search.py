"""What words are about: questions, claims, sources and reports, with filters.

A word is found by its beginning, without regard to accents and capitals; questions and
sources are found as `store` finds them, in any spelling. A pure function of a view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso import pipeline
from sayso.errors import UsageError
from sayso.model import Bearing, Question, Report, Standing
from sayso.store import Party, View, Vocabulary, matches, named, vocabulary, words_of

# The claims with their questions, and the words that stand in them by place.
_Said = tuple[tuple[tuple[Question, Bearing], ...], Vocabulary[int]]


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

    questions: tuple[tuple[Question, Standing], ...]
    claims: tuple[tuple[Question, Bearing], ...]
    sources: tuple[Party, ...]
    reports: tuple[Report, ...]
    more: tuple[int, int, int, int]


def found(view: View, wanted: Wanted, as_of: date) -> Found:
    """The questions, with their standings as of a day, claims, sources and reports."""
    words = words_of(wanted.words)
    if not words and not wanted.filtered:
        return Found((), (), (), (), (0, 0, 0, 0))
    questions = tuple(_questions(view, wanted))
    claims = tuple(_claims(view, wanted, words))
    sources = _sources(view, wanted)
    reports = tuple(_reports(view, wanted, words))
    sorts = (questions, claims, sources, reports)
    left = tuple(max(0, len(those) - wanted.most) for those in sorts)
    return Found(
        tuple((q, _standing(view, q, as_of)) for q in questions[: wanted.most]),
        claims[: wanted.most],
        sources[: wanted.most],
        reports[: wanted.most],
        (left[0], left[1], left[2], left[3]),
    )


def _standing(view: View, question: Question, as_of: date) -> Standing:
    bearings = view.bearing(question)
    return pipeline.standing_of(question, bearings, view.echoes, as_of)


def _questions(view: View, wanted: Wanted) -> Iterator[Question]:
    if wanted.words:
        asked = matches(wanted.words, view)
    else:
        asked = tuple(sorted(view.questions.values(), key=lambda q: q.id))
    for question in asked:
        if any(_fits(b, wanted) for b in view.bearing(question)):
            yield question


def _claims(
    view: View, wanted: Wanted, words: frozenset[str]
) -> Iterator[tuple[Question, Bearing]]:
    """The claims that hold all the words, the latest first, each once."""
    said, told = view.once("claims said", lambda: _said(view))
    seen: set[str] = set()
    for i in _holding(told, words, len(said)):
        question, b = said[i]
        if b.claim.id not in seen and _fits(b, wanted):
            seen.add(b.claim.id)
            yield question, b


def _said(view: View) -> _Said:
    """Every claim with what it bears on, the latest first, and the words in them."""
    said = [
        (view.questions[qid], b)
        for qid, held in view.bearings.items()
        if qid in view.questions
        for b in held
    ]
    said.sort(key=lambda pair: (-_day(pair[1].report).toordinal(), pair[1].claim.id))
    return tuple(said), vocabulary((i, _told(b)) for i, (_, b) in enumerate(said))


def _holding(
    held: Vocabulary[int], words: frozenset[str], number: int
) -> Sequence[int]:
    """The texts in which every word begins one of the text's, in their order."""
    if not words:
        return range(number)
    return sorted(frozenset.intersection(*map(held.beginning, words)))


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


def _reports(view: View, wanted: Wanted, words: frozenset[str]) -> Iterator[Report]:
    claims: set[str] | None = None
    if wanted.side or wanted.answer:
        held = (b for those in view.bearings.values() for b in those)
        claims = {b.report.id for b in held if _fits(b, wanted)}
    dated, read = view.once("reports read", lambda: _read(view))
    for i in _holding(read, words, len(dated)):
        report = dated[i]
        inside = claims is None or report.id in claims
        if inside and _published(report, wanted):
            yield report


def _read(view: View) -> tuple[tuple[Report, ...], Vocabulary[int]]:
    """Every report, the latest first, and the words in them."""
    held = view.reports.values()
    dated = tuple(sorted(held, key=lambda r: (-_day(r).toordinal(), r.id)))
    texts = (f"{r.title} {r.outlet} {r.text}" for r in dated)
    return dated, vocabulary(enumerate(texts))


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


def _day(report: Report) -> date:
    return report.published.last if report.published else date.min
