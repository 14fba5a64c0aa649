"""Reported speech: a verb of saying, thinking or knowing with its source and content.

Which side of the verb its subject stands on, and on which side the content, is settled
by word order; the cue's frame says which complements count.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.attributed import attributed, parted, tense
from sayso.extract.contents import complement
from sayso.extract.found import Found, Scene, cue_places, whole
from sayso.extract.fronting import object_first
from sayso.extract.lexicon import FINITE, Match
from sayso.extract.nonfinite import infinitive, participle, shared
from sayso.extract.phrases import actorish, phrase_end
from sayso.extract.placement import ends_content, postposed, preposed
from sayso.extract.subjects import clause_start, subject_left, subject_right
from sayso.extract.tags import amid, aside, content_before, quoted_on
from sayso.extract.verbs import Group, is_negated, past_tail, verb_group
from sayso.extract.view import Places, View

# Negated before a noun phrase, these tell that nothing was said.
_TELLING = ("say", "write", "call", "accuse", "warn", "promise", "speculate")


def reported(scene: Scene) -> tuple[Found, ...]:
    """The attributions by verbs in a sentence."""
    found: list[Found] = []
    for match in scene.matches:
        if match.cue.pos not in ("verb", "adjective"):
            continue
        if _no_verb(scene, match):
            continue
        one = _attribution(scene, match, tuple(found))
        if one is not None:
            found.append(one)
    return tuple(found)


def _no_verb(scene: Scene, match: Match) -> bool:
    """Whether the form is a noun here, or a preposition (`citing`)."""
    passed = "ger" in match.tags and scene.view.low(match.start - 1) == "as"
    if match.cue.pos == "verb" and scene.view.noun(match.start) and not passed:
        return True
    same = [m for m in scene.matches if m.start == match.start]
    return any(m.cue.pos == "preposition" for m in same)


def _attribution(scene: Scene, match: Match, held: tuple[Found, ...]) -> Found | None:
    view = scene.view
    if match.tags & {"ger"} and not match.tags & FINITE and view.lex.code == "en":
        return participle(scene, match, held)
    if "inf" in match.tags and view.low(match.start - 1) in view.lex.infinitive:
        return infinitive(scene, match, held)
    adjective = match.cue.pos == "adjective"
    group = _adjectival(view, match) if adjective else verb_group(view, match)
    if group is None:
        return None
    if group.passive:
        return None
    return (
        aside(scene, match, group)
        or object_first(scene, match, group)
        or _active(scene, match, group, held)
    )


def _adjectival(view: View, match: Match) -> Group | None:
    for i in range(match.start - 1, max(-1, match.start - 8), -1):
        if view.low(i) in view.lex.be:
            negated = is_negated(view, match, i)
            return Group(i, negated=negated, apart=match.start - i > 1)
        if not view.tokens[i].word:
            return None
    return None


def _active(
    scene: Scene, match: Match, group: Group, held: tuple[Found, ...]
) -> Found | None:
    view, f = scene.view, group.finite
    after = past_tail(match)
    if "det" in match.cue.tail or _from_follows(view, match):
        return _impersonal(scene, match, group, after)
    source, found = _ends_of(view, match, group, held)
    if source and (pieces := amid(view, match, group, source)):
        return parted(scene, match, group, source, pieces)
    if found is None and _points_back(scene, match, f):
        return _pointed_back(scene, match, group, source or _origin_phrase(view, after))
    if source is None or found is None:
        return None
    if not _speaks(view, match, source, found, apart=group.apart):
        return None
    if _untold(view, match, group, found):
        return None
    one = attributed(scene, match, group, source, found)
    more = quoted_on(view, one) if one.rule == "tag" else None
    return replace(one, contents=(found, more)) if more else one


def _ends_of(
    view: View, match: Match, group: Group, held: tuple[Found, ...]
) -> tuple[Places | None, Places | None]:
    """The source and the content of a cue in the active voice, as far as they show."""
    f, after = group.finite, past_tail(match)
    source = _source(view, match, group, after)
    if source is None and match.cue.sort == "show":
        source = _fronted_origin(view, f)
    if source is None:
        source = shared(view, held, f) if _coordinated(view, f) else None
        return source, complement(view, after, match) if source else None
    if source[0] > f:
        return source, postposed(view, match, group, max(source[1], after))
    return source, preposed(view, match, source, after)


def _from_follows(view: View, match: Match) -> bool:
    """Whether an idiom has its source in a phrase: `lød forklaringen fra …`."""
    last = match.tail[-1] + 1 if match.tail else 0
    return bool(last) and view.low(last) in view.lex.origin


def _untold(view: View, match: Match, group: Group, found: Places) -> bool:
    """Whether nothing was said: `would have denied it`, `has not mentioned it`."""
    lex = view.lex
    chain = [view.low(i) for i in range(group.finite, match.start)]
    unreal = chain[:1] and chain[0] in lex.set("unreal") and lex.have & set(chain)
    silent = group.negated and match.cue.sort in _TELLING
    clause = view.low(found[0]) in lex.complementisers | lex.whether | lex.wh
    return bool(unreal) or (silent and not clause and found[0] > match.start)


def _coordinated(view: View, f: int) -> bool:
    """Whether the verb shares the subject of a clause before: `X sa A og tror B`."""
    start = clause_start(view, f)
    joints = view.lex.coordinators | view.lex.contrast
    return any(view.low(i) in joints for i in range(max(0, start - 1), f))


def _source(view: View, match: Match, group: Group, after: int) -> Places | None:
    """The subject of the cue's verb, before it or (inverted) behind it."""
    f = group.finite
    left, right = subject_left(view, f), _inverted(view, match, group, after)
    tagged = f > 0 and ends_content(view, f)
    if right and (left is None or (tagged and not _comma_pair(view, left, f))):
        return right
    return left


def _impersonal(scene: Scene, match: Match, group: Group, after: int) -> Found | None:
    """`Det er løgn, heter det i uttalelsen`: the source stands behind a preposition."""
    view = scene.view
    after = max((after, *(t + 1 for t in match.tail)))
    source = _origin_phrase(view, after) or _fronted_origin(view, match.start)
    found = complement(view, source[1] if source else after, match)
    if found is None and ends_content(view, match.start):
        found = content_before(view, match.start)
    if found is None and _points_back(scene, match, match.start):
        return _pointed_back(scene, match, group, source)
    if found is None or (source is None and match.cue.sort == "show"):
        return None
    return attributed(scene, match, group, source, found)


def _speaks(
    view: View, match: Match, source: Places, found: Places, *, apart: bool
) -> bool:
    """Whether a cue that may be no cue has a source that can say something."""
    homograph = view.low(match.start) in view.lex.closed
    quoted = view.tokens[found[0]].quote >= 0
    idiom = found[1] <= match.start and (bool(match.cue.tail) or apart) and not quoted
    if homograph and view.low(found[0]) not in view.lex.complementisers:
        return False
    if match.cue.sort in ("show", "evidence") or idiom:
        accounts = view.lex.set("accounts")
        told = any(view.low(i) in accounts for i in range(*source))
        return told or actorish(view, source)
    return True


def _points_back(scene: Scene, match: Match, f: int) -> bool:
    """Whether the clause is `Det säger X`, whose content is the sentence before."""
    if scene.before is None or not match.cue.frame & {"c", "q"}:
        return False
    start = clause_start(scene.view, f)
    return start == 0 and f == 1 and scene.view.low(0) in scene.view.lex.back


def _origin_phrase(view: View, at: int) -> Places | None:
    """The source behind a preposition: `Sådan lød det torsdag fra ministeriet`."""
    for i in range(at, min(at + 6, len(view.tokens))):
        if (
            view.low(i) in view.lex.attached
            and not view.time(i + 1)
            and i + 1 < len(view.tokens)
        ):
            end = phrase_end(view, i + 1)
            return (i + 1, end) if end > i + 1 else None
    return None


def _fronted_origin(view: View, f: int) -> Places | None:
    """The source in front of its verb: `I notatet heter det at …`."""
    start = clause_start(view, f)
    leading = view.lex.attached | view.lex.agent
    if start + 1 >= f or view.low(start) not in leading:
        return None
    end = min(phrase_end(view, start + 1), f)
    return (start + 1, end) if end > start + 1 and not view.time(start + 1) else None


def _pointed_back(
    scene: Scene, match: Match, group: Group, source: Places | None
) -> Found | None:
    before = scene.before
    if before is None or source is None:
        return None
    return Found(
        rule="back",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=(),
        source=source,
        earlier=(whole(before),),
        negated=group.negated,
        tense=tense(match, group),
    )


def _inverted(view: View, match: Match, group: Group, after: int) -> Places | None:
    """A subject behind the finite verb, or between auxiliary and cue."""
    if group.apart:
        between = subject_right(view, group.finite + 1)
        if between and between[1] <= match.start:
            return between
    if group.finite != match.start or view.low(match.start) in view.lex.set("telling"):
        return None
    right = subject_right(view, after)
    if right and view.lex.code == "en" and not _may_invert(view, right):
        return None
    if right and match.tail and right[0] < match.tail[0] < right[1]:
        return right[0], match.tail[0]
    return right


def _may_invert(view: View, right: Places) -> bool:
    """Whether an English phrase after its verb can be the subject: no clause begins."""
    end = right[1]
    if end >= len(view.tokens):
        return True
    if view.verb(end) or view.low(end) in view.lex.negations:
        return False
    return not any(view.verb(i) for i in range(right[0], end))


def _comma_pair(view: View, left: Places, f: int) -> bool:
    """Whether the comma before the verb closes an apposition of its subject."""
    start, end = left
    if (
        view.text(f - 1) == ","
        and f - end > 1
        and view.low(f - 2) in (view.lex.prepositions)
    ):
        return True  # `Kilder NTB har snakket med, sier …`
    if (
        end + 1 < f
        and view.tokens[end].text == ","
        and view.low(end + 1) in view.lex.relatives
    ):
        return True
    inner = [i for i in range(start, end) if view.tokens[i].text == ","]
    return bool(inner) and not view.has_verb(start, f) and view.tokens[f - 1].quote < 0
