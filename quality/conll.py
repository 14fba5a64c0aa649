"""Words aligned by characters, and what is right about them.

The method is that of the CoNLL 2018 shared task (Zeman et al., 2018): a word of the
gold and one of the pipeline's are the same if they are the same characters of the text.
LAS and UAS leave out punctuation; relations go without their subtypes; a relation is
found if word, head and relation are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

from training.conllu import Sentence, Word, squeezed

GROUP = 10
RELATIONS = ("nsubj", "ccomp", "xcomp", "parataxis", "obl", "acl", "conj")
MEASURES = ("words", "sentences", "upos", "lemma", "uas", "las", *RELATIONS, "names")
# The Norwegian treebanks' lemma of every quotation mark is this one.
SAME_LEMMA = {"\u00ab": '"', "\u00bb": '"', "\u201d": '"', "\u201c": '"', "'": '"'}
NAMES = {"PERSON": "PER", "PRS": "PER", "GPE": "LOC", "GPE_LOC": "LOC"}
NAMES |= {"GPE_ORG": "LOC"}
Place = tuple[int, int]
"""Where a word stands among the characters of its text that aren't blank."""


@dataclass(slots=True)
class Tally:
    """What was in the gold, what the model gave, and what agreed."""

    gold: Counter[str] = field(default_factory=Counter)
    system: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def f1(self, measure: str) -> float | None:
        """The F1 of a measure in per cent; None where the gold has none of it."""
        if not self.gold[measure]:
            return None
        total = self.gold[measure] + self.system[measure]
        return round(200 * self.right[measure] / total, 2)

    def add(self, measure: str, gold: set[object], system: set[object]) -> None:
        """Count two sets of things found."""
        self.gold[measure] += len(gold)
        self.system[measure] += len(system)
        self.right[measure] += len(gold & system)


def documents(trees: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of one raw text after another: paragraphs, or tens of sentences."""
    listed = list(trees)
    marked = any(tree.starts_paragraph for tree in listed)
    group: list[Sentence] = []
    for tree in listed:
        new = tree.starts_paragraph if marked else len(group) == GROUP
        if group and (new or tree.starts_document):
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def articles(trees: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of one article after another: ten paragraphs or a document."""
    group: list[Sentence] = []
    count = 0
    for paragraph in documents(trees):
        if count == GROUP or paragraph[0].starts_document:
            yield group
            group, count = [], 0
        group += paragraph
        count += 1
    yield group


def raw(group: Iterable[Sentence]) -> str:
    """The text of sentences: a blank between them, a blank line between paragraphs."""
    text = ""
    for tree in group:
        text += ("\n\n" if tree.starts_paragraph else " ") + tree.text
    return text.strip()


def score(nlp: Language, groups: Iterable[list[Sentence]]) -> dict[str, float]:
    """Every measure of a pipeline over documents, in per cent."""
    tally = Tally()
    groups = list(groups)
    texts = [raw(group) for group in groups]
    for group, doc in zip(groups, nlp.pipe(texts), strict=True):
        compare(tally, group, doc)
    found = {measure: tally.f1(measure) for measure in MEASURES}
    return {measure: value for measure, value in found.items() if value is not None}


def compare(tally: Tally, group: Sequence[Sentence], doc: Doc) -> None:
    """Count what agrees between a document's trees and what the pipeline made of it."""
    gold, ends, offset = [], [], 0
    for tree in group:
        gold += _gold(tree, offset)
        offset += len(squeezed(tree.text))
        ends.append(offset)
    system = _system(doc)
    tally.add("words", {g.place for g in gold}, {s.place for s in system})
    tally.add("sentences", set(pairwise([0, *ends])), _sentences(doc, system))
    _compare_words(tally, gold, system)
    if all(word.name is not None for tree in group for word in tree.words):
        tally.add("names", set(_names(gold)), _found_names(doc, system))


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as one side reads it. `head` is the place of its head, None for a root."""

    place: Place
    upos: str
    lemma: str
    head: Place | None
    rel: str
    name: str


def _gold(tree: Sentence, offset: int) -> list[Reading]:
    places = [_place(tree.text, word, offset) for word in tree.words]
    return [
        Reading(
            place,
            word.upos,
            _lemma(word),
            places[word.head - 1] if word.head else None,
            word.rel.partition(":")[0] or "punct",
            word.name or "O",
        )
        for place, word in zip(places, tree.words, strict=True)
    ]


def _place(text: str, word: Word, offset: int) -> Place:
    start = offset + len(squeezed(text[: word.start]))
    return start, start + len(squeezed(text[word.start : word.end]))


def _lemma(word: Word) -> str:
    """The gold lemma; the Norwegian treebanks write `$.` for a full stop."""
    if word.upos in ("PUNCT", "SYM", "X") and word.lemma.startswith("$"):
        return word.form
    return word.lemma.replace("_", " ") if len(word.lemma) > 1 else word.lemma


def _system(doc: Doc) -> list[Reading]:
    places: dict[int, Place] = {}
    at = 0
    for token in doc:
        size = len(squeezed(token.text))
        places[token.i] = (at, at + size)
        at += size
    return [
        Reading(
            places[token.i],
            token.pos_,
            token.lemma_,
            None if token.head.i == token.i else places[token.head.i],
            token.dep_.lower().partition(":")[0],
            _tag(token),
        )
        for token in doc
        if not token.is_space
    ]


def _tag(token: Token) -> str:
    if not token.ent_type_:
        return "O"
    return f"{token.ent_iob_}-{token.ent_type_}"


def _sentences(doc: Doc, system: Sequence[Reading]) -> set[Place]:
    """Where the pipeline's sentences stand."""
    starts = []
    at = 0
    for token in doc:
        if token.is_sent_start and (not starts or starts[-1] != at):
            starts.append(at)
        at += len(squeezed(token.text))
    return {pair for pair in pairwise([*starts, at]) if pair[1] > pair[0]}


def _compare_words(
    tally: Tally, gold: Sequence[Reading], system: Sequence[Reading]
) -> None:
    theirs = {word.place: word for word in system}
    ours = {word.place: word for word in gold}
    for word in gold:
        other = theirs.get(word.place)
        same = other is not None
        _count(tally, "upos", same and word.upos == other.upos)  # type: ignore[union-attr]
        if word.lemma != "_":
            _count(tally, "lemma", same and _same_lemma(word, other))
        if word.rel != "punct":
            _count_arc(tally, word, other)
    for other in system:
        mine = ours.get(other.place)
        tally.system["upos"] += 1
        tally.system["lemma"] += mine is None or mine.lemma != "_"
        if (mine or other).rel != "punct":
            tally.system["uas"] += 1
            tally.system["las"] += 1
        tally.system[other.rel] += 1


def _count(tally: Tally, measure: str, right: bool) -> None:
    tally.gold[measure] += 1
    tally.right[measure] += right


def _count_arc(tally: Tally, word: Reading, other: Reading | None) -> None:
    attached = other is not None and word.head == other.head
    labelled = attached and other is not None and word.rel == other.rel
    _count(tally, "uas", attached)
    _count(tally, "las", labelled)
    _count(tally, word.rel, labelled)


def _same_lemma(word: Reading, other: Reading | None) -> bool:
    if other is None:
        return False
    return SAME_LEMMA.get(word.lemma, word.lemma) == SAME_LEMMA.get(
        other.lemma, other.lemma
    )


def _names(words: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    """Start, end and class of each name."""
    current: tuple[int, int, str] | None = None
    for word in words:
        prefix, _, label = word.name.partition("-")
        if prefix == "I" and current is not None and current[2] == label:
            current = (current[0], word.place[1], label)
            continue
        if current is not None:
            yield current
        current = (*word.place, label) if label else None
    if current is not None:
        yield current


def _found_names(doc: Doc, system: Sequence[Reading]) -> set[object]:
    names = ((a, b, NAMES.get(label, label)) for a, b, label in _names(system))
    return {name for name in names if name[2] in ("PER", "ORG", "LOC")}
