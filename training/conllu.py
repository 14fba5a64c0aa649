"""Treebanks as they lie on disk: CoNLL-U and the two ways that names are given.

Decides where each word stands in its sentence's text; what the trees ought to look
like is `trees`' business. Offsets are code points into `Sentence.text`.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAMES = ("PER", "ORG", "LOC")
# NorNE: places that act are places here; every other class is left out.
NORNE = {"GPE_LOC": "LOC", "GPE_ORG": "LOC"}
UNKNOWN = "_"
Span = tuple[int, int, str]


@dataclass(slots=True)
class Word:
    """One line of a tree. `head` is 1-based, 0 the root, None unknown."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int | None
    rel: str
    name: str | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Sentence:
    """A tree with its text. `source` names its corpus, `doc` its document."""

    text: str
    source: str
    doc: str
    words: list[Word] = field(default_factory=list)
    starts_paragraph: bool = False
    starts_document: bool = False


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a `.conllu` file, gzipped or not."""
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield sentence(block)
                block = []
        if block:
            yield sentence(block)


def sentence(block: list[str]) -> Sentence:
    """The sentence that a block of lines describes."""
    notes = dict(_note(line) for line in block if line.startswith("#"))
    result = Sentence(
        notes.get("text", ""), notes.get("source", ""), notes.get("doc", "")
    )
    result.starts_paragraph = any(key.startswith("newpar") for key in notes)
    result.starts_document = any(key.startswith("newdoc") for key in notes)
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    _place(result, rows)
    return result


def with_names(path: Path, trees: list[Sentence]) -> list[Sentence]:
    """The trees with the names of an IOB2 file, sentence by sentence of equal letters.

    A tree whose letters the file doesn't have keeps no names. Words and blanks of the
    two may differ; names are laid over the tree's words by characters.
    """
    named = dict(_tagged(path))
    for tree in trees:
        spans = named.get(squeezed(tree.text))
        for word in tree.words:
            word.name = None if spans is None else _tag_of(tree, word, spans)
    return trees


def squeezed(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())


def _tagged(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Each sentence of an IOB2 file without blanks, with the tags of its words."""
    opening = gzip.open if path.suffix == ".gz" else open
    text, spans = "", list[Span]()
    with opening(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[0].isdigit():
                columns = line.split("\t")
                form = squeezed(columns[1])
                spans.append((len(text), len(text + form), plain_name(columns[2])))
                text += form
            elif text:
                yield text, spans
                text, spans = "", []
    if text:
        yield text, spans


def _tag_of(tree: Sentence, word: Word, spans: list[Span]) -> str:
    """The tag of the first span that shares a character with the word."""
    first = len(squeezed(tree.text[: word.start]))
    last = first + len(squeezed(word.form))
    inside = (tag for start, end, tag in spans if start < last and end > first)
    return next(inside, "O")


def plain_name(tag: str) -> str:
    """A BIO tag over PER, ORG and LOC; `O` for every other class."""
    prefix, _, label = tag.partition("-")
    label = NORNE.get(label, label)
    return f"{prefix}-{label}" if label in NAMES else "O"


def _note(line: str) -> tuple[str, str]:
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def _place(result: Sentence, rows: list[list[str]]) -> None:
    """Add the words of `rows`, each at its place in the text."""
    at, whole, last = 0, (0, 0), 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            whole = _found(result.text, row[1], at)
            at, last = whole[0], int(row[0].split("-")[1])
            continue
        inside = int(row[0]) <= last
        start, end = _found(result.text, row[1], at)
        if inside and end > whole[1]:
            start, end = whole
        at = end if not inside or int(row[0]) < last else whole[1]
        result.words.append(_word(row, start, end))


def _found(text: str, form: str, at: int) -> tuple[int, int]:
    start = text.find(form, at)
    if start < 0 or text[at:start].strip():
        return at, at
    return start, start + len(form)


def _word(row: list[str], start: int, end: int) -> Word:
    misc = dict(item.partition("=")[::2] for item in row[9].split("|"))
    tag = misc.get("NER", misc.get("name"))
    head = None if row[6] == UNKNOWN else int(row[6])
    name = None if tag is None else plain_name(tag)
    return Word(row[1], row[2], row[3], row[5], head, row[7], name, start, end)
