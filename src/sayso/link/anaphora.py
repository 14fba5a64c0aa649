"""Claims that point back: `Det stämmer inte`, `påståendet`, `the charge`, bare doubts.

Goes through a report in the order of its text. What a claim points back to is the
nearest claim before it that asks something, of a side that it names where it names
one; an accusation denied is the one that hurts who denies it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.link.frames import AFFIRMS, DENIES, DOUBTS, Frame, answered, flipped
from sayso.link.wording import Content

_LONGEST = 14
_BACK = 6


def pointing_back(
    content: Content,
    before: Sequence[tuple[Content, list[Frame], str]],
    side: str,
    fallback: Frame | None,
) -> list[Frame]:
    """The frames that a claim without any of its own answers by pointing back.

    `before` are the earlier claims of its report with their frames and sides.
    """
    if not _points(content):
        return []
    found = _antecedent(content, before, side)
    if found:
        frames, words = found
        return [_answer(content, f, words) for f in frames if f.kind == "polar"][:1]
    if fallback and (_unsure(content) or content.claim.stance == "denies"):
        return [_answer(content, replace(fallback, answer=AFFIRMS), "the report's matter")]
    return []


def _points(content: Content) -> bool:
    """Whether a claim takes a stand without saying on what."""
    if _unsure(content) or content.claim.stance == "denies":
        return True
    short = len(content.words) <= _LONGEST
    return short and bool(content.of("!false") or content.of("!claim"))


def _unsure(content: Content) -> bool:
    doubting = content.claim.stance in ("doubts", "uncommitted")
    return doubting or bool(content.of("!unproven"))


def _antecedent(
    content: Content, before: Sequence[tuple[Content, list[Frame], str]], side: str
) -> tuple[list[Frame], str] | None:
    asked = [row for row in before if any(f.kind == "polar" for f in row[1])][-_BACK:]
    if not asked:
        return None
    if content.of("!accusation"):
        own = [r for r in asked if any(f.side == side for f in r[1])]
        if own:
            return [f for f in own[-1][1] if f.side == side], "the accusation against it"
    named = {a.side for a in content.agents}
    theirs = [r for r in asked if r[2] in named]
    if theirs:
        return theirs[-1][1], "the claim of the side that it names"
    others = [r for r in asked if r[2] != side] or asked
    return others[-1][1], "the claim before it"


def _answer(content: Content, frame: Frame, words: str) -> Frame:
    given = frame.answer if frame.answer in (AFFIRMS, DENIES) else AFFIRMS
    answer = answered(given, content)
    if not content.of("!false") and content.negators and not content.of("!unproven"):
        if content.claim.stance == "asserts":
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
    spans = [(s.start, s.end) for c, _ in inner for s in c.claim.content]
    kept: dict[tuple[str, ...], Frame] = {}
    for frame in own:
        if not any(s <= frame.at < e for s, e in spans):
            kept[frame.key] = frame
    for _, frames in inner:
        for frame in frames:
            if frame.kind != "polar":
                kept.setdefault((*frame.key, frame.answer), frame)
                continue
            outside = replace_hits(content, spans)
            answer = answered(frame.answer, outside)
            kept.setdefault(frame.key, replace(frame, answer=answer, rule="encloses"))
    return list(kept.values())


def replace_hits(content: Content, spans: Sequence[tuple[int, int]]) -> Content:
    """A content without the triggers that lie in `spans` of the report."""
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
