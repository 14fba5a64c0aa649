"""Attributions without a verb: `enligt X`, and nouns with their proposition.

`Enligt ryssarna dödades 300`, `…, according to AFP`, `uppgifterna om att …`,
`Londons vurdering av at …`.
"""

from __future__ import annotations

from sayso.extract.contents import content_end
from sayso.extract.found import Found, Scene, cue_places, whole
from sayso.extract.lexicon import Match
from sayso.extract.phrases import actorish, nameable, phrase_end
from sayso.extract.subjects import clause_start, leads, subject_right
from sayso.extract.tags import content_before
from sayso.extract.view import Places, View

# A verb of saying and its complementiser stand among so many words.
_VERB = 4


def nominal(scene: Scene) -> tuple[Found, ...]:
    """The attributions of a sentence by prepositions and nouns."""
    found = []
    for match in scene.matches:
        one = None
        if match.cue.pos == "preposition":
            one = _preposition(scene, match)
        elif match.cue.pos == "noun":
            one = _noun(scene, match)
        if one is not None:
            found.append(one)
    return tuple(found)


def _preposition(scene: Scene, match: Match) -> Found | None:
    view = scene.view
    source = _named_after(view, match)
    if source is None:
        return None
    contents = around(view, match, source)
    if not contents:
        return None
    if len(contents) == 2 and (told := _told(view, *contents)):
        contents = (told,)
    return Found(
        rule="preposition",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=contents,
        source=source,
    )


def _up_to_verb(view: View, end: int) -> int:
    """Where a phrase ends that goes on to the verb, which comes second.

    `Ifølge personer med kjennskap til saken er avtalen død`.
    """
    on = end
    while on < len(view.tokens) and view.low(on) in view.lex.prepositions:
        if view.time(on + 1):
            return end
        on = max(phrase_end(view, on + 1), on + 1)
    closed = on < len(view.tokens) and (view.verb(on) or view.text(on) == ",")
    return on if closed else end


def _told(view: View, before: Places, behind: Places) -> Places | None:
    """What is passed on where a phrase parts who passes it on from it.

    `The paper, citing two diplomats, reported that …`: not the whole of the sentence.
    """
    start, end = behind
    near = range(start, min(start + _VERB, end))
    lex = view.lex
    clause = next((i for i in near if view.low(i) in lex.complementisers), None)
    if clause is None:
        return None
    verbs = {view.low(i) for i in range(start, clause)} or {view.low(before[1] - 1)}
    return (clause, end) if verbs & lex.verbs else None


def _named_after(view: View, match: Match) -> Places | None:
    """The phrase that a preposition governs, up to the idiom's last word."""
    start = match.end
    if start >= len(view.tokens):
        return None
    end = match.tail[0] if match.tail else _up_to_verb(view, phrase_end(view, start))
    return (start, end) if end > start and nameable(view, start, end) else None


def around(view: View, match: Match, source: Places) -> tuple[Places, ...]:
    """What the preposition attributes: after it, before it, or the clause around it."""
    after = max((source[1], *(t + 1 for t in match.tail)))
    start = clause_start(view, match.start)
    after = _past_said(view, match, after)
    opening = all(leads(view, i) for i in range(start, match.start))
    after = _past_relative(view, after)
    follows = after < len(view.tokens) and view.tokens[after].word
    comma = after < len(view.tokens) and view.tokens[after].text == ","
    if opening and not (
        match.start > 0 and view.tokens[match.start - 1].text == "," and not follows
    ):
        begin = after + 1 if comma else after
        if begin < len(view.tokens) and content_end(view, begin) - begin > 1:
            return ((begin, content_end(view, begin)),)
    before = content_before(view, match.start)
    if comma and before and _goes_on(view, after + 1):
        return (before, (after + 1, content_end(view, after + 1)))
    if before and not follows:
        return (before,)
    if before is None:
        return ()
    scope = (clause_start(view, match.start), match.start)
    return (
        (scope if scope[1] > scope[0] else before),
        (after, content_end(view, after)),
    )


def _past_said(view: View, match: Match, i: int) -> int:
    """The place after the verb of `etter det X opplyser, …`."""
    relative = view.low(match.end - 1) in view.lex.back | view.lex.wh
    if not relative or i >= len(view.tokens) or not view.verb(i):
        return i
    near = range(i + 1, min(i + 7, len(view.tokens)))
    return next((j for j in near if view.tokens[j].text == ","), i + 1)


def _past_relative(view: View, i: int) -> int:
    """The place after a relative clause between commas that begins at place `i`."""
    if (
        i + 1 < len(view.tokens)
        and view.tokens[i].text == ","
        and view.low(i + 1) in view.lex.relatives
    ):
        rest = range(i + 1, len(view.tokens))
        commas = (j for j in rest if view.tokens[j].text == ",")
        return next(commas, len(view.tokens))
    return i


def _goes_on(view: View, i: int) -> bool:
    """Whether the clause that a parenthesis interrupts goes on at place `i`."""
    if i + 1 >= len(view.tokens):
        return False
    low, lex = view.low(i), view.lex
    return low not in lex.coordinators and low not in lex.subordinators


def _noun(scene: Scene, match: Match) -> Found | None:
    view = scene.view
    if view.low(match.start - 1) in view.lex.negations:
        return None
    if (taken_up := _taking_up(scene, match)) is not None:
        return taken_up
    start = _proposition(view, match)
    if (
        start is None
        or match.cue.sort == "evidence"
        or match.cue.lemma in view.lex.set("evidence")
    ):
        return None
    source = _genitive(view, match.start) or _from(view, match.end, start)
    end = _proposition_end(view, start)
    source = source or _from(view, end, len(view.tokens))
    return Found(
        rule="noun",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=((start, end),),
        source=source,
        hearsay=source is None,
    )


def _taking_up(scene: Scene, match: Match) -> Found | None:
    """`Den slutsatsen drar JIT`: the noun stands for the sentence before."""
    view, before = scene.view, scene.before
    opens = match.start in (1, 2) and view.low(0) in view.lex.articles | view.lex.back
    if before is None or not opens or match.end >= len(view.tokens):
        return None
    verb = view.tokens[match.end]
    if not verb.word or verb.capital or verb.low in view.lex.closed:
        return None
    source = subject_right(view, match.end + 1)
    if source is None or not actorish(view, source):
        return None
    return Found(
        rule="back",
        sentence=scene.number,
        match=match,
        cue=cue_places(match),
        contents=(),
        source=source,
        earlier=(whole(before),),
    )


def _proposition(view: View, match: Match) -> int | None:
    """Where the proposition of a noun begins: `om att`, `att`, `that`, `om X`."""
    i, frame, lex = match.end, match.cue.frame, view.lex
    if view.low(i) in lex.origin:
        i = phrase_end(view, i + 1) if i + 1 < len(view.tokens) else i
    if i < len(view.tokens) and view.tokens[i].text == ",":
        i += 1
    low = view.low(i)
    if low in lex.complementisers and "c" in frame:
        return i
    if low not in lex.prepositions:
        return None
    j = i + 2 if view.low(i + 1) == "" or view.tokens[i + 1].text == "," else i + 1
    if view.low(j) in lex.complementisers or (f"p:{low}" in frame and view.low(j)):
        return i
    return None


def _proposition_end(view: View, start: int) -> int:
    """Where a noun's proposition ends: its clause, or the noun phrase of `om X`."""
    j = start + 1
    while j + 1 < len(view.tokens) and not view.tokens[j].word:
        j += 1
    clause = {view.low(start), view.low(j)} & view.lex.complementisers
    if clause or view.low(start) not in view.lex.prepositions:
        return before_main_verb(view, start, content_end(view, start))
    return max(phrase_end(view, j), j + 1)


def before_main_verb(view: View, start: int, end: int) -> int:
    """Where a clause that is part of a subject ends: `at dammen lakk | avvises av X`.

    Its own finite verb has another right behind it, or behind words that open nothing.
    """
    if view.has_verb(clause_start(view, start), start):
        return end
    own = next((i for i in range(start, end) if view.verb(i)), end)
    lex = view.lex
    for i in range(own + 1, end):
        low = view.low(i)
        opens = low in lex.complementisers | lex.relatives | lex.subordinators | lex.wh
        if opens or low in lex.coordinators | lex.contrast or low in lex.personal:
            return end
        if not view.tokens[i].word:
            comma = view.text(i) == "," and i + 1 < end and view.verb(i + 1)
            return i if comma else end
        if view.verb(i) and low not in lex.nonfinite:
            return i
    return end


def _genitive(view: View, noun: int) -> Places | None:
    """A genitive or adjective source right before the noun: `Rysslands`, `ryska`."""
    for near in range(max(0, noun - 2), noun):
        if owns(view, near):
            return near, near + 1
    i = noun - 1
    while i >= 0 and view.tokens[i].word and not _possessive(view, i) and noun - i < 3:
        if view.low(i) in view.lex.determiners or view.low(i) in view.lex.prepositions:
            return None
        i -= 1
    if i < 0 or not view.tokens[i].word or not _possessive(view, i):
        return None
    start = i
    while (
        start > 0 and view.tokens[start - 1].word and _of_name(view, start - 1, start)
    ):
        start -= 1
    return start, i + 1


def _possessive(view: View, i: int) -> bool:
    token, low = view.tokens[i], view.low(i)
    if view.lex.code == "en":
        return low.endswith(("'s", "’s", "s'", "s’"))
    if low in view.lex.determiners or low in view.lex.prepositions or view.filler(i):
        return False
    return low.endswith("s") and (
        token.capital or low.endswith(("nas", "nes", "ens", "ets"))
    )


def owns(view: View, i: int) -> bool:
    """Whether a word alone says whose: `hans`, `their`, `ryska`, `American`."""
    low = view.low(i)
    return low in view.lex.owners or low in view.lex.nationalities


def _of_name(view: View, i: int, head: int) -> bool:
    """Whether the word before a genitive is part of its phrase."""
    token, lex = view.tokens[i], view.lex
    if (token.capital and i > 0) or token.low in lex.articles:
        return True
    return (
        token.capital
        and i == 0
        and token.low not in lex.prepositions
        and view.tokens[head].capital
    )


def _from(view: View, at: int, start: int) -> Places | None:
    """The source of `påståendet från X att …`."""
    if view.low(at) not in view.lex.origin or at + 1 >= start:
        return None
    end = min(phrase_end(view, at + 1), start)
    return (at + 1, end) if end > at + 1 else None
