"""What a step of training sees: documents put together from sentences.

Decides how sentences are drawn (by weight of corpus, neighbours together) and turns
rows into spaCy's examples. The same seed and step give the same batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from training.augment import BLANK_LINE, Pool, varied
from training.corpus import Row

# How many times a corpus is read where the largest are read once: the small ones more.
WEIGHTS = {
    "ddt": 2.0,
    "uner-ddt": 2.0,
    "talbanken": 2.5,
    "official": 2.5,
    "klintan": 1.0,
    "ndt": 1.0,
    "ewt": 1.0,
}
LENGTHS = (1, 1, 2, 3, 4, 5, 6, 8)


class Masked(Example):  # type: ignore[misc]
    """An example whose unknown heads and sentences are unknown to the models too.

    spaCy takes a word without a relation for a root, and one without a boundary for
    the middle of a sentence; its losses know better what to do with None.
    """

    def get_aligned(self, field: str, as_string: bool = False) -> list[Any]:
        """The values of a field; boundaries are None where there are no trees."""
        if field == "SENT_START" and not self.reference.has_annotation("DEP"):
            return [None] * len(self.predicted)
        return list(super().get_aligned(field, as_string=as_string))

    def get_aligned_parse(
        self, projectivize: bool = True
    ) -> tuple[list[int | None], list[str | None]]:
        """Heads and relations; None where the treebank has none."""
        heads, rels = super().get_aligned_parse(projectivize)
        known = [token.dep != 0 for token in self.reference]
        return (
            [head if sure else None for head, sure in zip(heads, known, strict=True)],
            [rel if sure else None for rel, sure in zip(rels, known, strict=True)],
        )


class Draws:
    """Draws batches of about `words` words from rows, by seed and step."""

    def __init__(self, rows: Sequence[Row], pool: Pool, words: int, seed: int) -> None:
        self.pool, self.words, self.seed = pool, words, seed
        self.corpora: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            self.corpora[row.lang, row.source.partition("-gum")[0]].append(row)
        self.keys = sorted(self.corpora)
        self.chances = [self._mass(key) for key in self.keys]

    def batch(self, step: int, vocab: Vocab) -> list[Example]:
        """The examples of a step."""
        random = Random(self.seed * 1_000_003 + step)
        found: list[Example] = []
        count = 0
        while count < self.words:
            rows = self._neighbours(random)
            found.append(example(rows, vocab, random))
            count += len(found[-1].reference)
        return found

    def _mass(self, key: tuple[str, str]) -> float:
        words = sum(len(row.words) for row in self.corpora[key])
        return words * WEIGHTS.get(key[1], 1.0)

    def _neighbours(self, random: Random) -> list[Row]:
        """A few sentences that follow each other in a document."""
        corpus = self.corpora[random.choices(self.keys, self.chances)[0]]
        at = random.randrange(len(corpus))
        first = corpus[at]
        rows = [
            row
            for row in corpus[at : at + random.choice(LENGTHS)]
            if row.doc == first.doc and row.has_tree == first.has_tree
        ]
        return [varied(row, self.pool, random) for row in rows]


def example(rows: Sequence[Row], vocab: Vocab, random: Random) -> Example:
    """One document of the rows, with a blank line between some of them."""
    whole = Row(rows[0].lang, rows[0].source, rows[0].doc, [], [], names=[])
    starts: list[int] = []
    for at, row in enumerate(rows):
        starts.extend(_starts(row))
        _append(whole, row)
        if at + 1 < len(rows) and random.random() < BLANK_LINE:
            _break(whole, random)
            starts.append(-1)
    reference = document(whole, starts, vocab)
    predicted = Doc(vocab, words=whole.words, spaces=whole.spaces)
    predicted.user_data["lang"] = reference.user_data["lang"] = whole.lang
    return Masked(predicted, reference)


def document(row: Row, starts: list[int], vocab: Vocab) -> Doc:
    """A spaCy document with every label that is known."""
    named = row.names is not None and any(row.names)
    labels: dict[str, list[object]] = {}
    if any(row.tags):
        labels["pos"] = list(row.tags)
        labels["morphs"] = list(row.feats)
    if row.has_tree:
        places = enumerate(row.heads)
        labels["heads"] = [at if head is None else head for at, head in places]
        labels["deps"] = list(row.rels)
    else:
        labels["sent_starts"] = list(starts)
    if named:
        labels["ents"] = list(row.names or ())
    return Doc(vocab, words=row.words, spaces=row.spaces, **labels)


def _starts(row: Row) -> Iterator[int]:
    yield 1
    yield from [-1] * (len(row.words) - 1)


def _append(whole: Row, row: Row) -> None:
    offset = len(whole.words)
    whole.words += row.words
    whole.spaces += row.spaces
    whole.tags += row.tags
    whole.feats += row.feats
    whole.rels += row.rels
    whole.heads += [None if head is None else head + offset for head in row.heads]
    assert whole.names is not None
    whole.names += row.names if row.names is not None else [""] * len(row.words)


def _break(whole: Row, random: Random) -> None:
    """End the paragraph: a word of white space, which belongs to the word before."""
    whole.words.append(random.choice(("\n", "\n\n")))
    whole.spaces[-1] = False
    whole.spaces.append(False)
    whole.tags.append("SPACE" if any(whole.tags) else "")
    whole.feats.append("")
    whole.heads.append(len(whole.words) - 2 if whole.has_tree else None)
    whole.rels.append("dep" if whole.has_tree else "")
    assert whole.names is not None
    whole.names.append("O" if any(whole.names) else "")
