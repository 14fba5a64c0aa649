"""The network: one for five languages, its parts and their sizes.

Decides the architecture. A shared layer reads the words; on it stand tags, sentence
boundaries, trees and names. Lemmas are tables, made by `lemmas`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

from sayso.parse import layers

WIDTH = 112
DEPTH = 4
HIDDEN = 64
PART = 64
ROWS = (12000, 14000, 4000, 4000, 10000, 1500)
RARE = 20
assert len(ROWS) == len(layers.FEATURES)


def fast_ops() -> None:
    """Let numpy multiply matrices: three times as fast as spaCy's default here."""
    set_current_ops(NumpyOps(use_blis=False))


def untrained(examples: Sequence[Example], seed: int) -> Language:
    """A pipeline whose labels are those of the examples."""
    fast_ops()
    spacy.util.fix_random_seed(seed)
    nlp = empty()
    nlp.initialize(lambda: examples)
    return nlp


def empty() -> Language:
    """The pipeline before it knows any label."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("tok2vec", config={"model": reader()})
    nlp.add_pipe("morphologizer", config={"model": tagger(listener())})
    nlp.add_pipe("senter", config={"model": tagger(louder(2.0))})
    nlp.add_pipe(
        "parser",
        config={"model": transitions("parser", listener()), "min_action_freq": RARE},
    )
    nlp.add_pipe("ner", config={"model": transitions("ner", louder(4.0))})
    return nlp


def reader() -> dict[str, Any]:
    """The layer that all parts share."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "sayso.Embed.v1",
            "width": WIDTH,
            "part": PART,
            "rows": list(ROWS),
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": DEPTH,
        },
    }


def listener() -> dict[str, Any]:
    """What a part hears of the shared layer."""
    return {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": WIDTH,
        "upstream": "tok2vec",
    }


def louder(times: float) -> dict[str, Any]:
    """A listener whose part has more of a say in what the shared layer learns."""
    return {"@architectures": "sayso.Louder.v1", "times": times, "tok2vec": listener()}


def tagger(tok2vec: dict[str, Any]) -> dict[str, Any]:
    """One label a word."""
    return {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec}


def transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """A transition system over the shared layer: `parser` or `ner`."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": HIDDEN,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
