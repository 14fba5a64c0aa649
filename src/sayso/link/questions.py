"""Frames to questions: which ask the same, its wording, its id, whom a yes hurts."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from sayso.link.events import CLASSES
from sayso.link.frame import Frame, Key
from sayso.link.times import clusters, middle
from sayso.link.wording import Content
from sayso.model import LANGUAGES, Link, Question, Reason, content_id

_GAP = 150


def asked_of(
    framed: Sequence[tuple[Content, Frame]], matter: str, title: str
) -> Iterator[tuple[Question, Link]]:
    """The question of each frame of a matter (by its id), and the link of its claim.

    `title` says in a name what the matter is about, where a question does not.
    """
    groups: dict[Key, list[tuple[Content, Frame]]] = defaultdict(list)
    for content, frame in framed:
        groups[frame.key].append((content, frame))
    for _, rows in sorted(groups.items()):
        timed = _timed(rows[0][1])
        events = clusters([f.time for _, f in rows], _GAP) if timed else [0] * len(rows)
        labels = _labels([f for _, f in rows], events) if timed else {0: ""}
        for number in sorted(set(events)):
            mine = [row for row, n in zip(rows, events, strict=True) if n == number]
            label = labels[number]
            question = _question([f for _, f in mine], matter, label)
            if title and title.casefold() not in question.text.casefold():
                question = replace(question, text=f"{title}: {question.text}")
            for content, frame in mine:
                yield question, _link(content, frame, question)


def _timed(frame: Frame) -> bool:
    """Whether such events of one subject are told apart by time."""
    if frame.kind == "place":
        return frame.event == "where"
    known = CLASSES.get(frame.event)
    return frame.kind == "number" or bool(known and known.timed)


def _labels(frames: Sequence[Frame], events: Sequence[int]) -> dict[int, str]:
    """The year of each event, or its month where two are of one year."""
    days: dict[int, list[date]] = defaultdict(list)
    for frame, number in zip(frames, events, strict=True):
        days[number].append(middle(frame.time) if frame.time else date.min)
    medians = {n: sorted(found)[len(found) // 2] for n, found in days.items()}
    years = [day.year for day in medians.values()]
    return {n: _label(day, years) for n, day in medians.items()}


def _label(day: date, years: Sequence[int]) -> str:
    if day == date.min:
        return ""
    return f"{day:%Y}" if years.count(day.year) == 1 else f"{day:%Y-%m}"


def _question(frames: Sequence[Frame], matter: str, when: str) -> Question:
    frame = min(frames, key=lambda f: (f.name, f.at))
    known = CLASSES.get(frame.event)
    return Question(
        id=content_id("q", *frame.key, matter, when),
        text=worded(frame, when, "en"),
        kind=frame.kind,
        event=frame.event,
        subject=frame.name,
        hurts=frame.side if known is None or known.hurts else "",
        matter=matter,
    )


@cache
def _wordings(code: str) -> dict[str, str]:
    path = files("sayso.lang").joinpath(code, "questions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def worded(frame: Frame, when: str, lang: str) -> str:
    """What a frame asks, in words of one of LANGUAGES; `when` a year or ''."""
    wordings = _wordings(lang if lang in LANGUAGES else "en")
    asks, _, event = frame.event.partition("_")
    plain = wordings.get(frame.event) or wordings["count"]
    if frame.kind in ("time", "person"):
        plain = wordings[asks].replace("{what}", wordings[event])
    text = plain.format(name=frame.name, unit=frame.unit, event=frame.event)
    return f"{text} ({when})" if when else text


def _link(content: Content, frame: Frame, question: Question) -> Link:
    words = f"{frame.trigger!r} tells of {frame.event}"
    return Link(
        claim=content.claim.id,
        question=question.id,
        answer=frame.answer,
        reason=Reason(frame.rule, words),
        score=frame.score,
    )
