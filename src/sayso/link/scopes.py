"""What the signs of a headline bear on, and how its sentences are put.

A sign counts only where it is said of what is asked: a negation has a scope, an
adjective its noun, and a question may take its matter for granted.
"""

from __future__ import annotations

import re

from sayso.lang import language
from sayso.lang.peoples import mentions
from sayso.link.events import triggers
from sayso.link.headline import FALSITY, Headline, Sign, signs_of, words_of

_PARTS = re.compile(r":\s|\s[-–—]+\s")
_NEAR = 5
_TURNED = 3
_BEFORE = 3
_DENIED = 10
_SOURCE = 4
_EMPTY = 3


def negated(read: Headline, sign: Sign) -> bool:
    """Whether a negation stands shortly before a sign, in its clause."""
    clause = read.clause(sign.start)
    before = (n for n in read.of("not") if n.start in clause)
    return any(n.end <= sign.start < n.end + _TURNED for n in before)


def untrue_denied(read: Headline, denial: Sign) -> bool:
    """Whether it is denied that something is untrue: `denies that it was faked`."""
    be = frozenset(language(read.lang).words.get("be", ()))
    reach = read.sentence(read.sentences[denial.start])
    for sign in read.of(*FALSITY):
        between = read.words[denial.end : sign.start]
        near = sign.start in reach and denial.end <= sign.start < denial.end + _DENIED
        if near and be & set(between):
            return True
    return False


def alone(read: Headline, sign: Sign) -> bool:
    """Whether a sign is a clause of its own."""
    clause = read.clause(sign.start)
    return (sign.start, sign.end) == (clause.start, clause.stop)


def of_it(read: Headline, sign: Sign) -> bool:
    """Whether a word of falsity is said of what is asked, or of a statement."""
    clause = read.clause(sign.start)
    hits = triggers(read.lang).hits(read.words)
    claims = {h.start for h in hits if h.value.event == "!claim"}
    around = set(range(sign.start - _NEAR, sign.end + _NEAR)) & set(clause)
    around -= set(range(sign.start, sign.end))
    return sign.end == clause.stop or bool(around & (read.shared | claims))


def bears_on_it(read: Headline, negation: Sign) -> bool:
    """Whether a negation bears on what is asked, or on a clause left out.

    Its scope is what follows in its clause, as far as a question word that takes its
    clause for granted (`has no idea how`), and the few words before it.
    """
    clause = read.clause(negation.start)
    around = [i for i in clause if not negation.start <= i < negation.end]
    if not any(len(read.words[i]) > _EMPTY for i in around):
        return True
    granted = read.closed("wh") - read.closed("relatives")
    after = range(negation.end, clause.stop)
    stop = next((i for i in after if read.words[i] in granted), clause.stop)
    before = range(max(clause.start, negation.start - _BEFORE), negation.start)
    reach = {*after[: stop - negation.end], *(before if stop == clause.stop else ())}
    return bool(read.shared & reach)


def inverted(read: Headline, number: int) -> bool:
    """Whether a sentence begins with its auxiliary, as questions do: `Did he go`.

    Capitals amid small letters are a name (`IS claims`), and no verb.
    """
    words = [read.words[i] for i in read.sentence(number)][:2]
    verbs = read.closed("auxiliaries", "modals") - read.closed("nonfinite")
    if len(words) < 2 or words[0] not in verbs or words[1] in read.closed("wh"):
        return False
    return read.text.isupper() or words[0].upper() not in read.text.split()


def unanswered(read: Headline, number: int) -> bool:
    """Whether a question neither takes its matter for granted nor is answered after."""
    words = read.sentence(number)
    if not words or read.words[words[0]] in read.closed("wh"):
        return False
    common = [len(read.shared & set(read.sentence(k))) for k in range(len(read.ends))]
    return max(common[number + 1 :], default=0) < max(common[number], 1)


def sourced(read: Headline) -> bool:
    """Whether a source stands before a colon or after one: `Police: ...`."""
    parts = _PARTS.split(read.text)
    if len(parts) == 1:
        return False
    first, last = words_of(parts[0]), words_of(parts[-1])
    titled = bool(first) and first[0] in read.closed("titles") - set(read.question)
    short = len(first) <= _SOURCE
    return _state(read, parts) or (titled and short) or _source(read, first, last)


def _state(read: Headline, parts: list[str]) -> bool:
    """Whether a state speaks of another: `Ukraine: Russian troops have left`."""
    first = mentions(parts[0], read.lang)
    whole = len(first) == 1 and first[0].end - first[0].start == len(parts[0].strip())
    asked = set(words_of(parts[0])) & set(read.question)
    others = {m.known.side for m in mentions(parts[1], read.lang)}
    return whole and not asked and bool(others - {first[0].known.side})


def _source(read: Headline, *ends: tuple[str, ...]) -> bool:
    """Whether one of the ends of a text is a short phrase for who says so."""
    known = read.closed("titles", "anonymous", "media", "bodies") - set(read.question)
    for words in ends:
        if not 0 < len(words) <= _SOURCE:
            continue
        signs = [s for s in signs_of(words, read.lang) if s.name == "source"]
        if any(s.start == 0 or s.end == len(words) for s in signs):
            return True
        if words[-1] in known or _compound(read, words[-1]):
            return True
    return False


def _compound(read: Headline, word: str) -> bool:
    """Whether a word is a compound for a medium or body (`erhvervsavis`)."""
    endings = read.closed("media_endings", "body_endings")
    asked = word in read.question
    return not asked and any(word.endswith(e) and word != e for e in endings)
