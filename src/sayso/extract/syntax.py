"""Attributions that a sentence's tree proposes, beside those of word order.

A verb's subject is its source and its clause its content, wherever they stand. Trees
are right in four relations of five, so these are proposals: `choice` decides between
them and the ones of word order.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.contents import content_end, opened, trimmed
from sayso.extract.found import Found, Scene, cue_places
from sayso.extract.lexicon import Match
from sayso.extract.nominal import around, owns
from sayso.extract.phrases import nameable
from sayso.extract.placement import ends_content
from sayso.extract.tags import around_aside, content_before
from sayso.extract.tokens import OPENERS
from sayso.extract.trees import Tree
from sayso.extract.verbs import Group, verb_group
from sayso.extract.view import Places, View

_OPENING = OPENERS | {"(", "["}
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# Relations over which a verb shares the subject of the word that it hangs on.
_SHARED = ("conj", "xcomp", "advcl", "aux", "cop")
_RELATIVE = ("acl:relcl", "acl")
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "csubj", "obj", "acl")
_HEARERS = ("obj", "iobj", "obl")
_LED = ("ccomp", "parataxis", "xcomp")
_TAGGING = ("parataxis", "ccomp", "appos")
_OBJECTS = ("obj", "iobj", "obl", "nmod", "advmod", "xcomp")
# Children that stand before a noun and are no part of its phrase.
_BEFORE = ("case", "cc", "mark", "punct", "advmod", "cop", "aux", "nsubj", "expl")
_AFTER = ("acl:relcl", "parataxis", "advcl", "cop", "aux", "ccomp", "case", "mark")
_STEPS = 5


def syntactic(scene: Scene) -> tuple[Found, ...]:
    """The attributions that the tree of a sentence proposes; rivals among them."""
    if scene.tree is None:
        return ()
    return tuple(one for match in scene.matches for one in _proposed(scene, match))


def _proposed(scene: Scene, match: Match) -> Iterator[Found]:
    pos = match.cue.pos
    if pos in ("verb", "adjective"):
        yield from _verbal(scene, match)
    elif pos == "noun":
        yield from _noun(scene, match)
    elif pos == "preposition":
        yield from _preposition(scene, match)
    elif pos in ("adverb", "modal"):
        yield from _clause(scene, match)


def _verbal(scene: Scene, match: Match) -> Iterator[Found]:
    view, tree = scene.view, _tree(scene)
    verb = _top(tree, range(match.start, match.end))
    group = verb_group(view, match) or Group(match.start)
    if group.passive:
        yield from _passive(scene, match, group, verb)
        return
    noun = subject_of(view, tree, verb)
    source = None if noun is None else noun_phrase(view, tree, noun)
    if source is None:
        return
    tense = "pres" if "pres" in match.tags and group.finite == match.start else "past"
    for contents in _contents(view, tree, match, verb, source):
        if _apart(contents, match, source):
            yield Found(
                rule="tag" if contents[0][1] <= match.start else "verb",
                sentence=scene.number,
                match=match,
                cue=cue_places(match),
                contents=contents,
                source=source,
                negated=group.negated,
                tense=tense,
            )


def _apart(contents: tuple[Places, ...], match: Match, source: Places) -> bool:
    """Whether the contents leave the cue and the source out."""
    return not any(
        (a < match.end and match.start < b) or (a < source[1] and source[0] < b)
        for a, b in contents
    )


def _tree(scene: Scene) -> Tree:
    assert scene.tree is not None
    return scene.tree


def _top(tree: Tree, places: range) -> int:
    """The place among these that the others hang on."""
    return next((i for i in places if tree.heads[i] not in places), places[0])


def subject_of(view: View, tree: Tree, verb: int) -> int | None:
    """The place of the noun that is a verb's subject, shared subjects followed."""
    for _ in range(_STEPS):
        subjects = [c for c in tree.below[verb] if tree.rels[c] in _SUBJECTS]
        if subjects:
            nearest = min(subjects, key=lambda child: abs(child - verb))
            return _meant(view, tree, verb, nearest)
        head, rel = tree.heads[verb], tree.rels[verb]
        if head == verb:
            return None
        if rel in _RELATIVE:
            return head
        if rel not in _SHARED:
            return None
        verb = head
    return None


def _meant(view: View, tree: Tree, verb: int, subject: int) -> int:
    """The noun that a relative pronoun stands for, or the subject itself."""
    relative = view.low(subject) in view.lex.relatives | {"that"}
    while relative and tree.heads[verb] != verb:
        if tree.rels[verb] in _RELATIVE:
            return tree.heads[verb]
        verb = tree.heads[verb]
    return subject


def noun_phrase(view: View, tree: Tree, noun: int) -> Places | None:
    """The phrase of a noun that can name somebody, without a relative clause."""
    start, end = phrase_of(view, tree, noun)
    return (start, end) if start < end and nameable(view, start, end) else None


def phrase_of(view: View, tree: Tree, noun: int) -> Places:
    """The phrase of a noun: title, modifiers and apposition, no relative clause."""
    start = noun
    for child in reversed([c for c in tree.below[noun] if c < noun]):
        low, high = tree.edges[child]
        if tree.rels[child] in _BEFORE or high != start - 1:
            if tree.rels[child] == "advmod" and high == start - 1 and low == high:
                if view.low(low) not in view.lex.adverbs | view.lex.negations:
                    start = low
                    continue
            break
        start = low
    end = _right(view, tree, noun)[0] + 1
    quote = view.tokens[noun].quote
    while end > start and view.tokens[end - 1].quote != quote:
        end -= 1
    while start < end and view.tokens[start].quote != quote:
        start += 1
    while (
        end > start
        and not view.tokens[end - 1].word
        and view.tokens[end - 1].text != ")"
    ):
        end -= 1
    return start, end


def _right(view: View, tree: Tree, noun: int) -> tuple[int, bool]:
    """The last place of a noun's phrase, and whether a clause cut it short."""
    last = noun
    for child in (c for c in tree.below[noun] if c > noun):
        rel = tree.rels[child]
        if rel == "punct":
            if view.text(child) == ")":
                last = child
            continue
        if rel in _AFTER or (rel == "appos" and tree.tags[child] == "VERB"):
            return last, True
        if tree.edges[child][0] - last > 3:
            return last, True
        last, cut = _right(view, tree, child)
        if cut:
            return last, True
    return last, False


def _contents(
    view: View, tree: Tree, match: Match, verb: int, source: Places
) -> Iterator[tuple[Places, ...]]:
    """What the verb's contents may be, the likelier first."""
    places = cue_places(match)
    first, after = min(places[0], source[0]), max(places[-1] + 1, match.end)
    if source[0] > match.start:
        after = max(after, source[1])
    for child in tree.below[verb]:
        if child > match.start and not source[0] <= child < source[1]:
            yield from _behind(view, tree, match, child, after)
        elif tree.rels[child] in _LED:
            yield from _leading(view, tree, child, first, after)
    head = tree.heads[verb]
    low, high = tree.edges[verb]
    if tree.rels[verb] in _TAGGING and not low <= head <= high:
        yield from _leading(view, tree, head, first, after)
    yield from _parted(view, first, after)
    yield from _framed(view, tree, match, verb)


def _behind(
    view: View, tree: Tree, match: Match, child: int, after: int
) -> Iterator[tuple[Places, ...]]:
    """What hangs behind a verb: its clause, one that the tree hangs on its hearer, one
    that it shares with a verb beside it (`neither confirm nor deny that …`).
    """
    rel = tree.rels[child]
    if rel in _CLAUSES:
        yield from _following(view, tree, match, child, after)
    if rel in _HEARERS:
        for below in tree.below[child]:
            yield from _told(view, tree, match, below, after)
    if rel == "conj":
        for below in tree.below[child]:
            if tree.rels[below] in ("ccomp", "xcomp") and below > child:
                yield from _following(view, tree, match, below, child + 1)


def _parted(view: View, first: int, after: int) -> Iterator[tuple[Places, ...]]:
    """A content on both sides of its tag: `Lyden stammer, sa han, fra en skrue`."""
    if first < 2 or view.text(after) != "," or not ends_content(view, first):
        return
    pieces = around_aside(view, first, after)
    if len(pieces) > 1:
        yield pieces


def _following(
    view: View, tree: Tree, match: Match, child: int, after: int
) -> Iterator[tuple[Places, ...]]:
    """A clause behind its verb: as the tree has it, and as far as word order goes."""
    low, high = tree.edges[child]
    start = _opening(view, max(low, after), child)
    lows = view.low(start)
    if lows in view.lex.infinitive - view.lex.complementisers:
        if "i" not in match.cue.frame:
            return
    elif tree.rels[child] in ("advcl", "obj", "acl", "acl:relcl") and not (
        lows in view.lex.complementisers | view.lex.whether
        or view.tokens[start].quote >= 0
    ):
        return
    end = _closing(view, start, high + 1)
    if end > start:
        yield ((start, end),)
    if start < len(view.tokens):
        further = content_end(view, start)
        if further not in (start, end):
            yield ((start, further),)


def _told(
    view: View, tree: Tree, match: Match, child: int, after: int
) -> Iterator[tuple[Places, ...]]:
    """A clause that the tree hangs on the hearer: `told reporters that …`."""
    start = _opening(view, max(tree.edges[child][0], after), child)
    clause = tree.rels[child] in ("acl:relcl", "acl", "ccomp", "advcl")
    if clause and view.low(start) in view.lex.complementisers:
        yield from _following(view, tree, match, child, after)


def _leading(
    view: View, tree: Tree, root: int, first: int, after: int
) -> Iterator[tuple[Places, ...]]:
    """A clause before its tag, or around it."""
    if root >= first:
        return
    low, high = tree.edges[root]
    before = content_before(view, first)
    if before is None:
        return
    if high > after:
        start = _opening(view, after, root)
        end = _closing(view, start, high + 1)
        if end > start + 1:
            yield (before, (start, end))
    yield (before,)
    start = _opening(view, low, root)
    if before[0] < start < before[1]:
        yield ((start, before[1]),)


def _framed(
    view: View, tree: Tree, match: Match, verb: int
) -> Iterator[tuple[Places, ...]]:
    """An object or a prepositional phrase that the cue's frame takes."""
    frame = match.cue.frame
    after = max(p + 1 for p in cue_places(match))
    for child in (c for c in tree.below[verb] if c > match.start):
        if tree.rels[child] not in _OBJECTS:
            continue
        low, high = tree.edges[child]
        start = _opening(view, max(low, match.end), child)
        marked = f"p:{view.low(start)}" in frame
        bare = frame & {"n", "o"} and tree.rels[child] == "obj"
        if not (marked or bare) or (bare and start < after and not marked):
            continue
        end = _closing(view, start, high + 1)
        if end > start:
            yield ((start, end),)
            if "o" in frame:
                yield ((start, content_end(view, start)),)


def _opening(view: View, start: int, root: int) -> int:
    """`start` past punctuation that opens nothing."""
    while start < root:
        token = view.tokens[start]
        if token.word or token.text in _OPENING:
            break
        start += 1
    return start


def _closing(view: View, start: int, end: int) -> int:
    """`end` with a quotation closed that opened inside, and no mark left over."""
    tokens = view.tokens
    if start >= end:
        return end
    quote = tokens[end - 1].quote
    if quote >= 0 and opened(view, quote, start, end):
        while end < len(tokens) and tokens[end].quote == quote:
            end += 1
    return trimmed(view, start, end)


def _passive(scene: Scene, match: Match, group: Group, verb: int) -> Iterator[Found]:
    view, tree = scene.view, _tree(scene)
    agent = next((c for c in tree.below[verb] if tree.rels[c] == "obl:agent"), None)
    source = None if agent is None else noun_phrase(view, tree, agent)
    for contents in _passive_contents(view, tree, match, verb, source):
        yield Found(
            rule="passive",
            sentence=scene.number,
            match=match,
            cue=cue_places(match),
            contents=contents,
            source=source,
            hearsay=source is None,
            negated=group.negated,
        )


def _passive_contents(
    view: View, tree: Tree, match: Match, verb: int, source: Places | None
) -> Iterator[tuple[Places, ...]]:
    after = max(match.end, source[1] if source else 0)
    for child in tree.below[verb]:
        if tree.rels[child] in ("ccomp", "csubj", "advcl") and child > match.start:
            yield from _following(view, tree, match, child, after)
    if source is None:
        yield from _whole(view, tree, verb)


def _whole(view: View, tree: Tree, root: int) -> Iterator[tuple[Places, ...]]:
    """All that hangs on a verb: the clause that a hearsay cue stands in."""
    low, high = tree.edges[root]
    start = low
    while start < root and (
        (not view.tokens[start].word and view.tokens[start].text not in _OPENING)
        or view.low(start) in view.lex.coordinators
        or view.low(start) in view.lex.contrast
    ):
        start += 1
    end = _closing(view, start, high + 1)
    if end - start > 2:
        yield ((start, end),)


def _clause(scene: Scene, match: Match) -> Iterator[Found]:
    view, tree = scene.view, _tree(scene)
    top = _top(tree, range(match.start, match.end))
    if tree.rels[top] in ("advmod", "aux", "obl"):
        top = tree.heads[top]
    for contents in _whole(view, tree, top):
        yield Found(
            rule=match.cue.pos,
            sentence=scene.number,
            match=match,
            cue=cue_places(match),
            contents=contents,
            hearsay=True,
        )


def _noun(scene: Scene, match: Match) -> Iterator[Found]:
    view, tree = scene.view, _tree(scene)
    noun = _top(tree, range(match.start, match.end))
    source = _owner(view, tree, noun)
    for child in (c for c in tree.below[noun] if c > noun):
        if tree.rels[child] not in ("acl", "ccomp", "nmod", "advcl", "xcomp", "obl"):
            continue
        low, high = tree.edges[child]
        start = _opening(view, max(low, match.end), child)
        opens = view.low(start) in view.lex.complementisers or (
            view.low(start) in view.lex.prepositions
            and (
                view.low(start + 1) in view.lex.complementisers
                or f"p:{view.low(start)}" in match.cue.frame
            )
        )
        if not opens or (source and source[0] <= start < source[1]):
            continue
        end = _closing(view, start, high + 1)
        if end > start + 1:
            yield Found(
                rule="noun",
                sentence=scene.number,
                match=match,
                cue=cue_places(match),
                contents=((start, end),),
                source=source,
                hearsay=source is None,
            )


def _owner(view: View, tree: Tree, noun: int) -> Places | None:
    """Whose claim a noun is: a genitive or a nationality before it, or an origin."""
    for i in range(max(0, noun - 2), noun):
        if owns(view, i):
            return i, i + 1
    for child in tree.below[noun]:
        origin = any(
            tree.rels[c] == "case" and view.low(c) in view.lex.origin
            for c in tree.below[child]
        )
        if (tree.rels[child] == "nmod:poss" and child < noun) or (
            child > noun and origin
        ):
            return noun_phrase(view, tree, child)
    return None


def _preposition(scene: Scene, match: Match) -> Iterator[Found]:
    view, tree = scene.view, _tree(scene)
    if match.tail or match.end >= len(view.tokens):
        return
    last = match.end - 1
    noun = next(
        (tree.heads[i] for i in range(match.start, match.end) if tree.heads[i] > last),
        None,
    )
    source = None if noun is None else noun_phrase(view, tree, noun)
    if source is None:
        return
    source = (max(source[0], match.end), source[1])
    if source[0] >= source[1]:
        return
    contents = around(view, match, source)
    if contents:
        yield Found(
            rule="preposition",
            sentence=scene.number,
            match=match,
            cue=cue_places(match),
            contents=contents,
            source=source,
        )
