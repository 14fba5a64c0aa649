"""What one source phrase says of who speaks: names, title, body, side, medium.

Takes the words as printed; who it is across reports is settled in `actors`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lang.names import WORD, bare
from sayso.lang.peoples import NONE_UNLISTED, Known, Mention, Unlisted, mentions
from sayso.resolve import lexicon

_INNER = frozenset("al el bin ibn abu von van de la di da du den der st".split())
_INITIAL = 3
_GENITIVE = 4
_FOR = frozenset("for för till til to of".split())
# A full stop inside a phrase ends a sentence, unless it abbreviates a title.
_SENTENCE = re.compile(r"(?:(?<=[a-zåäöæø]{4})|(?<=[A-ZÅÄÖÆØ]{2}))\. (?=[A-ZÅÄÖÆØ])")
_WITHIN = (["i"], ["in"], ["på"], ["at"])
_INDEFINITE = frozenset("en ett et ei ein eit a an".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase taken apart.

    `person` is the name of a person, `org` that of something else; `kind` the kind of
    body; `knowns` are the states and groups mentioned, in order; `roles` the words
    for its standing, `indefinite` whether it is somebody new to the reader.
    """

    text: str
    person: str = ""
    org: str = ""
    kind: str = ""
    medium: str = ""
    knowns: tuple[Known, ...] = ()
    roles: frozenset[str] = frozenset()
    title: str = ""
    indefinite: bool = False
    insider: bool = False

    @property
    def proxy(self) -> bool:
        """Whether somebody unnamed speaks for a person: `en talsmand for Gaddafi`."""
        words = self.text.casefold().split()
        before = words[-len(self.person.split()) - 1 :][:1] if self.person else []
        first = bool(self.title) and words[0] in _INDEFINITE
        return first and bool(before) and before[0] in _FOR

    @property
    def state(self) -> str:
        """The side of the first state, union or group that the phrase mentions."""
        return self.knowns[0].side if self.knowns else ""


@lru_cache(maxsize=16384)
def phrase_of(speaker: str, code: str, more: Unlisted = NONE_UNLISTED) -> Phrase:
    """Take a source phrase apart; `more` are sides that the lists do not know."""
    text = _SENTENCE.split(" ".join(speaker.split()).strip(" ,;:"))[-1]
    words = [(m.start(), m.end()) for m in WORD.finditer(text)]
    lower = [_plain(text[s:e]) for s, e in words]
    owning = [_owner(word, code) for word in lower]
    found = tuple(
        m
        for m in mentions(text, code, more)
        if not (_against(text, m, code) or _of_a_name(text, m, code))
    )
    bodies = lexicon.bodies(code)
    kinds = [h.value for h in (*bodies.hits(lower), *bodies.hits(owning))]
    roles = frozenset(h.value for h in lexicon.roles(code).hits(lower))
    title = lexicon.titles(code).first(lower)
    medium = _medium(text, lower, code)
    person, org = _names(text, words, lower, found, code)
    if person and not title and len(person.split()) == 1 and medium == person:
        person = ""
    return Phrase(
        text=text,
        person=person,
        org=org,
        kind=_narrowest(kinds),
        medium=medium,
        knowns=tuple(
            m.known
            for m in sorted(found, key=lambda m: (_located(text, m), *_weight(m)))
        ),
        roles=roles,
        title=lower[title.start] if title else "",
        indefinite=_indefinite(text, lower, bool(person or org), code),
        insider=any(m.head or m.known.sort == "group" for m in found)
        and "head" in roles,
    )


def _weight(mention: Mention) -> tuple[bool, bool, int]:
    """Groups and unions by name before adjectives; parts of a compound last."""
    named = mention.known.form == "name" and mention.known.sort != "state"
    return mention.head, not named, mention.start


def _located(text: str, mention: Mention) -> bool:
    """Whether a side is where somebody is, more than whose: `rørslas mann i Paris`."""
    before = text[: mention.start].split()[-1:]
    return mention.known.form in ("name", "seat") and before in _WITHIN


def _of_a_name(text: str, mention: Mention, code: str) -> bool:
    """Whether a Nordic adjective is the first word of a name: `Norsk Folkehjelp`.

    Two capitalised words behind it are a person's: `Svenske Hans Blix`.
    """
    if code == "en" or mention.known.form != "adjective":
        return False
    first, *rest = text[mention.start :].split()[:3]
    capitals = [word[:1].isupper() for word in rest]
    return first[:1].isupper() and capitals[:1] == [True] and capitals != [True, True]


def _against(text: str, mention: Mention, code: str) -> bool:
    """Whether a side is named only as the enemy: `koalisjonen mot IS`."""
    before = text[: mention.start].split()
    return bool(before) and before[-1].casefold() in lexicon.enemies(code)


def _plain(word: str) -> str:
    return bare(word).casefold()


def _owner(word: str, code: str) -> str:
    """A word without the `s` of a Nordic genitive: `myndigheternas`."""
    genitive = code != "en" and word.endswith("s") and len(word) > _GENITIVE
    return word[:-1] if genitive else word


def _narrowest(kinds: list[str]) -> str:
    vague = ("authorities", "ministry", "military", "government", "agency")
    sharp = [kind for kind in kinds if kind not in vague]
    return (sharp or kinds or [""])[0]


def _indefinite(text: str, lower: list[str], named: bool, code: str) -> bool:
    if named or not lower:
        return False
    first = lower[0]
    if first in lexicon.articles(code) and first not in ("den", "det", "the"):
        return True
    return first.isdigit()


def _medium(text: str, lower: list[str], code: str) -> str:
    known = lexicon.media()
    for start in range(len(lower)):
        for end in range(len(lower), start, -1):
            if found := known.get(" ".join(lower[start:end])):
                if _written(found[0], text):
                    return found[0]
    return "?" if lexicon.medium_nouns(code).first(lower) else ""


def _written(name: str, text: str) -> bool:
    """A name counts only with its capitals: `Time`, not `time`."""
    return any(form in text for form in (name, name.upper(), name.capitalize()))


def _names(
    text: str,
    words: list[tuple[int, int]],
    lower: list[str],
    found: tuple[Mention, ...],
    code: str,
) -> tuple[str, str]:
    """The person's name and the other name in a phrase; either may be empty."""
    taken = {
        i
        for i in range(len(words))
        if _inside(words[i], found) and not _begins_name(text, words, i, code)
    }
    titled = {h.start for h in lexicon.titles(code).hits(lower)}
    out = _leading(titled, lower, code) - _in_title_case(text, words, lower, code)
    runs = _runs(text, words, lower, taken | out)
    long = [r for r in runs if len(r.split()) >= 2]
    if long:
        if _organised(long[0]) or _company_before(long[0], text, code):
            return "", long[0]
        after = runs[runs.index(long[0]) + 1 :]
        return long[0], after[0] if after else ""
    if not runs:
        return "", ""
    alone = titled or len(words) <= 2
    if alone and not _company_before(runs[0], text, code):
        return runs[0], ""
    return "", runs[0]


def _in_title_case(
    text: str, words: list[tuple[int, int]], lower: list[str], code: str
) -> set[int]:
    """Nouns for a medium that are part of a name in English: `Daily Mirror`."""
    if code != "en":
        return set()
    hits = {h.start for h in lexicon.medium_nouns(code).hits(lower)}
    capital = [text[s].isupper() for s, _ in words]
    return {i for i in hits if all(capital[i : i + 2]) and i + 1 < len(capital)}


def _company_before(name: str, text: str, code: str) -> bool:
    """Whether a noun for a company or a body stands right before a name."""
    before = text[: text.find(name)].split()[-1:]
    words = [_plain(word.strip('«»“”"')) for word in before]
    if lexicon.titles(code).first(words):
        return False
    nouns = {h.value for h in lexicon.roles(code).hits(words)}
    return "company" in nouns or bool(lexicon.bodies(code).first(words))


_ORGS = re.compile(
    r"\b(?:group|institute|institut\w*|center|centre|airlines?|airways|air|company|corporation|"
    r"university|committee|council|board|agency|team|union|party|movement|front|"
    r"army|brigade|watch|international|foundation|association|bank|north|news|post|times)\b",
    re.IGNORECASE,
)


def _organised(name: str) -> bool:
    return bool(_ORGS.search(name)) or bool(re.search(r"\b[A-Z]{2,}\b", name))


def _begins_name(text: str, words: list[tuple[int, int]], i: int, code: str) -> bool:
    """Whether a state's name is part of a longer one: `Malaysia Airlines`."""
    if code != "en" and not text[words[i][0] : words[i][1]].isalpha():
        return False
    rest = text[words[i + 1][0] : words[i + 1][1]] if i + 1 < len(words) else ""
    return bool(_ORGS.fullmatch(rest)) and rest[0].isupper()


def _inside(word: tuple[int, int], found: tuple[Mention, ...]) -> bool:
    return any(m.start < word[1] and word[0] < m.end for m in found)


def _leading(titled: set[int], lower: list[str], code: str) -> set[int]:
    """Words that look like names only because a sentence begins with them."""
    small = {
        i
        for i, w in enumerate(lower)
        if w in lexicon.small_words(code) and (i == 0 or w not in _INNER)
    }
    tables = (lexicon.bodies, lexicon.medium_nouns, lexicon.roles, lexicon.titles)
    hits = (h for table in tables for h in table(code).hits(lower))
    nouns = {i for h in hits for i in range(h.start, h.end)}
    nouns |= {i for i, w in enumerate(lower) if w in lexicon.days(code)}
    first = {0} if lower and lexicon.common(code).first(lower[:1]) else set()
    return titled | small | nouns | first


def _runs(
    text: str, words: list[tuple[int, int]], lower: list[str], out: set[int]
) -> list[str]:
    runs: list[list[int]] = []
    for i, (start, _) in enumerate(words):
        capital = text[start].isupper() or (
            text[start].isdigit() and i + 1 < len(words)
        )
        inner = lower[i] in _INNER or lower[i].startswith(("al-", "el-", "bin-"))
        joined = bool(runs) and runs[-1][-1] == i - 1 and _touch(text, words, i)
        if i in out or not (capital or (inner and joined)):
            continue
        if joined:
            runs[-1].append(i)
        elif capital:
            runs.append([i])
    spans = ((words[r[0]][0], words[r[-1]][1]) for r in runs)
    names = (bare(text[s:e]) for s, e in spans)
    return [name for name in names if not name.isdigit()]


def _touch(text: str, words: list[tuple[int, int]], i: int) -> bool:
    start, end = words[i - 1]
    ended = text[end - 1] == "." and end - start > _INITIAL
    return not ended and text[end : words[i][0]] in (" ", "-", "“", " “", " «")
