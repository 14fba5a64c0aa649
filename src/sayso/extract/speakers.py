"""Whom a source stands for within its report.

A pronoun or a bare description (`mannen`, `departementet`) takes the nearest earlier
source that it can stand for; a surname takes the fullest earlier form of the name.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from sayso.extract.lexicon import Lexicon

_CAPITAL = r"[^\W\d_a-zåäöæøé]"
_NAME = re.compile(
    rf"{_CAPITAL}[\w’'.-]{{0,40}}"
    rf"(?: (?:(?:al|el|bin|ibn|von|van|de|af|der|Abu)[ -])?"
    rf"{_CAPITAL}[\w’'-]{{0,40}}){{1,8}}"
)
_IN_MIND = 100
_MOST_FORMS = 20
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the report, with whom it stands for."""

    start: int
    words: str
    speaker: str
    person: bool


# The sources met last: a description takes up one that is still in mind.
Earlier = deque[Mention]


def nobody_yet() -> Earlier:
    """No sources met."""
    return deque(maxlen=_IN_MIND)


# Names of two words or more by each of their words, with the offset of each.
Names = dict[str, list[tuple[int, str]]]


def names_in(text: str) -> Names:
    """The names of a text, to be looked up by any of their words."""
    found: Names = {}
    for match in _NAME.finditer(text):
        for word in match.group().split():
            held = found.setdefault(word, [])
            if len(held) < _MOST_FORMS:
                held.append((match.start(), match.group()))
    return found


def speaker_of(
    lex: Lexicon,
    words: str,
    start: int,
    earlier: Earlier,
    names: Names,
) -> str:
    """The name or description that the source `words` at offset `start` stands for."""
    plain = words.strip('"“”«»')
    low = plain.lower()
    if low in lex.personal:
        return _antecedent(lex, low, earlier) or _named_before(names, start) or plain
    parts = _WORD.findall(plain)
    if len(parts) == 1 and plain[0].isupper():
        return _full_name(parts[0], start, names) or plain
    if len(parts) == 1 or (len(parts) == 2 and parts[0].lower() in lex.articles):
        return _described(lex, parts[-1].lower(), earlier) or plain
    return plain


def is_person(lex: Lexicon, words: str) -> bool:
    """Whether a source seems to be one person: a title, a name of two words."""
    parts = [w.lower() for w in _WORD.findall(words)]
    titled = any(
        p in lex.title_words or p.endswith(tuple(lex.set("title_endings")))
        for p in parts
    )
    body = any(p in lex.set("bodies") or p in lex.set("media") for p in parts)
    names = list(_NAME.finditer(words))
    named = bool(names) and names[-1].end() == len(words)
    led = words[: names[-1].start()].lower().split() if named else []
    alone = not any(word in lex.prepositions for word in led)
    return titled or (named and alone and not body)


def _antecedent(lex: Lexicon, pronoun: str, earlier: Earlier) -> str | None:
    plural = pronoun in lex.set("pronouns_plural")
    things = lex.set("pronouns_thing")
    for mention in reversed(earlier):
        if plural or pronoun in things:
            if not mention.person:
                return mention.speaker
        elif mention.person:
            return mention.speaker
    return earlier[-1].speaker if earlier else None


def _named_before(names: Names, start: int) -> str | None:
    """The last name of two words before offset `start`, where nobody has spoken yet."""
    found = [pair for pairs in names.values() for pair in pairs if pair[0] < start]
    return max(found)[1] if found else None


def _full_name(word: str, start: int, names: Names) -> str | None:
    bare = re.sub(r"(?:['’]s|s['’])\Z", "", word)
    found = [name for at, name in names.get(bare, ()) if at < start]
    return max(found, key=len) if found else None


def _described(lex: Lexicon, word: str, earlier: Earlier) -> str | None:
    """Whom a bare description takes up: the same noun, or the last person."""
    stem = word[: max(5, len(word) - 3)]
    for mention in reversed(earlier):
        if any(stem in part for part in mention.words.lower().split()):
            return mention.speaker
    titled = word in lex.title_words or word.endswith(tuple(lex.set("title_endings")))
    if titled or word in lex.set("persons"):
        return next((m.speaker for m in reversed(earlier) if m.person), None)
    if word in lex.set("generic_bodies"):
        bodies = lex.set("bodies") | lex.set("media")
        return next(
            (
                m.speaker
                for m in reversed(earlier)
                if not m.person and _shares(m, bodies)
            ),
            None,
        )
    return None


def _shares(mention: Mention, nouns: frozenset[str]) -> bool:
    return (
        any(part in nouns for part in mention.words.lower().split())
        or mention.words.isupper()
    )
