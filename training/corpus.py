"""Trees as the models see them: over spaCy's words, one row of labels a sentence.

Decides which label each of spaCy's words gets where its words and the treebank's
differ: a word that covers several takes the labels of their head, a part of a word
takes none. Names that are not annotated stay unknown (None), as do heads and tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from sayso.parse.tokens import tokens
from training.conllu import Sentence, Word, sentences, with_names
from training.trees import normalised

LANGUAGES = ("sv", "nb", "nn", "da", "en")
GROUP = 10
TREEBANKS = {
    # official training files by the names of their treebanks: better than ours
    "sv": ("sv_talbanken-ud-train.conllu",),
    "nb": ("no_bokmaal-ud-train.conllu",),
    "nn": ("no_nynorsk-ud-train.conllu",),
    "da": ("da_ddt-ud-train.conllu",),
    "en": ("en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"),
}


@dataclass(slots=True)
class Row:
    """A sentence over spaCy's words. Heads are places in the row; None is unknown."""

    lang: str
    source: str
    doc: str
    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int | None] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    names: list[str] | None = None

    @property
    def has_tree(self) -> bool:
        """Whether any word has a head."""
        return any(head is not None for head in self.heads)

    def copy(self) -> Row:
        """A row whose lists can be changed."""
        names = None if self.names is None else list(self.names)
        return replace(
            self,
            words=list(self.words),
            spaces=list(self.spaces),
            tags=list(self.tags),
            feats=list(self.feats),
            heads=list(self.heads),
            rels=list(self.rels),
            names=names,
        )


def rows(data: Path, lang: str) -> Iterator[Row]:
    """Every training sentence of a language in the folder `data`."""
    for trees in treebanks(data, lang):
        yield from aligned(trees, lang)


def treebanks(data: Path, lang: str) -> Iterator[list[Sentence]]:
    """The training trees, normalised: the official files where there are any, or ours.

    Sentences of ours that carry names only are used in either case.
    """
    for trees in _files(data, lang):
        yield [normalised(tree, lang) for tree in trees]


def _files(data: Path, lang: str) -> Iterator[list[Sentence]]:
    ours = list(sentences(data / f"{lang}.train.conllu.gz"))
    official = [data / name for name in TREEBANKS[lang] if (data / name).exists()]
    if official:
        yield from (list(sentences(path)) for path in official)
        ours = [tree for tree in ours if tree.words[0].head is None]
    yield ours
    pud = data / "test" / "sv_pud-test.conllu.gz"
    if lang == "sv" and pud.exists():
        names = data / "test" / "ner_sv_pud-test.iob2.gz"
        yield with_names(names, list(sentences(pud)))


def aligned(trees: Sequence[Sentence], lang: str) -> Iterator[Row]:
    """The rows of trees; words are found in documents of ten sentences."""
    tokenizer = tokens(Vocab(strings=spacy.strings.StringStore()), lang)
    for _, document in groupby(trees, key=lambda tree: (tree.source, tree.doc)):
        members = list(document)
        for at in range(0, len(members), GROUP):
            group = members[at : at + GROUP]
            doc = tokenizer(" ".join(tree.text for tree in group))
            yield from _cut(doc, group, lang)


def _cut(doc: Doc, group: Sequence[Sentence], lang: str) -> Iterator[Row]:
    """The row of each sentence in a document."""
    start = 0
    for tree in group:
        end = start + len(tree.text)
        inside = [token for token in doc if start <= token.idx < end]
        inside = [token for token in inside if not token.is_space]
        if inside and inside[-1].idx + len(inside[-1]) <= end:
            yield _row(inside, tree, start, lang)
        start = end + 1


def _row(inside: Sequence[Token], tree: Sentence, offset: int, lang: str) -> Row:
    """The row of a sentence: each word's labels on the first token that it owns."""
    row = Row(
        lang,
        tree.source or "official",
        tree.doc,
        [token.text for token in inside],
        [bool(token.whitespace_) for token in inside],
    )
    row.spaces[-1] = True
    homes = _homes(inside, tree, offset)
    taken: set[int] = set()
    for place, token in enumerate(inside):
        owner = _owner(token, tree, offset)
        word = None if owner is None or owner in taken else tree.words[owner]
        taken.add(-1 if owner is None else owner)
        _label(row, place, word, homes)
    row.names = _names(inside, tree, offset)
    _break_cycles(row)
    return row


def _break_cycles(row: Row) -> None:
    """Mask the heads of words that, following heads, come back to themselves."""
    for place in range(len(row.heads)):
        above, steps = row.heads[place], 0
        while above not in (None, place) and steps <= len(row.heads):
            following = row.heads[above]
            above, steps = (None if following == above else following), steps + 1
        if above == place and row.heads[place] != place:
            row.heads[place], row.rels[place] = None, ""


def _owner(token: Token, tree: Sentence, offset: int) -> int | None:
    """The treebank's word whose labels a token takes: the head of those it covers."""
    start = token.idx - offset
    end = start + len(token)
    inside = [
        at
        for at, word in enumerate(tree.words)
        if word.start < end and word.end > start
    ]
    heads = [at for at in inside if (tree.words[at].head or 0) - 1 not in inside]
    return heads[0] if heads else None


def _homes(inside: Sequence[Token], tree: Sentence, offset: int) -> dict[int, int]:
    """For each word of the tree the place of the first token that overlaps it."""
    homes: dict[int, int] = {}
    for place, token in enumerate(inside):
        start = token.idx - offset
        for at, word in enumerate(tree.words):
            if word.start < start + len(token) and word.end > start:
                homes.setdefault(at, place)
    return homes


def _head(word: Word, place: int, homes: dict[int, int]) -> int | None:
    if word.head is None:
        return None
    if word.head == 0:
        return place
    home = homes.get(word.head - 1)
    return None if home == place else home


def _label(row: Row, place: int, word: Word | None, homes: dict[int, int]) -> None:
    """Add a word's labels to the row, or none."""
    head = None if word is None else _head(word, place, homes)
    row.heads.append(head)
    if word is None:
        row.tags.append("")
        row.feats.append("")
        row.rels.append("")
        return
    row.tags.append("" if word.upos == "_" else word.upos)
    row.feats.append(word.feats)
    row.rels.append("" if head is None else "ROOT" if word.head == 0 else word.rel)


def _names(inside: Sequence[Token], tree: Sentence, offset: int) -> list[str] | None:
    """BIO tags for the tokens, or None if the tree's names are unknown."""
    if any(word.name is None for word in tree.words):
        return None
    tags = [_tag(token, tree, offset) for token in inside]
    for place in range(len(tags) - 1, 0, -1):
        if _repeats(tags, place, inside, tree, offset):
            tags[place] = "I" + tags[place][1:]
    for place, tag in enumerate(tags):
        before = tags[place - 1][1:] if place else ""
        if tag.startswith("I-") and before != tag[1:]:
            tags[place] = "B" + tag[1:]
    return tags


def _tag(token: Token, tree: Sentence, offset: int) -> str:
    """The tag of the first word under the token that is part of a name."""
    start = token.idx - offset
    end = start + len(token)
    under = (word for word in tree.words if word.start < end and word.end > start)
    named = (word.name for word in under if word.name and word.name != "O")
    return next(named, "O")


def _repeats(
    tags: list[str], place: int, inside: Sequence[Token], tree: Sentence, offset: int
) -> bool:
    """Whether a token is a later part of the word that the one before begins."""
    if tags[place][0] != "B":
        return False
    start = inside[place].idx - offset
    return any(word.start < start < word.end for word in tree.words)
