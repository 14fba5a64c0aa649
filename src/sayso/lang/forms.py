"""Word forms as data: exact words, stems, endings and phrases, found in one pass.

A pattern is a word; `*` stands for any letters at its beginning, its end or both; a
space (or `_`) parts the words of a phrase; `..` in a phrase leaves room for up to
four words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
_KEY = 3
_GAP = 4
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Words `start` to `end` (exclusive) match a pattern that carries `value`."""

    start: int
    end: int
    value: T


def fits(word: str, pattern: str) -> bool:
    """Whether one lower-case word matches one pattern."""
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return core in word if pattern.endswith("*") else word.endswith(core)
    return word.startswith(core) if pattern.endswith("*") else word == core


def _key(pattern: str) -> str:
    core = pattern.strip("*")
    if "*" not in pattern:
        return core
    if len(core) < _KEY or (pattern.startswith("*") and pattern.endswith("*")):
        return "*"
    return core[:_KEY] + "*" if pattern.endswith("*") else "*" + core[-_KEY:]


def _keys(word: str) -> tuple[str, ...]:
    return (word, word[:_KEY] + "*", "*" + word[-_KEY:], "*")


@dataclass(slots=True)
class Table(Generic[T]):
    """Patterns by the first word's key, each with what it stands for.

    `pairs` are those that begin with two plain words, by both. `known` remembers which
    patterns fit a word that was met, by their first word.
    """

    rows: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], T]]] = field(
        default_factory=dict
    )
    known: dict[str, tuple[tuple[tuple[str, ...], T], ...]] = field(
        default_factory=dict
    )

    def add(self, patterns: Iterable[str], value: T) -> None:
        """Let every one of `patterns` stand for `value`."""
        self.known.clear()
        for pattern in patterns:
            words = tuple(pattern.casefold().replace("_", " ").split())
            if len(words) > 1 and _plain(words[0]) and _plain(words[1]):
                self.pairs.setdefault((words[0], words[1]), []).append((words, value))
            elif words:
                self.rows.setdefault(_key(words[0]), []).append((words, value))

    def hits(self, words: Sequence[str]) -> Iterator[Hit[T]]:
        """Every match in a sequence of lower-case words, by its first word."""
        for i, word in enumerate(words):
            for pattern, value in self._beginning(word):
                if end := i + 1 if len(pattern) == 1 else _end(words, i, pattern):
                    yield Hit(i, end, value)
            pair = word, words[i + 1] if i + 1 < len(words) else ""
            for pattern, value in self.pairs.get(pair, ()):
                if end := _end(words, i, pattern):
                    yield Hit(i, end, value)

    def _beginning(self, word: str) -> tuple[tuple[tuple[str, ...], T], ...]:
        """The patterns whose first word fits a word."""
        found = self.known.get(word)
        if found is None:
            rows = (row for key in _keys(word) for row in self.rows.get(key, ()))
            found = tuple((p, v) for p, v in rows if p[0] == ".." or fits(word, p[0]))
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[word] = found
        return found

    def first(self, words: Sequence[str]) -> Hit[T] | None:
        """The first match, the longest of those that begin together."""
        return min(self.hits(words), key=lambda h: (h.start, -h.end), default=None)


def _plain(word: str) -> bool:
    return "*" not in word and word != ".."


def _end(words: Sequence[str], i: int, pattern: tuple[str, ...]) -> int:
    at, room = i, 0
    for part in pattern:
        if part == "..":
            room = _GAP
            continue
        stop = min(len(words), at + room + 1)
        found = next((k for k in range(at, stop) if fits(words[k], part)), None)
        if found is None:
            return 0
        at, room = found + 1, 0
    return at


def table_of(pairs: Iterable[tuple[str, T]]) -> Table[T]:
    """A table from cells of patterns parted by `|`, each with its value."""
    made: Table[T] = Table()
    for cell, value in pairs:
        made.add((p for p in cell.split("|") if p not in ("", "-")), value)
    return made
