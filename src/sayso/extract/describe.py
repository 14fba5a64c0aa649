"""A proposed attribution as numbers: what the scorer is given to judge it by.

Every feature is about grammar, layout or who proposes; none is a word, a name or a
matter, so that what is learned from a few marked reports holds for others.
"""

from __future__ import annotations

from functools import cache

from sayso.extract.choice import ORDER, TAGGED, TREE, Rival
from sayso.extract.found import Scene
from sayso.extract.lexicon import lexicon
from sayso.extract.phrases import actorish
from sayso.extract.tokens import DASHES, Token
from sayso.extract.trees import Tree
from sayso.extract.view import Places, View
from sayso.model import LANGUAGES

_SORTS = (
    *("say", "write", "think", "know", "show", "conclude", "confirm", "deny"),
    *("doubt", "ask", "accuse", "call", "promise", "warn", "speculate"),
    *("hearsay", "evidence", "exclude", "hide"),
)
_RULES = (
    *("verb", "tag", "back", "passive", "noun", "preposition", "adverb", "modal"),
)
_TAGS = ("pres", "past", "sup", "inf", "ger", "pass")
_POS = ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "PRON")
_RELS = ("ROOT", "ccomp", "xcomp", "parataxis", "conj", "advcl", "acl:relcl", "acl")
_CONTENT_RELS = ("ccomp", "xcomp", "parataxis", "obj", "obl", "advcl", "ROOT", "conj")
_SUBJECT_RELS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod:poss", "ROOT")
_MAKERS = (ORDER, TAGGED, TREE)
_STATEMENTS = ("say", "write", "think", "know")

_BY = ("by order", "by tags", "by tree", "by how many")
FEATURES: tuple[str, ...] = (
    *(f"{part} {by}" for part in ("whole", "source", "content") for by in _BY),
    "rivals",
    "place among rivals",
    *(f"sort {sort}" for sort in _SORTS),
    *(f"rule {rule}" for rule in _RULES),
    *(f"tag {tag}" for tag in _TAGS),
    *(f"cue is {tag}" for tag in _POS),
    *(f"cue as {rel}" for rel in _RELS),
    "readings",
    "adjective",
    "idiom",
    "idiom apart",
    "takes a clause",
    "takes a noun",
    "takes an object and predicate",
    "negated",
    "closed word",
    "also noun",
    "finite",
    "capital inside",
    "quoted cue",
    "after infinitive mark",
    *(f"source as {rel}" for rel in _SUBJECT_RELS),
    *(f"source is {tag}" for tag in _POS),
    "sourceless",
    "source words",
    "source after",
    "source gap",
    "source name",
    "source actor",
    "source verb",
    "source quoted",
    "source before comma",
    "source comma inside",
    "source pronoun",
    "source first person",
    "source closed",
    "source time",
    "source of cue",
    "source whole",
    "before source",
    "after source",
    *(f"content as {rel}" for rel in _CONTENT_RELS),
    "pieces",
    "content words",
    "content before",
    "content gap",
    "content begins",
    "before content",
    "after content",
    "content ends",
    "at sentence start",
    "at sentence end",
    "finite verbs",
    "content quoted",
    "cuts a quotation",
    "commas",
    "cue inside",
    "content of cue",
    "cue of content",
    "content whole",
    "content roots",
    "statement",
    "second begins",
    "second verbs",
    "second words",
    "sentence words",
    "cues",
    "dash",
    "cue at",
    "quotation",
    "heading",
    *(f"in {code}" for code in LANGUAGES),
)

Row = list[float]


def describe(scene: Scene, rival: Rival) -> Row:
    """The features of a proposal for a sentence with a tree, as `FEATURES` has them."""
    view, tree = scene.tagged, scene.tree
    assert view is not None
    assert tree is not None
    return [
        *_by(rival),
        *_of_cue(view, tree, rival),
        *_of_source(view, tree, rival),
        *_of_content(view, tree, rival),
        *_of_sentence(scene, view, rival),
    ]


def _by(rival: Rival) -> Row:
    makers = (rival.whole_by, rival.source_by, rival.content_by)
    row: Row = []
    for by in makers:
        row += [bool(by & maker) for maker in _MAKERS]
        row.append(by.bit_count())
    return [*row, rival.rivals, rival.first]


def _of_cue(view: View, tree: Tree, rival: Rival) -> Row:
    found, match = rival.found, rival.found.match
    at, frame, token = match.start, match.cue.frame, view.tokens[match.start]
    return [
        *_one_of(_SORTS, match.cue.sort),
        *_one_of(_RULES, found.rule),
        *[tag in match.tags for tag in _TAGS],
        *_one_of(_POS, tree.tags[at]),
        *_one_of(_RELS, tree.rels[at]),
        len(match.tags),
        match.cue.pos == "adjective",
        len(match.tail),
        match.tail[-1] - match.end if match.tail else 0,
        "c" in frame,
        "n" in frame,
        "o" in frame,
        found.negated,
        token.low in view.lex.closed,
        token.low in view.lex.nouns,
        token.part == "finite",
        token.capital and at > 0,
        token.quote >= 0,
        view.low(at - 1) in view.lex.infinitive,
    ]


def _one_of(names: tuple[str, ...], name: str) -> Row:
    return [each == name for each in names]


def _of_source(view: View, tree: Tree, rival: Rival) -> Row:
    source, at = rival.found.source, rival.found.match.start
    start, end = source or (at, at)
    words = view.tokens[start:end]
    first = words[0] if words else None
    alone = words[0].low if len(words) == 1 else ""
    head = _head(tree, (start, end)) if source else None
    return [
        *_one_of(_SUBJECT_RELS, "" if head is None else tree.rels[head]),
        *_one_of(_POS, "" if head is None else tree.tags[head]),
        source is None,
        len(words),
        source is not None and start > at,
        0 if source is None else start - at if start > at else at - end,
        any(t.capital for t in words[1:])
        or (first is not None and first.capital and start > 0),
        source is not None and actorish(view, source),
        any(t.part == "finite" for t in words),
        first is not None and first.quote >= 0,
        view.text(end) == ",",
        any(t.text == "," for t in words),
        alone in view.lex.personal,
        alone in _FIRST,
        alone in view.lex.closed,
        first is not None and view.time(start),
        head is not None and tree.heads[head] == at,
        _whole(tree, source, head),
        _kind(view, start - 1),
        _kind(view, end),
    ]


_FIRST = frozenset("i we jag vi jeg eg me you du dere ni man".split())


def _head(tree: Tree, places: Places) -> int | None:
    """The place within these that hangs on a place outside them."""
    inside, heads = range(*places), tree.heads
    return next((i for i in inside if heads[i] not in inside or heads[i] == i), None)


def _whole(tree: Tree, places: Places | None, head: int | None) -> float:
    """How many ends of what hangs on the head lie within the places: 0, 1 or 2."""
    if places is None or head is None:
        return 0
    low, high = tree.edges[head]
    return (low >= places[0]) + (high < places[1])


_MARKS = {",": 1, ".": 2, ":": 3, ";": 4, "(": 5, "!": 6, **dict.fromkeys(DASHES, 7)}
_PARTS = {"finite": 22, "verb": 23, "other": 23, "": 23, "noun": 24}


def _kind(view: View, i: int) -> float:
    """What stands at a place, as a number: the classes that end or go on phrases."""
    if i < 0 or i >= len(view.tokens):
        return 0
    token = view.tokens[i]
    if not token.word:
        return _MARKS.get(token.text, 8)
    closed = _closed(view.lex.code).get(token.low)
    if closed is not None:
        return closed
    return 21 if view.time(i) else _PARTS[token.part]


@cache
def _closed(code: str) -> dict[str, int]:
    """A number for each closed word of a language, by what it opens."""
    lex = lexicon(code)
    groups = (
        *(lex.complementisers, lex.relatives, lex.coordinators, lex.contrast),
        *(lex.subordinators, lex.infinitive, lex.prepositions, lex.wh),
        *(lex.negations, lex.adverbs, lex.personal, lex.determiners),
    )
    found: dict[str, int] = {}
    for number, words in enumerate(groups, start=9):
        for word in words:
            found.setdefault(word, number)
    return found


def _of_content(view: View, tree: Tree, rival: Rival) -> Row:
    at, pieces = rival.found.match.start, rival.found.contents
    start, end = pieces[0] if pieces else (at, at)
    last = pieces[-1][1] if pieces else at
    words = view.tokens[start:last]
    head = _head(tree, (start, end)) if pieces else None
    verbs = sum(t.part == "finite" for t in words)
    return [
        *_one_of(_CONTENT_RELS, "" if head is None else tree.rels[head]),
        len(pieces),
        len(words),
        start < at,
        start - at if start > at else max(0, at - end),
        _kind(view, start),
        _kind(view, start - 1),
        _kind(view, last),
        _kind(view, last - 1),
        start <= 1,
        last >= len(view.tokens) - 1,
        verbs,
        _quoted(words),
        _cut(view, start, last),
        sum(t.text == "," for t in words),
        start <= at < last,
        head is not None and tree.heads[head] == at,
        start <= tree.heads[at] < last,
        _whole(tree, (start, end) if pieces else None, head),
        sum(not start <= tree.heads[i] < last for i in range(start, last)),
        verbs > 0 and rival.found.match.cue.sort in _STATEMENTS,
        *_second(view, pieces),
    ]


def _second(view: View, pieces: tuple[Places, ...]) -> Row:
    """What the piece behind a tag looks like."""
    if len(pieces) < 2:
        return [0, 0, 0]
    start, end = pieces[1]
    verbs = sum(t.part == "finite" for t in view.tokens[start:end])
    return [_kind(view, start), verbs, end - start]


def _quoted(words: tuple[Token, ...]) -> float:
    return sum(t.quote >= 0 for t in words) / len(words) if words else 0


def _cut(view: View, start: int, end: int) -> float:
    """Whether an edge of the content lies within a quotation that goes on outside."""
    first = start > 0 and view.tokens[start].quote >= 0
    before = first and view.tokens[start - 1].quote == view.tokens[start].quote
    final = 0 < end < len(view.tokens) and view.tokens[end - 1].quote >= 0
    after = final and view.tokens[end].quote == view.tokens[end - 1].quote
    return before + 2 * after


def _of_sentence(scene: Scene, view: View, rival: Rival) -> Row:
    tokens = view.tokens
    return [
        len(tokens),
        len(scene.matches),
        scene.sentence.dash,
        rival.found.match.start,
        any(t.quote >= 0 for t in tokens),
        tokens[-1].text not in ".!?…" and len(tokens) < 20,
        *_one_of(LANGUAGES, view.lex.code),
    ]
