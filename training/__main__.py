"""`python -m training`: data in, packed model (`weights`) and its figures out.

    python -m training --data FOLDER --work FOLDER [--steps N] [--seed N]

Stopped runs go on where they were when the same command is given again.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from quality import models
from sayso import __version__
from training import corpus, pipeline, train
from training.augment import name_pool
from training.corpus import Row
from training.docs import Draws
from training.lexicon import outside_names
from training.pack import pack, pack_lemmas
from training.silver import name_unnamed

STEPS = 13_500
BATCH = 1000
SAVE = 1500
SILVER_AT = 0.4
"""The share of the run after which the model names what no treebank has named."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, pack, evaluate."""
    options = _options(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    rows = read(options.data)
    nlp = learn(rows, options.work, options.steps, options.seed)
    pack(nlp, options.work / "weights", __version__)
    pack_lemmas(options.data, options.work / "weights")
    models.main(_evaluation(options.data, options.work))


def read(data: Path) -> list[Row]:
    """Every row of every language."""
    return [row for lang in corpus.LANGUAGES for row in corpus.rows(data, lang)]


def learn(rows: list[Row], work: Path, steps: int, seed: int) -> Language:
    """The trained pipeline, with averaged weights."""
    draws = Draws(rows, name_pool(rows, outside_names()), BATCH, seed)
    pipeline.fast_ops()
    nlp = pipeline.untrained(train.labelled(draws, pipeline.empty().vocab), seed)
    turn = int(steps * SILVER_AT)
    first = train.Plan(work, steps=steps, until=turn, save=SAVE)
    sgd = train.run(nlp, draws, first)
    name_unnamed(nlp, sgd, rows)
    rest = train.Plan(work, steps=steps, until=steps, save=SAVE)
    return train.averaged(nlp, train.run(nlp, draws, rest, sgd))


def _evaluation(data: Path, work: Path) -> list[str]:
    """What to ask of `quality/models.py`."""
    write = work / "figures.json"
    return [
        *("--data", str(data / "test")),
        *("--model", str(work / "weights")),
        *("--write", str(write)),
    ]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
