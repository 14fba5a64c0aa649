"""The layer of the models that turns words into vectors.

Decides what a model sees of a word: its letters and shape, and the word together with
its language, so that one network serves five languages that share most of their words
and differ in what they mean by them. Registered as `sayso.Embed.v1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

Rows = NDArray[np.uint64]
Seen = dict[tuple[str, int], Rows]

FEATURES = ("word", "language and word", "3 first", "3 last", "5 last", "shape")
CACHED = 200_000
DIGIT = re.compile(r"\d")


def features(word: str, lang: str) -> tuple[str, ...]:
    """What the model sees of a word in a language, in the order of `FEATURES`."""
    plain = DIGIT.sub("0", word.lower())
    return (
        plain,
        f"{lang}:{plain}",
        plain[:3],
        plain[-3:],
        plain[-5:],
        word_shape(word),
    )


@registry.architectures("sayso.Embed.v1")  # type: ignore[untyped-decorator]
def embed(width: int, part: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Vectors of `width` for each word, out of one of `part` for each feature.

    `rows` gives the size of each feature's table. The language is the document's
    `user_data["lang"]`, else its vocabulary's.
    """
    tables: list[Any] = [
        HashEmbed(part, count, column=column, seed=column + 7, dropout=0.0)
        for column, count in enumerate(rows)
    ]
    mix: Any = Maxout(width, part * len(rows), nP=3, dropout=0.0, normalize=True)
    model: Any = chain(
        _extractor(),
        cast(Any, list2ragged()),
        with_array(cast(Any, concatenate(*tables))),
        with_array(cast(Any, mix)),
        ragged2list(),
    )
    return cast(Model[list[Doc], list[Any]], model)


@registry.architectures("sayso.Louder.v1")  # type: ignore[untyped-decorator]
def louder(
    times: float, tok2vec: Model[list[Doc], list[Any]]
) -> Model[list[Doc], list[Any]]:
    """`tok2vec`, with the gradients that reach it multiplied by `times`.

    Names and sentence boundaries are few: without it the trees, whose losses are
    greater, decide alone what the shared layer learns.
    """
    return Model(
        "sayso_louder",
        partial(_louder, times),
        layers=[tok2vec],
        dims={"nO": tok2vec.get_dim("nO")},
        init=_initialized,
    )


def _louder(
    times: float, model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], Any]]:
    vectors, back = model.layers[0](docs, is_train)
    return vectors, lambda gradients: back([times * each for each in gradients])


def _initialized(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    model.layers[0].initialize(X=X, Y=Y)


def _extractor() -> Model[list[Doc], list[Rows]]:
    """Documents in, for each an array of hashes: a row a word, a column a feature."""
    return Model("sayso_features", partial(_forward, {}))


def _forward(
    seen: Seen, model: Model[list[Doc], list[Rows]], docs: list[Doc], is_train: bool
) -> tuple[list[Rows], Callable[[Any], list[Doc]]]:
    if len(seen) > CACHED:
        seen.clear()
    return [_hashes(doc, seen) for doc in docs], lambda _: []


def _hashes(doc: Doc, seen: Seen) -> Rows:
    lang = doc.user_data.get("lang") or doc.vocab.lang
    strings = doc.vocab.strings
    out = np.zeros((len(doc), len(FEATURES)), dtype="uint64")
    for at, orth in enumerate(doc.to_array("ORTH").tolist()):
        row = seen.get((lang, orth))
        if row is None:
            texts = features(strings[orth], lang)
            row = np.array([get_string_id(text) for text in texts], dtype="uint64")
            seen[lang, orth] = row
        out[at] = row
    return out
