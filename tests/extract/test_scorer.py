"""The scorer that decides between rival attributions."""

from __future__ import annotations

import numpy as np

from sayso.extract.describe import FEATURES, describe
from sayso.extract.judge import rivals_in
from sayso.extract.scorer import Trees, scorer

from extract.marked import claims_with_trees, scenes


def test_the_weights_were_made_for_these_features() -> None:
    """A scorer of other features would judge by the wrong numbers."""
    assert scorer().features == FEATURES


def test_a_proposal_is_described_by_as_many_numbers_as_there_are_features() -> None:
    """Also where its cue has no tree relation, or its content two pieces."""
    for text in (
        "Politiet hevder at skipet sank.",
        "Skipet, sa hun, sank i går.",
        "Skipet skal ha sunket.",
    ):
        (scene,) = scenes("nb", text)
        rows = [describe(scene, rival) for rival in rivals_in(scene)]
        assert rows
        assert all(len(row) == len(FEATURES) for row in rows)


def test_trees_add_up() -> None:
    """Each row falls to a leaf of each tree; what the leaves hold is added."""
    trees = Trees.of(
        {
            "base": 0.5,
            "depth": 1,
            "feature": [[0, 0, 0], [1, 0, 0]],
            "threshold": [[1.0, 0, 0], [5.0, 0, 0]],
            "left": [[1, 1, 2], [1, 1, 2]],
            "right": [[2, 1, 2], [2, 1, 2]],
            "value": [[0, 1.0, 2.0], [0, 10.0, 20.0]],
        }
    )
    rows = np.array([[1.0, 6.0], [2.0, 5.0]], dtype=np.float32)
    assert trees.odds(rows).tolist() == [0.5 + 1 + 20, 0.5 + 2 + 10]


def test_a_claim_s_confidence_is_the_scorer_s() -> None:
    """A plain sentence is surer than one that may be read in two ways."""
    (plain,) = claims_with_trees("nb", "Politiet hevder at skipet sank.")
    assert plain.confidence > 0.9
    doubtful = claims_with_trees("nb", "Kritikken sier ikke så mye om skipet.")
    assert all(claim.confidence < plain.confidence for claim in doubtful)
