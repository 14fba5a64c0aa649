"""Claims that point back: `Det stämmer inte`, `påståendet`, `the charge`, bare doubts.

Goes through a report in the order of its text. What a claim points back to is the
nearest claim before it that asks something, of a side that it names where it names
one; an accusation denied is the one that hurts who denies it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.lang import language
from sayso.lang.names import skeleton
from sayso.lang.numbers import numbers
from sayso.link.events import triggers
from sayso.link.frame import AFFIRMS, DENIES, DOUBTS, Frame, Key, answered, flipped
from sayso.link.subjects import names_in
from sayso.link.wording import Content

_LONGEST = 16
_SHORT = 14
_BARE = 4
_NUMBER = 2
_BACK = 6
_AHEAD = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An earlier claim of a report: its content, its frames, its speaker's side."""

    content: Content
    frames: Sequence[Frame]
    side: str


def pointing_back(
    content: Content,
    before: Sequence[Told],
    side: str,
    weights: Mapping[Key, int],
) -> list[Frame]:
    """The frames that a claim without any of its own answers by pointing back.

    `before` are the earlier claims of its report, `weights` how many claims of the
    matter ask what a frame asks.
    """
    if not _points(content):
        return []
    asked = [t for t in before if any(f.kind == "polar" for f in t.frames)]
    if content.claim.stance == "denies" and _each_time(content):
        return _all_denied(content, asked)
    frame, words = _antecedent(content, asked, side, weights)
    return [_answer(content, frame, words)] if frame else []


def counted_back(content: Content, before: Sequence[Told]) -> list[Frame]:
    """The frame of a claim that is a bare number: `the six`, `fjorton`.

    It counts what the report counted last.
    """
    if len(content.words) > _NUMBER:
        return []
    spans = content.claim.content
    text, first, last = content.report.text, spans[0].start, spans[-1].end
    found = numbers(text, content.code, first, last)
    asked = [f for told in before for f in told.frames if f.kind == "number"]
    if len(found) != 1 or not asked:
        return []
    frame = replace(
        asked[-1],
        answer=found[0].text,
        at=found[0].at,
        trigger=found[0].words,
        rule="points back",
    )
    return [frame]


def _each_time(content: Content) -> bool:
    """Whether the words before a claim say `each time`, `both times`."""
    claim, text = content.claim, content.report.text
    first = min(s.start for s in (*claim.content, *claim.cue, *claim.source))
    words = text[max(0, first - _AHEAD) : claim.content[0].start].casefold().split()
    hits = triggers(content.report.lang).hits(words)
    return any(hit.value.event == "!each" for hit in hits)


def _all_denied(content: Content, asked: Sequence[Told]) -> list[Frame]:
    """Denials of all that the same paragraph tells, each of its own time."""
    text, here = content.report.text, content.claim.content[0].start
    start = text.rfind("\n", 0, here)
    frames = [
        f
        for t in asked
        for f in t.frames
        if f.kind == "polar" and f.at > start and f.answer == AFFIRMS
    ]
    return [_answer(content, frame, "all of these claims") for frame in frames]


def _points(content: Content) -> bool:
    """Whether a claim takes a stand without saying on what."""
    size = len(content.words)
    if size <= _BARE and (_unsure(content) or content.claim.stance == "denies"):
        return True
    named = bool(content.of("!claim") or content.of("!accusation"))
    if _unsure(content):
        return named or bool(content.of("!unproven"))
    if content.claim.stance == "denies":
        return named or bool(content.of("!false"))
    if content.of("!false"):
        return size <= _SHORT and not _of_any(content)
    if content.of("!likely"):
        return size <= _LONGEST
    plain = content.claim.kind != "direct"
    return plain and size < _BARE - 1 and bool(named or content.of("!it"))


def _of_any(content: Content) -> bool:
    """Whether falsity is said of whatever it may be: `noget, som kan være forkert`."""
    first = content.of("!false")[0].start
    relatives = language(content.code).set("relatives")
    return bool(relatives & set(content.lower[1:first]))


def _unsure(content: Content) -> bool:
    doubting = content.claim.stance in ("doubts", "uncommitted")
    return doubting or bool(content.of("!unproven"))


def _antecedent(
    content: Content,
    asked: Sequence[Told],
    side: str,
    weights: Mapping[Key, int],
) -> tuple[Frame | None, str]:
    """What a claim points back to, and why."""
    if content.claim.stance == "denies" or content.of("!accusation"):
        against = [t for t in asked[-_BACK:] if t.side != side]
        own = [f for t in against for f in t.frames if side and f.side == side]
        if own:
            return own[-1], "what is said against its own side"
        if content.of("!accusation") and ("polar", "responsible", side, "") in weights:
            return Frame(
                "responsible", side, AFFIRMS, name=side, side=side
            ), "its guilt"
    named = {a.side for a in content.agents}
    theirs = [t for t in asked if t.side in named or _spoke(content, t)]
    if theirs:
        return _heaviest([theirs[-1]], weights), "the claim of the side that it names"
    if _unsure(content) and len(content.words) > 1:
        return _heaviest(asked, weights), "what its report is mostly about"
    others = [t for t in asked if t.side != side] or list(asked)
    if content.of("!false") or content.claim.stance == "denies":
        # `Not true` is said of what somebody affirms, not of a denial before it: who
        # calls a claim false is never taken to affirm what was only denied.
        others = [t for t in others if any(f.answer == AFFIRMS for f in t.frames)]
    return _heaviest(others[-1:], weights), "the claim before it"


def _spoke(content: Content, told: Told) -> bool:
    """Whether a claim names who made an earlier one: `CNN's report is wrong`."""
    speaker = {skeleton(w) for w in (told.content.claim.speaker or "").split()}
    return any(speaker & set(keys) for _, keys, _ in names_in(content))


def _heaviest(told: Sequence[Told], weights: Mapping[Key, int]) -> Frame | None:
    frames = [f for t in told for f in t.frames if f.kind == "polar"]
    return max(frames, key=lambda f: (weights[f.key], f.at), default=None)


def _answer(content: Content, frame: Frame, words: str) -> Frame:
    given = frame.answer if frame.answer in (AFFIRMS, DENIES) else AFFIRMS
    answer = answered(given, content)
    plain = not any(content.of(e) for e in ("!false", "!unproven", "!likely"))
    if plain and content.negators and content.claim.stance == "asserts":
        answer = flipped(answer)
    return replace(
        frame,
        answer=answer,
        rule="points back",
        trigger=words,
        at=content.words[0].start if content.words else frame.at,
        score=0.6 if answer != DOUBTS else 0.55,
    )


def carried(
    content: Content,
    own: Sequence[Frame],
    inner: Sequence[tuple[Content, list[Frame]]],
) -> list[Frame]:
    """An enclosing claim's frames: for what an inner claim says, the inner answer.

    `asserts` keeps the inner answer, `denies` and a falsehood turn it, doubts doubt it.
    """
    kept: dict[tuple[str, ...], Frame] = {frame.key: frame for frame in own}
    for _, frames in inner:
        for frame in frames:
            if frame.kind != "polar":
                kept.setdefault((*frame.key, frame.answer), frame)
                continue
            answer = answered(frame.answer, content)
            kept.setdefault(frame.key, replace(frame, answer=answer, rule="encloses"))
    return list(kept.values())


def without(content: Content, inner: Sequence[Content]) -> Content:
    """A content without the triggers that lie in the claims that it encloses."""
    spans = [(s.start, s.end) for c in inner for s in c.claim.content]
    hits = tuple(
        h
        for h in content.hits
        if not any(s <= content.words[h.start].start < e for s, e in spans)
    )
    return replace(content, hits=hits)


def by_outer(contents: Sequence[Content]) -> Mapping[str, list[Content]]:
    """The claims that each claim (by id) encloses."""
    found: dict[str, list[Content]] = {}
    for content in contents:
        if content.claim.outer:
            found.setdefault(content.claim.outer, []).append(content)
    return found
