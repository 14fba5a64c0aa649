"""Rival proposals for one sentence settled: one attribution a cue, none crosswise."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.found import Found, Scene

# Which rule is heeded where two propose contents that overlap crosswise.
_ORDER = ("tag", "back", "verb", "preposition", "noun", "passive", "modal", "adverb")


def settled(scene: Scene, found: Sequence[Found]) -> tuple[Found, ...]:
    """The proposals that can stand together, by place of the cue."""
    ranked = sorted(found, key=_rank)
    kept: list[Found] = []
    for one in ranked:
        if not _empty(scene, one) and not any(_rivals(one, held) for held in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: f.match.start))


def _rank(one: Found) -> tuple[bool, int, float, int, int]:
    """Longer hearsay adverbs first (`enligt uppgift` before `enligt`), then the surer.

    Without a model to say how sure they are, by rule.
    """
    words = one.match.end - one.match.start
    adverb = one.rule == "adverb" and words > 1
    rule = 0 if one.exactness else _ORDER.index(one.rule)
    sure = one.confidence + one.exactness if one.exactness else 0
    return (not adverb, rule, -sure, one.match.start, -words)


def _empty(scene: Scene, one: Found) -> bool:
    """Whether the content holds no word, or only words of the cue and the source."""
    if one.earlier:
        return False
    taken = set(one.cue)
    if one.source:
        taken |= set(range(*one.source))
    words = [
        i
        for start, end in one.contents
        for i in range(start, end)
        if scene.view.tokens[i].word and i not in taken
    ]
    return not words


def _rivals(one: Found, held: Found) -> bool:
    if set(one.cue) & set(held.cue):
        return True
    if (
        one.source
        and held.source
        and _overlap(one.source, held.contents)
        and _overlap(held.source, one.contents)
    ):
        return True
    return any(
        a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1]
        for a in one.contents
        for b in held.contents
    )


def inside(one: Found, other: Found) -> bool:
    """Whether an attribution stands wholly in another's content."""
    places = (*one.contents, *([one.source] if one.source else ()))
    spans = [*places, *((i, i + 1) for i in one.cue)]
    return all(any(a <= s and e <= b for a, b in other.contents) for s, e in spans)


def _overlap(source: tuple[int, int], contents: Sequence[tuple[int, int]]) -> bool:
    return any(s < source[1] and source[0] < e for s, e in contents)
