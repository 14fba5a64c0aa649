"""The parser of a report's language: sayso's own, or the user's spaCy pipeline.

Decides which pipeline reads a language and puts sayso's own together from its weights.
Own pipelines share one network; nothing is fetched. `weights/README.md` is the model
card.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from thinc.api import Model, NumpyOps

from sayso.errors import UsageError
from sayso.model import LANGUAGES
from sayso.parse import blanks, layers, lemmas, names, sentences
from sayso.parse.tokens import BASE, tokens

WEIGHTS = Path(__file__).parent / "weights"
NETWORK = "network.msgpack"
BATCH = 12
"""Reports read at once: more cost memory (a megabyte for 40 words) and gain nothing."""
FACTORIES = (
    blanks.blanks,
    layers.embed,
    layers.louder,
    lemmas.lemmas,
    names.names,
    sentences.sentences,
)
"""What spaCy must have registered before it reads the weights."""


@lru_cache(maxsize=16)
def parser(name_or_path: str | None = None, lang: str = "") -> Language:
    """A spaCy pipeline with UD labels for a language (sv, nb, nn, da, en).

    Without a name it is sayso's own; else that of an installed package or of a folder,
    which is the user's to match with the language. A folder may hold weights that
    `make train` has made. The same arguments give the same pipeline.
    Raises UsageError for a language without a model, and for a pipeline that can't be
    used.
    """
    if name_or_path is None:
        return _own(WEIGHTS, lang)
    if Path(name_or_path, NETWORK).exists():
        return _own(Path(name_or_path), lang)
    return _users(name_or_path)


@lru_cache(maxsize=16)
def syntax(name_or_path: str | None = None, lang: str = "") -> Language:
    """The same pipeline without what only names and lemmas need: half as fast again.

    Raises UsageError as `parser` does.
    """
    if name_or_path is None:
        return _own(WEIGHTS, lang, names=False)
    if Path(name_or_path, NETWORK).exists():
        return _own(Path(name_or_path), lang, names=False)
    return _users(name_or_path)


def _users(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(
            f"No spaCy pipeline {name!r} is installed, and no folder of that name "
            "holds one. Install it, or leave the model out to use sayso's own."
        ) from error
    if not nlp.has_pipe("parser"):
        raise UsageError(f"The spaCy pipeline {name!r} has no parser.")
    return nlp


def _own(folder: Path, lang: str, *, names: bool = True) -> Language:
    """sayso's pipeline for a language, over the network that all languages share.

    Without `names` it gives neither names nor lemmas.
    """
    if lang not in LANGUAGES:
        raise UsageError(
            f"No model reads the language {lang!r}; there are models for "
            f"{', '.join(LANGUAGES)}. Name a spaCy pipeline that reads it."
        )
    network = _network(folder)
    nlp = spacy.blank(BASE[lang])
    nlp.tokenizer = tokens(nlp.vocab, lang)
    for part in network.parts:
        if part["factory"] in ("ner", "sayso_sentences") and not names:
            continue
        config = srsly.json_loads(part["config"])
        pipe: Any = nlp.add_pipe(part["factory"], name=part["name"], config=config)
        pipe.from_bytes(part["state"], exclude=["vocab", "model"])
        pipe.model = network.model(part, pipe.model)
    nlp.add_pipe("sayso_blanks", after="parser")
    if names:
        table = folder / f"lemmas.{lang}.json.gz"
        nlp.add_pipe("sayso_lemmas", config={"path": str(table)})
        nlp.add_pipe("sayso_names")
    nlp.batch_size = BATCH
    nlp.meta.update({"name": "sayso", "version": network.version})
    return nlp


class Network:
    """The weights of a folder, as `training/pack.py` packed them.

    The pipelines of all languages use the same models: a model is filled with weights
    when the first of them asks for it.
    """

    def __init__(self, folder: Path) -> None:
        data = srsly.msgpack_loads((folder / NETWORK).read_bytes())
        self.version: str = data["version"]
        self.parts: list[dict[str, Any]] = data["parts"]
        self.models: dict[str, Model[Any, Any]] = {}

    def model(self, part: dict[str, Any], empty: Model[Any, Any]) -> Model[Any, Any]:
        """The model of a part: `empty`, filled, unless there is one already."""
        name = part["name"]
        if name not in self.models:
            self.models[name] = filled(empty, part.pop("model"))
        return self.models[name]


@lru_cache(maxsize=4)
def _network(folder: Path) -> Network:
    return Network(folder)


def filled(model: Model[Any, Any], weights: dict[str, Any]) -> Model[Any, Any]:
    """The model with packed weights: halves made whole again."""
    params = [
        {name: _single(value) for name, value in node.items()}
        for node in weights["params"]
    ]
    model.from_dict({**weights, "params": params})
    ops = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = ops
    return model


def _single(value: Any) -> Any:
    return value.astype(np.float32) if isinstance(value, np.ndarray) else value
