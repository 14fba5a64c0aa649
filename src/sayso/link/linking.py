"""Claims to questions: frames of each claim, matter by matter, then questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.link.anaphora import by_outer, carried, pointing_back
from sayso.link.events import CLASSES
from sayso.link.frames import AFFIRMS, DENIES, Frame, Matter, flipped, frames_of
from sayso.link.matters import matters
from sayso.link.questions import asked_of
from sayso.link.subjects import main_person, side_of
from sayso.link.times import event_time, sentence, told_time
from sayso.link.wording import Content, content_of
from sayso.model import Actor, Claim, Identity, Link, Period, Question, Report

_EXCLUSIVE = ("area",)
_RARE = 2
_OF_CONTENTS = "weapon"


@dataclass(slots=True)
class _Row:
    """One claim on its way: its content, its speaker's side, and its frames."""

    content: Content
    side: str
    time: Period | None = None
    frames: list[Frame] = field(default_factory=list)


def link(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    identities: Sequence[Identity],
) -> tuple[tuple[Question, ...], tuple[Link, ...]]:
    """The questions that claims bear on, and how each bears.

    Depends on the sets alone, not on their order.
    """
    sides = _sides(actors, identities)
    rows = _rows(reports, claims, sides)
    questions: dict[str, Question] = {}
    links: dict[str, Link] = {}
    for group in sorted(set(matters(reports).values()), key=sorted):
        mine = [row for rid in sorted(group) for row in rows.get(rid, ())]
        anchor = _read(mine, group)
        for row, question, made in asked_of(_frames(mine), anchor):
            questions[question.id] = question
            links[made.id] = made
    return (
        tuple(questions[k] for k in sorted(questions)),
        tuple(links[k] for k in sorted(links)),
    )


def _sides(actors: Sequence[Actor], identities: Sequence[Identity]) -> dict[str, str]:
    by_id = {actor.id: actor for actor in actors}
    return {
        i.claim: by_id[i.actor].side
        for i in identities
        if i.role == "source" and i.actor in by_id
    }


def _rows(
    reports: Mapping[str, Report], claims: Sequence[Claim], sides: Mapping[str, str]
) -> dict[str, list[_Row]]:
    """The claims of each report in the order of the text, an outer before its inner."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for claim in sorted(claims, key=_order):
        report = reports.get(claim.report)
        if report:
            row = _Row(content_of(claim, report), sides.get(claim.id, ""))
            found[claim.report].append(row)
    for rid, rows in found.items():
        _set_times(rows, reports[rid])
    return found


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.report, claim.content[0].start, -claim.content[-1].end, claim.id


def _set_times(rows: Sequence[_Row], report: Report) -> None:
    """When each claim's event was; a year named before holds within its paragraph."""
    last, paragraph = None, -1
    for row in rows:
        start = row.content.claim.content[0].start
        here = report.text.count("\n", 0, start)
        if here != paragraph:
            last, paragraph = None, here
        told = told_time(sentence(report, row.content.claim), report, last)
        last = told or last
        row.time = event_time(row.content.claim, report, told or last)


def _read(rows: Sequence[_Row], group: Iterable[str]) -> str:
    """Give every row of a matter its frames; returns the matter's anchor."""
    contents = [row.content for row in rows]
    person = main_person(contents)
    matter = Matter(person=person, side=side_of(person, contents) if person else "")
    first = [f for row in rows for f in frames_of(row.content, matter, row.side)]
    matter = replace(matter, accused=_accused(first), holder=_holder(first))
    for row in rows:
        row.frames = frames_of(row.content, matter, row.side)
    _drop_rare(rows)
    weights = Counter(f.key for row in rows for f in row.frames)
    for row in rows:
        frames = [_sided(f, matter) for f in _excluding(row.frames, matter)]
        row.frames = sorted(frames, key=lambda f: (-weights[f.key], f.key))
    by_report: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_report[row.content.report.id].append(row)
    for mine in by_report.values():
        _settle(mine, matter, _main(rows))
    return matter.person.name if matter.person else ""


def _accused(frames: Iterable[Frame]) -> tuple[str, ...]:
    counts = Counter(f.subject for f in frames if f.event == "responsible")
    return tuple(sorted(counts, key=lambda s: (-counts[s], s)))


def _holder(frames: Iterable[Frame]) -> str:
    counts = Counter(f.subject for f in frames if f.event == "area")
    return min(counts, key=lambda s: (-counts[s], s), default="")


def _drop_rare(rows: Sequence[_Row]) -> None:
    """Leave out polar questions that one claim of a larger matter raises alone."""
    counts = Counter(f.key for row in rows for f in row.frames)
    many = len({row.content.report.id for row in rows}) > _RARE
    for row in rows:
        row.frames = [f for f in row.frames if not many or counts[f.key] >= _RARE]


def _main(rows: Sequence[_Row]) -> tuple[str, ...] | None:
    counts = Counter(f.key for row in rows for f in row.frames if f.kind == "polar")
    return min(counts, key=lambda k: (-counts[k], k), default=None)


def _settle(rows: list[_Row], matter: Matter, main: tuple[str, ...] | None) -> None:
    """Within one report: what encloses, what points back, what excludes, and when."""
    enclosed = by_outer([row.content for row in rows])
    by_claim = {row.content.claim.id: row for row in rows}
    fallback = _fallback(rows, main)
    done: list[tuple[Content, list[Frame], str]] = []
    for row in rows:
        if not row.frames:
            row.frames = pointing_back(row.content, done, row.side, fallback)
        done.append((row.content, row.frames, row.side))
    for row in reversed(rows):
        inner = [by_claim[c.claim.id] for c in enclosed.get(row.content.claim.id, ())]
        if inner:
            pairs = [(r.content, r.frames) for r in inner]
            row.frames = carried(row.content, row.frames, pairs)
    for row in rows:
        row.frames = [replace(f, time=row.time) for f in row.frames]


def _fallback(rows: Sequence[_Row], main: tuple[str, ...] | None) -> Frame | None:
    """The polar question of most claims of a report, for doubts that name none."""
    frames = [f for row in rows for f in row.frames if f.kind == "polar"]
    counts = Counter(f.key for f in frames)
    if not counts:
        return None
    top = min(counts, key=lambda k: (-counts[k], k != main, k))
    return next(f for f in frames if f.key == top)


def _sided(frame: Frame, matter: Matter) -> Frame:
    """A frame with the side of its subject: whom a yes hurts, where the class hurts."""
    known = CLASSES.get(frame.event)
    if known and known.about == "agent":
        return replace(frame, side=frame.subject)
    if known and known.about == "person" and matter.person:
        if frame.subject == "+".join(sorted(matter.person.keys)):
            return replace(frame, side=matter.side)
    return frame


def _excluding(frames: Sequence[Frame], matter: Matter) -> list[Frame]:
    """What holds of one side only denies it of the side mostly named."""
    out = []
    for frame in frames:
        if frame.event in _EXCLUSIVE and matter.holder and frame.subject != matter.holder:
            if frame.answer in (AFFIRMS, DENIES):
                frame = replace(
                    frame,
                    subject=matter.holder,
                    name=matter.holder,
                    answer=flipped(frame.answer),
                )
        out.append(frame)
    return out


def _frames(rows: Sequence[_Row]) -> list[tuple[Content, Frame]]:
    return [(row.content, frame) for row in rows for frame in row.frames]
