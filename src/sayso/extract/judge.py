"""What the rules propose for a sentence, judged: what may stand, and how surely.

With a tree, word order proposes twice (by its own idea of the words and by the
parser's tags) and the tree proposes too; without one, word order alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.choice import ORDER, TAGGED, TREE, Rival, rivals
from sayso.extract.contents import content_end
from sayso.extract.describe import describe
from sayso.extract.found import Found, Scene
from sayso.extract.hearsay import hearsay
from sayso.extract.lexicon import Match
from sayso.extract.nominal import before_main_verb, nominal
from sayso.extract.reported import reported
from sayso.extract.scorer import scorer
from sayso.extract.syntax import syntactic
from sayso.extract.view import View

# The share of each rule's claims that were right on the gold stories, rounded down:
# the confidence where there is no tree to judge by.
_CONFIDENCE = {
    "tag": 0.97,
    "back": 0.9,
    "verb": 0.8,
    "preposition": 0.8,
    "adverb": 0.8,
    "modal": 0.8,
    "passive": 0.7,
    "noun": 0.4,
}


# What is likely enough for a noun that says whose it is.
_OWNED = 0.33
# The longest source of a plain tag, and the most words beside it (`on Monday`).
_NAMED, _BESIDE = 5, 4


def judged(scenes: Sequence[Scene]) -> tuple[tuple[Found, ...], ...]:
    """For each sentence the attributions that are likely enough, rivals among them."""
    held = [rivals_in(scene) if scene.tree else () for scene in scenes]
    pairs = zip(scenes, held, strict=True)
    model = scorer()
    seen = iter(model([describe(s, one) for s, group in pairs for one in group]))
    return tuple(
        _likely(group, [next(seen) for _ in group], model.least)
        if scene.tree
        else _by_rule(scene)
        for scene, group in zip(scenes, held, strict=True)
    )


def _likely(
    group: Sequence[Rival], seen: Sequence[tuple[float, float]], least: float
) -> tuple[Found, ...]:
    """Those of a sentence's proposals that are likely enough, with how likely."""
    return tuple(
        replace(rival.found, confidence=found, exactness=exact)
        for rival, (found, exact) in zip(group, seen, strict=True)
        if found >= (_OWNED if _owned(rival.found) else least)
    )


def _owned(one: Found) -> bool:
    """Whether a noun has its source before it: `hans påstand om at …`."""
    source = one.source
    return one.rule == "noun" and source is not None and source[1] <= one.match.start


def _by_rule(scene: Scene) -> tuple[Found, ...]:
    return tuple(replace(one, confidence=_CONFIDENCE[one.rule]) for one in scene.order)


def by_order(scene: Scene) -> tuple[Found, ...]:
    """What word order proposes."""
    if not scene.matches:
        return ()
    return (*reported(scene), *hearsay(scene), *nominal(scene))


def worth_a_tree(scene: Scene) -> bool:
    """Whether a tree may find or mend something: half of what takes time is parsing.

    Where word order finds nothing, a verb that may govern something has to be there.
    """
    others = [m for m in scene.matches if _governs(scene.view, m)]
    if len(scene.order) == 1 and plain(scene.view, scene.order[0]):
        return any(m.start not in scene.order[0].cue for m in others)
    return bool(scene.order or others)


def plain(view: View, one: Found) -> bool:
    """Whether an attribution is a quotation with a plain tag: `"…", said Lavrov.`"""
    if one.rule != "tag" or one.source is None or len(one.contents) != 1:
        return False
    (start, end), (first, last) = one.contents[0], one.source
    quote = view.tokens[start].quote
    whole = quote >= 0 and view.tokens[end - 1].quote == quote and start <= 1
    own = {*one.cue, *range(start, end), *range(first, last)}
    rest = [i for i, t in enumerate(view.tokens) if t.word and i not in own]
    comma = any(t.text == "," for t in view.tokens[first:last])
    return whole and not comma and last - first <= _NAMED and len(rest) <= _BESIDE


def _governs(view: View, match: Match) -> bool:
    """Whether a cue may be a verb with a complement, by the word that follows it."""
    if match.cue.pos != "verb" or view.noun(match.start):
        return False
    if not (view.verb(match.start) or match.tags & {"ger", "sup", "pass"}):
        return False
    after, lex = match.tail[-1] + 1 if match.tail else match.end, view.lex
    low, clause = view.low(after), view.low(after + 1) in lex.complementisers
    leads = low in lex.prepositions or low in lex.infinitive
    return low not in (".", "") and (clause or not leads)


def rivals_in(scene: Scene) -> tuple[Rival, ...]:
    """All that is proposed for a sentence with a tree, sources and contents paired."""
    assert scene.tagged is not None
    told = replace(scene, view=scene.tagged)
    proposed = [(ORDER, one) for one in scene.order]
    proposed += [(TAGGED, one) for one in by_order(told)]
    proposed += [(TREE, one) for one in syntactic(told)]
    proposed = [(by, _completed(told.view, one)) for by, one in proposed]
    held = [r for r in rivals(proposed) if not _cuts_its_quotation(told.view, r)]
    parted = [r for r in held if _goes_on(told.view, r)]
    return tuple(r for r in held if not any(_half(r, whole) for whole in parted))


def _completed(view: View, one: Found) -> Found:
    """A tag amid a clause that it leaves unfinished, with the rest of the clause.

    `Den er, hevder aktor, selve nøkkelen til saken`: no apposition of the source. And a
    noun's proposition without the verb whose subject it is.
    """
    if one.rule == "noun" and len(one.contents) == 1:
        ((start, end),) = one.contents
        if view.low(start) in view.lex.complementisers | view.lex.prepositions:
            return replace(one, contents=((start, before_main_verb(view, start, end)),))
    if one.rule != "tag" or one.source is None or len(one.contents) != 1:
        return one
    start, end = one.source
    comma = next((i for i in range(start, end) if view.text(i) == ","), None)
    after = max(end, *(place + 1 for place in one.cue))
    comma = after if comma is None and view.text(after) == "," else comma
    last = view.low(one.contents[0][1] - 1)
    lex = view.lex
    unfinished = last in lex.be | lex.have | lex.infinitive | lex.prepositions
    if comma is None or not unfinished or one.contents[0][1] > start:
        return one
    behind = (comma + 1, content_end(view, comma + 1))
    return replace(
        one, source=(start, min(end, comma)), contents=(*one.contents, behind)
    )


def _half(rival: Rival, whole: Rival) -> bool:
    """Whether a proposal is another's without what goes on behind the tag."""
    one, other = rival.found, whole.found
    same = (one.cue, one.source) == (other.cue, other.source)
    return same and one.contents == other.contents[:1]


def _goes_on(view: View, rival: Rival) -> bool:
    """Whether a content surely goes on behind its tag: `Lyden kom, sa han, fra havet`.

    It does where a piece alone is no clause; not where the rest says to whom or in what
    it was said.
    """
    found, lex = rival.found, view.lex
    if found.rule != "tag" or len(found.contents) != 2 or found.source is None:
        return False
    (start, end), (begin, last) = found.contents
    first = view.low(begin)
    if first in lex.coordinators or first in lex.contrast or first in lex.relatives:
        return False
    told = lex.nouns | lex.set("media") | lex.set("talks")
    if any(view.low(i) in told or view.time(i) for i in range(begin, last)):
        return False
    alone = not view.has_verb(start, end) or view.verb(begin)
    pronoun = view.low(found.source[0]) in lex.personal
    return alone or (pronoun and first in lex.prepositions)


def _cuts_its_quotation(view: View, rival: Rival) -> bool:
    """Whether a content takes in the mark that opens the quotation of its own cue.

    What is quoted as a whole is somebody else's: `“If they did, they held back.”`
    """
    quote = view.tokens[rival.found.match.start].quote
    if quote < 0:
        return False
    for start, end in rival.found.contents:
        first = next(
            (i for i in range(start, end) if view.tokens[i].quote == quote), -1
        )
        opens = first == 0 or (first > 0 and view.tokens[first - 1].quote != quote)
        if opens and end < len(view.tokens) and view.tokens[end].quote == quote:
            return True
    return False
