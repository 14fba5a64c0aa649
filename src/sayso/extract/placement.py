"""Where the content stands beside its verb and source: before a tag, or after.

The Scandinavian languages tag a content with the verb first (`…, sier X`), English with
the source first (`…, X said`).
"""

from __future__ import annotations

from sayso.extract.contents import complement
from sayso.extract.lexicon import Match
from sayso.extract.phrases import phrase_end
from sayso.extract.tags import content_before
from sayso.extract.tokens import CLOSERS
from sayso.extract.verbs import Group
from sayso.extract.view import Places, View


def ends_content(view: View, f: int) -> bool:
    """Whether content may end right before place `f`: a comma, a closing quotation."""
    token = view.tokens[f - 1]
    if token.text in ",!?" or token.text in "–—-":
        return True
    return token.text in CLOSERS and token.quote >= 0


def postposed(view: View, match: Match, group: Group, at: int) -> Places | None:
    """Content for a subject behind its verb: before a tag, else after."""
    f = group.finite
    at = max((at, *(t + 1 for t in match.tail)))
    if f > 0 and ends_content(view, f) and match.cue.frame & {"c", "q", "w"}:
        before = content_before(view, f)
        if before and not _marked(view, at, match):
            if not _adverbial_start(view, before) or not complement(view, at, match):
                return before
    found = complement(view, at, match)
    if found is None and _wh_first(view, f) and "w" in match.cue.frame:
        return content_before(view, f)
    return found


def _adverbial_start(view: View, places: Places) -> bool:
    """Whether what stands before the verb opens like an adverbial: `I Polen, där …`."""
    low, lex = view.low(places[0]), view.lex
    return low in lex.prepositions or low in lex.subordinators


def _wh_first(view: View, f: int) -> bool:
    low = view.low(0)
    return f > 2 and (low in view.lex.wh or low in view.lex.whether)


def _marked(view: View, at: int, match: Match) -> bool:
    """Whether a complementiser at once follows, so that the content stands after."""
    i = at + 1 if at < len(view.tokens) and view.tokens[at].text == "," else at
    low = view.low(i)
    return low in view.lex.complementisers and view.low(i) not in view.lex.relatives


def preposed(view: View, match: Match, left: Places, after: int) -> Places | None:
    """Content for a subject before its verb: after it, or (English) before a tag."""
    after = max((after, *(t + 1 for t in match.tail)))
    after = _past_hearer(view, match, after)
    found = complement(view, after, match)
    tagged = left[0] > 0 and ends_content(view, left[0])
    if view.lex.code == "en" and tagged and match.cue.frame & {"c", "q"}:
        before = content_before(view, left[0])
        if before and _stated_before(view, before, found):
            return before
    return found


def _past_hearer(view: View, match: Match, after: int) -> int:
    """The place after whom something is told: `told reporters the chief had …`."""
    if view.low(match.start) not in view.lex.set("telling") or after >= len(
        view.tokens
    ):
        return after
    if view.low(after) in view.lex.complementisers or not view.tokens[after].word:
        return after
    lex = view.lex
    if view.low(after) in lex.articles and view.low(after + 1) in lex.set("media"):
        return after + 2  # `told the network Russian vessels …`
    end = max(phrase_end(view, after), after + 1)
    run_on = end < len(view.tokens) and view.verb(end) and view.tokens[after].capital
    return after + 1 if run_on else end


def _stated_before(view: View, before: Places, found: Places | None) -> bool:
    """Whether an English content stands before its tag rather than after it."""
    if found and (
        view.low(found[0]) in view.lex.complementisers or not view.tokens[found[0]].word
    ):
        return False
    if found and (_adverbial_start(view, before) or not view.has_verb(*before)):
        return False
    return view.has_verb(*before) or view.tokens[before[0]].quote >= 0
