"""Phrases of a language by their first word, so that a text is read once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases in lower case, each with what it stands for; the longest match counts."""

    __slots__ = ("_rows",)

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        rows: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in pairs:
            words = tuple(phrase.split())
            rows.setdefault(words[0], []).append((words, value))
        for same in rows.values():
            same.sort(key=lambda row: -len(row[0]))
        self._rows = rows

    def __contains__(self, word: str) -> bool:
        return word in self._rows

    def at(self, words: Sequence[str], i: int) -> tuple[int, T] | None:
        """How many words the longest phrase at place `i` has, and its value."""
        for phrase, value in self._rows.get(words[i], ()):
            size = len(phrase)
            if size == 1 or tuple(words[i : i + size]) == phrase:
                return size, value
        return None


def listed(cell: str) -> list[str]:
    """The phrases of a cell of data, parted by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]
