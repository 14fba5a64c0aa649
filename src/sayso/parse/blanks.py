"""White space has no place in a tree.

Decides who heads the words that the parser has hung on a blank line: the first of them
that is no punctuation. The blank itself hangs on the word before it.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Heads = NDArray[np.int64]


@Language.component("sayso_blanks", assigns=["token.dep", "token.head"])
def blanks(doc: Doc) -> Doc:
    """The document, with no word under white space."""
    spaces = np.flatnonzero(doc.to_array(["IS_SPACE"])).tolist()
    if not spaces or len(spaces) == len(doc):
        return doc
    rows: Heads = doc.to_array(["HEAD", "DEP"]).astype("int64")
    heads = rows[:, 0] + np.arange(len(doc))
    for place in spaces:
        _free(doc, place, heads, rows[:, 1])
    for place in spaces:
        _hang(doc, place, heads, rows[:, 1])
    rows[:, 0] = heads - np.arange(len(doc))
    return doc.from_array(["HEAD", "DEP"], rows.astype("uint64"))  # type: ignore[arg-type]


def _free(doc: Doc, place: int, heads: Heads, rels: Heads) -> None:
    """Hang the children of a blank on its head, or on the best of them."""
    below = [at for at in np.flatnonzero(heads == place).tolist() if at != place]
    words = [at for at in below if not doc[at].is_space]
    if not below or not words:
        return
    best = next((at for at in words if doc[at].pos_ != "PUNCT"), words[0])
    above = int(heads[place])
    heads[best] = best if above == place else above
    if heads[best] == best:
        rels[best] = doc.vocab.strings.add("ROOT")
    for at in below:
        if at != best:
            heads[at] = best


def _hang(doc: Doc, place: int, heads: Heads, rels: Heads) -> None:
    """Hang a blank on the word before it, or at the beginning on the next."""
    near = chain(range(place - 1, -1, -1), range(place, len(doc)))
    heads[place] = next(at for at in near if not doc[at].is_space)
    rels[place] = doc.vocab.strings.add("dep")
