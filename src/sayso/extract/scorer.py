"""How likely a proposed attribution is right: a small boosted tree model.

Trained by `quality/scorer.py` on marked reports and kept as `scorer.json` beside this
file. Two heads: whether the source and the words are found, which is the claim's
confidence, and whether the content is exact, which parts rivals.
Boosting: Friedman, Greedy function approximation (2001), in the histogram form of
LightGBM (Ke et al. 2017).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
WEIGHTS = "scorer.json"


@dataclass(frozen=True)
class Trees:
    """Boosted trees as arrays, a row a tree: a node's feature, threshold and children.

    A leaf is its own child. `value` is what a leaf adds to the log odds, which begin
    at `base`.
    """

    base: float
    feature: Array
    threshold: Array
    left: Array
    right: Array
    value: Array
    depth: int

    @classmethod
    def of(cls, data: dict[str, Any]) -> Trees:
        """Trees as `scorer.json` keeps them."""
        return cls(
            base=data["base"],
            feature=np.array(data["feature"], dtype=np.int32),
            threshold=np.array(data["threshold"], dtype=np.float32),
            left=np.array(data["left"], dtype=np.int32),
            right=np.array(data["right"], dtype=np.int32),
            value=np.array(data["value"], dtype=np.float32),
            depth=data["depth"],
        )

    def odds(self, rows: Array) -> Array:
        """The log odds of each row."""
        trees = np.arange(len(self.feature))
        at = np.zeros((len(rows), len(trees)), dtype=np.int32)
        across = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            seen = rows[across, self.feature[trees, at]]
            low = seen <= self.threshold[trees, at]
            at = np.where(low, self.left[trees, at], self.right[trees, at])
        summed: Array = self.base + self.value[trees, at].sum(axis=1)
        return summed


@dataclass(frozen=True)
class Scorer:
    """Two boosted tree models with the names of the features that they were made for.

    `least` is the confidence below which a proposal makes no claim.
    """

    features: tuple[str, ...]
    found: Trees
    exact: Trees
    least: float

    @classmethod
    def of(cls, data: dict[str, Any]) -> Scorer:
        """A scorer as `scorer.json` keeps it."""
        return cls(
            features=tuple(data["features"]),
            found=Trees.of(data["found"]),
            exact=Trees.of(data["exact"]),
            least=data["least"],
        )

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
        """For each row the probabilities that it is found, and that it is exact."""
        if not rows:
            return []
        table = np.array(rows, dtype=np.float32)
        found, exact = (_sure(trees.odds(table)) for trees in (self.found, self.exact))
        return [(float(a), float(b)) for a, b in zip(found, exact, strict=True)]


def _sure(odds: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-odds))
    return chance


@cache
def scorer() -> Scorer:
    """The scorer that sayso ships with."""
    text = files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")
    return Scorer.of(json.loads(text))
