"""Hearsay: passives, modals and adverbs that report without saying who says it.

`uppges`, `skal ha`, `is said to`, `angiveligt`. The content is the whole clause, with
the cue; a passive with an agent (`påstås av X`) has a source like any other.
"""

from __future__ import annotations

from sayso.extract.contents import clause_end, complement, content_end
from sayso.extract.found import Found, Scene, cue_places
from sayso.extract.lexicon import Match
from sayso.extract.phrases import nameable, phrase_end
from sayso.extract.placement import ends_content
from sayso.extract.subjects import antecedent, clause_start
from sayso.extract.tags import content_before
from sayso.extract.verbs import verb_group
from sayso.extract.view import Places, View

_PASSIVE = {"sup", "pass"}
# Endings of perfect participles in the Scandinavian languages.
_PARTICIPLES = ("t", "dd", "d", "tt", "it", "et", "st", "na", "ne", "gi", "dde")
_CLAUSAL = frozenset({"say", "write", "think", "know", "hearsay", "speculate"})


def hearsay(scene: Scene) -> tuple[Found, ...]:
    """The attributions of a sentence by hearsay cues."""
    found = []
    for match in scene.matches:
        one = None
        if match.cue.pos == "verb":
            one = _passive(scene, match)
        elif match.cue.pos == "adverb":
            one = _clause(scene, match, "adverb")
        elif match.cue.pos == "modal" and _of_report(scene.view, match):
            one = _clause(scene, match, "modal")
        if one is not None:
            found.append(one)
    return tuple(found)


def _infinitive_near(view: View, at: int) -> bool:
    """Whether an infinitive follows, a subject between: `sägs han röra sig`."""
    lex = view.lex
    for i in range(at, min(at + 7, len(view.tokens))):
        token = view.tokens[i]
        if not token.word or token.low in lex.coordinators:
            return False
        bare = token.low.endswith(lex.infinitive_endings) and not token.capital
        if token.low in lex.infinitive or token.low in lex.nonfinite or bare:
            return True
    return False


def _clause(scene: Scene, match: Match, rule: str) -> Found | None:
    view = scene.view
    start = clause_start(view, match.start)
    while start < match.start and view.low(start) in view.lex.coordinators:
        start += 1
    end = clause_end(view, start, match.end - 1)
    if end - start - len(cue_places(match)) < 2:
        return None
    return Found(
        rule=rule,
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=((start, end),),
        hearsay=True,
    )


def _of_report(view: View, match: Match) -> bool:
    """Whether a modal reports rather than plans: it governs a perfect infinitive."""
    if match.tail:
        return match.tail[0] <= match.end + 3
    i = match.end
    while i < len(view.tokens) and view.filler(i):
        i += 1
    low, lex = view.low(i), view.lex
    if low not in lex.nonfinite:
        return False
    i += 1
    while i < len(view.tokens) and view.filler(i):
        i += 1
    participle = view.low(i).endswith(_PARTICIPLES) or view.low(i) in lex.nonfinite
    return participle and (low in lex.have or low in lex.be)


def _passive(scene: Scene, match: Match) -> Found | None:
    view = scene.view
    if not match.tags & _PASSIVE:
        return None
    group = verb_group(view, match)
    if group is None or not group.passive:
        return None
    agent = _agent(view, match.end)
    if view.low(match.end if agent is None else agent[1]) == "as":
        return None  # `was quoted by Tass as saying`: the saying is the cue
    found = _passive_content(view, match, group.finite, agent)
    if found is None:
        return None
    return Found(
        rule="passive",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=(found,),
        source=agent,
        hearsay=agent is None,
        negated=group.negated,
    )


def _agent(view: View, at: int) -> Places | None:
    if view.low(at) not in view.lex.agent or at + 1 >= len(view.tokens):
        return None
    end = phrase_end(view, at + 1)
    return (at + 1, end) if end > at + 1 and nameable(view, at + 1, end) else None


def _passive_content(
    view: View, match: Match, f: int, agent: Places | None
) -> Places | None:
    after = match.end if agent is None else agent[1]
    start = clause_start(view, f)
    if start == f > 0 and ends_content(view, f) and _only_expletive(view, match, f):
        return content_before(view, f)
    while start < f and view.low(start) in view.lex.coordinators:
        start += 1
    impersonal = start == f or view.low(start) in view.lex.expletives
    if impersonal or (agent is not None and start < f):
        found = complement(view, after, match)
        if found is not None or impersonal:
            return found
    if agent is not None:
        return (start, f) if f > start else None
    if match.cue.sort not in _CLAUSAL or not _predicate(view, match):
        return None
    if view.low(start) in view.lex.relatives:
        return _relative(view, start, match)
    return start, clause_end(view, start, match.end - 1)


def _only_expletive(view: View, match: Match, f: int) -> bool:
    """Whether a tag has no subject but `det`: `…, sägs det`, `…, blir det sagt`."""
    last = next(
        (i for i in range(f + 1, len(view.tokens)) if not view.tokens[i].word),
        len(view.tokens),
    )
    others = [i for i in range(f + 1, last) if not match.start <= i < match.end]
    lows = [view.low(i) for i in others if not view.filler(i)]
    return len(lows) == 1 and lows[0] in view.lex.expletives


def _relative(view: View, start: int, match: Match) -> Places | None:
    """`Kim, som antas å være 36 år`: the noun phrase with its relative clause."""
    noun = antecedent(view, start)
    if noun is None:
        return None
    comma = view.tokens[start - 1].text == ","
    end = content_end(view, match.end - 1)
    if comma:
        end = next(
            (i for i in range(match.end, end) if view.tokens[i].text == ","), end
        )
    return noun[0], end


def _predicate(view: View, match: Match) -> bool:
    """Whether what the passive reports follows it: a clause or a predicate."""
    i = match.end
    while i < len(view.tokens) and view.filler(i):
        i += 1
    if i >= len(view.tokens):
        return False
    low, lex = view.low(i), view.lex
    if low in lex.infinitive or low in lex.complementisers:
        return True
    if not view.tokens[i].word or low in lex.coordinators:
        return False
    if "pass" in match.tags:
        return _infinitive_near(view, i)
    reports = match.cue.sort in ("say", "hearsay", "write") and i == match.end
    return reports and low not in lex.closed and not view.tokens[i].capital
