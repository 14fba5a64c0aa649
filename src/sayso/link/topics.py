"""What no class covers: claims that share their telling words ask one question.

Words meet as concepts (`lang/*/concepts.tsv`), names by their skeletons, each weighted
by how rare it is among the claims of the matter. The question is worded by its most
typical claim, in that claim's own words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.lang import language
from sayso.lang.concepts import opposites, terms
from sayso.link.frame import AFFIRMS, DENIES, Frame, answered, flipped
from sayso.link.linkage import average_link
from sayso.link.subjects import names_in
from sayso.link.wording import Content

THRESHOLD = 0.2
AKIN = 0.5  # from which a claim asks what another, that has a class, asks
_KNOWN, _STEM, _NAME, _SIDE = 1.0, 0.7, 0.8, 0.5
_MANY = 60  # claims that share a word that tells nothing
_SCORE = 0.55
_LEAST = 2  # claims, of as many reports
_WORDS = 3  # that a question is known by

Weights = Mapping[str, float]


def topic_frames(contents: Sequence[Content]) -> Iterator[tuple[str, Frame]]:
    """The frame of each claim (by its id) that shares a topic with others.

    `contents` are the claims of one matter that no class of events covers.
    """
    by_id = {c.claim.id: c for c in contents}
    found = {name: _told(content) for name, content in by_id.items()}
    spread = Counter(term for told in found.values() for term in told)
    vectors = {n: _weighted(told, spread, len(by_id)) for n, told in found.items()}
    links = _similar(vectors, spread)
    for group in average_link(sorted(by_id), links, THRESHOLD):
        if len({by_id[name].report.id for name in group}) >= _LEAST:
            yield from _asked(group, by_id, vectors, links)


def akin_frames(
    contents: Sequence[Content], framed: Sequence[tuple[Content, Sequence[Frame]]]
) -> Iterator[tuple[str, Frame]]:
    """The frame of each claim (by its id) that is worded like one that has a class.

    `contents` are the claims of a matter that no class covers, `framed` those that one
    does, with their frames.
    """
    asked = {c.claim.id: (c, f) for c, fs in framed for f in reversed(fs) if _polar(f)}
    left = {c.claim.id: c for c in contents}
    held = {**left, **{name: c for name, (c, _) in asked.items()}}
    found = {name: _told(content) for name, content in held.items()}
    spread = Counter(term for told in found.values() for term in told)
    vectors = {n: _weighted(told, spread, len(held)) for n, told in found.items()}
    for name, model in _models(_similar(vectors, spread), left, asked):
        turned = _turned(held[name], held[model], vectors[name], vectors[model])
        yield name, _borrowed(held[name], *asked[model], turned=turned)


def _polar(frame: Frame) -> bool:
    return frame.kind == "polar"


def _models(
    links: Mapping[tuple[str, str], float], left: Container[str], asked: Container[str]
) -> Iterator[tuple[str, str]]:
    """The claim with a class that each claim without one is most alike."""
    best: dict[str, tuple[float, str]] = {}
    for pair, value in links.items():
        for one, other in (pair, pair[::-1]):
            if value >= AKIN and one in left and other in asked:
                best[one] = max(best.get(one, (0.0, "")), (value, other))
    yield from ((name, model) for name, (_, model) in sorted(best.items()))


def _turned(content: Content, model: Content, told: Weights, words: Weights) -> bool:
    """Whether a claim says the contrary of another on its topic."""
    contrary = any(opposites().get(term) in words for term in told)
    return (_negated(content) != _negated(model)) != contrary


def _borrowed(content: Content, model: Content, frame: Frame, *, turned: bool) -> Frame:
    """What a claim answers that is worded like a model with this frame."""
    denied = model.claim.stance == "denies"
    plain = frame.answer if frame.answer in (AFFIRMS, DENIES) else AFFIRMS
    said = flipped(plain) if denied != turned else plain
    return replace(
        frame,
        answer=answered(said, content),
        at=content.words[0].start,
        trigger=frame.trigger,
        rule="akin",
        score=_SCORE,
    )


def _told(content: Content) -> dict[str, float]:
    """What a claim tells of: concepts, stems, names and sides, each with its weight."""
    named = {i for at, keys, _ in names_in(content) for i in range(at, at + len(keys))}
    named |= {i for a in content.agents for i in range(a.at, a.last + 1)}
    found = {
        term.name: _KNOWN if term.known else _STEM
        for term in terms(content.lower, content.code)
        if term.start not in named
    }
    for _, keys, _ in names_in(content):
        found |= {f"n:{key}": _NAME for key in keys}
    return found | {f"s:{a.side}": _SIDE for a in content.agents if a.side}


def _weighted(told: Weights, spread: Mapping[str, int], total: int) -> Weights:
    vector = {
        term: kind * math.log(1 + total / spread[term]) for term, kind in told.items()
    }
    size = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {term: w / size for term, w in vector.items()}


def _similar(
    vectors: Mapping[str, Weights], spread: Mapping[str, int]
) -> dict[tuple[str, str], float]:
    index: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(vectors):
        for term, weight in vectors[name].items():
            if 1 < spread[term] <= _MANY:
                index[term].append((name, weight))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for term in sorted(index):
        rows = index[term]
        for i, (a, wa) in enumerate(rows):
            for b, wb in rows[i + 1 :]:
                sums[a, b] += wa * wb
    return dict(sums)


def _asked(
    group: Sequence[str],
    by_id: Mapping[str, Content],
    vectors: Mapping[str, Weights],
    links: Mapping[tuple[str, str], float],
) -> Iterator[tuple[str, Frame]]:
    """The frames of claims on one topic."""
    typical = _typical(group, by_id, links)
    common: Counter[str] = Counter()
    for name in group:
        common.update(vectors[name])
    top = sorted(common, key=lambda t: (-common[t], t))[:_WORDS]
    subject, name = "+".join(sorted(top)), _proposition(by_id[typical])
    for claim in group:
        content = by_id[claim]
        turned = _turned(content, by_id[typical], vectors[claim], vectors[typical])
        yield (
            claim,
            Frame(
                event="topic",
                subject=subject,
                answer=answered(DENIES if turned else AFFIRMS, content),
                name=name,
                at=content.words[0].start,
                trigger=", ".join(t.strip("~") for t in top if t in vectors[claim]),
                rule="topic",
                score=_SCORE,
            ),
        )


def _typical(
    group: Sequence[str],
    by_id: Mapping[str, Content],
    links: Mapping[tuple[str, str], float],
) -> str:
    """The claim most like the others, of those that assert something outright."""

    def likeness(name: str) -> float:
        return sum(links.get((min(name, o), max(name, o)), 0.0) for o in group)

    def order(name: str) -> tuple[bool, bool, float, str]:
        content = by_id[name]
        asserted = content.claim.stance == "asserts"
        return not asserted, _negated(content), -likeness(name), name

    return min(group, key=order)


def _negated(content: Content) -> bool:
    return len(content.negators) % 2 == 1


def _proposition(content: Content) -> str:
    """A claim's words as printed, without what opens its clause."""
    first, last = content.claim.content[0], content.claim.content[0]
    opening = language(content.code).set("complementisers")
    words = [w for w in content.words if first.start <= w.start < last.end]
    start = words[1].start if words[0].lower in opening and words[1:] else first.start
    return content.report.text[start : last.end].strip(" \n.,–-«»“”\"'")
