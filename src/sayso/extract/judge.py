"""What the rules propose for a sentence, judged: what may stand, and how surely.

With a tree, word order proposes twice (by its own idea of the words and by the
parser's tags) and the tree proposes too; without one, word order alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.choice import ORDER, TAGGED, TREE, Rival, rivals
from sayso.extract.describe import describe
from sayso.extract.found import Found, Scene
from sayso.extract.hearsay import hearsay
from sayso.extract.nominal import nominal
from sayso.extract.reported import reported
from sayso.extract.scorer import scorer
from sayso.extract.syntax import syntactic

# The share of each rule's claims that were right on the gold stories, rounded down:
# the confidence where there is no tree to judge by.
_CONFIDENCE = {
    "tag": 0.9,
    "back": 0.9,
    "verb": 0.8,
    "preposition": 0.8,
    "adverb": 0.8,
    "modal": 0.8,
    "passive": 0.7,
    "noun": 0.4,
}


def judged(scenes: Sequence[Scene]) -> tuple[tuple[Found, ...], ...]:
    """For each sentence the attributions that are likely enough, rivals among them."""
    held = [rivals_in(scene) if scene.tree else () for scene in scenes]
    pairs = zip(scenes, held, strict=True)
    model = scorer()
    seen = iter(model([describe(s, one) for s, group in pairs for one in group]))
    return tuple(
        _likely(group, [next(seen) for _ in group], model.least)
        if scene.tree
        else _by_rule(scene)
        for scene, group in zip(scenes, held, strict=True)
    )


def _likely(
    group: Sequence[Rival], seen: Sequence[tuple[float, float]], least: float
) -> tuple[Found, ...]:
    """Those of a sentence's proposals that are likely enough, with how likely."""
    return tuple(
        replace(rival.found, confidence=found, exactness=exact)
        for rival, (found, exact) in zip(group, seen, strict=True)
        if found >= least
    )


def _by_rule(scene: Scene) -> tuple[Found, ...]:
    if not scene.matches:
        return ()
    return tuple(
        replace(one, confidence=_CONFIDENCE[one.rule]) for one in by_order(scene)
    )


def by_order(scene: Scene) -> tuple[Found, ...]:
    """What word order proposes."""
    return (*reported(scene), *hearsay(scene), *nominal(scene))


def rivals_in(scene: Scene) -> tuple[Rival, ...]:
    """All that is proposed for a sentence with a tree, sources and contents paired."""
    assert scene.tagged is not None
    told = replace(scene, view=scene.tagged)
    proposed = [(ORDER, one) for one in by_order(scene)]
    proposed += [(TAGGED, one) for one in by_order(told)]
    proposed += [(TREE, one) for one in syntactic(told)]
    return rivals(proposed)
