"""Which words stand in which texts: looked up by whole word or by its beginning.

Made once of many texts, so that a search reads none of them again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from sayso.text import folded

_Key = TypeVar("_Key")
_WORD = re.compile(r"\w+")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case and without diacritics."""
    return frozenset(_WORD.findall(folded(text)))


@dataclass(frozen=True)
class Vocabulary(Generic[_Key]):
    """The words of some texts, each with the keys of the texts that hold it."""

    keys: Mapping[str, tuple[_Key, ...]]

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(sorted(self.keys))

    def beginning(self, start: str) -> frozenset[_Key]:
        """The keys of the texts with a word that begins so; `start` is folded."""
        found: set[_Key] = set()
        for i in range(bisect_left(self._words, start), len(self._words)):
            if not self._words[i].startswith(start):
                break
            found.update(self.keys[self._words[i]])
        return frozenset(found)

    def having(self, fits: Callable[[str], bool]) -> frozenset[_Key]:
        """The keys of the texts with a word that fits."""
        fitting = (self.keys[word] for word in self._words if fits(word))
        return frozenset(key for keys in fitting for key in keys)


def vocabulary(texts: Iterable[tuple[_Key, str]]) -> Vocabulary[_Key]:
    """The words of these texts, which come with their keys."""
    found: dict[str, list[_Key]] = {}
    for key, text in texts:
        for word in words_of(text):
            found.setdefault(word, []).append(key)
    return Vocabulary({word: tuple(keys) for word, keys in found.items()})
