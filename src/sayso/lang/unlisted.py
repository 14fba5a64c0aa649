"""States and armed groups that no list knows, as the reports of a matter show them.

A state is named as a place and owns a ministry, an army or a minister, or has an
adjective that does (`Tarsias forsvarsdepartement`, `the Tarsian army`, `in Tarsia`). A
group stands behind a noun for one (`the rebel front FRD`). Nothing is kept between
matters; what the lists know stays as they have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sayso.lang import language, table
from sayso.lang.forms import Table, table_of
from sayso.lang.names import WORD, bare
from sayso.lang.peoples import Known, Unlisted, look_up
from sayso.model import LANGUAGES, Report

_SHORT = 4  # letters of a state's name, at least
_NEAR = 1  # words between an owner and its body, at most
_SIGNS = 2
_LONG = 3  # words of a group's name, at most
_NATIONAL = (
    *("defence", "foreign", "interior", "health", "justice", "transport", "oil"),
    *("ministry", "government", "presidency", "premiership", "parliament"),
    *("air force", "navy", "army", "military", "intelligence", "security service"),
)
_NAME_ENDING = re.compile(r"(?:ien|ia|ja|a|e|o|i)\Z")
_ADJECTIVE = re.compile(r"(?:isk|sk)[aet]?\Z")
_ENGLISH = re.compile(r"(?:ian|an|ese|i)\Z")
_PEOPLE = re.compile(r"(?:i?er|i?erne|i?erna|i?ere|are|arna|i?ans?)\Z")


@dataclass(slots=True)
class _Seen:
    """What reports show: places, owners of bodies, persons, adjectives, groups."""

    placed: Counter[str] = field(default_factory=Counter)
    owning: Counter[str] = field(default_factory=Counter)
    personal: Counter[str] = field(default_factory=Counter)
    stems: Counter[str] = field(default_factory=Counter)
    adjectives: set[str] = field(default_factory=set)
    groups: Counter[str] = field(default_factory=Counter)

    def add(self, other: _Seen) -> None:
        """Count what another has seen too."""
        self.placed.update(other.placed)
        self.owning.update(other.owning)
        self.personal.update(other.personal)
        self.stems.update(other.stems)
        self.adjectives |= other.adjectives
        self.groups.update(other.groups)


def unlisted(reports: Iterable[Report]) -> Unlisted:
    """The sides that these reports, of one matter, show and no list knows."""
    seen = _Seen()
    for report in reports:
        code = report.lang if report.lang in LANGUAGES else "en"
        seen.add(_seen(f"{report.title}\n{report.text}", code))
    return Unlisted(tuple(sorted({*_states(seen), *_groups(seen)}, key=str)))


def _states(seen: _Seen) -> Iterator[tuple[str, Known]]:
    """The spellings of each state's name and adjectives."""
    for stem, names in _named(seen).items():
        side = min(names, key=lambda n: (not n.endswith("a"), -names[n], n))
        yield from ((n, Known(side, side, "state", "name")) for n in names)
        for word in seen.adjectives:
            if _adjectival(word) == stem:
                yield word, Known(side, side, "state", "adjective")


def _named(seen: _Seen) -> dict[str, Counter[str]]:
    """The names of states, by their stem.

    Two signs of three make a state: it is a place, it owns, its adjective does.
    """
    found: dict[str, Counter[str]] = {}
    for name, count in (seen.placed + seen.owning).items():
        if seen.personal[name] < count:
            found.setdefault(_stem(name), Counter())[name] += count
    adjectives = {s for s in found if _ENGLISH.sub("", s) in found.keys() - {s}}
    return {
        stem: names
        for stem, names in found.items()
        if stem not in adjectives and _signs(seen, stem, names) >= _SIGNS
    }


def _signs(seen: _Seen, stem: str, names: Iterable[str]) -> int:
    """How many of the signs of a state names have."""
    placed = any(seen.placed[name] for name in names)
    owning = any(seen.owning[name] for name in names)
    return placed + owning + bool(seen.stems[stem])


def _groups(seen: _Seen) -> Iterator[tuple[str, Known]]:
    """The spellings of each group's name: in full, and what follows its first word."""
    whole = {name: name for name in seen.groups}
    for name in seen.groups:
        first, _, rest = name.partition(" ")
        if rest.startswith(("al-", "el-")) and first:
            whole[rest] = name
    for spelling, name in whole.items():
        yield spelling, Known(name, name, "group", "name")


def _stem(name: str) -> str:
    return _NAME_ENDING.sub("", name.casefold())


def _adjectival(word: str) -> str:
    """The stem of an adjective or a people: `tarsiske`, `Tarsian`; '' for none."""
    low = word.casefold()
    for ending in (_ADJECTIVE, _PEOPLE, _ENGLISH):
        if ending.search(low):
            return ending.sub("", low)
    return ""


@lru_cache(maxsize=4096)
def _seen(text: str, code: str) -> _Seen:
    seen = _Seen()
    words = list(WORD.finditer(text))
    raw = [m.group() for m in words]
    lower = [bare(w).casefold() for w in raw]
    bodies = {h.start for h in _national(code).hits(lower)}
    for i, word in enumerate(raw):
        if _ADJECTIVE.search(lower[i]) or word[0].isupper():
            near = bool(bodies & set(range(i + 1, i + 2 + _NEAR)))
            _look(seen, raw, i, code, near=near)
    for hit in _bands(code).hits(lower):
        if name := _run(text, words, hit.end, code):
            seen.groups[name] += 1
    return seen


def _look(seen: _Seen, raw: Sequence[str], i: int, code: str, *, near: bool) -> None:
    """Take in what one word shows; `near` says that a body of a state follows."""
    word = raw[i].rstrip(".")
    if len(word) < _SHORT or look_up(word, code):
        return
    before = raw[i - 1] if i else ""
    if stem := _adjectival(word):
        seen.adjectives.add(word)
        seen.stems[stem] += near
    if not word[0].isupper():
        return
    if before in ("i", "in", "from", "från", "fra", "frå"):
        seen.placed[_plain(word, code)] += 1
    if before[:1].isupper() and not look_up(before, code):
        seen.personal[_plain(word, code)] += 1
    elif near and _plain(word, code) != word:
        seen.owning[_plain(word, code)] += 1


def _plain(word: str, code: str) -> str:
    """A name without the mark of its genitive."""
    plain = bare(word)
    return plain[:-1] if plain == word and code != "en" and word[-1] == "s" else plain


def _run(text: str, words: Sequence[re.Match[str]], at: int, code: str) -> str:
    """The name that begins at a word: capitals, side by side; '' where one is known."""
    end = at
    while end < min(len(words), at + _LONG):
        word = words[end].group()
        apart = text[words[end - 1].end() : words[end].start()] != " "
        if apart or not (word[0].isupper() or word.startswith(("al-", "el-"))):
            break
        end += 1
    name = text[words[at].start() : words[end - 1].end()] if end > at else ""
    name = _plain(name.rstrip("."), code) if name else ""
    return "" if not name or look_up(name, code) or _small(name, code) else name


def _small(name: str, code: str) -> bool:
    """Whether what looks like a name is a word that is capitalised for its place."""
    words = language(code)
    keys = ("determiners", "prepositions", "pronouns_personal", "titles")
    first = name.split()[0].casefold()
    return any(first in words.set(key) for key in keys)


@cache
def _national(code: str) -> Table[str]:
    """Nouns for what only a state has: a ministry, an army, a minister."""
    rows = table(code, "peoples_bodies.tsv")
    made = table_of((cell, kind) for kind, _, cell in rows if kind in _NATIONAL)
    made.add(("*minister", "*ministern", "*ministeren", "*ministers"), "minister")
    return made


@cache
def _bands(code: str) -> Table[str]:
    """Nouns for an armed group that may stand before its name."""
    rows = table(code, "peoples_roles.tsv")
    return table_of((cell, role) for role, cell in rows if role == "band")


__all__ = ["unlisted"]
