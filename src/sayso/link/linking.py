"""Claims to questions: frames of each claim, matter by matter, then questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.lang.peoples import Unlisted, mentions
from sayso.lang.unlisted import unlisted
from sayso.link.anaphora import (
    Told,
    by_outer,
    carried,
    counted_back,
    pointing_back,
    without,
)
from sayso.link.counts import BESIDE, COUNTED
from sayso.link.events import CLASSES
from sayso.link.frame import AFFIRMS, DENIES, Frame, Key, Matter, flipped
from sayso.link.frames import frames_of
from sayso.link.questions import asked_of
from sayso.link.subjects import (
    Person,
    heads_a_state,
    main_person,
    main_thing,
    side_of,
    title_of,
)
from sayso.link.times import event_time, told_time
from sayso.link.topics import akin_frames, topic_frames
from sayso.link.wording import Content, content_of
from sayso.model import (
    Actor,
    Claim,
    Identity,
    Link,
    Period,
    Question,
    Report,
    content_id,
)

_EXCLUSIVE = ("area",)
_WHOSE = ("warplane",)
# What tells who is accused in a matter, and of whom the two above are.
_SETTING = ("responsible", "area", "jet", "near")
_RARE = 2
_PLACE = 3
_LEAD = 400  # code points of a report that count as its lead
_SHORT = 4  # words of a claim that only gives a number, at most
_TELLING = 3  # words of a claim that can have a topic of its own


@dataclass(slots=True)
class _Row:
    """One claim on its way: its content, its speaker's side, and its frames."""

    content: Content
    side: str
    time: Period | None = None
    frames: list[Frame] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Linked:
    """What the claims of one matter ask, and what the matter is known by."""

    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""


def link(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    identities: Sequence[Identity],
    *,
    apart: bool = False,
) -> Linked:
    """The questions that the claims of one matter bear on, and how each bears.

    Depends on the sets alone, not on their order. `apart` says that another matter is
    known by the same: then the smallest id of its reports tells this one from it.
    """
    sides = _sides(actors, identities)
    more = unlisted(reports.values())
    by_report = _rows(reports, claims, sides, more)
    rows = [row for rid in sorted(reports) for row in by_report.get(rid, ())]
    anchor = _read(rows)
    title = title_of(row.content for row in rows)
    matter = content_id("m", anchor, *([min(reports)] if apart else []))
    asked = tuple(asked_of(_frames(rows), matter, title))
    questions = {question.id: question for question, _ in asked}
    links = {made.id: made for _, made in asked}
    return Linked(
        tuple(questions[k] for k in sorted(questions)),
        tuple(links[k] for k in sorted(links)),
        anchor if questions else "",
    )


def _sides(actors: Sequence[Actor], identities: Sequence[Identity]) -> dict[str, str]:
    by_id = {actor.id: actor for actor in actors}
    return {
        i.claim: by_id[i.actor].side
        for i in identities
        if i.role == "source" and i.actor in by_id
    }


def _rows(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    sides: Mapping[str, str],
    more: Unlisted,
) -> dict[str, list[_Row]]:
    """The claims of each report in the order of the text, an outer before its inner."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for claim in sorted(claims, key=_order):
        report = reports.get(claim.report)
        if report:
            row = _Row(content_of(claim, report, more), sides.get(claim.id, ""))
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
        told = told_time(row.content.claim, report, last)
        last = told or last
        row.time = event_time(row.content.claim, report, told or last)


def _read(rows: Sequence[_Row]) -> str:
    """Give every row of a matter its frames; returns what the matter is known by.

    That is its main person, or what most claims ask, and the year it begins: what stays
    when a report is added.
    """
    enclosed = by_outer([row.content for row in rows])
    for row in rows:
        row.content = without(row.content, enclosed.get(row.content.claim.id, ()))
    contents = [row.content for row in rows]
    person = main_person(contents)
    side = _side_of_main(person, contents) if person else ""
    thing = main_thing(contents, title_of(contents)) if person is None else None
    matter = Matter(person=person, thing=thing, side=side, state=_state(contents))
    telling = [r for r in rows if any(r.content.of(e) for e in _SETTING)]
    first = [f for row in telling for f in frames_of(row.content, matter, row.side)]
    tops = {e: _top(first, e) for e in (*_EXCLUSIVE, *_WHOSE)}
    matter = replace(matter, accused=_accused(first), tops=tops)
    for row in rows:
        frames = frames_of(row.content, matter, row.side)
        row.frames = [_whose(f, matter) for f in frames]
    _drop_rare(rows)
    _add_topics([r for r in rows if r.content.claim.id not in enclosed])
    weights = Counter(f.key for row in rows for f in row.frames)
    for row in rows:
        frames = [_sided(f, matter) for f in _excluding(row.frames, matter)]
        row.frames = sorted(frames, key=lambda f: (-weights[f.key], f.key))
    by_report: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_report[row.content.report.id].append(row)
    for mine in by_report.values():
        _settle(mine, weights)
    _hurt(rows)
    return _anchor(rows, matter)


def _side_of_main(person: Person, contents: Sequence[Content]) -> str:
    """The side of a matter's main person by his titles; a head of state's by its leads.

    `President NN` without a state is that of the one that most reports begin with.
    """
    if told := side_of(person, contents):
        return told
    return _leading_state(contents) if heads_a_state(person, contents) else ""


def _leading_state(contents: Iterable[Content]) -> str:
    """The state that most reports of a matter name in their title or lead."""
    counts: Counter[str] = Counter()
    for content in {c.report.id: c for c in contents}.values():
        report = content.report
        lead = f"{report.title}\n{report.text[:_LEAD]}"
        named = mentions(lead, report.lang, content.more)
        counts.update({m.known.side for m in named if m.known.sort == "state"})
    return min(counts, key=lambda s: (-counts[s], s), default="")


def _add_topics(rows: Sequence[_Row]) -> None:
    """Give claims that no class covers the question that others of their topic ask."""
    left = [r for r in rows if not r.frames and len(r.content.words) >= _TELLING]
    framed = [(r.content, r.frames) for r in rows if r.frames]
    by_claim = {row.content.claim.id: row for row in left}
    for claim, frame in akin_frames([row.content for row in left], framed):
        row = by_claim[claim]
        row.frames = [] if _guilt_by_likeness(frame, row) else [frame]
    left = [r for r in left if not r.frames]
    by_claim = {row.content.claim.id: row for row in left}
    for claim, frame in topic_frames([row.content for row in left]):
        by_claim[claim].frames = [frame]


def _guilt_by_likeness(frame: Frame, row: _Row) -> bool:
    """Whether likeness alone would have a side own up, or put on it another's deed."""
    known = CLASSES.get(frame.event)
    if known is None or known.about != "agent":
        return False
    own = row.side in (frame.subject, frame.name) and frame.answer == AFFIRMS
    others = {a.side for a in row.content.agents if a.side}
    return own or bool(others and frame.subject not in others)


def _anchor(rows: Sequence[_Row], matter: Matter) -> str:
    counts = Counter(f.key for row in rows for f in row.frames)
    top = min(counts, key=lambda k: (-counts[k], k), default=())
    days = [r.content.report.published for r in rows if r.content.report.published]
    year = min((d.first.year for d in days), default=0)
    return f"{matter.person.name if matter.person else '/'.join(top)} {year}"


def _state(contents: Iterable[Content]) -> str:
    """The state that a matter is set in: the one most mentioned, places above all."""
    counts: Counter[str] = Counter()
    for content in {c.report.id: c for c in contents}.values():
        report = content.report
        text = f"{report.title}\n{report.text}"
        for mention in mentions(text, report.lang, content.more):
            if mention.start > len(report.title) and mention.known.sort == "state":
                before = text[: mention.start].rstrip().rpartition(" ")[2]
                counts[mention.known.side] += _PLACE if before in ("i", "in") else 1
    return min(counts, key=lambda s: (-counts[s], s), default="")


def _accused(frames: Iterable[Frame]) -> tuple[str, ...]:
    counts = Counter(f.subject for f in frames if f.event == "responsible" and f.act)
    return tuple(sorted(counts, key=lambda s: (-counts[s], s)))


def _top(frames: Iterable[Frame], event: str) -> str:
    """The subject of whom most claims tell an event."""
    counts = Counter(f.subject for f in frames if f.event == event and f.subject)
    return min(counts, key=lambda s: (-counts[s], s), default="")


def _whose(frame: Frame, matter: Matter) -> Frame:
    """A frame without a subject is of the one that the matter mostly names."""
    if frame.event in _WHOSE and not frame.subject:
        top = matter.tops.get(frame.event, "")
        return replace(frame, subject=top, name=top)
    return frame


def _drop_rare(rows: Sequence[_Row]) -> None:
    """Leave out polar questions that one claim of a larger matter raises alone."""
    counts = Counter(f.key for row in rows for f in row.frames)
    many = len({row.content.report.id for row in rows}) > _RARE
    for row in rows:
        row.frames = [
            f
            for f in row.frames
            if counts[f.key] >= _RARE or (not _beside(f) and (not many or f.named))
        ]


def _beside(frame: Frame) -> bool:
    """Whether a question is only worth asking where two claims or more answer it."""
    return frame.kind in ("time", "person") or frame.event in BESIDE


def _settle(rows: list[_Row], weights: Mapping[Key, int]) -> None:
    """Within one report: times, what points back, and what encloses."""
    told: list[Told] = []
    counted: dict[str, str] = {}
    for row in rows:
        timed = (replace(f, time=row.time) for f in row.frames)
        short = len(row.content.words) <= _SHORT
        row.frames = list(_measured(timed, counted, short=short))
        if not row.frames:
            row.frames = counted_back(row.content, told) or pointing_back(
                row.content, told, row.side, weights
            )
        told.append(Told(row.content, row.frames, row.side))
    enclosed = by_outer([row.content for row in rows])
    by_claim = {row.content.claim.id: row for row in rows}
    for row in reversed(rows):
        inner = [by_claim[c.claim.id] for c in enclosed.get(row.content.claim.id, ())]
        if inner:
            pairs = [(r.content, r.frames) for r in inner]
            row.frames = carried(row.content, row.frames, pairs)


def _measured(
    frames: Iterable[Frame], counted: dict[str, str], *, short: bool
) -> Iterator[Frame]:
    """Number frames with what befell those counted.

    Where a claim is `short` that may be what an earlier one tells of the same unit:
    `the number of children to two`; not `has about 35,000 fighters`.
    """
    for frame in frames:
        if frame.kind != "number":
            yield frame
            continue
        event = frame.event or (counted.get(frame.unit, COUNTED) if short else COUNTED)
        counted[frame.unit] = event
        yield replace(frame, event=event)


def _sided(frame: Frame, matter: Matter) -> Frame:
    """A frame with the side of its subject: whom a yes hurts, where the class hurts."""
    known = CLASSES.get(frame.event)
    if known and known.about == "agent":
        return replace(frame, side=frame.name)
    if known and known.about == "person" and matter.person:
        if frame.subject == "+".join(sorted(matter.person.keys)):
            return replace(frame, side=matter.side)
    return frame


def _hurt(rows: Sequence[_Row]) -> None:
    """Whom a yes hurts where the question names nobody: who alone mostly denies it."""
    deniers: dict[Key, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for frame in row.frames:
            if frame.kind == "polar" and not frame.side and frame.answer == DENIES:
                deniers[frame.key][row.side] += 1
    hurt = {}
    for key, sides in deniers.items():
        (side, most), *others = [*sides.most_common(2), ("", 0)][:2]
        if side and most > others[0][1]:
            hurt[key] = side
    for row in rows:
        row.frames = [
            replace(f, side=hurt[f.key]) if not f.side and f.key in hurt else f
            for f in row.frames
        ]


def _excluding(frames: Sequence[Frame], matter: Matter) -> list[Frame]:
    """What holds of one side only denies it of the side mostly named."""
    out = []
    for frame in frames:
        top = matter.tops.get(frame.event, "")
        if frame.event in _EXCLUSIVE and top and frame.subject != top:
            if frame.answer in (AFFIRMS, DENIES):
                frame = replace(
                    frame,
                    subject=top,
                    name=top,
                    answer=flipped(frame.answer),
                )
        out.append(frame)
    return out


def _frames(rows: Sequence[_Row]) -> list[tuple[Content, Frame]]:
    return [(row.content, frame) for row in rows for frame in row.frames]
