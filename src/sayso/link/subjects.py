"""Whom a matter is about: its main person, and the persons that a content names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lang import language
from sayso.lang.concepts import Term, concept, terms
from sayso.lang.forms import Table
from sayso.lang.names import WORD, bare, skeleton
from sayso.lang.peoples import look_up, mentions
from sayso.link.events import CLASSES
from sayso.link.wording import Agent, Content
from sayso.model import LANGUAGES

_LEAST_SHARE = 0.15
_LEAST = 2
_PLACE = 0.2  # a name that stands behind `i` or `in` this often is a place
_BEFORE = 5
_HEADS = (
    "president",
    "præsident",
    "statsminister",
    "premiärminister",
    "premierminister",
)
_WINDOW = 80  # code points behind a side in which its titles and names stand
_VEHICLES = 0.06  # the share of claims that tell of one where a matter is about one
VEHICLES = (
    *("ship", "ferry", "tanker", "submarine", "aircraft", "plane", "helicopter"),
    *("train", "boat", "yacht"),
)
_ARTICLED = re.compile(r"(?:al|el|as|ash|an|ar|at|az)-[^\W\d_a-zåäöæø]")
_INNER = ("al-", "el-", "bin", "ibn", "abu")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by his skeletons, and the fullest name seen."""

    keys: frozenset[str]
    name: str


@cache
def _titles(code: str) -> Table[str]:
    words = language(code if code in LANGUAGES else "en")
    made: Table[str] = Table()
    endings = ("*" + e for e in words.set("title_endings") if len(e) > 3)
    made.add((*words.set("titles"), *endings), "title")
    return made


@cache
def _small(code: str) -> frozenset[str]:
    words = language(code if code in LANGUAGES else "en")
    keys = ("determiners", "prepositions", "pronouns_personal", "pronouns_other")
    more = ("complementisers", "subordinators", "adverbs", "auxiliaries", "months")
    return frozenset().union(*(words.set(key) for key in (*keys, *more)))


@lru_cache(maxsize=4096)
def names_in(content: Content) -> list[tuple[int, tuple[str, ...], str]]:
    """The capitalised names of a content: first word, skeletons, as printed.

    States, groups, titles and words that open a sentence are left out.
    """
    code, found = content.report.lang, []
    taken = {i for a in content.agents for i in range(a.at, a.last + 1)}
    titled = {h.start for h in _titles(code).hits(content.lower)}
    run: list[int] = []
    for i in range(len(content.words) + 1):
        if i < len(content.words) and i not in taken and i not in titled:
            if _capital(content, i, bool(run)):
                run.append(i)
                continue
        if run:
            raw = [content.words[k].raw for k in run]
            found.append((run[0], tuple(skeleton(r) for r in raw), " ".join(raw)))
            run = []
    return found


def _capital(content: Content, i: int, inside: bool) -> bool:
    word = content.words[i]
    if (inside and word.lower.startswith(_INNER)) or _ARTICLED.match(word.raw):
        return True
    if not word.raw[0].isupper() or word.lower in _small(content.report.lang):
        return False
    if look_up(word.raw, content.report.lang) or content.more.look_up(word.raw):
        return False
    opening = i in content.breaks
    if not opening:
        return True
    following = content.words[i + 1] if i + 1 < len(content.words) else None
    plain = (
        len(word.lower) > 3
        and bool(following)
        and following is not None
        and (following.raw[0].islower())
    )
    return not plain or word.lower.endswith(("s", "i", "o", "u", "v"))


def main_person(contents: Sequence[Content]) -> Person | None:
    """The person of whom a matter's claims tell most events, where one stands out."""
    counts: Counter[str] = Counter()
    printed = _printed(contents)
    told = [c for c in contents if any(_of_person(h.value.event) for h in c.hits)]
    persons = _persons(contents)
    for content in told:
        for _, keys, _ in names_in(content):
            counts.update(set(keys) & persons)
    if not counts:
        return None
    top = min(counts, key=lambda k: (-counts[k], -_width(printed[k]), k))
    if counts[top] < max(_LEAST, _LEAST_SHARE * len(told)):
        return None
    return _person(top, printed[top])


def _printed(contents: Iterable[Content]) -> dict[str, Counter[str]]:
    """The names as printed, by each of their skeletons."""
    found: dict[str, Counter[str]] = {}
    for content in contents:
        for _, keys, name in names_in(content):
            for key in set(keys):
                found.setdefault(key, Counter())[name] += 1
    return found


def _persons(contents: Iterable[Content]) -> set[str]:
    """The skeletons of persons: with a first name or a title, seldom a place."""
    seen: Counter[str] = Counter()
    places: Counter[str] = Counter()
    personal: set[str] = set()
    for content in contents:
        titled = {h.end for h in _titles(content.report.lang).hits(content.lower)}
        for at, keys, _ in names_in(content):
            inside = at > 0 and content.lower[at - 1] in content.closed("within")
            seen.update(set(keys))
            places.update(set(keys) if inside else ())
            personal |= set(keys) if len(keys) > 1 or at in titled else set()
    return {key for key in personal if places[key] < seen[key] * _PLACE}


def title_of(contents: Iterable[Content]) -> str:
    """The name that most reports of a matter bear in their claims.

    A speaker's counts only where half of the reports, two at least, bear it.
    """
    bearers: dict[tuple[str, ...], set[str]] = {}
    printed: dict[tuple[str, ...], Counter[str]] = {}
    held = list(contents)
    speaking = " ".join(c.claim.speaker or "" for c in held)
    for content in held:
        for _, keys, name in names_in(content):
            bearers.setdefault(keys, set()).add(content.report.id)
            printed.setdefault(keys, Counter())[bare(name)] += 1
    if not bearers:
        return ""
    many = max(_LEAST, len({c.report.id for c in held}) / 2)
    telling = [
        k
        for k, found in bearers.items()
        if len(found) >= many or not any(name in speaking for name in printed[k])
    ]
    top = min(telling, key=lambda k: (-len(bearers[k]), -len(k), k), default=None)
    names = printed[top] if top else Counter({"": 1})
    return min(names, key=lambda n: (-names[n], n))


def main_thing(contents: Sequence[Content], title: str) -> Person | None:
    """The ship or aircraft that a matter is about.

    It is the one most often named behind a word for one, else what the matter bears the
    name of, where enough claims tell of a ship or an aircraft.
    """
    told = [c for c in contents if any(t.name in VEHICLES for t in _terms(c))]
    if len(told) < max(_LEAST, _VEHICLES * len(contents)):
        return None
    called = Counter(
        bare(name)
        for content in told
        for at, _, name in names_in(content)
        if at and concept(content.lower[at - 1], content.code) in VEHICLES
    )
    name = min(called, key=lambda n: (-called[n], n), default=title)
    keys = frozenset(skeleton(word) for word in name.split())
    return Person(keys, name) if name else None


def _terms(content: Content) -> tuple[Term, ...]:
    return terms(content.lower, content.code)


def _width(names: Counter[str]) -> int:
    return max(len(name.split()) for name in names)


def _person(top: str, names: Counter[str]) -> Person:
    name = min(names, key=lambda n: (-len(n.split()) * names[n] ** 0.5, n))
    total = sum(names.values())
    keys = Counter(
        key
        for n, k in names.items()
        for key in {skeleton(w) for w in n.split()}
        for _ in range(k)
    )
    near = {key for key, n in keys.items() if n * 2 >= total}
    return Person(frozenset({top, *near}), name.removesuffix("’s").removesuffix("'s"))


def _of_person(event: str) -> bool:
    known = CLASSES.get(event)
    return known is not None and known.about == "person"


def other_person(
    content: Content, at: int, main: Person | None
) -> tuple[tuple[str, ...], str] | None:
    """The person named before a trigger who is not the matter's main person, if any."""
    before = [n for n in names_in(content) if n[0] < at and len(n[1]) > 1]
    # In `Ali Hassan, leader of Katiba Nour, was killed` the first is the subject.
    before = [n for n in before if not _complement(content, n[0])] or before
    if not before or (main and main.keys & set(before[-1][1])):
        return None
    last, keys, name = before[-1]
    mine = main is not None and any(main.keys & set(n[1]) for n in names_in(content))
    if mine and at - (last + len(keys)) > _BEFORE:
        return None
    return keys, name


def _complement(content: Content, at: int) -> bool:
    """Whether a name is what a preposition governs."""
    prepositions = language(content.code).set("prepositions")
    return at > 0 and content.lower[at - 1] in prepositions


def pronoun(content: Content) -> bool:
    """Whether a pronoun for a person stands in the content."""
    them = language(content.code).set("pronouns_personal") | content.closed("self")
    return bool((them - content.closed("things")) & set(content.lower))


def side_of(person: Person, contents: Iterable[Content]) -> str:
    """The side of a person by his titles in all contents: `IS-ledaren Baghdadi`.

    A state or group counts where it stands among the words right before his name, or
    right after it behind a comma.
    """
    votes: Counter[str] = Counter()
    for content in contents:
        for at, keys, _ in names_in(content):
            if person.keys & set(keys):
                for agent in content.agents:
                    if _beside(content, agent, at, len(keys)):
                        votes[agent.side] += 1
    for content in {c.report.id: c for c in contents}.values():
        votes.update(_titled_in(content, person))
    return min(votes, key=lambda s: (-votes[s], s), default="")


def heads_a_state(person: Person, contents: Iterable[Content]) -> bool:
    """Whether a report calls a person president or prime minister."""
    for report in {c.report.id: c.report for c in contents}.values():
        words = [m.group() for m in WORD.finditer(f"{report.title}\n{report.text}")]
        for i, word in enumerate(words):
            if word[0].isupper() and skeleton(word) in person.keys:
                before = {w.casefold() for w in words[max(0, i - 2) : i]}
                if any(w.startswith(_HEADS) or w.endswith(_HEADS) for w in before):
                    return True
    return False


def _titled_in(content: Content, person: Person) -> Iterator[str]:
    """The sides by which a report gives a person a title: `Norges statsminister NN`."""
    code, text = content.report.lang, content.report.text
    for mention in mentions(text, code, content.more):
        window = text[mention.end : mention.end + _WINDOW]
        words = [m.group() for m in WORD.finditer(window.split(".")[0])][:_BEFORE]
        named = [i for i, w in enumerate(words) if skeleton(w) in person.keys]
        before = [w.casefold() for w in words[: named[0]]] if named else []
        if mention.known.sort in ("state", "group") and _titles(code).first(before):
            yield mention.known.side


def _beside(content: Content, agent: Agent, at: int, length: int) -> bool:
    before = 0 < at - agent.last <= _BEFORE
    after = 0 < agent.at - (at + length) <= _BEFORE
    low, high = min(agent.last, at), max(agent.at, at)
    titled = any(
        low <= h.start <= high + 1
        for h in _titles(content.report.lang).hits(content.lower)
    )
    return (before or after) and (titled or agent.form == "compound")
