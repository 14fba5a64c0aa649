"""Clauses and their subjects, found by word order.

The Scandinavian languages keep their verb second and English its subject first, so the
place before the finite verb holds the subject, or an adverbial and then the subject
stands behind. Places are token numbers of the sentence, end exclusive.
"""

from __future__ import annotations

from sayso.extract.phrases import nameable, phrase_end, phrase_start
from sayso.extract.view import BREAKS, QUOTES, Places, View

_LONGEST_APPOSITION = 16
_DIGITS = 4


def clause_start(view: View, f: int) -> int:
    """Where the clause begins whose finite verb stands at place `f`."""
    i = f - 1
    while i >= 0:
        text = view.tokens[i].text
        if text == ")" and (opener := _opener(view, i)) is not None:
            i = opener - 1
        elif text == "," and (before := _parenthesis(view, i, f)) is not None:
            i = before
        elif text == "," and i == f - 1 and _relative_before(view, i):
            i -= 1
        elif text == "," or _opens_clause(view, i, f):
            return i + 1
        else:
            i -= 1
    return 0


def _opens_clause(view: View, i: int, f: int) -> bool:
    """Whether the clause of the verb at place `f` begins right after place `i`."""
    token, lex = view.tokens[i], view.lex
    low = token.low
    if token.text in BREAKS or view.stop(i):
        return True
    if token.text in QUOTES and token.quote >= 0:
        return token.quote != view.tokens[f].quote
    if low in lex.complementisers and i + 1 < f and not _pronoun_that(view, i):
        return True
    if low in lex.subordinators and low not in lex.prepositions and i < f - 1:
        return True
    if (low in lex.whether and i < f - 1) or low in lex.gerunds:
        return True
    joins = low in lex.coordinators or low in lex.contrast
    leads_on = view.low(i + 1) in lex.infinitive  # `has yet to say`
    return joins and not leads_on and _joins_clauses(view, i, f)


def _relative_before(view: View, comma: int) -> bool:
    """Whether a comma closes a relative clause of a subject: `De som så det, sier`."""
    first = _chunk_start(view, comma)
    if first > 0 and view.tokens[first - 1].text == ",":
        return False
    if _contact(view, first, comma) is not None:
        return True
    for i in range(first + 1, comma):
        if view.low(i) in view.lex.relatives:
            return view.has_verb(i + 1, comma)
        if view.verb(i) or not view.tokens[i].word:
            return False
    return False


def _contact(view: View, start: int, end: int) -> int | None:
    """Where a relative clause without a pronoun begins: `Kilder | NTB har møtt, mener`.

    It does behind a noun of those who speak, with a subject and a verb of its own.
    """
    last = end - 2 if view.text(end - 1) == "," else end - 1
    stranded = view.low(last) in view.lex.prepositions
    for i in range(start + 1, end):
        noun, token = view.low(i - 1), view.tokens[i]
        if view.verb(i - 1) or not token.word:
            return None
        subject = token.capital or token.low in view.lex.personal
        led = noun in view.lex.speakers and not view.tokens[i - 1].capital
        led |= i - 1 == start == 0 and noun in view.lex.speakers
        if led and subject and (stranded or noun not in view.lex.title_words):
            own = phrase_end(view, i)
            if own < end and view.verb(own):
                return i
    return None


def _opener(view: View, close: int) -> int | None:
    """The place of the parenthesis that the one at `close` closes, if it is short."""
    near = range(close - 1, max(-1, close - 12), -1)
    return next((i for i in near if view.tokens[i].text == "("), None)


def _pronoun_that(view: View, i: int) -> bool:
    """Whether English `that` at place `i` is a pronoun (`that said …`)."""
    return view.lex.code == "en" and (i == 0 or view.verb(i + 1))


def _joins_clauses(view: View, i: int, f: int) -> bool:
    if view.low(i) in view.lex.contrast:
        return True
    if i > 0 and view.tokens[i - 1].text == ",":
        return view.has_verb(0, i)
    return view.has_verb(_chunk_start(view, i), i)


def _chunk_start(view: View, i: int) -> int:
    """The place after the nearest comma or break before place `i`."""
    quote = view.tokens[i].quote
    while i > 0 and view.tokens[i - 1].quote == quote:
        text = view.tokens[i - 1].text
        if text == "," or text in BREAKS:
            break
        i -= 1
    return i


def _parenthesis(view: View, comma: int, f: int) -> int | None:
    """The place before an apposition or relative clause that the comma closes."""
    if view.tokens[comma].quote != view.tokens[f].quote:
        return None
    opener = _chunk_start(view, comma)
    if opener == 0 or view.tokens[opener - 1].text != ",":
        return None
    aged = view.low(opener - 2).isdigit() and view.text(opener - 3) == ","
    before = opener - 4 if aged else opener - 2  # `Reed, 54, who lost her son, said`
    first = view.low(opener)
    if first in view.lex.relatives:
        return before
    short = comma - opener <= _LONGEST_APPOSITION
    closed = first in view.lex.subordinators or first in view.lex.complementisers
    if (
        short
        and not closed
        and not view.has_verb(opener, comma)
        and not view.filler(opener)
    ):
        return before
    return None


def subject_left(view: View, f: int) -> Places | None:
    """The subject that stands before the finite verb at place `f`, if any does."""
    start, end = clause_start(view, f), f
    while start < end and leads(view, start):
        start += 1
    in_front = start < end and fronted(view, start, end - (view.low(end - 1) == ","))
    end = _without_time(view, start, end)
    if start >= end:
        return antecedent(view, start)
    low = view.low(start)
    if low in view.lex.relatives and start > 0:
        return antecedent(view, start)
    if low in view.lex.expletives and view.low(end - 1) in view.lex.relatives:
        return antecedent(view, end - 1)
    if in_front:
        return _english_subject(view, start, end) if view.lex.code == "en" else None
    stop = _phrase_end(view, start, end)
    if view.has_verb(start, stop):
        start = max(start, phrase_start(view, stop))
    return (start, stop) if start < stop and nameable(view, start, stop) else None


def _without_time(view: View, start: int, end: int) -> int:
    """`end` before the adverbs and phrases of time that close a phrase."""
    while start < end:
        if view.filler(end - 1) or view.tokens[end - 1].text == ",":
            end -= 1
        elif view.low(end - 1) in view.lex.prepositions and end - start > 1:
            end -= 1
        elif _year(view, end - 1) and end - start > 2 and view.timely(end - 2):
            end -= 2
        else:
            break
    return end


def _year(view: View, i: int) -> bool:
    return view.low(i).isdigit() and len(view.low(i)) == _DIGITS


def leads(view: View, i: int) -> bool:
    """Whether place `i` holds a word that may lead a subject without being it."""
    low = view.low(i)
    if not view.tokens[i].word:
        return True
    if low in view.lex.coordinators:
        return True
    lex = view.lex
    negates = low in lex.negations and low not in lex.determiners
    return (low in lex.adverbs and not view.time(i)) or negates


def antecedent(view: View, place: int) -> Places | None:
    """The noun phrase before a relative pronoun next to `place`."""
    i = place
    if view.low(i) not in view.lex.relatives:
        i -= 1
    if i < 1 or view.low(i) not in view.lex.relatives:
        return None
    end = i - 1 if view.tokens[i - 1].text == "," else i
    start = phrase_start(view, end)
    return (start, end) if start < end and nameable(view, start, end) else None


def fronted(view: View, start: int, end: int) -> bool:
    """Whether what stands before the verb is an adverbial rather than the subject."""
    low, lex = view.low(start), view.lex
    if low in lex.prepositions and not _title_like(view, start):
        return True
    if low in lex.subordinators or (low in lex.wh and lex.code != "en"):
        return True
    counted = low in lex.determiners or low in lex.numerals or low.isdigit()
    later = counted and any(
        view.time(i) and view.filler(i + 1) for i in (start + 1, start + 2)
    )
    return view.time(start) or later or _time_at_end(view, start, end)


def _time_at_end(view: View, start: int, end: int) -> bool:
    """Whether a bare noun phrase is one of time: `den ene dagen`, `noen timer`."""
    last = view.tokens[end - 1]
    short = end - start <= 4 and not any(
        t.capital for t in view.tokens[start + 1 : end]
    )
    return short and last.low in view.lex.times


def _title_like(view: View, i: int) -> bool:
    return view.tokens[i].capital and i > 0


def _english_subject(view: View, start: int, end: int) -> Places | None:
    """The subject after a fronted adverbial: `In Moscow President Putin observed`."""
    begin = start + 1
    for i in range(end - 1, start, -1):
        if view.tokens[i].text == "," and not view.has_verb(i, end):
            begin = i + 1
            break
    else:
        while begin < end and _adverbial(view, begin):
            begin += 1
        if begin + 1 < end and _place_then_name(view, begin, start):
            begin += 1
        head = begin
        for i in range(begin + 1, end):
            if (
                view.low(i) in view.lex.articles
                or view.low(i) in view.lex.personal
                or view.low(i) in view.lex.title_words
            ):
                head = i
                break
        begin = head
    return (begin, end) if begin < end and nameable(view, begin, end) else None


def _adverbial(view: View, i: int) -> bool:
    low, lex = view.low(i), view.lex
    timed = view.filler(i) or low.isdigit() or low in lex.numerals
    return timed or (
        low in lex.prepositions and (view.time(i + 1) or view.low(i + 1).isdigit())
    )


def _place_then_name(view: View, i: int, start: int) -> bool:
    """Whether a place and then a name follow: `In Moscow Almaz-Antey`."""
    after = view.tokens[i + 1]
    named = view.tokens[i].capital and after.capital
    return named and view.low(start) in view.lex.prepositions


def _phrase_end(view: View, start: int, end: int) -> int:
    """Where a noun phrase from `start` ends: relative clauses are cut off."""
    contact = _contact(view, start, end)
    if contact is not None:
        return contact
    for i in range(start + 1, end):
        if view.text(i) == "," and view.low(i + 1) in view.lex.gerunds:
            return i  # `The paper, citing two diplomats, …`
        if view.low(i) in view.lex.relatives:
            return i - 1 if view.tokens[i - 1].text == "," else i
    return end


def subject_right(view: View, at: int) -> Places | None:
    """The subject that stands after the finite verb, from place `at` on."""
    i = at
    while i < len(view.tokens) and (
        view.filler(i) or view.low(i) in view.lex.reflexives or _time_phrase(view, i)
    ):
        i += 1
    if i >= len(view.tokens):
        return None
    end = phrase_end(view, i)
    return (i, end) if end > i and nameable(view, i, end) else None


def _time_phrase(view: View, i: int) -> bool:
    """Whether a preposition at place `i` opens a phrase of time (`på fredagen`)."""
    lex = view.lex
    return view.low(i) in lex.prepositions and (
        view.time(i + 1) or (view.low(i + 1) in lex.determiners and view.time(i + 2))
    )
