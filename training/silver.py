"""Names for sentences whose treebank has none, by the model itself.

Decides which of the model's names to believe: those that begin and end with words that
the treebank tags as proper nouns. Proper nouns that the model passes over, and names
without one, stay unknown; every other word is no name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from training.augment import names
from training.corpus import Row


def name_unnamed(nlp: Language, sgd: Any, rows: Sequence[Row]) -> int:
    """Fill in the names of tagged rows that have none; returns how many rows."""
    todo = [row for row in rows if _is_unnamed(row)]
    docs = [_document(row, nlp) for row in todo]
    with nlp.select_pipes(enable=["tok2vec", "ner"]), nlp.use_params(sgd.averages):
        for row, doc in zip(todo, nlp.pipe(docs, batch_size=64), strict=True):
            row.names = believed(row.tags, _tags(doc))
    return len(todo)


def believed(tags: Sequence[str], found: Sequence[str]) -> list[str]:
    """BIO tags to learn from: `O`, a name, or empty where nobody knows."""
    result = ["" if tag == "PROPN" else "O" for tag in tags]
    for start, end, label in names(found):
        sure = tags[start] == tags[end - 1] == "PROPN"
        for place in range(start, end):
            prefix = "B" if place == start else "I"
            result[place] = f"{prefix}-{label}" if sure else ""
    return result


def _is_unnamed(row: Row) -> bool:
    unnamed = row.names is None or not any(row.names)
    return unnamed and any(row.tags)


def _document(row: Row, nlp: Language) -> Doc:
    doc = Doc(nlp.vocab, words=row.words, spaces=row.spaces)
    doc.user_data["lang"] = row.lang
    return doc


def _tags(doc: Doc) -> list[str]:
    return [
        f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        for token in doc
    ]
