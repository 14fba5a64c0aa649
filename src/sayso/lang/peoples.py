"""States, peoples, groups and bodies by the words that five languages have for them.

Reads each language's `peoples.tsv`. Says where a text mentions which side; who speaks
and what is claimed is left to `resolve` and `link`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sayso.lang import table
from sayso.lang.names import WORD, bare
from sayso.model import LANGUAGES

Form = Literal["name", "adjective", "people", "seat"]
_FORMS: tuple[Form, ...] = ("name", "adjective", "people", "seat")
_MARKED = ("s", "S", "'", "’", ".")  # what a genitive or an abbreviation ends in
_ACRONYM = 5
_LONGEST = 4  # words of a name that no list has, at most


@dataclass(frozen=True, slots=True)
class Known:
    """A state, group, union or body: its English name, and the side it is of."""

    name: str
    side: str
    sort: str
    form: Form


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where a text mentions one: code points, end exclusive.

    `head` says that more follows in the same word, as in `IS-lederen`.
    """

    start: int
    end: int
    known: Known
    head: bool = False


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Sides that the lists do not know, by spelling: those of one matter (`unlisted`).

    A name needs its capital, an adjective has what its language gives it.
    """

    rows: tuple[tuple[str, Known], ...] = ()

    def look_up(self, written: str) -> Known | None:
        """What a word or phrase names, in the nominative or the genitive."""
        if not self.rows:
            return None
        known = _by_spelling(self)
        forms = [f for w in _nominatives(written) for f in (w, _small(w))]
        return next((known[f] for f in forms if f in known), None)


NONE_UNLISTED = Unlisted()


@lru_cache(maxsize=256)
def _by_spelling(unlisted: Unlisted) -> dict[str, Known]:
    names = dict(unlisted.rows)
    return names | {_small(s): k for s, k in names.items() if k.form == "adjective"}


def _small(written: str) -> str:
    """A word as an adjective is kept, apart from any name: in small letters."""
    return "~" + written.casefold()


def _rows(code: str) -> Iterator[tuple[str, Known]]:
    for name, sort, *cells in table(code, "peoples.tsv"):
        side = sort[1:] if sort.startswith("@") else name
        for form, cell in zip(_FORMS, cells, strict=True):
            for spelling in cell.split("|"):
                if spelling != "-":
                    yield spelling, Known(name, side, sort.strip("@"), form)


@cache
def lexicon(code: str) -> dict[str, list[tuple[str, Known]]]:
    """Spellings of one language by their case-folded form, English ones behind."""
    found: dict[str, list[tuple[str, Known]]] = {}
    for source in dict.fromkeys((code if code in LANGUAGES else "en", "en")):
        for spelling, known in _rows(source):
            if source == code or known.form in ("name", "seat"):
                found.setdefault(spelling.casefold(), []).append((spelling, known))
    return found


@cache
def english_adjective(name: str) -> str:
    """The adjective that English has for a state, or its name."""
    for row in table("en", "peoples.tsv"):
        if row[0] == name and row[3] != "-":
            return row[3].split("|")[0]
    return name


@cache
def _own_names(code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table(code, "peoples.tsv"):
        if row[2] != "-":
            found.setdefault(row[0], row[2].split("|")[0])
    return found


def name_in(name: str, code: str) -> str:
    """What one of LANGUAGES calls a state or group; its English name where unknown."""
    return name if code == "en" else _own_names(code).get(name, name)


def _fits(written: str, spelling: str) -> bool:
    """Capitals count: `us` is no state, `Is` no group, `ryska` needs none."""
    if len(spelling) <= _ACRONYM and spelling.isupper():
        return written == spelling
    return written[:1].isupper() or not spelling[:1].isupper()


@lru_cache(maxsize=65536)
def look_up(written: str, code: str) -> Known | None:
    """What a word or phrase names, in the nominative or the genitive."""
    words = lexicon(code)
    for form in _nominatives(written):
        for spelling, known in words.get(form.casefold(), ()):
            if _fits(form, spelling):
                return known
    return None


def _nominatives(written: str) -> Iterable[str]:
    """The forms that a word may be the genitive of, itself first."""
    if not written.endswith(_MARKED):
        return (written,)
    return dict.fromkeys((written, bare(written), _without_s(written)))


def _without_s(word: str) -> str:
    plain = bare(word)
    return plain[:-1] if plain.endswith("s") and len(plain) > 2 else plain


@lru_cache(maxsize=8192)
def mentions(
    text: str, code: str, more: Unlisted = NONE_UNLISTED
) -> tuple[Mention, ...]:
    """Every state, people, group or body that `text` mentions, in order.

    `more` are sides that the lists do not know.
    """
    words = [(m.start(), m.end()) for m in WORD.finditer(text)]
    found, i = [], 0
    while i < len(words):
        mention, i = _at(text, words, i, code, more)
        if mention:
            found.append(mention)
    return tuple(found)


def _at(
    text: str, words: list[tuple[int, int]], i: int, code: str, more: Unlisted
) -> tuple[Mention | None, int]:
    start, stop = words[i]
    opening = text[start:stop].casefold()
    # `FN:s` is two words of the text.
    longest = _beginning(code).get(opening, 1) + (text[stop : stop + 2] == ":s")
    longest = min(max(longest, _LONGEST if more.rows else 1), len(words) - i)
    for n in range(longest, 0, -1):
        end = words[i + n - 1][1]
        written = text[start:end]
        if known := look_up(written, code) or more.look_up(written):
            return Mention(start, end, known), i + n
        stem = start + written.rfind("-")
        if stem > words[i + n - 1][0]:
            first = text[start:stem]
            if known := look_up(first, code) or more.look_up(first):
                return Mention(start, stem, known, head=True), i + n
    return None, i + 1


@cache
def _beginning(code: str) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for name in lexicon(code):
        words = WORD.findall(name)
        for first in words[:1]:
            found[first] = max(found.get(first, 1), len(words))
    return found
