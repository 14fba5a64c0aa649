"""A sentence as the rules see it: tokens with the lexicon that reads them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.lexicon import Lexicon
from sayso.extract.tokens import CLOSERS, DASHES, OPENERS, Token, abbreviated

Places = tuple[int, int]

BREAKS = frozenset((";", ":", "(", ")", "[", "]", "…", "!", "?", *DASHES))
QUOTES = OPENERS | CLOSERS
_STOPS = (".", "!", "?", "…")
# Endings of definite genitives: `regeringens`, `ryssarnas`, `russernes`.
_GENITIVES = ("ens", "ets", "nas", "nes")
_STARTING = QUOTES | BREAKS
_NEAR = 4


@dataclass(frozen=True, slots=True)
class View:
    """A sentence's tokens with the lexicon that reads them."""

    lex: Lexicon
    tokens: tuple[Token, ...]

    def low(self, i: int) -> str:
        """The lower-case word at place `i`, or nothing beyond the ends."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def text(self, i: int) -> str:
        """The word at place `i` as printed, or nothing beyond the ends."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def stop(self, i: int) -> bool:
        """Whether a sentence ends with place `i` inside a quotation that goes on."""
        token = self.tokens[i]
        if token.text not in _STOPS or i == 0 or i + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        short = abbreviated(self.tokens, i - 1) or len(before.text) == 1
        inside = token.quote >= 0 and after.quote == token.quote
        return inside and after.capital and not (short and token.text == ".")

    def verb(self, i: int) -> bool:
        """Whether a finite verb is likely at place `i`."""
        token, lex = self.tokens[i], self.lex
        if not token.word or (token.capital and i > 0):
            return False
        if self._governs_clause(i):
            return True
        if token.part:
            return token.part == "finite"
        low = token.low
        if low in lex.title_words or (low in lex.nouns and self._genitive(i - 1)):
            return low in lex.auxiliaries or low in lex.modals
        if low in lex.auxiliaries or low in lex.modals or low in lex.finite:
            return not self._after_article(i)
        ending = low.endswith(lex.verb_endings) and not low.endswith(_GENITIVES)
        ending = ending and self.low(i - 1) not in lex.verbs
        if low in lex.verbs or (ending and len(low) > 4):
            after_preposition = self.low(i - 1) in lex.prepositions and not self.filler(
                i - 1
            )
            return not (
                self._after_article(i) or after_preposition or self._adjective(i)
            )
        return False

    def _governs_clause(self, i: int) -> bool:
        """Whether a form that is no noun stands before a clause: `some insist that`."""
        low, lex = self.low(i), self.lex
        verb = low in lex.verbs and low not in lex.nouns
        return verb and self.low(i + 1) in lex.complementisers

    def _adjective(self, i: int) -> bool:
        """Whether a participle stands between an article and its noun."""
        lex, after = self.lex, self.low(i + 1)
        if self.low(i - 1) not in lex.articles or not after[:1].isalpha():
            return False
        name = self.tokens[i + 1].capital and "-" not in after
        return after not in lex.closed and not name

    def _after_article(self, i: int) -> bool:
        return self.low(i - 1) in self.lex.indefinite or (
            self.lex.code == "en" and self.low(i - 1) in self.lex.determiners
        )

    def _genitive(self, i: int) -> bool:
        """Whether a genitive, after which comes a noun, stands at place `i`."""
        if i < 0 or self.lex.code == "en":
            return self.low(i).endswith(("'s", "’s"))
        token = self.tokens[i]
        definite = token.low.endswith(_GENITIVES)
        return (
            token.word
            and ((token.capital and i > 0) or definite)
            and (
                token.low.endswith("s")
                and token.text != token.text.upper()
                and len(token.low) > 4
            )
        )

    def noun(self, i: int) -> bool:
        """Whether a form that may be a verb is a noun here, as after an article."""
        token, lex = self.tokens[i], self.lex
        if token.capital and i > 0 and self.tokens[i - 1].text not in _STARTING:
            return True
        if self._governs_clause(i):
            return False
        if token.part:
            return token.part == "noun"
        before = self.low(i - 1)
        if before in lex.personal or before in lex.infinitive:
            return False
        if before in lex.articles or (token.low in lex.nouns and self._genitive(i - 1)):
            return True
        english = lex.code == "en"
        return english and (before in lex.determiners or before in lex.prepositions)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb is likely between two places."""
        return any(self.verb(i) for i in range(start, end))

    def filler(self, i: int) -> bool:
        """Whether place `i` holds an adverb, a negation or a word of time."""
        low, lex = self.low(i), self.lex
        return low in lex.adverbs or low in lex.negations or self.timely(i)

    def timely(self, i: int) -> bool:
        """Whether place `i` holds a word of time, or half of a pair such as `i går`."""
        low, pairs = self.low(i), self.lex.time_pairs
        if low not in self.lex.timeable and not low[:1].isdigit():
            return False
        if self._dated(i):
            return True
        paired = (
            f"{low} {self.low(i + 1)}" in pairs or f"{self.low(i - 1)} {low}" in pairs
        )
        return low in self.lex.times or paired

    def _dated(self, i: int) -> bool:
        """Whether place `i` is of a date: `den 2. maj`, `2 maj`."""
        if self.low(i) in self.lex.articles:
            i += 1
        at = i - 1 if self.low(i) == "." else i
        after = at + 2 if self.low(at + 1) == "." else at + 1
        return self.low(at).isdigit() and self.low(after) in self.lex.months

    def time(self, i: int) -> bool:
        """Whether a phrase of time begins at place `i`."""
        low = self.low(i)
        return self.timely(i) or (low[:4].isdigit() and len(low) == 4)

    def resting(self, i: int) -> int:
        """The place after words of resting on something at place `i`, or 0.

        An adverb may part two words: `viser bare til`.
        """
        phrases = self.lex.rests.get(self.low(i), ())
        for words in phrases:
            if tuple(t.low for t in self.tokens[i : i + len(words)]) == words:
                return i + len(words)
        after = i + 1
        while phrases and after < min(i + _NEAR, len(self.tokens)):
            if not self.filler(after):
                break
            after += 1
        parted = (self.low(i), self.low(after))
        return after + 1 if after > i + 1 and parted in phrases else 0
