"""News as it is typeset: the same sentences with other quotation marks, dashes, case.

Decides how often a sentence is changed and how. Trees and tags stay as they were; only
words change, or a mark is added or taken away at an end. Deterministic for a `Random`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from training.corpus import Row

QUOTES = (
    ("\u201d", "\u201d"),
    ("\u201c", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u00bb", "\u00bb"),
    ("\u201e", "\u201c"),
    ('"', '"'),
)
MARKS = frozenset(mark for pair in QUOTES for mark in pair)
DASHES = ("-", "\u2013", "\u2014")
STOPS = (".", "!", "?", "|")

LOWER, UPPER, TITLE = 0.05, 0.02, 0.01
REQUOTE, ADD_DASH, DROP_STOP, RENAME = 0.3, 0.03, 0.04, 0.4
BLANK_LINE = 0.08

NamedWords = tuple[str, tuple[str, ...]]
"""A class of names and the words of one."""
Pool = dict[tuple[str, int, bool], list[list[str]]]


def varied(row: Row, pool: Pool, random: Random) -> Row:
    """The row, or a copy of it as another paper might print it."""
    row = row.copy()
    if row.names is not None and random.random() < RENAME:
        rename(row, pool, random)
    if random.random() < REQUOTE:
        requote(row, random)
    if row.has_tree and random.random() < ADD_DASH:
        add_dash(row, random)
    if len(row.words) > 3 and random.random() < DROP_STOP:
        drop_stop(row)
    recase(row, random)
    return row


def name_pool(rows: Iterable[Row], others: Iterable[NamedWords] = ()) -> Pool:
    """The rows' names and others, by class, number of words, and an s at the end."""
    pool: dict[tuple[str, int, bool], set[tuple[str, ...]]] = defaultdict(set)
    for label, words in others:
        pool[label, len(words), words[-1].endswith("s")].add(words)
    for row in rows:
        for start, end, label in names(row.names or ()):
            words = tuple(row.words[start:end])
            pool[label, len(words), words[-1].endswith("s")].add(words)
    return {
        key: [list(words) for words in sorted(value)] for key, value in pool.items()
    }


def names(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end (exclusive) and class of each name in BIO tags."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def rename(row: Row, pool: Pool, random: Random) -> None:
    """Put other names of the same class and length in the place of the row's."""
    for start, end, label in names(row.names or ()):
        others = pool.get((label, end - start, row.words[end - 1].endswith("s")))
        if others and random.random() < 0.7:
            row.words[start:end] = random.choice(others)


def requote(row: Row, random: Random) -> None:
    """Print the quotation marks of the row in another country's way."""
    opening, closing = random.choice(QUOTES)
    inside = False
    for place, word in enumerate(row.words):
        if word in MARKS:
            row.words[place] = closing if inside else opening
            inside = not inside


def add_dash(row: Row, random: Random) -> None:
    """Begin the row with the dash of a spoken line."""
    root = next((at for at, head in enumerate(row.heads) if head == at), None)
    if root is None or row.words[0] in DASHES:
        return
    row.words.insert(0, random.choice(DASHES))
    row.spaces.insert(0, random.random() < 0.95)
    row.tags.insert(0, "PUNCT")
    row.feats.insert(0, "")
    row.rels.insert(0, "punct")
    row.heads = [None if head is None else head + 1 for head in row.heads]
    row.heads.insert(0, root + 1)
    if row.names is not None:
        row.names.insert(0, "O")


def drop_stop(row: Row) -> None:
    """Take the full stop away, as a headline does."""
    last = len(row.words) - 1
    if row.words[last] not in STOPS or last in row.heads:
        return
    for column in (row.words, row.spaces, row.tags, row.feats, row.heads, row.rels):
        column.pop()  # type: ignore[attr-defined]
    if row.names is not None:
        row.names.pop()
    row.spaces[-1] = True


def recase(row: Row, random: Random) -> None:
    """Set the row in small letters, in capitals or as an English title, seldom."""
    chance = random.random()
    if chance < LOWER:
        row.words = [word.lower() for word in row.words]
    elif chance < LOWER + UPPER:
        row.words = [word.upper() for word in row.words]
    elif chance < LOWER + UPPER + TITLE and row.lang == "en":
        row.words = [word[:1].upper() + word[1:] for word in row.words]
