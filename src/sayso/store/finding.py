"""Whom a reader's words name: an actor or a side, by any name that it has been given.

A name is found as it is printed in any language, in the words that the five languages
have for it, by some of its words, in another transliteration, and mistyped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from sayso.errors import UsageError
from sayso.lang.names import WORD, skeleton
from sayso.lang.peoples import look_up
from sayso.model import LANGUAGES, Actor
from sayso.store.views import View
from sayso.text import folded

_LEAST_ID = 6  # characters of an id that tell it from a word
_PREFIX = 4  # letters that a shortened word needs
_ALIKE = 85  # per cent: Lavrov and Lavrof are 83, Baghdadi and Bagdadi 93
_LEAST_TYPED = 5  # letters that a word needs to be mistyped


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, or a side with all who speak for it.

    `key` is the actor's id, or the side in lower case; `side` is the side's name.
    `names` are those that it has been given, its own first; `actors` are those whose
    claims are its own, for a side the unnamed too.
    """

    key: str
    name: str
    side: str
    names: tuple[str, ...]
    actors: tuple[Actor, ...]

    @property
    def is_side(self) -> bool:
        """Whether it is a side."""
        return self.key == self.side.casefold()


def parties(view: View) -> tuple[Party, ...]:
    """Every named actor and every side of more than one, by name.

    The actor that is the side itself, as Russia is, is told of as the side.
    """
    return view.once("parties", lambda: _parties(view))


def _parties(view: View) -> tuple[Party, ...]:
    sides: dict[str, list[Actor]] = defaultdict(list)
    for actor in view.actors.values():
        sides[(actor.side or (actor.unnamed and " ") or actor.name).casefold()].append(
            actor
        )
    found = []
    for key, members in sides.items():
        itself = [a for a in members if a.name.casefold() == key]
        if key.strip() and (len(members) > 1 or not itself):
            found.append(_side(key, members, itself))
        others = (
            members if len(members) == 1 else [a for a in members if a not in itself]
        )
        found += [_actor(a) for a in others if not a.unnamed]
    return tuple(sorted(found, key=lambda p: (p.name.casefold(), p.key)))


def _side(key: str, members: Sequence[Actor], itself: Sequence[Actor]) -> Party:
    name = next(a.side or a.name for a in members)
    names = dict.fromkeys((name, *(n for a in itself for n in a.names)))
    return Party(key, name, name, tuple(names), tuple(members))


def _actor(actor: Actor) -> Party:
    names = dict.fromkeys((actor.name, *actor.names))
    return Party(actor.id, actor.name, actor.side, tuple(names), (actor,))


def named(words: str, view: View) -> tuple[Party, ...]:
    """The parties that a reader's words name best, in the order of their names.

    Raises UsageError, which names the nearest, where they name none.
    """
    wanted, held = " ".join(words.split()), parties(view)
    for names in _WAYS:
        found = tuple(party for party in held if wanted and names(wanted, party))
        if found:
            return found
    raise UsageError(_nobody(wanted, held))


def _by_id(wanted: str, party: Party) -> bool:
    return len(wanted) >= _LEAST_ID and party.key.startswith(wanted)


def _exactly(wanted: str, party: Party) -> bool:
    """By a whole name; `Ryssland` names Russia though no report has printed it."""
    return not _called(wanted).isdisjoint(folded(name) for name in party.names)


@lru_cache(maxsize=64)
def _called(wanted: str) -> frozenset[str]:
    """A name, and what a people or state of this name in any language is called."""
    written = (wanted, wanted.title(), wanted.upper())
    known = (look_up(word, code) for code in LANGUAGES for word in written)
    return frozenset({folded(wanted), *(folded(k.name) for k in known if k)})


def _by_words(wanted: str, party: Party) -> bool:
    """By words that all stand in one of its names."""
    return _in_one_name(wanted, party, _same)


def _by_sound(wanted: str, party: Party) -> bool:
    """By words in another transliteration: Zakharova, Sacharova."""
    return _in_one_name(wanted, party, lambda a, b: skeleton(a) == skeleton(b))


def _mistyped(wanted: str, party: Party) -> bool:
    """By words of five letters or more that are nearly those of one of its names."""
    return _in_one_name(wanted, party, _nearly)


_WAYS: tuple[Callable[[str, Party], bool], ...] = (
    _by_id,
    _exactly,
    _by_words,
    _by_sound,
    _mistyped,
)


def _in_one_name(wanted: str, party: Party, same: Callable[[str, str], bool]) -> bool:
    asked = _words(wanted)
    return bool(asked) and any(
        all(any(same(word, other) for other in held) for word in asked)
        for held in map(_words, party.names)
    )


def _words(text: str) -> list[str]:
    return [folded(word) for word in WORD.findall(text)]


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) >= _PREFIX and other.startswith(word))


def _nearly(word: str, other: str) -> bool:
    if min(len(word), len(other)) < _LEAST_TYPED:
        return word == other
    return bool(fuzz.ratio(word, other, score_cutoff=_ALIKE))


def _nobody(wanted: str, held: Iterable[Party]) -> str:
    by_name = {name: party.name for party in held for name in party.names}
    if not by_name:
        return "the ledger knows no source yet; add reports first: sayso add FILES"
    near = process.extract(
        folded(wanted), list(by_name), scorer=fuzz.WRatio, processor=folded, limit=9
    )
    names = list(dict.fromkeys(by_name[name] for name, _, _ in near))[:3]
    return f"no source is called {wanted!r}. The nearest: {'; '.join(names)}"
