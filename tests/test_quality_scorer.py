"""The scorer's training: what is packed is what was learned, and no story leaks."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso.extract.describe import FEATURES
from sayso.extract.scorer import Trees

sys.path.insert(0, str(Path(__file__).parent.parent / "quality"))

import scorer  # a script of quality/


def examples(story: str, number: int) -> list[scorer.Example]:
    """Invented proposals of a story, right where the first feature is large."""
    draws = np.random.default_rng(number)
    rows = draws.random((60, len(FEATURES)))
    return [scorer.Example(story, list(r), r[0] > 0.5, r[0] > 0.7) for r in rows]


def test_a_packed_model_gives_the_odds_that_were_learned() -> None:
    """The arrays of `scorer.json` are the boosted trees of scikit-learn."""
    draws = np.random.default_rng(0)
    table = draws.random((300, 5)).astype(np.float32)
    labels = table[:, 0] + table[:, 1] > 1
    model = HistGradientBoostingClassifier(**scorer.SETTINGS).fit(table, labels)
    odds = Trees.of(scorer.packed(model)).odds(table)
    assert np.allclose(odds, model.decision_function(table), atol=1e-3)


def test_no_story_is_judged_by_a_scorer_that_has_seen_it() -> None:
    """Two stories of one fold share a scorer; two of different folds do not."""
    given = [e for n in range(6) for e in examples(f"story-{n}", n)]
    found = scorer.folds(given)
    assert found["story-0"] is found["story-5"]
    assert found["story-0"] is not found["story-1"]


def test_every_marked_report_has_a_story_and_claims() -> None:
    """Gold and practice reports are read by the same script."""
    rows = list(scorer.marked())
    stories = {row["story"] for row in rows}
    assert {"baghdadi", "gullskar"} <= stories
    assert all(row["attributions"] for row in rows)
