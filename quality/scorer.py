"""Train and validate the scorer that decides between rival attributions.

    scorer.py train     learn from all the marked reports, write extract/scorer.json
    scorer.py validate  how well it is calibrated on stories that it has not seen

The marked reports are the gold stories (`quality/stories`) and the practice reports
(`training/reports`). Folds are whole stories: no report helps to judge its own story,
neither here nor in `gate.py`. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso import pipeline
from sayso.extract import Parser, judge
from sayso.extract.claims import seen
from sayso.extract.describe import FEATURES, describe
from sayso.extract.found import Found, Scene
from sayso.extract.judge import rivals_in
from sayso.extract.lexicon import lexicon
from sayso.extract.scorer import WEIGHTS, Scorer
from sayso.model import Claim, Report
from sayso.parse import syntax

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "quality" / "stories", ROOT / "training" / "reports")
TARGET = ROOT / "src" / "sayso" / "extract" / WEIGHTS
FOLDS = 5
LEAST = 0.45
DEPTH = 3
SETTINGS: dict[str, Any] = {
    "learning_rate": 0.06,
    "max_iter": 200,
    "max_depth": DEPTH,
    "min_samples_leaf": 25,
    "l2_regularization": 5.0,
    "random_state": 0,
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A proposal with its features, and whether the gold has it."""

    story: str
    features: list[float]
    found: bool
    exact: bool


def marked(folders: Sequence[Path] = FOLDERS) -> Iterator[Row]:
    """The marked reports as `gold.py` gives them."""
    for root in folders:
        for folder, story in gold.stories(root):
            for path in sorted(folder.glob("*.txt")):
                yield gold.as_json(folder, story, path, bare=False)


def examples(row: Row) -> Iterator[Example]:
    """The proposals for one marked report."""
    report = Report(text=row["text"], lang=row["lang"])
    held = [_offsets(one) for one in row["attributions"]]
    parse = syntax(None, row["lang"])
    for scene in seen(report, lexicon(row["lang"]), parse):
        if scene.tree is None:
            continue
        for rival in rivals_in(scene):
            found, exact = _right(row["text"], scene, rival.found, held)
            yield Example(row["story"], describe(scene, rival), found, exact)


def _offsets(one: Row) -> dict[str, frozenset[int]]:
    """The offsets that the parts of a marked attribution cover."""
    return {
        role: frozenset(i for start, end in one[role] for i in range(start, end))
        for role in ("source", "cue", "content")
    }


def _right(
    text: str, scene: Scene, found: Found, held: Sequence[dict[str, frozenset[int]]]
) -> tuple[bool, bool]:
    """Whether the gold has a proposal: its words and source; and its words exactly.

    A quotation that goes on in later sentences is right up to the sentence's end.
    """
    tokens = scene.view.tokens
    content = _covered(scene, found.contents)
    content |= {i for span in found.earlier for i in range(span.start, span.end)}
    source = _covered(scene, (found.source,) if found.source else ())
    cue = _covered(scene, tuple((i, i + 1) for i in found.cue))
    here = range(tokens[0].start, tokens[-1].end)
    for one in held:
        wanted = one["content"]
        if not found.earlier:
            wanted = frozenset(i for i in wanted if i in here)
        if not (cue & one["cue"] and content & wanted):
            continue
        same = bool(source & one["source"]) or not (source or one["source"])
        near = len(content & wanted) / len(content | wanted) >= 0.5
        strays = {text[i] for i in content ^ wanted} - set(" .,:;\"'“”„«»‘’–—-")
        return near and same, near and same and not strays
    return False, False


def _covered(scene: Scene, places: Sequence[tuple[int, int]]) -> set[int]:
    tokens = scene.view.tokens
    spans = ((tokens[a].start, tokens[b - 1].end) for a, b in places)
    return {i for start, end in spans for i in range(start, end)}


def trained(given: Sequence[Example]) -> Row:
    """The scorer that some examples make, in the form of `scorer.json`."""
    table = np.array([e.features for e in given], dtype=np.float32)
    heads = {}
    for head in ("found", "exact"):
        labels = np.array([getattr(e, head) for e in given])
        model = HistGradientBoostingClassifier(**SETTINGS).fit(table, labels)
        heads[head] = packed(model)
    return {"features": FEATURES, "least": LEAST, **heads}


def packed(model: HistGradientBoostingClassifier) -> Row:
    """A boosted model as plain lists: a row a tree, a leaf its own child."""
    trees = [each[0].nodes for each in model._predictors]
    size = max(len(nodes) for nodes in trees)
    out: Row = {k: [] for k in ("feature", "threshold", "left", "right", "value")}
    for nodes in trees:
        own = np.arange(size)
        leaf = np.ones(size, dtype=bool)
        leaf[: len(nodes)] = nodes["is_leaf"].astype(bool)
        for key, name in (
            ("feature", "feature_idx"),
            ("threshold", "num_threshold"),
            ("left", "left"),
            ("right", "right"),
            ("value", "value"),
        ):
            column = np.zeros(size)
            column[: len(nodes)] = nodes[name]
            if key in ("left", "right"):
                column = np.where(leaf, own, column)
            elif key != "value":
                column = np.where(leaf, 0, column)
            whole = key in ("left", "right", "feature")
            values = (
                column.astype(int)
                if whole
                else np.round(column, 9 if key == "threshold" else 5)
            )
            out[key].append(values.tolist())
    return {"base": float(model._baseline_prediction.ravel()[0]), "depth": DEPTH, **out}


def folds(given: Sequence[Example]) -> dict[str, Scorer]:
    """For each story a scorer that was trained on none of its fold."""
    names = sorted({example.story for example in given})
    found = {}
    for first in range(FOLDS):
        fold = names[first::FOLDS]
        model = Scorer.of(trained([e for e in given if e.story not in fold]))
        found |= dict.fromkeys(fold, model)
    return found


@contextmanager
def held_out() -> Iterator[None]:
    """While it lasts, no marked report is read by a scorer that has seen its story."""
    rows = list(marked())
    scorers = folds([e for row in rows for e in examples(row)])
    by_text = {row["text"]: scorers[row["story"]] for row in rows}

    def extract(report: Report, parse: Parser | None = None) -> tuple[Claim, ...]:
        judge.scorer = lambda: by_text[report.text]
        return plainly(report, parse)

    plainly, own = pipeline.extract, judge.scorer
    pipeline.extract = extract
    try:
        yield
    finally:
        pipeline.extract, judge.scorer = plainly, own


def calibration(given: Sequence[Example]) -> Iterator[tuple[float, float, int]]:
    """For each tenth of confidence the mean confidence, the share right, the number.

    Each proposal is judged by a scorer that has not seen its story.
    """
    scorers = folds(given)
    seen = [(scorers[e.story]([e.features])[0][0], e.found) for e in given]
    for tenth in range(10):
        here = [pair for pair in seen if min(int(pair[0] * 10), 9) == tenth]
        if here:
            sure = sum(p for p, _ in here) / len(here)
            yield sure, sum(right for _, right in here) / len(here), len(here)


def main() -> int:
    """Run one verb."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("verb", choices=("train", "validate"))
    verb = args.parse_args().verb
    given = [e for row in marked() for e in examples(row)]
    print(f"{len(given)} proposals, {sum(e.found for e in given)} right")
    if verb == "train":
        TARGET.write_text(json.dumps(trained(given), separators=(",", ":")) + "\n")
        return 0
    rows = list(calibration(given))
    for sure, right, number in rows:
        print(f"  confidence {sure:.2f}  right {right:.2f}  of {number}")
    off = sum(abs(sure - right) * n for sure, right, n in rows) / len(given)
    print(f"  expected calibration error {off:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
