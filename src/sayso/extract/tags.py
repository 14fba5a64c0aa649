"""Contents before their tag, and on both sides of it."""

from __future__ import annotations

from sayso.extract.attributed import parted
from sayso.extract.contents import content_end, trimmed
from sayso.extract.found import Found, Scene, cue_places
from sayso.extract.lexicon import Match
from sayso.extract.phrases import nameable, phrase_end
from sayso.extract.subjects import clause_start
from sayso.extract.tokens import DASHES, OPENERS
from sayso.extract.verbs import Group
from sayso.extract.view import Places, View

# The most words that may stand between a tag and the comma that closes it.
_BESIDE = 9
# A dateline is no longer: `Oslo (NTB):`.
_DATELINE = 8
_SAYING = ("say", "write", "think", "know")


def content_before(view: View, f: int) -> Places | None:
    """The content that stands before a tag whose verb or source begins at place `f`."""
    end = f
    while end > 0 and (
        view.tokens[end - 1].text in ",:" or view.tokens[end - 1].text in DASHES
    ):
        end -= 1
    if end == 0:
        return None
    start = _tag_scope(view, end)
    while (
        start < end
        and not view.tokens[start].word
        and view.tokens[start].text not in OPENERS
    ):
        start += 1
    return (start, end) if start < end else None


def _tag_scope(view: View, end: int) -> int:
    """Where the clauses that a tag covers begin: behind a dash or a dateline."""
    for i in range(end - 1, 0, -1):
        token = view.tokens[i]
        dated = token.text == ":" and view.text(i - 1) == ")" and i < _DATELINE
        if token.quote < 0 and (token.text == ";" or token.text in DASHES or dated):
            return i + 1
    return 0


def aside(scene: Scene, match: Match, group: Group) -> Found | None:
    """A clause that attributes the one around it: `, as she put it,`."""
    view, f = scene.view, group.finite
    start = clause_start(view, f)
    if start < f and view.low(start - 1) in view.lex.set("asides"):
        start -= 1
    if view.low(start) not in view.lex.set("asides") or match.cue.sort not in _SAYING:
        return None
    source = (start + 1, min(phrase_end(view, start + 1), f))
    after = max(t + 1 for t in cue_places(match))
    after += view.low(after) in view.lex.expletives
    closed = after >= len(view.tokens) or not view.tokens[after].word
    opened = start == 0 or view.text(start - 1) == ","
    if not (closed and opened) or not nameable(view, *source):
        return None
    contents = around_aside(view, start, after)
    return parted(scene, match, group, source, contents) if contents else None


def around_aside(view: View, start: int, after: int) -> tuple[Places, ...]:
    """What stands before and behind an aside from place `start` to `after`."""
    before = content_before(view, start) if start else None
    follows = after + 1 < len(view.tokens) and view.text(after) == ","
    behind = (after + 1, content_end(view, after + 1)) if follows else None
    return tuple(piece for piece in (before, behind) if piece)


def amid(
    view: View, match: Match, group: Group, source: Places
) -> tuple[Places, ...] | None:
    """What stands on both sides of a tag between a subject and its verb.

    `Dammen, varnade ingenjörer i maj, skulle inte klara vintern`.
    """
    f, first = group.finite, min(source[0], group.finite)
    if first < 2 or view.text(first - 1) != "," or not match.cue.frame & {"c", "q"}:
        return None
    before = content_before(view, first)
    after = max((source[1], match.end, f + 1, *(t + 1 for t in match.tail)))
    near = range(after, min(after + _BESIDE, len(view.tokens) - 1))
    comma = next((i for i in near if view.text(i) == ","), None)
    if before is None or comma is None or view.has_verb(after, comma):
        return None
    on = comma + 1
    while on + 1 < len(view.tokens) and view.filler(on):
        on += 1
    whole = all(view.tokens[i].word for i in range(*before))
    if not whole or view.has_verb(*before) or not view.verb(on):
        return None
    return before, (comma + 1, content_end(view, comma + 1))


def quoted_on(view: View, one: Found) -> Places | None:
    """The quotation that goes on behind its tag: `”Kungen”, sade hovet, ”är död”`."""
    assert one.source is not None
    (start, end), after = one.contents[0], max((*one.cue, one.source[1] - 1)) + 1
    quote = view.tokens[start].quote
    if view.tokens[end - 1].quote != quote:
        return None
    for i in range(after, min(after + _BESIDE, len(view.tokens))):
        token = view.tokens[i]
        if (
            token.text in DASHES
            and view.text(i - 1) == ","
            and i + 1 < len(view.tokens)
        ):
            return i + 1, trimmed(view, i + 1, len(view.tokens))
        if token.text in OPENERS and token.quote > quote >= 0:
            last = range(i, len(view.tokens))
            close = next((k for k in last if view.tokens[k].quote != token.quote), None)
            return i, trimmed(view, i, len(view.tokens) if close is None else close)
        if view.verb(i) or (not token.word and token.text != ","):
            return None
    return None
