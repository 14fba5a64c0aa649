"""Persons across reports: which names are one person, and for which side he speaks.

Full names meet when the words of one are among the words of the other, two at least,
in any transliteration. A surname alone joins a full name of its own report; across
reports it joins only where the title or the side agrees.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lang.names import WORD, skeleton
from sayso.lang.peoples import NONE_UNLISTED, Unlisted
from sayso.model import Report
from sayso.resolve.context import Draft
from sayso.resolve.lexicon import complementisers, titles
from sayso.resolve.phrases import Phrase, phrase_of

_BEFORE = 6
_AFTER = 90
_SHARED = 2
_ENDS = (". ", ": ", "\n", "; ", "–", "- ", "”", "»", "«", '"', "“")


@dataclass(slots=True)
class Person:
    """One person of the ledger: the keys of his names, and what was seen of him."""

    keys: set[tuple[str, ...]] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    hints: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The name to show: the longest of the commonest, the first by alphabet."""
        return min(self.names, key=lambda n: (-len(n.split()), -self.names[n], n))

    @property
    def _hinted(self) -> Counter[str]:
        """The hints, where two of three and more agree."""
        top = max(self.hints.values(), default=0)
        return self.hints if top * 3 >= self.hints.total() * 2 else Counter()

    @property
    def side(self) -> str:
        """The side that most reports give him, else that most hints do, else ''."""
        sides = {s: n for s, n in self.sides.items() if s} or self._hinted
        return min(sides, key=lambda s: (-sides[s], s), default="")


def full_names(report: Report, drafts: Iterable[Draft]) -> dict[tuple[str, ...], str]:
    """The full name that a report gives, in its text, for each name of one word."""
    sorts = ("person", "org")
    singles = {d.key for d in drafts if d.sort in sorts and len(d.key) == 1}
    found: dict[tuple[str, ...], str] = {}
    if not singles:
        return found
    for name in _capitalised(report):
        words = name.split()
        for key in ((skeleton(words[-1]),), (skeleton(words[0]),)):
            if key in singles and len(words) > 1:
                found.setdefault(key, name)
    return found


def _capitalised(report: Report) -> list[str]:
    """The persons' names of two words and more in a report's text, longest first."""
    names = set()
    words = [(m.start(), m.end()) for m in WORD.finditer(report.text)]
    run: list[tuple[int, int]] = []
    for span in [*words, (len(report.text), len(report.text))]:
        start = span[0]
        joined = bool(run) and report.text[run[-1][1] : start] == " "
        capital = report.text[start : start + 1].isupper()
        if run and not (joined and (capital or _inner(report.text, span))):
            if len(run) > 1:
                names.add(report.text[run[0][0] : run[-1][1]])
            run = []
        if capital or run:
            run.append(span)
    found = (phrase_of(name, report.lang).person for name in names)
    return sorted({name for name in found if " " in name}, key=lambda n: (-len(n), n))


def _inner(text: str, span: tuple[int, int]) -> bool:
    return text[span[0] : span[1]].casefold().startswith(("al-", "el-", "bin", "ibn"))


def clusters(
    drafts: Mapping[str, Sequence[Draft]],
) -> dict[tuple[str, tuple[str, ...]], Person]:
    """The person of each (report, name key), over all reports' drafts of persons."""
    wide = {d.key for ds in drafts.values() for d in ds if len(d.key) > 1}
    roots = _joined(wide)
    people: dict[tuple[str, ...], Person] = {}
    for ds in drafts.values():
        for draft in ds:
            if len(draft.key) > 1:
                _see(people.setdefault(roots[draft.key], Person()), draft)
    return {
        (rid, draft.key): _whose(rid, draft, ds, roots, people)
        for rid, ds in sorted(drafts.items())
        for draft in ds
    }


def _see(person: Person, draft: Draft) -> None:
    person.keys.add(draft.key)
    person.names[draft.name] += 1
    person.sides[draft.side] += 1
    if draft.hint:
        person.hints[draft.hint] += 1
    if draft.phrase.title:
        person.titles.add(skeleton(draft.phrase.title))


def _joined(keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The representative of each full name's key: the closure of 'is contained in'."""
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(keys):
        for word in set(key):
            by_word[word].append(key)
    parent = {key: key for key in keys}
    for group in by_word.values():
        for a in group:
            for b in group:
                if a < b and (_one_name(a, b) or _genitive(a, b)):
                    _unite(parent, a, b)
    return {key: _root(parent, key) for key in keys}


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shared = set(a) & set(b)
    return len(shared) >= _SHARED and (shared == set(a) or shared == set(b))


def _genitive(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other's genitive: `Theresa Mays`."""
    return a[:-1] == b[:-1] and f"{a[-1]}s" == b[-1]


def _root(
    parent: dict[tuple[str, ...], tuple[str, ...]], key: tuple[str, ...]
) -> tuple[str, ...]:
    while parent[key] != key:
        key = parent[key]
    return key


def _unite(
    parent: dict[tuple[str, ...], tuple[str, ...]],
    a: tuple[str, ...],
    b: tuple[str, ...],
) -> None:
    one, other = sorted((_root(parent, a), _root(parent, b)))
    parent[other] = one


def _whose(
    rid: str,
    draft: Draft,
    near: Sequence[Draft],
    roots: Mapping[tuple[str, ...], tuple[str, ...]],
    people: dict[tuple[str, ...], Person],
) -> Person:
    """Whose name a draft bears: for one word, of its report first, then elsewhere."""
    if len(draft.key) > 1:
        return people[roots[draft.key]]
    word = draft.key[0]
    here = {roots[d.key] for d in near if len(d.key) > 1 and word in d.key}
    if len(here) == 1:
        return people[here.pop()]
    there = [k for k, p in people.items() if any(word in (x[-1], x[0]) for x in p.keys)]
    agreeing = [k for k in there if _agree(draft, people[k])]
    if len(agreeing) == 1:
        return people[agreeing[0]]
    alone = (draft.name.casefold(), rid if not draft.side else draft.side)
    person = people.setdefault(alone, Person())
    _see(person, draft)
    return person


def _agree(draft: Draft, person: Person) -> bool:
    """Whether the title or the side of a bare surname is that of a full name."""
    if draft.side and person.side:
        return draft.side == person.side
    title = skeleton(draft.phrase.title) if draft.phrase.title else ""
    return any(
        title and (title.startswith(t) or t.startswith(title)) for t in person.titles
    )


def seen_in_text(
    reports: Mapping[str, Report],
    names: Mapping[str, set[str]],
    more: Unlisted = NONE_UNLISTED,
) -> list[tuple[str, Phrase]]:
    """What stands around persons' names in texts: (skeleton of the surname, phrase).

    `names` gives, for each report, the skeletons of the surnames to look for.
    """
    found = []
    for rid, report in sorted(reports.items()):
        wanted = names.get(rid, set())
        words = list(WORD.finditer(report.text)) if wanted else []
        for i, match in enumerate(words):
            if (
                match.group()[:1].isupper()
                and (bones := skeleton(match.group())) in wanted
            ):
                found += [(bones, p) for p in _around(report, words, i, more)]
    return found


def _nearest(before: str, code: str) -> str:
    """The last of the words before a name that can belong to its phrase.

    A comma ends it, unless a title stands right before: `Ruslands udenrigsminister,
    Sergej Lavrov`.
    """
    for mark in (*_ENDS, *(f" {word} " for word in complementisers(code))):
        before = before.rpartition(mark)[2]
    title, comma, name = before.rpartition(", ")
    last = title.rpartition(", ")[2].split()[-4:]
    ends = bool(last) and titles(code).first([last[-1].casefold()]) is not None
    return f"{' '.join(last)}, {name}" if comma and ends else name


def _around(
    report: Report,
    words: Sequence[re.Match[str]],
    i: int,
    more: Unlisted,
) -> list[Phrase]:
    """The phrase that ends with a name, and the apposition that follows it."""
    text, end = report.text, words[i].end()
    start = words[max(0, i - _BEFORE)].start()
    phrases = [phrase_of(_nearest(text[start:end], report.lang), report.lang, more)]
    if text[end : end + 2] == ", ":
        after, comma, _ = text[end + 2 : end + _AFTER].partition(",")
        if comma:
            phrases.append(phrase_of(f"{words[i].group()}, {after}", report.lang, more))
    return [p for p in phrases if p.person]
