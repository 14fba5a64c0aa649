"""The layer of the models that turns words into vectors.

Decides what a model sees of a word: its letters and shape, and the word together with
its language, so that one network serves five languages that share most of their words
and differ in what they mean by them. Registered as `sayso.Embed.v1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
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
from thinc.layers.chain import forward

Rows = NDArray[np.uint64]
Seen = dict[tuple[str, int], Rows]

FEATURES = ("word", "language and word", "3 first", "3 last", "5 last", "shape")
CACHED = 200_000
REMEMBERED = 60_000
"""Words whose vectors are kept: 27 MB."""
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
    return Model(
        model.name,
        partial(_embedded, Remembered(width)),
        layers=model.layers,
        dims={"nO": width},
        init=lambda _, X=None, Y=None: model.initialize(X=X, Y=Y),
    )


class Remembered:
    """Vectors of words met before, while nothing is learned.

    A word's vector hangs on nothing but the word and its language, so that a second
    time it need not be made again: a tenth of what parsing costs.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._vectors: NDArray[np.float32] = np.empty((REMEMBERED, width), "float32")
        self._places: dict[tuple[str, int], int] = {}
        self._lock = Lock()

    def __reduce__(self) -> tuple[type[Remembered], tuple[int]]:
        return Remembered, (self.width,)

    def forget(self) -> None:
        """Start afresh: the weights change."""
        self._places = {}

    def vectors(
        self, docs: list[Doc], made: Callable[[Rows], Any]
    ) -> list[NDArray[np.float32]] | None:
        """The vectors of the documents' words, a row a word; None for too many words.

        `made` makes those of words that are not known yet, given by their hashes.
        """
        words = [(_language(doc), doc.to_array("ORTH").tolist()) for doc in docs]
        keys = [[(lang, orth) for orth in orths] for lang, orths in words]
        with self._lock:
            here: dict[tuple[str, int], Vocab] = {}
            for doc, each in zip(docs, keys, strict=True):
                here.update(dict.fromkeys(each, doc.vocab))
            if len(here) > REMEMBERED:
                return None
            new = [key for key in here if key not in self._places]
            if len(self._places) + len(new) > REMEMBERED:
                self._places, new = {}, list(here)
            if new:
                first = len(self._places)
                texts = [(here[key].strings[key[1]], key[0]) for key in new]
                rows = np.stack([_row(word, lang) for word, lang in texts])
                self._vectors[first : first + len(new)] = made(rows)
                self._places.update({key: first + i for i, key in enumerate(new)})
            return [self._vectors[[self._places[k] for k in each]] for each in keys]


def _embedded(
    held: Remembered,
    model: Model[list[Doc], list[Any]],
    docs: list[Doc],
    is_train: bool,
) -> tuple[list[Any], Callable[[list[Any]], Any]]:
    if is_train:
        held.forget()
        return forward(model, docs, is_train)
    _, _, tables, mix, _ = model.layers
    vectors = held.vectors(docs, lambda rows: mix.predict(tables.predict(rows)))
    if vectors is None:
        return forward(model, docs, is_train)
    return vectors, lambda _: []


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


def _language(doc: Doc) -> str:
    return str(doc.user_data.get("lang") or doc.vocab.lang)


def _row(word: str, lang: str) -> Rows:
    texts = features(word, lang)
    return np.array([get_string_id(text) for text in texts], dtype="uint64")


def _hashes(doc: Doc, seen: Seen) -> Rows:
    lang = _language(doc)
    strings = doc.vocab.strings
    out = np.zeros((len(doc), len(FEATURES)), dtype="uint64")
    for at, orth in enumerate(doc.to_array("ORTH").tolist()):
        row = seen.get((lang, orth))
        if row is None:
            row = seen[lang, orth] = _row(strings[orth], lang)
        out[at] = row
    return out
