"""Frames to questions: which ask the same, its wording, its id, whom a yes hurts."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from sayso.lang import table
from sayso.link.events import CLASSES
from sayso.link.frame import Frame, Key
from sayso.link.times import clusters, middle
from sayso.link.wording import Content
from sayso.model import LANGUAGES, Link, Question, Reason, content_id

_GAP = 150
_LONGEST = 400  # code points of a question that is put into other words


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


def reworded(question: Question, lang: str) -> str:
    """The question in another of LANGUAGES; its title and its year stay.

    What is no wording of its class (a person may have written it) stays as it is.
    """
    asks, _, event = question.event.partition("_")
    read, put = (
        _template(question, asks, event, "en"),
        _template(question, asks, event, lang),
    )
    parts = re.escape(read).replace(r"\{name\}", "(?P<name>.*)")
    parts = parts.replace(r"\{unit\}", "(?P<unit>.*)").replace(r"\{event\}", ".*")
    match = re.fullmatch(
        rf"(?P<title>.*: )?{parts}(?P<when> \([\d-]+\))?", question.text
    )
    if match is None or len(question.text) > _LONGEST:
        return question.text
    held = match.groupdict()
    unit = _unit_in(held.get("unit") or "", lang)
    text = put.format(name=held.get("name") or "", unit=unit, event=question.event)
    return f"{held['title'] or ''}{text}{held['when'] or ''}"


def _template(question: Question, asks: str, event: str, lang: str) -> str:
    wordings = _wordings(lang)
    if question.kind in ("time", "person") and event in wordings and asks in wordings:
        return wordings[asks].replace("{what}", wordings[event])
    return wordings.get(question.event) or wordings["count"]


@cache
def _units(lang: str) -> dict[str, str]:
    rows = (r for r in table(lang, "events.tsv") if r[0].startswith("!unit:"))
    return {r[0].partition(":")[2]: r[-1].split("|")[0].strip("*") for r in rows}


def _unit_in(unit: str, lang: str) -> str:
    """What is counted, in a language; as it is where that has no word for it."""
    if lang == "en":
        return unit
    return _units(lang).get(unit) or _wordings(lang).get(f"unit_{unit}", unit)


def _link(content: Content, frame: Frame, question: Question) -> Link:
    words = f"{frame.trigger!r} tells of {frame.event}"
    return Link(
        claim=content.claim.id,
        question=question.id,
        answer=frame.answer,
        reason=Reason(frame.rule, words),
        score=frame.score,
    )
