"""What happened between two moments of a ledger that a person wants to be told of.

A standing changed, a side denies that did not, a number moved, a page was changed and
does not say so. A pure function of two views; when it is asked, and who is told, is
left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sayso import pipeline
from sayso.model import Origin, Question, Report, Standing, content_id
from sayso.store import View
from sayso.versions import Revision

EventKind = Literal["standing", "denial", "number", "version"]
KINDS: tuple[EventKind, ...] = ("standing", "denial", "number", "version")

# What a question that nobody had asked is worth telling of.
_TELLING = ("conceded", "contested", "denied", "corroborated")
_MOST_WORDS = 300  # code points of a quotation


@dataclass(frozen=True, slots=True)
class Moment:
    """A ledger as it was held at one moment, asked about as of a day."""

    view: View
    as_of: date


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a sentence, and what it is about.

    `questions` are the ids of those that it concerns; `question` is the one that it is
    about. `before` and `after` are labels, answers or report ids; `words` the exact
    words that brought it about, of `report`.
    """

    kind: EventKind
    sentence: str
    before: str
    after: str
    questions: tuple[str, ...]
    question: Question | None = None
    side: str = ""
    words: str = ""
    report: Report | None = None
    body: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "body", _body(self))

    def id(self, since: str) -> str:
        """Its id, which tells it from the like of another time."""
        what = (self.kind, self.before, self.after, self.side, *self.questions)
        return content_id("n", since, *what)


def events(
    before: Moment, after: Moment, revised: Iterable[Revision]
) -> Iterator[Event]:
    """What happened from one moment to a later one, by question; then the pages.

    `revised` are the revisions of all pages, of which those are told that are new.
    """
    old, new = before.view, after.view
    moved = (q for qid, q in old.questions.items() if qid not in new.questions)
    by_text = {q.text: q for q in moved}
    for qid, question in sorted(new.questions.items()):
        was = old.questions.get(qid) or by_text.get(question.text)
        if not _same(was, question, before, after):
            yield from _of_question(was, question, before, after)
    for revision in revised:
        if revision.silent and revision.later.id not in old.reports:
            yield _changed_page(revision, new)


def _same(
    was: Question | None, question: Question, before: Moment, after: Moment
) -> bool:
    """Whether nothing that a standing follows from has changed."""
    if was != question or before.as_of != after.as_of:
        return False
    old, new = before.view, after.view
    alike = old.bearing(question) == new.bearing(question)
    return alike and old.echoes == new.echoes


def _of_question(
    was: Question | None, question: Question, before: Moment, after: Moment
) -> Iterator[Event]:
    old = _standing(was, before) if was else None
    new = _standing(question, after)
    if old is None and new.label not in _TELLING:
        return
    if new.label != (old.label if old else "unreported"):
        yield _changed_standing(question, old, new)
    if old is None:
        return
    denied = {origin.side for origin in old.deny}
    for origin in new.deny:
        if origin.side not in denied:
            yield _denial(question, origin)
    if question.kind == "number":
        yield from _numbers(question, old, new)


def _standing(question: Question, at: Moment) -> Standing:
    bearings = at.view.bearing(question)
    return pipeline.standing_of(question, bearings, at.view.echoes, at.as_of)


def _changed_standing(question: Question, old: Standing | None, new: Standing) -> Event:
    known = old.label if old else "new"
    last = _newest(old, new)
    return Event(
        kind="standing",
        sentence=f"{question.text}: {known} → {new.label}. {new.reason}".strip(),
        before=old.label if old else "",
        after=new.label,
        questions=(question.id,),
        question=question,
        words=_words(last) if last else "",
        report=last.bearings[-1].report if last and last.bearings else None,
    )


def _denial(question: Question, origin: Origin) -> Event:
    return Event(
        kind="denial",
        sentence=f"{origin.side} now denies: {question.text}",
        before="",
        after="denies",
        questions=(question.id,),
        question=question,
        side=origin.side,
        words=_words(origin),
        report=origin.bearings[-1].report if origin.bearings else None,
    )


def _numbers(question: Question, old: Standing, new: Standing) -> Iterator[Event]:
    """The sides that give another number than before, or one that nobody had given."""
    held = {origin.side: origin.position for origin in old.affirm}
    for origin in new.affirm:
        before = held.get(origin.side, "")
        fresh = bool(held) and origin.position not in held.values()
        if origin.position == before or not (before or fresh):
            continue
        had = f", had said {before}" if before else ""
        yield Event(
            kind="number",
            sentence=f"{origin.side} now says {origin.position}{had}: {question.text}",
            before=before,
            after=origin.position,
            questions=(question.id,),
            question=question,
            side=origin.side,
            words=_words(origin),
            report=origin.bearings[-1].report if origin.bearings else None,
        )


def _changed_page(revision: Revision, view: View) -> Event:
    earlier, later = revision.earlier, revision.later
    ids = {earlier.id, later.id}
    asked = (
        q for q, held in view.bearings.items() if ids & {b.report.id for b in held}
    )
    vanished = [_exact(c.content, earlier.text) for c in revision.vanished]
    number = len(vanished) or "no"
    claims = "claim has" if number == 1 else "claims have"
    title = later.title or later.address
    page = f"{later.outlet or later.address} changed “{title}”"
    return Event(
        kind="version",
        sentence=f"{page} and does not say so: {number} {claims} vanished",
        before=earlier.id,
        after=later.id,
        questions=tuple(sorted(asked)),
        words=_short("; ".join(vanished)),
        report=later,
    )


def _newest(old: Standing | None, new: Standing) -> Origin | None:
    """The origin that was not there before, or else the one that spoke last."""
    before = {(o.side, o.position) for o in _held(old)} if old else set()
    held = _held(new)
    fresh = [o for o in held if (o.side, o.position) not in before]
    return max(fresh or held, key=_last, default=None)


def _held(standing: Standing) -> tuple[Origin, ...]:
    return (*standing.affirm, *standing.deny, *standing.doubt)


def _last(origin: Origin) -> tuple[date, str]:
    days = [b.report.begins for b in origin.bearings if b.report.begins]
    return max(days, default=date.min), origin.side


def _words(origin: Origin) -> str:
    """The exact words of the last claim that an origin rests on."""
    if not origin.bearings:
        return ""
    last = origin.bearings[-1]
    return _short(_exact(last.claim.content, last.report.text))


def _exact(spans: Iterable[Any], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_WORDS else f"{plain[:_MOST_WORDS]}…"


def _body(event: Event) -> dict[str, Any]:
    """The event as JSON has it."""
    question, report = event.question, event.report
    return {
        "kind": event.kind,
        "sentence": event.sentence,
        "before": event.before or None,
        "after": event.after,
        "side": event.side or None,
        "words": event.words or None,
        "question": (
            {"id": question.id, "text": question.text, "matter": question.matter}
            if question
            else None
        ),
        "questions": list(event.questions),
        "report": (
            {
                "id": report.id,
                "title": report.title,
                "outlet": report.outlet,
                "lang": report.lang,
                "published": str(report.published) if report.published else None,
                "address": report.address,
            }
            if report
            else None
        ),
    }
