"""Frames to questions: which frames ask the same, its wording, its id, whom it hurts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.link.events import CLASSES
from sayso.link.frames import Frame
from sayso.link.times import clusters, middle
from sayso.link.wording import Content
from sayso.model import Link, Question, Reason, content_id

_GAP = 150


def asked_of(
    framed: Sequence[tuple[Content, Frame]], anchor: str
) -> Iterator[tuple[Content, Question, Link]]:
    """The question of each frame of a matter, and the link of its claim."""
    groups: dict[tuple[str, ...], list[tuple[Content, Frame]]] = defaultdict(list)
    for content, frame in framed:
        groups[frame.key].append((content, frame))
    matter = content_id("m", anchor, *sorted({c.report.id for c, _ in framed})[:1])
    for key in sorted(groups):
        rows = groups[key]
        timed = _timed(rows[0][1])
        events = clusters([f.time for _, f in rows], _GAP) if timed else [0] * len(rows)
        for number in sorted(set(events)):
            mine = [row for row, n in zip(rows, events, strict=True) if n == number]
            question = _question(mine, matter, timed)
            for content, frame in mine:
                yield content, question, _link(content, frame, question)


def _timed(frame: Frame) -> bool:
    known = CLASSES.get(frame.event)
    return frame.kind in ("number", "place") or bool(known and known.timed)


def _question(
    rows: Sequence[tuple[Content, Frame]], matter: str, timed: bool
) -> Question:
    frame = rows[0][1]
    days = sorted(middle(f.time) for _, f in rows if f.time) if timed else []
    when = f"{days[0]:%Y-%m}" if days else ""
    text = f"{frame.event} {frame.name} {frame.unit} {when}".strip()
    known = CLASSES.get(frame.event)
    return Question(
        id=content_id("q", *frame.key, matter, when),
        text=text,
        kind=frame.kind,  # type: ignore[arg-type]
        event=frame.event,
        subject=frame.name,
        hurts=frame.side if known and known.hurts else "",
        matter=matter,
    )


def _link(content: Content, frame: Frame, question: Question) -> Link:
    words = f"{frame.trigger!r} tells of {frame.event}"
    return Link(
        claim=content.claim.id,
        question=question.id,
        answer=frame.answer,
        reason=Reason(frame.rule, words),
        score=frame.score,
    )
