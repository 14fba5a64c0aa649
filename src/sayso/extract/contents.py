"""Where the content of an attribution begins and ends, in places of its sentence."""

from __future__ import annotations

from sayso.extract.lexicon import Match
from sayso.extract.phrases import phrase_end
from sayso.extract.subjects import clause_start
from sayso.extract.tokens import CLOSERS, DASHES, OPENERS
from sayso.extract.view import Places, View

_REACH = 14
_ASIDE = 12
_FAR = 24
_AUXILIARIES = 3
# What these do, they do to a statement that a pronoun can stand for.
_PERCEIVING = ("think", "know", "show", "conclude")
_ANSWERING = ("deny", "confirm", "doubt")


def clause_end(view: View, start: int, at: int) -> int:
    """Where the main clause that began at `start` ends; its cue is at place `at`."""
    end = content_end(view, max(start, at))
    for i in range(at + 1, end - 1):
        low = view.low(i + 1)
        comma = view.tokens[i].text == "," and view.tokens[i].quote < 0
        if comma and low in view.lex.coordinators and _subject_and_verb(view, i + 2):
            return i
    return end


def _subject_and_verb(view: View, i: int) -> bool:
    end = phrase_end(view, i) if i < len(view.tokens) else i
    return end > i and end < len(view.tokens) and view.verb(end)


def content_end(view: View, start: int, *, subordinate: bool = False) -> int:
    """The place where a content that begins at `start` ends.

    `subordinate` says that the cue's own clause is subordinate, so that a comma before
    a finite verb ends it: `När X sade att …, svarade Y`.
    """
    home = _inner_quote(view, start)
    for i in range(start + 1, len(view.tokens)):
        token = view.tokens[i]
        if home >= 0 and (token.quote != home or view.stop(i)):
            return trimmed(view, start, i)
        if home < 0 and token.quote >= 0:
            continue
        if token.text == ";" or token.text in DASHES:
            return trimmed(view, start, i)
        if token.text == "," and _comma_ends(view, i, subordinate):
            return trimmed(view, start, i)
        low = token.low
        joins = low in view.lex.coordinators or low in view.lex.contrast
        if joins and _coordinator_ends(view, i):
            return trimmed(view, start, i)
    return trimmed(view, start, len(view.tokens))


def _inner_quote(view: View, start: int) -> int:
    """The quotation that place `start` lies inside, beyond its opening mark, or -1."""
    token = view.tokens[start]
    if token.quote < 0 or start == 0 or view.tokens[start - 1].quote != token.quote:
        return -1
    return token.quote


def trimmed(view: View, start: int, end: int) -> int:
    """`end` without closing punctuation, and without a mark that closes nothing here.

    Punctuation inside a quotation stays where the quotation's own mark does.
    """
    while end > start + 1:
        token = view.tokens[end - 1]
        inside = token.quote >= 0 and opened(view, token.quote, start, end)
        stop = token.text in ",;:.!?…" or token.text in DASHES or token.text in CLOSERS
        if inside or not stop:
            break
        end -= 1
    return end


def opened(view: View, quote: int, start: int, end: int) -> bool:
    """Whether a quotation begins from place `start` on, before `end`."""
    first = view.tokens[start].quote == quote
    if first:
        return start == 0 or view.tokens[start - 1].quote != quote
    return any(view.tokens[i].quote == quote for i in range(start, end))


def _comma_ends(view: View, comma: int, subordinate: bool) -> bool:
    lex, i = view.lex, comma + 1
    if i >= len(view.tokens):
        return True
    low = view.low(i)
    if low in lex.coordinators or low in lex.contrast:
        after = view.low(i + 1)
        if after in lex.complementisers or after in lex.whether or after in lex.wh:
            return False
        return low in lex.contrast or _new_clause(view, i + 1)
    if view.verb(i):
        return subordinate or (low in lex.verbs and tag_follows(view, i))
    return low in lex.wholes or tag_follows(view, i)


def _new_clause(view: View, i: int) -> bool:
    """Whether a clause with a cue of its own begins at place `i`."""
    i = _past_fillers(view, i)
    if view.verb(i):
        return True
    end = phrase_end(view, i)
    if end > i and view.low(end) == "," and end + 1 < len(view.tokens):
        end += 1
    if end <= i or end >= len(view.tokens) or not view.verb(end):
        return _own_clause(view, i)
    return any(_cue_verb(view, j) for j in range(end, min(end + 4, len(view.tokens))))


def _own_clause(view: View, i: int) -> bool:
    """Whether a cue's clause begins at place `i`, its subject parted from its verb.

    `…, and Gov. Truscott, a Republican who grazed sheep here, has said …`.
    """
    near = range(i + 1, min(i + _FAR, len(view.tokens)))
    verbs = (j for j in near if view.verb(j) and clause_start(view, j) in (i - 1, i))
    return any(
        _cue_verb(view, k)
        for j in verbs
        for k in range(j, min(j + _AUXILIARIES, len(view.tokens)))
    )


def _cue_verb(view: View, i: int) -> bool:
    return any(
        c.pos == "verb" and not c.tail
        for c, _, _ in view.lex.forms.get(view.low(i), ())
    )


def _past_fillers(view: View, i: int) -> int:
    while i + 1 < len(view.tokens) and view.filler(i):
        i += 1
    return min(i, len(view.tokens) - 1)


def tag_follows(view: View, i: int) -> bool:
    """Whether a tag that attributes what stands before begins at place `i`."""
    for cue, tags, rest in view.lex.forms.get(view.low(i), ()):
        whole = tuple(t.low for t in view.tokens[i + 1 : i + 1 + len(rest)]) == rest
        if cue.pos == "preposition" and whole and not cue.tail:
            return True
        if cue.pos == "verb" and "ger" in tags and view.lex.code == "en":
            return True
        if (
            cue.pos == "verb"
            and not cue.tail
            and tags & {"pres", "past"}
            and _subject_follows(view, i + 1)
        ):
            return True
    if view.lex.code == "en" and not view.verb(i):
        end = phrase_end(view, i)
        if end > i and end < len(view.tokens) and view.low(end) in view.lex.verbs:
            return _closes(view, end + 1)
    return False


def _closes(view: View, i: int) -> bool:
    """Whether nothing that a verb of saying could govern follows place `i`."""
    if i >= len(view.tokens):
        return True
    low, lex = view.low(i), view.lex
    return not view.tokens[i].word or low in lex.prepositions or view.filler(i)


def _subject_follows(view: View, i: int) -> bool:
    i = _past_fillers(view, i) if i < len(view.tokens) else i
    if i >= len(view.tokens) or not view.tokens[i].word:
        return False
    low, lex = view.low(i), view.lex
    closed = low in lex.complementisers or low in lex.whether or low in lex.infinitive
    return not closed and not view.verb(i) and low not in lex.prepositions


def _coordinator_ends(view: View, i: int) -> bool:
    """Whether a coordinator at place `i` goes on with the cue's own clause."""
    lex = view.lex
    if i + 1 >= len(view.tokens):
        return False
    after = _past_fillers(view, i + 1)
    low = view.low(after)
    if low in lex.complementisers or low in lex.whether:
        return False
    if view.low(i) in lex.contrast:
        return view.verb(after) or view.tokens[i - 1].text == ","
    return low in lex.verbs and view.verb(after) and low not in lex.auxiliaries


def complement(view: View, at: int, match: Match) -> Places | None:
    """The content that stands after its cue (and an inverted subject), from `at` on."""
    frame, sub = match.cue.frame, _subordinate(view, match.start)
    start, first = _complement_start(view, at, match), _first(view, at)
    if start is not None:
        carried = (
            frame & {"n", "o"} and first < start and phrase_end(view, first) == start
        )
        start = first if carried else start
        return start, content_end(view, start, subordinate=sub)
    if first >= len(view.tokens) or not _can_open(view, first):
        return None
    if view.tokens[first].text in OPENERS and view.tokens[first].quote >= 0:
        return first, content_end(view, first, subordinate=sub)
    if "c" in frame and _bare_clause(view, first):
        return first, content_end(view, first, subordinate=sub)
    if "o" in frame and not view.verb(first) and _predicates(view, first, match):
        return first, content_end(view, first, subordinate=sub)
    if "n" in frame and not view.verb(first):
        return _noun_content(view, first, match)
    return None


def _predicates(view: View, first: int, match: Match) -> bool:
    """Whether an object has its predicate, where the verb names nothing itself."""
    if match.cue.sort not in _PERCEIVING:
        return True
    near = range(first + 1, min(first + _REACH, len(view.tokens)))
    return any(view.low(i) in view.lex.set("predicative") for i in near)


def _noun_content(view: View, first: int, match: Match) -> Places | None:
    """A noun phrase as content, with the proposition that it carries."""
    lex, end = view.lex, phrase_end(view, first)
    low = view.low(first)
    pointing = end - first <= 1 and (low in lex.closed or low in lex.personal)
    if (end <= first and not pointing) or (
        pointing and match.cue.sort not in _ANSWERING
    ):
        return None
    end = max(end, first + 1)
    after = view.low(end)
    if after in lex.complementisers or after in lex.prepositions:
        if not view.time(end + 1):
            return first, content_end(view, first)
    return first, end


def _subordinate(view: View, f: int) -> bool:
    start = clause_start(view, f)
    return start > 0 and view.low(start - 1) in view.lex.subordinators


def _first(view: View, at: int) -> int:
    """The first place from `at` on that is neither adverb, time nor addressee."""
    i, lex = at, view.lex
    while i < len(view.tokens):
        low = view.low(i)
        if view.filler(i) or low in lex.reflexives:
            i += 1
        elif low in lex.leaving and view.low(i + 1) in lex.prepositions:
            i += 1
        elif (low in lex.leaving or i > at) and _addresses(view, i, at):
            i = max(phrase_end(view, i + 1), i + 1)
        elif low in lex.prepositions and view.time(i + 1):
            i += 2
        elif low in lex.determiners and view.time(i + 1):
            i += 2
        else:
            break
    return i


def _addresses(view: View, i: int, at: int) -> bool:
    """Whether a preposition at place `i` opens a phrase beside the content."""
    lex = view.lex
    compound = i > at and view.low(i - 1) in lex.leaving
    leads = view.low(i) in lex.leaving or (compound and view.low(i) in lex.prepositions)
    return leads and i + 1 < len(view.tokens)


def _can_open(view: View, i: int) -> bool:
    token = view.tokens[i]
    if token.text in OPENERS:
        return True
    return token.word and token.low not in view.lex.coordinators


def _complement_start(view: View, at: int, match: Match) -> int | None:
    """Where a marked complement begins: `att`, a question word, a colon, `om X`."""
    for i in range(at, min(at + _REACH, len(view.tokens))):
        text = view.tokens[i].text
        if text == ":":
            return i + 1 if i + 1 < len(view.tokens) else None
        if text == "," and not _goes_on(view, i + 1):
            closing = _past_aside(view, i)
            return _marker(view, closing, at, match) if closing else None
        if text == "," or view.timely(i):
            continue
        start = _marker(view, i, at, match)
        if start is not None or _bars_complement(view, i):
            return start
    return None


def _past_aside(view: View, comma: int) -> int:
    """The place after a short aside that a comma opens, or 0: `, utan bevis, att`."""
    near = range(comma + 2, min(comma + _ASIDE, len(view.tokens) - 1))
    closing = next((i for i in near if view.text(i) == ","), 0)
    if not closing or view.has_verb(comma + 1, closing):
        return 0
    low = view.low(closing + 1)
    return closing + 1 if low in view.lex.complementisers else 0


def _marker(view: View, i: int, at: int, match: Match) -> int | None:
    """Where the complement begins that the word at place `i` marks, if it marks one."""
    frame, lex, low = match.cue.frame, view.lex, view.low(i)
    clausal = low in lex.complementisers and frame & {"c", "w"}
    if clausal and not _infinitive_here(view, i):
        return _with_preposition(view, i, at)
    if low in lex.infinitive and "i" in frame:
        return _with_preposition(view, i, at)
    if f"p:{low}" in frame:
        after = view.tokens[i + 1 : i + 2]
        stranded = not after or not after[0].word or view.verb(i + 1)
        stranded &= not after or after[0].text not in OPENERS
        return None if stranded else i
    return i if (low in lex.whether or low in lex.wh) and "w" in frame else None


def _bars_complement(view: View, i: int) -> bool:
    """Whether no complement of the cue can begin beyond place `i`."""
    token = view.tokens[i]
    if not token.word:
        return token.text not in OPENERS | CLOSERS
    return token.low in view.lex.coordinators or view.verb(i)


def _goes_on(view: View, i: int) -> bool:
    """Whether a complement goes on after a comma: `, at`, `, for, at`, `, om`."""
    low, lex = view.low(i), view.lex
    if low in lex.prepositions and view.low(i + 1) == "," and i + 2 < len(view.tokens):
        return view.low(i + 2) in lex.complementisers
    return low in lex.complementisers or low in lex.whether or low in lex.wh


def _infinitive_here(view: View, i: int) -> bool:
    """Whether what is complementiser and infinitive marker marks an infinitive."""
    lex = view.lex
    if view.low(i) not in lex.infinitive:
        return False
    if view.low(i + 1) in lex.determiners or view.tokens[i + 1 : i + 2] == ():
        return False
    if view.tokens[i + 1].capital or view.low(i + 1) in lex.personal:
        return False
    return not view.has_verb(i + 1, min(i + 12, len(view.tokens)))


def _with_preposition(view: View, i: int, at: int) -> int:
    """The place of a preposition that governs the complementiser, or its own."""
    j = i - 1
    if j > at and view.tokens[j].text == ",":
        j -= 1
    return j if j >= at and view.low(j) in view.lex.prepositions else i


def _bare_clause(view: View, i: int) -> bool:
    """Whether a clause without complementiser begins at place `i`."""
    if view.verb(i):
        return False
    end = max(phrase_end(view, i), i + 1)
    limit = min(end + 6, len(view.tokens))
    for j in range(end, limit):
        if not view.tokens[j].word:
            return False
        if view.verb(j):
            return True
    return False
