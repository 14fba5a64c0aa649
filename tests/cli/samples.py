"""Briefs and reports made by hand: what the pages print, without what finds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from typer.testing import Result

from sayso.ledger import Brief
from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Link,
    Origin,
    Period,
    Question,
    Reason,
    Report,
    Span,
    Standing,
)
from sayso.trace import drifts
from sayso.weigh import weigh

__all__ = ["Bearing", "Brief", "Period", "replace"]

Run = Callable[..., Result]

RUSSIA = Actor("a-ru", "Defence Ministry", side="Russia")
GROUP = Actor("a-is", "Amaq", side="IS")
OBSERVER = Actor("a-us", "Ryan Dillon", side="United States")
KILLED = Question("q0123456789abcdef", "Was Omar killed in Raqqa?", hurts="IS")
TOLL = Question("qfedcba9876543210", "How many were killed in Raqqa?", kind="number")
RULE = Reason("rule", "it says so")


class Said(NamedTuple):
    """One claim in one report: when, where, who, which words, which answer."""

    day: str
    outlet: str
    source: str
    cue: str
    content: str
    answer: str
    actor: Actor | None = RUSSIA


def write(name: str, text: str, **head: str) -> None:
    """A report file in the folder at hand; English unless the head says otherwise."""
    lines = [f"{key}: {value}" for key, value in {"lang": "en", **head}.items()]
    Path(name).write_text("\n".join([*lines, "---", text]), encoding="utf-8")


def bearing(said: Said, question: Question = KILLED, /, **traits: object) -> Bearing:
    """The claim of a report that says nothing else."""
    text = f"{said.source} {said.cue} {said.content}."
    report = Report(
        text,
        title="News",
        outlet=said.outlet,
        lang="en",
        published=Period.parse(said.day) if said.day else None,
    )
    cue = len(said.source) + 1
    content = cue + len(said.cue) + 1
    claim = Claim(
        report.id,
        content=(Span(content, content + len(said.content)),),
        cue=(Span(cue, content - 1),),
        source=(Span(0, cue - 1),),
        speaker=said.source,
        **traits,  # type: ignore[arg-type]
    )
    return Bearing(
        claim, report, Link(claim.id, question.id, said.answer, RULE), said.actor
    )


def origin(side: str, position: str, bearings: Sequence[Bearing]) -> Origin:
    """What a side holds by these claims."""
    return Origin(
        side=side,
        voices=tuple(dict.fromkeys(b.actor.name for b in bearings if b.actor)),
        position=position,
        since=bearings[0].report.published,
        certainty=bearings[-1].claim.certainty,
        bearings=tuple(bearings),
    )


def instant(day: date) -> datetime:
    """The first instant of a day."""
    return datetime.combine(day, time(), UTC)


def brief(
    origins: Sequence[Origin],
    *,
    question: Question = KILLED,
    others: Sequence[Bearing] = (),
    facets: Sequence[tuple[Question, Standing]] = (),
    undated: int = 0,
) -> Brief:
    """The page that these origins make, as of the end of July 2017."""
    day = date(2017, 7, 31)
    held = (*(b for o in origins for b in o.bearings), *others)
    return Brief(
        question=question,
        standing=weigh(question, origins, day),
        bearings=tuple(sorted(held, key=lambda b: str(b.report.published))),
        facets=tuple(facets),
        as_of=day,
        recorded=None,
        reports_read=len({b.report.id for b in held}),
        undated=undated,
    )


def contested() -> Brief:
    """Russia says that it may be so, the group denies it, the United States doubts."""
    ministry = [
        Said(
            "2017-06-16",
            "en-1",
            "The ministry",
            "said",
            "that Omar may be dead",
            "affirms",
        ),
        Said("2017-06-17", "en-2", "Moscow", "says", "Omar may be dead", "affirms"),
    ]
    group = [
        Said("2017-07", "en-3", "Amaq", "denied", "that Omar is dead", "denies", GROUP)
    ]
    doubt = [
        Said(
            "2017-07-11",
            "en-4",
            "Dillon",
            "said",
            "he can't confirm it",
            "doubts",
            OBSERVER,
        )
    ]
    return brief(
        [
            origin(
                "Russia",
                "affirms",
                [bearing(s, certainty="possible") for s in ministry],
            ),
            origin("IS", "denies", [bearing(s, stance="denies") for s in group]),
            origin("United States", "doubts", [bearing(s) for s in doubt]),
        ],
        facets=[(TOLL, weigh(TOLL, (), date(2017, 7, 31)))],
        undated=2,
    )


def drifted() -> Brief:
    """The ministry says that it may be so, and a later report leaves the hedge out."""
    state = Actor("a-state", "Russia", side="Russia")
    hedged = bearing(
        Said("2017-06-16", "en-1", "The ministry", "said", "he may be dead", "affirms"),
        certainty="possible",
    )
    bare = bearing(
        Said("2017-07-01", "en-2", "Russia", "claimed", "he is dead", "affirms", state)
    )
    page = brief([origin("Russia", "affirms", [hedged, bare])])
    return replace(page, drifts=drifts(KILLED, page.bearings, (), page.as_of))


def crowded(days: Sequence[str]) -> Brief:
    """Russia says it in a report on each of these days."""
    said = [
        Said(d, f"en-{i}", "Moscow", "says", "he died", "affirms")
        for i, d in enumerate(days)
    ]
    return brief([origin("Russia", "affirms", [bearing(s) for s in said])])


def tolls() -> Brief:
    """Two sides give two numbers."""
    more = Said("2017-06-16", "en-1", "The ministry", "said", "that 330 died", "330")
    few = Said("2017-06-18", "en-2", "Amaq", "counted", "nine dead", "9", GROUP)
    return brief(
        [
            origin("Russia", "330", [bearing(more, TOLL)]),
            origin("IS", "9", [bearing(few, TOLL)]),
        ],
        question=TOLL,
    )
