"""A headline or sentence as words: its clauses, what is asked in it, and its signs.

Signs are words that call something untrue, deny, doubt, pass on, confirm or negate.
They come from `lang/*/toward.tsv`, the cues and the closed classes of a language. What
they amount to is settled by `leanings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product

from sayso.lang import Cue, Language, language, table
from sayso.lang.forms import Hit, Table
from sayso.link.events import CLASSES, triggers
from sayso.text import folded

FALSITY = ("untrue", "sham")

_WORD = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_])?")
_CLAUSE = re.compile(r"[,:;()\[\]“”„»«\"|]|\s[-–—]|[–—]\s|\.\.|…")
_STOP = re.compile(r"[.?!]")
_FIGURES = re.compile(r"\d+")
_STEM = 5
_SHORTEST = 4
_CLOSED = (
    "prepositions",
    "determiners",
    "auxiliaries",
    "modals",
    "subordinators",
    "pronouns_other",
    "pronouns_personal",
)
_SORTS = {
    ("deny", "denies"): "denial",
    ("exclude", "denies"): "denial",
    ("doubt", "doubts"): "doubt",
    ("hearsay", "asserts"): "hearsay",
    ("confirm", "asserts"): "confirm",
}
_POS = ("verb", "noun", "adverb", "phrase")
_OBJECT = frozenset({"n", "c"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at words `start` to `end` (exclusive)."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A short text beside a question, both as words in lower case.

    `clauses` and `sentences` give the number of each word's clause and sentence, `ends`
    the mark at the end of each sentence. `shared` are the words that the question has
    too, `plain` the question's long words that are no names, by their small letter.
    `signs` leaves out those that the question makes itself, which are in `echoed`.
    """

    lang: str
    text: str
    question: tuple[str, ...]
    plain: frozenset[str]
    words: tuple[str, ...]
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]
    ends: tuple[str, ...]
    shared: frozenset[int]
    signs: tuple[Sign, ...]
    echoed: frozenset[str]

    def of(self, *names: str) -> list[Sign]:
        """The signs of these names, in order."""
        return [s for s in self.signs if s.name in names]

    def clause(self, at: int) -> range:
        """The words of the clause of a word."""
        same = [i for i, c in enumerate(self.clauses) if c == self.clauses[at]]
        return range(same[0], same[-1] + 1)

    def sentence(self, number: int) -> range:
        """The words of a sentence."""
        same = [i for i, s in enumerate(self.sentences) if s == number]
        return range(same[0], same[-1] + 1) if same else range(0)

    def closed(self, *keys: str) -> frozenset[str]:
        """Closed classes of words of its language."""
        return frozenset[str]().union(*(language(self.lang).set(k) for k in keys))


def headline(question: str, text: str, lang: str) -> Headline:
    """Read a short text for what it shares with a question, and for its signs."""
    matches = list(_WORD.finditer(text))
    own, words, asked = language(lang), words_of(text), words_of(question)
    sentences, ends = _sentences(text, matches)
    breaks = _breaks(text, matches)
    found = signs_of(words, lang, breaks)
    echoed = [s for s in found if set(words[s.start : s.end]) <= set(asked)]
    return Headline(
        lang=lang,
        text=text,
        question=asked,
        plain=frozenset(_plain(own, question)),
        words=words,
        clauses=_clauses(own, words, breaks),
        sentences=sentences,
        ends=ends,
        shared=frozenset(_shared(question, words, lang)),
        signs=tuple(s for s in found if s not in echoed),
        echoed=frozenset(s.name for s in echoed),
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, with straight apostrophes."""
    return tuple(w.lower().replace("’", "'") for w in _WORD.findall(text))


def stems(text: str, lang: str) -> frozenset[str]:
    """The beginnings of the content words of a text, and its figures."""
    own = language(lang)
    return frozenset(_stem(w) for w in _WORD.findall(text) if _content(own, w))


def signs_of(
    words: Sequence[str], lang: str, breaks: frozenset[int] = frozenset()
) -> list[Sign]:
    """The signs of a sequence of lower-case words, each the longest at its place.

    No sign goes on over a word of `breaks`, before which there is a mark.
    """
    found = (
        h for h in _signs(lang).hits(words) if not breaks & {*range(h.start + 1, h.end)}
    )
    hits = sorted(set(found), key=lambda h: (h.start, -h.end, h.value))
    kept = [h for h in hits if not any(_inside(h, other) for other in hits)]
    return [Sign(h.value, h.start, h.end) for h in kept if h.value != "idle"]


def _inside(hit: Hit[str], other: Hit[str]) -> bool:
    """Whether a hit is part of a longer one, or of an idle one."""
    within = other.start <= hit.start and hit.end <= other.end
    longer = other.end - other.start > hit.end - hit.start
    return within and hit.value != "idle" and (longer or other.value == "idle")


def _shared(question: str, words: Sequence[str], lang: str) -> Iterator[int]:
    """The words that a question has too, or others for the same class of event."""
    asked = stems(question, lang)
    told = triggers(lang).hits(words_of(question))
    classes = {h.value for h in told if h.value.event in CLASSES}
    alike = [h for h in triggers(lang).hits(words) if h.value in classes]
    same = {i for h in alike for i in range(h.start, h.end)}
    return (i for i, word in enumerate(words) if i in same or _stem(word) in asked)


def _plain(own: Language, question: str) -> Iterator[str]:
    """A question's content words without a capital, and its first word."""
    for i, word in enumerate(_WORD.findall(question)):
        if _content(own, word) and (word[0].islower() or not i):
            yield word.lower()


def _stem(word: str) -> str:
    figures = _FIGURES.match(word)
    return figures.group() if figures else folded(word)[:_STEM]


def _content(own: Language, word: str) -> bool:
    if any(c.isdigit() for c in word) or (word.isupper() and len(word) > 1):
        return True
    closed = any(word.lower() in own.set(key) for key in _CLOSED)
    return len(word) >= _SHORTEST and not closed


def _breaks(text: str, matches: Sequence[re.Match[str]]) -> frozenset[int]:
    """The words before which a mark ends a clause."""
    pairs = ((i, matches[i - 1], matches[i]) for i in range(1, len(matches)))
    return frozenset(
        i
        for i, before, after in pairs
        if _CLAUSE.search(text[before.end() : after.start()])
        or _stop(text[before.end() : after.start()], before)
    )


def _clauses(
    own: Language, words: Sequence[str], breaks: frozenset[int]
) -> tuple[int, ...]:
    """The number of each word's clause: marks and conjunctions begin a new one."""
    joins = own.set("coordinators") | own.set("subordinators")
    joins -= own.set("prepositions") | own.set("predicative") | own.set("whether")
    joins |= own.set("contrast")
    begins = (i > 0 and (i in breaks or w in joins) for i, w in enumerate(words))
    return tuple(accumulate(int(new) for new in begins))


def _sentences(
    text: str, matches: Sequence[re.Match[str]]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The number of each word's sentence, and the mark that ends each sentence."""
    numbers: list[int] = []
    ends: list[str] = []
    for i, match in enumerate(matches):
        numbers.append(len(ends))
        after = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        mark = _stop(text[match.end() : after], match)
        if mark or i + 1 == len(matches):
            ends.append(mark)
    return tuple(numbers), tuple(ends)


def _stop(between: str, before: re.Match[str]) -> str:
    """The mark that ends a sentence after a word; '' where none does."""
    if "?" in between:
        return "?"
    found = _STOP.search(between)
    if not found or ".." in between:
        return ""
    short = len(before.group()) < _SHORTEST and before.group()[0].isupper()
    return "" if short and between.strip() == "." else found.group()


@cache
def _signs(lang: str) -> Table[str]:
    own = language(lang)
    made: Table[str] = Table()
    for name, cell in table(lang, "toward.tsv"):
        made.add(cell.split("|"), name)
    for cue in own.cues:
        if name := _sort(cue):
            made.add(_patterns(cue), name)
    media = (r[1] for r in table("en", "peoples_media.tsv") if r[0] == "name")
    made.add(media, "source")
    made.add(own.set("falsity"), "sham")
    made.add(own.set("negations"), "not")
    return made


def _sort(cue: Cue) -> str:
    """The sign that a cue is; '' for none.

    To allow, accept or grant that something is so is less than to confirm it: what
    confirms takes a noun as well as a clause.
    """
    sort = _SORTS.get((cue.sort, cue.stance), "")
    if cue.pos != "verb":
        return sort if cue.pos in _POS else ""
    takes = _OBJECT <= cue.frame if sort == "confirm" else bool(_OBJECT & cue.frame)
    return sort if takes else ""


def _patterns(cue: Cue) -> Iterable[str]:
    """Every form of a cue with what must follow it, up to four words later."""
    tails = [" ".join(t) for t in product(*(part.split("/") for part in cue.tail))]
    forms = {f for forms in cue.forms.values() for f in forms}
    return [f"{f} .. {t}" if t else f for f in forms for t in tails]
