"""Noun phrases of a sentence, found without a parse.

Places are token numbers of the sentence, end exclusive.
"""

from __future__ import annotations

from sayso.extract.view import QUOTES, Places, View

_LONGEST_APPOSITION = 16
_INSIDE = ("'", "’", '"', "“", "”", "&", "%")


def phrase_start(view: View, end: int) -> int:
    """The beginning of the noun phrase that ends at place `end`."""
    lex, i = view.lex, end
    while i > 0:
        token = view.tokens[i - 1]
        low = token.low
        if not token.word or view.verb(i - 1) or low in lex.subordinators:
            break
        if low in lex.prepositions and low not in lex.attached:
            break
        if low in lex.complementisers or low in lex.coordinators or low in lex.adverbs:
            break
        i -= 1
        if low in lex.indefinite or low in lex.articles:
            break
    while i < end and view.low(i) in lex.prepositions:
        i += 1
    return i


def nameable(view: View, start: int, end: int) -> bool:
    """Whether a phrase can name somebody: it has a noun, a name or a pronoun."""
    words = [t for t in view.tokens[start:end] if t.word]
    if len(words) == 1 and words[0].low in view.lex.groups:
        return True
    if not words or words[0].low in view.lex.infinitive:
        return False
    if all(w.low in view.lex.times or w.low in view.lex.adverbs for w in words):
        return False
    if words[0].low in view.lex.negations and len(words) == 1:
        return False
    if len(words) == 1:
        low, lex = words[0].low, view.lex
        if low in lex.personal and (low not in lex.expletives or low not in lex.back):
            return lex.code == "en" or low not in lex.expletives
        number = low[0].isdigit() and not any(c.isalpha() for c in low)
        return low not in lex.closed and not number
    return any(t.low not in view.lex.determiners and not t.low.isdigit() for t in words)


def actorish(view: View, source: Places) -> bool:
    """Whether a phrase clearly names somebody: a name, a pronoun, a role or a body."""
    lex = view.lex
    for i in range(*source):
        token = view.tokens[i]
        low = token.low
        if i > source[0] and low in lex.prepositions:
            return False
        if token.capital and (
            i > 0 or (source[1] - source[0] == 1 and low not in lex.determiners)
        ):
            return True
        bare = low[:-1] if low.endswith("s") and lex.code != "en" else low
        if low in lex.personal and low not in lex.expletives:
            return True
        if bare in lex.speakers or low in lex.speakers:
            return True
        if bare.endswith(lex.speaker_endings):
            return True
    return False


def phrase_end(view: View, start: int) -> int:
    """The place after the noun phrase that begins at `start`, appositions included."""
    i, last = start, start
    if view.low(start) in view.lex.personal and not _determines(view, start):
        return start + 1
    while i < len(view.tokens):
        text = view.tokens[i].text
        if text == ",":
            return max(_apposition(view, i) if i > start else i, last)
        step = _step(view, i, start)
        if not step:
            break
        i += step
        if view.tokens[i - 1].word or text == "(":
            last = i
    return _without_joint(view, start, last)


def _step(view: View, i: int, start: int) -> int:
    """How many tokens from place `i` go on with the phrase: 0 where it ends."""
    token = view.tokens[i]
    if token.text == "(":
        near = range(i, min(i + 8, len(view.tokens)))
        close = next((j for j in near if view.tokens[j].text == ")"), None)
        return 0 if close is None or i == start else close + 1 - i
    if token.text in QUOTES and token.quote >= 0 and i > start:
        return 0
    return int(_continues(view, i, start))


def _without_joint(view: View, start: int, last: int) -> int:
    """`last` before a preposition or coordinator that is left at the end."""
    joints = view.lex.prepositions | view.lex.coordinators
    while last > start and view.low(last - 1) in joints:
        last -= 1
    return last


def _determines(view: View, i: int) -> bool:
    """Whether a word that may be a pronoun is an article here: `den danske …`."""
    lex, after = view.lex, view.low(i + 1)
    if view.low(i) not in lex.articles or not after or not view.tokens[i + 1].word:
        return False
    if view.filler(i + 1):
        return i + 2 < len(view.tokens) and _opens_noun(view, i + 2)
    return _opens_noun(view, i + 1)


def _opens_noun(view: View, i: int) -> bool:
    """Whether place `i` can go on with a noun phrase that a determiner began."""
    low, lex = view.low(i), view.lex
    closed = (
        low in lex.complementisers or low in lex.prepositions or low in lex.coordinators
    )
    return (
        view.tokens[i].word
        and not closed
        and not view.verb(i)
        and low not in lex.relatives
    )


def _continues(view: View, i: int, start: int) -> bool:
    """Whether the word at place `i` can be part of a noun phrase begun at `start`."""
    token, lex = view.tokens[i], view.lex
    low, inner = token.low, i > start
    if not token.word:
        return token.text in _INSIDE
    if _never_inside(view, i, start):
        return False
    if low in lex.coordinators:
        return inner and low not in lex.contrast and _joins_phrases(view, i)
    if low in lex.prepositions and not token.capital:
        return inner and _attaches(view, i)
    if low in lex.articles and inner:
        return view.low(i - 1) in lex.before_article
    if _former(view, i):
        return True
    if (view.filler(i) or low in lex.whether) and not token.capital:
        return inner and view.low(i - 1) in lex.determiners
    return not view.verb(i) or (inner and view.low(i - 1) in lex.determiners)


def _former(view: View, i: int) -> bool:
    """Whether an adjective of time opens a title: `tidligere minister Berg`."""
    if view.low(i) not in view.lex.set("former") or i + 1 >= len(view.tokens):
        return False
    word = view.tokens[i + 1].word
    return word and not view.filler(i + 1) and not view.verb(i + 1)


def _never_inside(view: View, i: int, start: int) -> bool:
    """Whether the word at place `i` opens something other than a noun phrase."""
    low, lex, inner = view.low(i), view.lex, i > start
    if low in lex.complementisers or low in lex.relatives:
        return True
    if low in lex.subordinators and low not in lex.prepositions:
        return True
    if low in lex.personal and inner and not _determines(view, i):
        return True
    other = low in lex.other_pronouns and low not in lex.determiners
    return inner and (other or low in lex.negations)


def _joins_phrases(view: View, i: int) -> bool:
    j = i + 1
    if j >= len(view.tokens) or not view.tokens[j].word:
        return False
    low, lex = view.low(j), view.lex
    closed = low in lex.prepositions or low in lex.complementisers or view.filler(j)
    return not closed and not view.verb(j)


def _attaches(view: View, i: int) -> bool:
    """Whether a preposition goes on with the noun phrase before it."""
    lex, after = view.lex, view.low(i + 1)
    if view.low(i) not in lex.attached or not after or view.time(i + 1):
        return False
    if view.resting(i):
        return False
    if after in lex.determiners and view.time(i + 2):
        return False
    if after in lex.indefinite:
        return view.low(i) in lex.attached_of
    pronoun = after in lex.personal and not _determines(view, i + 1)
    return not pronoun and after not in lex.complementisers


def _apposition(view: View, comma: int) -> int:
    """The place after the apposition that the comma opens, or the comma's own place."""
    lex, first = view.lex, comma + 1
    if first >= len(view.tokens):
        return comma
    token, low = view.tokens[first], view.low(first)
    if token.quote != view.tokens[comma].quote or not token.word:
        return comma
    if (
        low in lex.coordinators
        or (low in lex.personal and not _determines(view, first))
        or low in lex.wh
        or low in lex.relatives
    ):
        return comma
    if (
        view.filler(first)
        or view.verb(first)
        or low in lex.complementisers
        or low in lex.subordinators
        or low in lex.whether
    ):
        return comma
    if low in lex.prepositions:
        return comma
    end = first + 1 if low.isdigit() else phrase_end(view, first)
    if end - first > _LONGEST_APPOSITION or (end < len(view.tokens) and view.verb(end)):
        return comma
    if low.isdigit() and view.tokens[end : end + 1] and view.tokens[end].text == ",":
        return max(end, _apposition(view, end))
    return end
