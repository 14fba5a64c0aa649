"""From a trained pipeline to the files that ship.

Decides the form of the weights: half precision, without vocabulary, in one file; lemma
tables beside it, one a language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language

from sayso.parse.lemmas import written
from sayso.parse.load import NETWORK
from training import corpus
from training.lemmas import lemma_table, treebank_words

FACTORIES = {"senter": "sayso_sentences"}


def pack(nlp: Language, folder: Path, version: str) -> None:
    """Write the network of a trained pipeline."""
    parts = [_part(nlp, name) for name in nlp.pipe_names]
    folder.mkdir(parents=True, exist_ok=True)
    data = srsly.msgpack_dumps({"version": version, "parts": parts})
    (folder / NETWORK).write_bytes(data)


def pack_lemmas(data: Path, folder: Path) -> None:
    """Write the lemma tables of all languages."""
    for lang in corpus.LANGUAGES:
        table = lemma_table(treebank_words(data, lang), lang)
        written(table, folder / f"lemmas.{lang}.json.gz")


def _part(nlp: Language, name: str) -> dict[str, Any]:
    pipe: Any = nlp.get_pipe(name)
    config = dict(nlp.get_pipe_config(name))
    factory = str(config.pop("factory"))
    if name in FACTORIES:
        config = {"model": config["model"]}
    return {
        "name": name,
        "factory": FACTORIES.get(name, factory),
        "config": srsly.json_dumps(_plain(config)),
        "state": pipe.to_bytes(exclude=["vocab", "model"]),
        "model": _halved(pipe.model.to_dict()),
    }


def _plain(config: dict[str, Any]) -> dict[str, Any]:
    """The config without what JSON can't hold or loading doesn't need."""
    return {
        key: _plain(value) if isinstance(value, dict) else value
        for key, value in config.items()
        if key != "scorer"
    }


def _halved(weights: dict[str, Any]) -> dict[str, Any]:
    params = [
        {
            name: value.astype(np.float16) if isinstance(value, np.ndarray) else value
            for name, value in node.items()
        }
        for node in weights["params"]
    ]
    return {**weights, "params": params}
