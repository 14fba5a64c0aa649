"""When something happened, and who did or is something: values beside a yes.

A claim that tells of an event and a day answers when it was; one that names who governs
or who did it answers who.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.lang.times import Time, times
from sayso.link.events import CLASSES
from sayso.link.frame import AFFIRMS, Frame
from sayso.link.subjects import names_in
from sayso.link.wording import Content

_DAY = 1  # days of a time that answers when, at most
_WHO = ("governs", "replaced", "responsible", "ordered")
_NEAR = 6
_SCORE = 0.6
_FULL = 2  # words of a person's name


def value_frames(content: Content, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The values that a content gives for what its frames affirm."""
    if content.claim.stance != "asserts":
        return
    told = [f for f in frames if f.kind == "polar" and f.answer == AFFIRMS]
    yield from _days(content, [f for f in told if f.event in CLASSES])
    yield from _persons(content, [f for f in told if f.event in _WHO])


def _days(content: Content, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The day of the first event told, where the content names one day."""
    report = content.report
    found = [
        time
        for span in content.claim.content
        for time in times(span.of(report.text), content.code, report.published)
        if _one_day(time)
    ]
    if frames and len(found) == 1:
        frame, day = frames[0], found[0].period.first
        yield _value(frame, "time", f"when_{frame.event}", day.isoformat())


def _one_day(time: Time) -> bool:
    days = (time.period.last - time.period.first).days + 1
    return days <= _DAY and time.sort in ("date", "relative", "told")


def _persons(content: Content, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The person named beside the words for who governs or did it."""
    for frame in frames[:1]:
        at = next(i for i, w in enumerate(content.words) if w.start >= frame.at)
        near = [
            (abs(start - at), name)
            for start, keys, name in names_in(content)
            if len(keys) >= _FULL and abs(start - at) <= _NEAR
        ]
        if near:
            yield _value(frame, "person", f"who_{frame.event}", min(near)[1])


def _value(frame: Frame, kind: str, event: str, answer: str) -> Frame:
    subject = frame.subject if kind == "time" else ""
    return replace(
        frame,
        event=event,
        kind=kind,  # type: ignore[arg-type]  # one of the two given above
        subject=subject,
        answer=answer,
        named=False,
        rule="value",
        score=_SCORE,
    )
