"""Lemmas from tables: words that a treebank knew, else the tail of a compound, else
the ending.

Decides the dictionary form of a word from the word, its tag and its features; the
tables are made by `training/lemmas.py` and lie beside the network, one a language.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

Edit = tuple[int, str]
"""How many letters to take off the end, and what to put there."""

SHORTEST_TAIL = 4
LONGEST_ENDING = 6
OPEN = ("NOUN", "VERB", "ADJ", "ADV")
KEPT_CASE = ("PROPN", "X", "SYM")


class Table:
    """The lemmas of one language. Keys are tags: `NOUN` or `NOUN|Number=Plur`."""

    def __init__(
        self,
        words: dict[str, dict[str, str]],
        endings: dict[str, dict[str, Edit]],
    ) -> None:
        self.words = words
        self.endings = endings

    def lemma(self, word: str, tag: str, feats: str) -> str:
        """The lemma of a word with a tag and UD features (`A=b|C=d`, may be empty)."""
        form = word if tag in KEPT_CASE else word.lower()
        for given in _readings(feats):
            keys = (f"{tag}|{given}", tag) if given else (tag,)
            base = form if given == feats else form[:-1]
            known = self._known(base, keys)
            if known is None and tag not in KEPT_CASE:
                known = self._by_tail(base, keys, word)
            if known is not None:
                return known
        elsewhere = self._known(form, OPEN) if tag in OPEN else None
        if elsewhere is not None:
            return elsewhere
        keys = (f"{tag}|{feats}", tag) if feats else (tag,)
        return self._by_ending(word if _is_acronym(word) else form, keys)

    def _known(self, form: str, keys: tuple[str, ...]) -> str | None:
        found = (self.words.get(key, {}).get(form) for key in keys)
        return next((lemma for lemma in found if lemma is not None), None)

    def _by_tail(self, form: str, keys: tuple[str, ...], word: str) -> str | None:
        """The lemma of a compound whose last part is known.

        What comes before a hyphen is left as it is in `word` (`FN-soldaten`).
        """
        for start in range(1, len(form) - SHORTEST_TAIL + 1):
            lemma = self._known(form[start:], keys)
            if lemma is not None:
                head = word if word[start - 1] == "-" else form
                return head[:start] + lemma
        return None

    def _by_ending(self, form: str, keys: tuple[str, ...]) -> str:
        """The lemma that most words with the same ending have."""
        for key in keys:
            edits = self.endings.get(key, {})
            for size in range(min(LONGEST_ENDING, len(form)), -1, -1):
                edit = edits.get(form[len(form) - size :])
                if edit is not None and edit[0] <= len(form):
                    return applied(form, edit) or form
        return form


def _readings(feats: str) -> Iterator[str]:
    """The features as they are; of a genitive, also those of the word without its s."""
    yield feats
    if "Case=Gen" in feats:
        rest = [pair for pair in feats.split("|") if pair != "Case=Gen"]
        yield "|".join(rest)
        yield "|".join(["Case=Nom", *rest])


def _is_acronym(word: str) -> bool:
    """Whether capitals within a word belong to it (`FN-soldat`, `McDonald`, `NATO`)."""
    return (
        not word[1:].islower()
        and word[1:] != ""
        and not (word.isupper() and len(word) > 5)
    )


def applied(form: str, edit: Edit) -> str:
    """The form with its end replaced."""
    cut, added = edit
    return form[: len(form) - cut] + added


def edit_of(form: str, lemma: str) -> Edit:
    """What turns a form into its lemma, from the first letter that differs."""
    same = 0
    for mine, other in zip(form, lemma, strict=False):
        if mine != other:
            break
        same += 1
    return len(form) - same, lemma[same:]


@lru_cache(maxsize=8)
def table(path: Path) -> Table:
    """The table in a gzipped JSON file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    endings = {
        key: {ending: (cut, added) for ending, (cut, added) in edits.items()}
        for key, edits in data["endings"].items()
    }
    return Table(data["words"], endings)


def written(result: Table, path: Path) -> None:
    """Write a table, the same bytes for the same table."""
    data = {"words": result.words, "endings": result.endings}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


@Language.factory(
    "sayso_lemmas", assigns=["token.lemma"], requires=["token.pos", "token.morph"]
)
def lemmas(nlp: Language, name: str, path: str) -> Lemmas:
    """The component that writes lemmas; `path` is its table."""
    return Lemmas(table(Path(path)))


class Lemmas:
    """Writes `token.lemma_` for every token of a document."""

    def __init__(self, known: Table) -> None:
        self.known = known
        self.seen: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with lemmas."""
        if len(self.seen) > 100_000:
            self.seen.clear()
        for token, lemma in zip(doc, self._found(doc), strict=True):
            token.lemma_ = lemma
        return doc

    def _found(self, doc: Doc) -> Iterator[str]:
        rows: Any = doc.to_array(["ORTH", "POS", "MORPH"]).tolist()
        for token, row in zip(doc, rows, strict=True):
            lemma = self.seen.get(tuple(row))
            if lemma is None:
                feats = str(token.morph)
                lemma = self.known.lemma(token.text, token.pos_, feats)
                self.seen[tuple(row)] = lemma
            yield lemma
