"""Reported speech: a verb of saying, thinking or knowing with its source and content.

Which side of the verb its subject stands on, and on which side the content, is settled
by word order; the cue's frame says which complements count.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.contents import (
    around_aside,
    complement,
    content_before,
    content_end,
    trimmed,
)
from sayso.extract.found import Found, Scene, cue_places, whole
from sayso.extract.lexicon import FINITE, Match
from sayso.extract.phrases import actorish, nameable, phrase_end, phrase_start
from sayso.extract.placement import ends_content, postposed, preposed
from sayso.extract.subjects import (
    clause_start,
    fronted,
    subject_left,
    subject_right,
)
from sayso.extract.tokens import DASHES, OPENERS
from sayso.extract.verbs import Group, is_negated, verb_group
from sayso.extract.view import Places, View

# The most words that may stand between a tag and the comma that closes it.
_BESIDE = 9
# Negated before a noun phrase, these tell that nothing was said.
_SAYING = ("say", "write", "think", "know")
# What takes an object that may stand in front, its subject behind the verb.
_HOLDING = ("know", "think", "doubt", "deny", "confirm", "hide")
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
        return _participle(scene, match, held)
    if "inf" in match.tags and view.low(match.start - 1) in view.lex.infinitive:
        return _infinitive(scene, match, held)
    adjective = match.cue.pos == "adjective"
    group = _adjectival(view, match) if adjective else verb_group(view, match)
    if group is None:
        return None
    if group.passive:
        return None
    return (
        _aside(scene, match, group)
        or _object_first(scene, match, group)
        or _active(scene, match, group, held)
    )


def _aside(scene: Scene, match: Match, group: Group) -> Found | None:
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
    return _parted(scene, match, group, source, contents) if contents else None


def _object_first(scene: Scene, match: Match, group: Group) -> Found | None:
    """What is known or doubted, in front: `Det tallet tviler datteren på`.

    The subject stands behind the finite verb, and nothing behind it but what belongs
    to the cue: `Hvem det var, kunne han heller ikke si noe om`.
    """
    view, f = scene.view, group.finite
    if view.lex.code == "en":
        return None
    asked = view.low(0) in view.lex.wh or view.low(0) in view.lex.whether
    start = 0 if asked else clause_start(view, f)
    if not _in_front(view, match, (start, f), asked=asked):
        return None
    source = subject_right(view, f + 1)
    if source is None:
        return None
    if match.tail and source[0] < match.tail[0] < source[1]:
        source = (source[0], match.tail[0])
    own = {*range(match.start, match.end), *match.tail}
    named = actorish(view, source)
    if not asked and not named and (actorish(view, (start, f)) or not _ends(view, own)):
        return None
    if not all(_adds_nothing(view, i, own, match) for i in _rest(view, source[1])):
        return None
    if not own <= {f, *_rest(view, source[1])}:
        return None
    end = f - 1 if view.text(f - 1) == "," else f
    return _found(scene, match, group, source, (start, end))


def _in_front(view: View, match: Match, left: Places, *, asked: bool) -> bool:
    """Whether a phrase before its verb may be the object of a cue."""
    start, f = left
    if f - start < 1 or (f == 1 and view.low(0) in view.lex.back):
        return False
    if asked:
        return "w" in match.cue.frame or bool(match.tail) or view.text(f - 1) == ","
    if match.cue.sort not in _HOLDING or view.has_verb(start, f):
        return False
    plain = all(view.tokens[i].word for i in range(start, f))
    return plain and not fronted(view, start, f) and nameable(view, start, f)


def _ends(view: View, own: set[int]) -> bool:
    """Whether a preposition is left over at the end: `det tallet tviler hun på`."""
    last = max((i for i, t in enumerate(view.tokens) if t.word), default=0)
    return view.low(last) in view.lex.prepositions or last in own


def _rest(view: View, at: int) -> range:
    """The places from `at` to where the clause ends."""
    stops = (i for i in range(at, len(view.tokens)) if not view.tokens[i].word)
    return range(at, next(stops, len(view.tokens)))


def _adds_nothing(view: View, i: int, own: set[int], match: Match) -> bool:
    """Whether a word behind the subject only completes the cue."""
    low, lex = view.low(i), view.lex
    led = low in lex.infinitive or low in lex.auxiliaries or low in lex.modals
    stranded = f"p:{low}" in match.cue.frame or low in ("noe", "noko", "noget", "något")
    return i in own or view.filler(i) or led or stranded or low in lex.nonfinite


def _parted(
    scene: Scene,
    match: Match,
    group: Group,
    source: Places,
    contents: tuple[Places, ...],
) -> Found:
    return Found(
        rule="tag",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=contents,
        source=source,
        negated=group.negated,
        tense=_tense(match, group),
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
    after = _past_tail(match)
    if "det" in match.cue.tail or _from_follows(view, match):
        return _impersonal(scene, match, group, after)
    source, found = _ends_of(view, match, group, held)
    if source and (pieces := _amid(view, match, group, source)):
        return _parted(scene, match, group, source, pieces)
    if found is None and _points_back(scene, match, f):
        return _pointed_back(scene, match, group, source or _origin_phrase(view, after))
    if source is None or found is None:
        return None
    if not _speaks(view, match, source, found, apart=group.apart):
        return None
    if _untold(view, match, group, found):
        return None
    one = _found(scene, match, group, source, found)
    more = _quoted_on(view, one) if one.rule == "tag" else None
    return replace(one, contents=(found, more)) if more else one


def _ends_of(
    view: View, match: Match, group: Group, held: tuple[Found, ...]
) -> tuple[Places | None, Places | None]:
    """The source and the content of a cue in the active voice, as far as they show."""
    f, after = group.finite, _past_tail(match)
    source = _source(view, match, group, after)
    if source is None and match.cue.sort == "show":
        source = _fronted_origin(view, f)
    if source is None:
        source = _shared(view, held, f) if _coordinated(view, f) else None
        return source, complement(view, after, match) if source else None
    if source[0] > f:
        return source, postposed(view, match, group, max(source[1], after))
    return source, preposed(view, match, source, after)


def _amid(
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


def _quoted_on(view: View, one: Found) -> Places | None:
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
    return _found(scene, match, group, source, found)


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
        tense=_tense(match, group),
    )


def _tense(match: Match, group: Group) -> str:
    """Present only where the cue itself is the finite verb, in the present."""
    present = "pres" in match.tags and group.finite == match.start
    return "pres" if present else "past"


def _past_tail(match: Match) -> int:
    """The place after the cue's words where these stand together."""
    at = match.end
    for place in match.tail:
        if place == at:
            at += 1
    return at


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


def _shared(view: View, held: tuple[Found, ...], f: int) -> Places | None:
    """The source of a verb without a subject of its own: `X sa A, men vet ikke B`."""
    source = _shared_source(held, f) or _main_subject(view, f)
    return source if source and source[1] <= f else None


def _shared_source(held: tuple[Found, ...], at: int) -> Places | None:
    """The source of a cue before in the sentence, for one coordinated with it."""
    sources = [f for f in held if f.source and f.source[1] <= at]
    done = [f for f in sources if all(end <= at for _, end in f.contents)]
    return next((f.source for f in reversed(done or sources[:1])), None)


def _participle(scene: Scene, match: Match, held: tuple[Found, ...]) -> Found | None:
    """English `…, saying that X`: the source is the clause's subject."""
    view = scene.view
    passed = _quoted_as(view, match.start + (view.low(match.start) == "as"))
    source = passed or _shared_source(held, match.start)
    source = source or _main_subject(view, match.start)
    found = complement(view, _past_tail(match), match)
    if source is None or found is None or found[0] <= source[0] < found[1]:
        return None
    return _found(scene, match, Group(match.start), source, found)


def _quoted_as(view: View, at: int) -> Places | None:
    """The source of `quoted a source as saying`, `was quoted by Tass as saying`."""
    if view.low(at - 1) != "as":
        return None
    start = phrase_start(view, at - 1)
    by = start - 1
    quoted = by - 1 if view.low(by) in view.lex.agent else at - 2
    if quoted > 0 and view.low(quoted - 1) in view.lex.be:
        return subject_left(view, quoted - 1)
    return (start, at - 1) if start < at - 1 else None


def _main_subject(view: View, before: int) -> Places | None:
    for i in range(before):
        if view.verb(i):
            return subject_left(view, i) or subject_right(view, i + 1)
    return None


def _infinitive(scene: Scene, match: Match, held: tuple[Found, ...]) -> Found | None:
    """An infinitive that the subject governs: `nöjer sig med att konstatera`."""
    view = scene.view
    if not _controlled(view, match.start - 1):
        return None
    start = clause_start(view, match.start - 1)
    f = next((i for i in range(start, match.start) if view.verb(i)), None)
    source = (
        (subject_left(view, f) or subject_right(view, f + 1)) if f is not None else None
    )
    source = source or _shared_source(held, match.start)
    found = complement(view, max((match.end, *(t + 1 for t in match.tail))), match)
    if source is None or found is None or source[1] > match.start:
        return None
    unfulfilled = view.lex.set("unfulfilled") | view.lex.negations
    negated = any(view.low(i) in unfulfilled for i in range(start, match.start))
    return _found(scene, match, Group(match.start, negated=negated), source, found)


def _controlled(view: View, marker: int) -> bool:
    """Whether an infinitive marker follows what lets the subject say it."""
    if marker < 1 or view.low(marker) not in view.lex.infinitive:
        return False
    i = marker - 1
    while i > 0 and view.filler(i):
        i -= 1
    low, lex = view.low(i), view.lex
    led = low in lex.set("controlling") or low in lex.reflexives
    return led or view.verb(i) or low in lex.set("unfulfilled")


def _negated_subject(view: View, f: int, source: Places | None) -> bool:
    """Whether a negation leads the subject: `Heller ikke X kunne bekrefte`."""
    if source is not None and view.low(source[0]) in view.lex.negations:
        return True
    if source is None or source[0] > f:
        return False
    lead = range(clause_start(view, f), source[0])
    return any(view.low(i) in view.lex.negations for i in lead)


def _found(
    scene: Scene, match: Match, group: Group, source: Places | None, found: Places
) -> Found:
    start, end = found
    negated = group.negated or _negated_subject(scene.view, group.finite, source)
    rule = "tag" if end <= group.finite else "verb"
    return Found(
        rule=rule,
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=((start, end),),
        source=source,
        hearsay=source is None,
        negated=negated,
        tense=_tense(match, group),
    )
