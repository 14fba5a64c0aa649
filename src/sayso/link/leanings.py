"""How a headline leans: a list of rules, of which the first that holds decides.

A rule's docstring is the sentence that says why. Denials come before hearsay, since a
text that tells of both is written for the denial.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.lang.numbers import Number, numbers
from sayso.link.events import CLASSES, triggers
from sayso.link.headline import FALSITY, Headline, Sign, signs_of, words_of
from sayso.link.scopes import (
    alone,
    bears_on_it,
    inverted,
    negated,
    of_it,
    sourced,
    unanswered,
    untrue_denied,
)

Lean = Literal["affirm", "deny", "report"]

_DASH = re.compile(r"(?:^|:)\s*[-–—]\s*\w")
_QUOTED = re.compile(
    r"[“”„»«\"]([^“”„»«\"]+)[“”„»«\"]|(?<!\w)['‘’]([^'‘’]+)['‘’](?!\w)"
)
_STEM = 5
_EMPTY = 3


def not_untrue(read: Headline) -> bool:
    """The text denies that it is untrue."""
    turned = any(negated(read, s) for s in read.of(*FALSITY))
    return turned or any(untrue_denied(read, s) for s in read.of("denial"))


def says_no(read: Headline) -> bool:
    """The text answers with a bare no."""
    return any(alone(read, s) for s in read.of("no"))


def says_yes(read: Headline) -> bool:
    """The text answers with a bare yes."""
    return any(alone(read, s) for s in read.of("yes"))


def calls_untrue(read: Headline) -> bool:
    """The text calls it untrue."""
    return bool(read.of("untrue")) or any(of_it(read, s) for s in read.of("sham"))


def denies(read: Headline) -> bool:
    """The text tells of a denial."""
    return any(not negated(read, s) for s in read.of("denial"))


def doubts(read: Headline) -> bool:
    """The text tells of doubts."""
    return any(not negated(read, s) for s in read.of("doubt"))


def negates(read: Headline) -> bool:
    """The text negates what is asked."""
    return any(bears_on_it(read, s) for s in read.of("not"))


def tells_contrary(read: Headline) -> bool:
    """The text tells the contrary of what is asked."""
    asked, told = _events(read.question, read.lang), _events(read.words, read.lang)
    contrary = {(event, not positive) for event, positive in asked} - asked
    return bool(contrary & told) and not asked & told


def tells_other_number(read: Headline) -> bool:
    """The text gives another number of the same."""
    asked = {n.counted[:_STEM]: n for n in _numbers(read.question, read.lang)}
    told = _numbers(read.words, read.lang)
    if {n.best for n in asked.values()} & {n.best for n in told}:
        return False
    same = [(asked[n.counted[:_STEM]], n) for n in told if n.counted[:_STEM] in asked]
    return any(not n.low <= wanted.best <= n.high for wanted, n in same)


def calls_true(read: Headline) -> bool:
    """The text calls it true."""
    return bool(read.of("real"))


def asks(read: Headline) -> bool:
    """The text asks, and leaves the answer open."""
    marks = enumerate(read.ends)
    asking = (k for k, end in marks if end == "?" or inverted(read, k))
    return any(unanswered(read, k) for k in asking)


def leaves_open(read: Headline) -> bool:
    """The text says that it is not known."""
    return bool(read.of("open"))


def confirms(read: Headline) -> bool:
    """The text tells of a confirmation."""
    return bool(read.of("confirm")) and not read.of("guess")


def passes_on(read: Headline) -> bool:
    """The text passes on what others tell."""
    return bool(read.of("hearsay"))


def supposes(read: Headline) -> bool:
    """The text says that it may be so."""
    return bool(read.of("guess"))


def attributes(read: Headline) -> bool:
    """The text leaves it to somebody who says so."""
    if any(s.name in ("say", "tell") for s in signs_of(read.question, read.lang)):
        return False
    return bool(read.of("say")) or sourced(read) or bool(_DASH.search(read.text))


def quotes(read: Headline) -> bool:
    """The text puts what is asked in quotation marks."""
    found = (words_of(a or b) for a, b in _QUOTED.findall(read.text))
    return any(read.plain & set(words) for words in found)


def states(read: Headline) -> bool:
    """The text states it."""
    return bool(read.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a text leans where the rule holds.

    It leans the other way where the question itself has a sign of `turned_by` that the
    text does not repeat: to deny what is said not to be is to affirm.
    """

    holds: Callable[[Headline], bool]
    leans: Lean
    turned_by: tuple[str, ...] = ()

    def lean(self, read: Headline) -> Lean:
        """How a text leans for which the rule holds."""
        if not self.turned_by or read.echoed & set(self.turned_by):
            return self.leans
        asked = [s for s in signs_of(read.question, read.lang) if _said(read, s)]
        if not any(s.name in self.turned_by for s in asked):
            return self.leans
        return "deny" if self.leans == "affirm" else "affirm"


RULES = (
    Rule(not_untrue, "affirm", FALSITY),
    Rule(says_no, "deny"),
    Rule(calls_untrue, "deny", FALSITY),
    Rule(denies, "deny", FALSITY),
    Rule(doubts, "deny", FALSITY),
    Rule(negates, "deny", ("not",)),
    Rule(tells_contrary, "deny", ("not",)),
    Rule(tells_other_number, "deny", ("not",)),
    Rule(says_yes, "affirm"),
    Rule(calls_true, "affirm", FALSITY),
    Rule(asks, "report"),
    Rule(leaves_open, "report"),
    Rule(confirms, "affirm", FALSITY),
    Rule(passes_on, "report"),
    Rule(supposes, "report"),
    Rule(attributes, "report"),
    Rule(quotes, "report"),
    Rule(states, "affirm", FALSITY),
)


def deciding(read: Headline) -> Rule:
    """The first rule that holds."""
    return next((rule for rule in RULES if rule.holds(read)), RULES[-1])


def _said(read: Headline, sign: Sign) -> bool:
    """Whether a question says so by a predicate (`is fake`), not by an adjective."""
    after = read.question[sign.end : sign.end + 1]
    ends = not after or after[0] in read.closed("prepositions", "subordinators")
    return sign.name == "not" or ends


def _events(words: tuple[str, ...], lang: str) -> set[tuple[str, bool]]:
    hits = triggers(lang).hits(words)
    return {(h.value.event, h.value.positive) for h in hits if h.value.event in CLASSES}


def _numbers(words: tuple[str, ...], lang: str) -> list[Number]:
    """The numbers that count something named."""
    found = numbers(" ".join(words), lang)
    return [n for n in found if len(n.counted) > _EMPTY]
