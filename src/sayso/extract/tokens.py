"""A report's text as paragraphs, sentences and tokens, with quotations marked.

Offsets are code points of the report's text, end exclusive. A sentence never ends
inside a quotation, so that a quotation is always one stretch of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.model import Span

_TOKEN = re.compile(
    r"(?:[A-ZÅÄÖÆØ]\.){2,}"  # U.S., F.N.
    r"|[A-ZÅÄÖÆØ]{2,}:[a-zåäö]+"  # USA:s
    r"|\d+(?:[.,  ]\d{3})+(?!\d)"
    r"|\d+(?:[.,:]\d+)*(?:-?[^\W\d]\w*(?:-\w+)*)?"  # 34-åringen, 1.9m
    r"|\w+(?:[-’'./]\w+)*[-’']?(?=\W|$)"
    r"|--|''|``|\S"
)
# No sentence is longer: what runs on without a stop is cut, so that no text can make
# the rules, which look back and ahead in a sentence, slow.
_LONGEST = 300
_PARAGRAPH = re.compile(r"[^\n]+")
# Marks that open a quotation, with those that close it; doubled ones are of old wires.
_PAIRS = {
    "“": ("”", "“"),
    "”": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«", "»"),
    '"': ('"',),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "''": ("''",),
    "``": ("''",),
}
OPENERS = frozenset(_PAIRS)
CLOSERS = frozenset(mark for marks in _PAIRS.values() for mark in marks)
_OPENING_MARK = re.compile("|".join(sorted(_PAIRS, key=len, reverse=True)))
_CLOSING_MARKS = {
    mark: re.compile("|".join(closers) if mark != "'" else "(?<!')'(?!')")
    for mark, closers in _PAIRS.items()
}
# Marks that are apostrophes or inches where nothing closes them.
_NEED_CLOSING = frozenset("‘‚\"”'") | {"''"}
DASHES = ("–", "—", "-", "--", "−", "―")

# Abbreviations after which a full stop ends no sentence, in any of the five languages:
# always; where they are written with a capital (`hon` is a Swedish pronoun); beside a
# number (`no. 5`, `12. des.`).
_SHORT = frozenset(
    "mr mrs ms dr lt col sgt capt ca cirka kl nr mill mln mrd mia milj bl bl.a f.eks "
    "t.ex dvs d.v.s o.s.v osv m.fl m.m jf jfr vs inc corp ltd pst pct evt iflg fhv avd "
    "tlf ev s.k s.k fr.o.m t.o.m p.g.a pga ung u.s u.k e.g i.e etc approx".split()
)
_SHORT_CAPITAL = frozenset("prof gen st jr sr rev hon gov sen rep co fr".split())
_SHORT_NUMBER = frozenset(
    "no fig jan feb mar apr jun jul aug sep sept okt oct nov dec des".split()
)


Word = Literal["", "finite", "verb", "noun", "other"]


class Token(NamedTuple):
    """A word or mark of the text; `quote` numbers the quotation it lies in, or -1.

    `part` is what a parser makes of it, or nothing where none was asked.
    """

    text: str
    low: str
    start: int
    end: int
    quote: int = -1
    part: Word = ""

    @property
    def word(self) -> bool:
        """Whether it is a word or number rather than a mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; `dash` says that the paragraph is a dash quotation."""

    tokens: tuple[Token, ...]
    paragraph: int
    first: bool
    dash: bool

    @property
    def start(self) -> int:
        """The offset of its first token, a leading dash left out."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The offset after its last token."""
        return self.tokens[-1].end


def _closing(text: str, mark: str, at: int, end: int) -> int:
    """The offset after the mark that closes the one before offset `at`, or -1."""
    for found in _CLOSING_MARKS[mark].finditer(text, at, end):
        after = found.end()
        if after == end or not text[after].isalnum():
            if mark != "'" or not text[found.start() - 1].isspace():
                return after
    return -1


def quotations(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The quotations of one paragraph, marks included; an unclosed one runs to its end.

    A mark opens a quotation only at the beginning of a word, so that apostrophes and
    inch marks do not.
    """
    found: list[Span] = []
    unclosed: set[str] = set()  # marks that no later one closes: not sought again
    at = start
    while (found_mark := _OPENING_MARK.search(text, at, end)) is not None:
        at, after = found_mark.span()
        mark = found_mark.group()
        if _opens(text, at, after, start, end):
            close = -1 if mark in unclosed else _closing(text, mark, after, end)
            if close < 0:
                unclosed.add(mark)
            if close >= 0 or mark not in _NEED_CLOSING:
                after = close if close >= 0 else end
                found.append(Span(at, after))
        at = after
    return tuple(found)


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether the mark from `at` to `after` stands where a quotation can begin."""
    before = text[at - 1] if at > start else " "
    first = text[after] if after < end else " "
    return not before.isalnum() and before not in ".,!?" and not first.isspace()


def _tokens(
    text: str, start: int, end: int, quotes: tuple[Span, ...]
) -> Iterator[Token]:
    which = 0
    for match in _TOKEN.finditer(text, start, end):
        while which < len(quotes) and quotes[which].end <= match.start():
            which += 1
        inside = which < len(quotes) and quotes[which].start <= match.start()
        word = match.group()
        yield Token(
            word, word.lower(), match.start(), match.end(), which if inside else -1
        )


def abbreviated(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is an initial or abbreviation, which a full stop follows."""
    token, low = tokens[i], tokens[i].low.rstrip(".")
    if low in _SHORT or (
        token.capital and (len(token.text) == 1 or low in _SHORT_CAPITAL)
    ):
        return True
    beside = (tokens[j].text for j in (i - 2, i - 1, i + 2) if 0 <= j < len(tokens))
    return low in _SHORT_NUMBER and any(text[0].isdigit() for text in beside)


def _ends(tokens: list[Token], i: int) -> bool:
    """Whether a sentence ends with token `i`, which lies outside quotations."""
    token = tokens[i]
    if token.quote >= 0:
        last_of_quote = i + 1 == len(tokens) or tokens[i + 1].quote != token.quote
        return (
            last_of_quote
            and i > 0
            and tokens[i - 1].text in ".!?…"
            and _begins_sentence(tokens, i + 1)
        )
    if token.text not in (".", "!", "?", "…"):
        return False
    before = tokens[i - 1] if i else token
    if token.text == "." and token.start == before.end:
        if i + 1 < len(tokens) and abbreviated(tokens, i - 1):
            return False
    return _begins_sentence(tokens, i + 1)


def _begins_sentence(tokens: list[Token], i: int) -> bool:
    """Whether a sentence can begin with token `i` (also: the paragraph ends there)."""
    if i >= len(tokens):
        return True
    token = tokens[i]
    if token.text in DASHES or token.text in OPENERS or token.text in "([":
        return True
    return token.word and not token.text[0].islower()


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; every line is a paragraph of its own."""
    found: list[Sentence] = []
    for number, line in enumerate(_PARAGRAPH.finditer(text)):
        quotes = quotations(text, line.start(), line.end())
        tokens = list(_tokens(text, line.start(), line.end(), quotes))
        if not tokens:
            continue
        dash = tokens[0].text in DASHES and len(tokens) > 2
        begin = 1 if dash else 0
        first = True
        for i in range(begin, len(tokens)):
            long = i - begin >= _LONGEST
            if i + 1 == len(tokens) or long or _ends(tokens, i):
                piece = tuple(tokens[begin : i + 1])
                found.append(Sentence(piece, number, first, dash))
                begin, first = i + 1, False
    return tuple(found)
