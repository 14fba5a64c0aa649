"""The run: steps, checkpoints, and the averaged weights at the end.

Decides how long and how fast the network learns. A run that was stopped goes on from
its last checkpoint, with the same batches as if it had never stopped.
"""

from __future__ import annotations

import math
import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, Model

from training.docs import Draws

PEAK, FLOOR, WARMUP = 0.0015, 0.00005, 300
DROPOUT = 0.1
EVERY = 100


def rate(step: int, steps: int) -> float:
    """The learning rate: a short rise, then half a cosine down."""
    if step < WARMUP:
        return PEAK * (step + 1) / WARMUP
    done = min(1.0, (step - WARMUP) / max(1, steps - WARMUP))
    return FLOOR + (PEAK - FLOOR) * (1 + math.cos(math.pi * done)) / 2


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a run keeps its checkpoint, how long it is, and where to stop now."""

    folder: Path
    steps: int
    until: int
    save: int

    @property
    def checkpoint(self) -> Path:
        """The file that a stopped run goes on from."""
        return self.folder / "checkpoint.pickle"


def run(nlp: Language, draws: Draws, plan: Plan, sgd: Any = None) -> Any:
    """Train until `plan.until`, from the checkpoint on; returns the optimizer."""
    sgd = sgd or Adam(PEAK, use_averages=True, L2=0.01, grad_clip=1.0)
    began = _resume(nlp, sgd, plan.checkpoint)
    losses: dict[str, float] = {}
    words, clock = 0, time.monotonic()
    for step in range(began, plan.until):
        sgd.learn_rate = rate(step, plan.steps)
        batch = draws.batch(step, nlp.vocab)
        words += sum(len(example.reference) for example in batch)
        nlp.update(batch, sgd=sgd, drop=DROPOUT, losses=losses)
        if (step + 1) % EVERY == 0:
            _report(step + 1, plan.steps, losses, words / (time.monotonic() - clock))
            losses, words, clock = {}, 0, time.monotonic()
        if (step + 1) % plan.save == 0 or step + 1 == plan.until:
            _save(nlp, sgd, step + 1, plan.checkpoint)
    return sgd


def averaged(nlp: Language, sgd: Any) -> Language:
    """The pipeline with the running averages of its weights, for good."""
    for model, name in _parameters(nlp):
        average = sgd.averages.get((model.id, name))
        if average is not None:
            model.set_param(name, average)
    return nlp


def _report(step: int, steps: int, losses: dict[str, float], speed: float) -> None:
    parts = " ".join(f"{name} {value:.0f}" for name, value in sorted(losses.items()))
    sys.stdout.write(f"{step}/{steps} {speed:.0f} words/s {parts}\n")
    sys.stdout.flush()


def _parameters(nlp: Language) -> Iterator[tuple[Model[Any, Any], str]]:
    """Every parameter of the pipeline once, always in the same order."""
    seen: set[int] = set()
    for _, pipe in nlp.pipeline:
        for model in pipe.model.walk():
            if model.id not in seen:
                seen.add(model.id)
                yield from ((model, name) for name in model.param_names)


def _save(nlp: Language, sgd: Any, step: int, path: Path) -> None:
    """Write weights and the optimizer's state, in the order of the parameters."""
    state = []
    for model, name in _parameters(nlp):
        key = (model.id, name)
        if model.has_param(name):
            state.append(
                (
                    model.get_param(name),
                    sgd.mom1.get(key),
                    sgd.mom2.get(key),
                    sgd.averages.get(key),
                    sgd.nr_update.get(key, 0),
                )
            )
        else:
            state.append(None)
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps((step, state), protocol=5))
    part.replace(path)


def _resume(nlp: Language, sgd: Any, path: Path) -> int:
    """Read a checkpoint into the pipeline and the optimizer; returns its step."""
    if not path.exists():
        return 0
    step, state = pickle.loads(path.read_bytes())
    for (model, name), saved in zip(_parameters(nlp), state, strict=True):
        if saved is None:
            continue
        key = (model.id, name)
        model.set_param(name, saved[0])
        for values, array in zip(
            (sgd.mom1, sgd.mom2, sgd.averages), saved[1:4], strict=True
        ):
            if array is not None:
                values[key] = array
        sgd.nr_update[key] = saved[4]
    return int(step)


def labelled(draws: Draws, vocab: Any, batches: int = 500) -> list[Example]:
    """Examples enough to meet every label."""
    return [
        example for step in range(batches) for example in draws.batch(-1 - step, vocab)
    ]
