"""What a parser makes of a sentence: its words' tags and the tree over them.

Takes any spaCy pipeline with Universal Dependencies. Tokens stay the rules' own, at
their own offsets: a word that the pipeline cuts into several is the one of them that
the others hang on. Only sentences that hold a cue are parsed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

from sayso.extract.tokens import CLOSERS, OPENERS, Sentence, Token, Word


class Parsed(Protocol):
    """A word of a parsed document, as spaCy gives it."""

    i: int
    idx: int
    text: str
    pos_: str
    dep_: str
    morph: object

    @property
    def head(self) -> Parsed:
        """The word that it hangs on; itself where it hangs on none."""
        ...


class Parser(Protocol):
    """What parses: spaCy's `Language`, or anything that gives texts' words alike."""

    def pipe(
        self, texts: Iterable[str], *, batch_size: int
    ) -> Iterable[Iterable[Parsed]]:
        """The words of each text, in order."""
        ...


_NOUNS = ("NOUN", "PROPN")
_VERBS = ("VERB", "AUX")
_BATCH = 64
MARKS = OPENERS | CLOSERS


@dataclass(frozen=True)
class Tree:
    """A sentence's trees, by place: heads (a root is its own), relations and tags."""

    heads: tuple[int, ...]
    rels: tuple[str, ...]
    tags: tuple[str, ...]

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """The places that hang on each place, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                found[head].append(i)
        return tuple(tuple(each) for each in found)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For each place the first place of all that hangs on it, and the last."""
        low, high = list(range(len(self.heads))), list(range(len(self.heads)))
        for i in self._from_leaves:
            head = self.heads[i]
            low[head], high[head] = min(low[head], low[i]), max(high[head], high[i])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def _from_leaves(self) -> tuple[int, ...]:
        """All places, those below before those above."""
        order = [i for i, head in enumerate(self.heads) if head == i]
        for i in order:
            order.extend(self.below[i])
        return tuple(reversed(order))

    def under(self, place: int, top: int) -> bool:
        """Whether `place` hangs on `top`, through however many others."""
        while place != top and self.heads[place] != place:
            place = self.heads[place]
        return place == top


def parsed(
    text: str, parts: Sequence[Sentence], parse: Parser, wanted: Sequence[int]
) -> dict[int, tuple[Sentence, Tree]]:
    """The sentences `wanted` by number, with tags on their tokens, and their trees.

    The parser is given them one by one, which it reads side by side, and without
    quotation marks: few sentences of a treebank quote a part of a clause, and the marks
    lead it astray.
    """
    plain = [_plain(text, parts[number]) for number in wanted]
    docs = parse.pipe([words for words, _, _ in plain], batch_size=_BATCH)
    return {
        number: _treed(parts[number], _placed(doc, starts, origins))
        for number, doc, (_, starts, origins) in zip(wanted, docs, plain, strict=True)
    }


def _plain(text: str, part: Sentence) -> tuple[str, list[int], list[int]]:
    """A sentence without its quotation marks, and where each stretch of it begins in
    what is left, and in the text.
    """
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for start, end in _unquoted(part):
        pieces.append(text[start:end])
        starts.append(length)
        origins.append(start)
        length += end - start
    return "".join(pieces), starts, origins


class _Node(NamedTuple):
    """A parsed word: its offsets in the text, its number, its head's, its labels."""

    start: int
    end: int
    number: int
    head: int
    rel: str
    tag: str
    part: Word


def _placed(
    doc: Iterable[Parsed], starts: Sequence[int], origins: Sequence[int]
) -> list[_Node]:
    """The words of a parsed sentence with their offsets in the text."""
    placed = []
    for word in doc:
        text = word.text
        if text.isspace():
            continue
        at = bisect_right(starts, word.idx) - 1
        start, tag = word.idx - starts[at] + origins[at], word.pos_
        placed.append(
            _Node(
                start,
                start + len(text),
                word.i,
                word.head.i,
                word.dep_,
                tag,
                _part(tag, word),
            )
        )
    return placed


def _unquoted(part: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence between its quotation marks, in offsets."""
    start = part.start
    for token in part.tokens:
        if token.quote >= 0 and token.text in MARKS:
            if start < token.start:
                yield start, token.start
            start = token.end
    if start < part.end:
        yield start, part.end


def _treed(part: Sentence, words: Sequence[_Node]) -> tuple[Sentence, Tree]:
    """A sentence with the tags and the tree of its words."""
    tokens = part.tokens
    place, heading, extra = _aligned(tokens, words)
    heads = list(range(len(tokens)))
    rels, tags = ["dep"] * len(tokens), [""] * len(tokens)
    told = list(tokens)
    for i, word in heading.items():
        heads[i] = place.get(word.head, i)
        rels[i], tags[i] = word.rel, word.tag
        if tokens[i].word:
            told[i] = tokens[i]._replace(part=word.part)
    for i, host in extra.items():
        heads[i], rels[i], tags[i] = host, "fixed", tags[host]
    tree = Tree(tuple(heads), tuple(rels), tuple(tags))
    return replace(part, tokens=tuple(told)), tree


def _aligned(
    tokens: Sequence[Token], words: Sequence[_Node]
) -> tuple[dict[int, int], dict[int, _Node], dict[int, int]]:
    """The place of each word by its number, the word that heads each place, and the
    places that share another place's word.
    """
    place: dict[int, int] = {}
    groups: dict[int, list[_Node]] = {}
    extra: dict[int, int] = {}
    at = 0
    for word in words:
        while at < len(tokens) and tokens[at].end <= word.start:
            at += 1
        if at == len(tokens):
            break
        if tokens[at].start >= word.end:
            continue
        place[word.number] = at
        groups.setdefault(at, []).append(word)
        more = at + 1
        while more < len(tokens) and tokens[more].start < word.end:
            extra[more] = at
            more += 1
    heading = {i: _topmost(group) for i, group in groups.items()}
    return place, heading, {k: v for k, v in extra.items() if k not in heading}


def _topmost(group: Sequence[_Node]) -> _Node:
    """The word of a group that hangs on none of the others."""
    if len(group) == 1:
        return group[0]
    inside = {word.number for word in group}
    above = (w for w in group if w.head not in inside or w.head == w.number)
    return next(above, group[0])


def _part(tag: str, word: Parsed) -> Word:
    if tag in _NOUNS:
        return "noun"
    if tag in _VERBS:
        return "finite" if "VerbForm=Fin" in str(word.morph) else "verb"
    return "other"
