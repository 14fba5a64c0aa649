"""What stands in bylines: names, dates and their labels, wires, addresses.

Decides by a line's words alone whether it is nothing but these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.lang import language
from sayso.lang.asiderows import BULLETS, SHORT, flat, opening, rows
from sayso.lang.wires import wires_in
from sayso.lang.zones import zone_names
from sayso.model import LANGUAGES

_DATE_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|[\d.:/-]+")
_NAME_TOKEN = re.compile(r"[^\s,/&|]+")
_CONNECTING = frozenset(
    "og och and i in for för til till the of de von van al bin".split()
)
_MOST_NAMES = 12
_NAMES_PARTED = re.compile(r"\s*[,/&]\s*|\s+(?:och|og|and)\s+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,60}@[\w.-]{1,80}\Z|@\w{1,40}\Z"
)
_SIGNED = re.compile(r"\s*[(),/]\s*|\s+(?:och|og|and)\s+")
_LETTERS = re.compile(r"[^\W\d_]+")


def is_names(words: str) -> bool:
    """Whether words are nothing but names: `Ola Nordmann og Kari Ek, NTB`."""
    tokens = _NAME_TOKEN.findall(words)
    if not 0 < len(tokens) <= _MOST_NAMES or words.rstrip().endswith((".", "!", "?")):
        return False
    names = [t for t in tokens if t.casefold() not in _CONNECTING]
    return bool(names) and all(t.strip("()©«»\"'")[:1].isupper() for t in names)


def is_person(words: str) -> bool:
    """Whether words are somebody's names, and no role such as `World Correspondent`."""
    tokens = words.casefold().split()
    roles = {row.words for row in flat("people")}
    named = len(tokens) > 1 and tokens[0] not in _CONNECTING and is_names(words)
    return named and roles.isdisjoint(tokens)


@cache
def _date_words() -> frozenset[str]:
    words = {
        w
        for code in LANGUAGES
        for key in ("months", "weekdays")
        for w in language(code).words[key]
    }
    fillers = {r.words for rows in rows("filler").values() for r in rows}
    labels = {
        p for rows in rows("dated").values() for r in rows for p in r.words.split()
    }
    zones = {p for name in zone_names() for p in name.split()}
    return frozenset(words | fillers | labels | zones | {"st", "nd", "rd", "th"})


def is_dated(words: str) -> bool:
    """Whether words are nothing but a date or a clock time, with or without a label."""
    tokens = _DATE_TOKEN.findall(words.casefold())
    if not tokens or len(tokens) > 24 or not any(t[0].isdigit() for t in tokens):
        return False
    known = _date_words()
    told = all(t[0] in "0123456789.:/-" or t.rstrip(".") in known for t in tokens)
    letters = [t for t in tokens if t[0].isalpha()]
    marked = any(mark in t for t in tokens if t[0].isdigit() for mark in ".:/-")
    return told and (bool(letters) or marked) and not _is_sum(words)


def _is_sum(words: str) -> bool:
    return any(mark in words for mark in "%$€£+=")


def labels(line: str) -> Iterator[tuple[str, int, int]]:
    """Where a byline says `published` or `updated`: (`issued` or `modified`, offsets).

    Offsets are of the words of the label in `line`, in order.
    """
    low = line.casefold()
    if len(low) != len(line):
        return
    at = 0
    while found := _LETTERS.search(low, at):
        row = next(opening(low[found.start() :], "dated"), None)
        end = found.start() + len(row.words) if row else found.end()
        if row:
            yield row.kind, found.start(), end
        at = end


def is_contact(line: str) -> bool:
    """Whether a line is an e-mail address, a web address or a name on a network."""
    return bool(_ADDRESS.match(line.strip(BULLETS)))


def credited(line: str) -> tuple[str, ...]:
    """The wires that a line credits the text to and says nothing else than.

    `(NTB)`, `©NTB`, `/ritzau/AFP`, `Kilde: TT`, `AP contributed to this report`.
    """
    line = " ".join(line[: SHORT + 1].split())
    if not line or len(line) > SHORT:
        return ()
    low = line.casefold()
    for row in opening(low, "credited"):
        if found := wires_in(line[len(row.words) :]):
            return found
    return wires_in(line) or _contributing(line, low)


def _contributing(line: str, low: str) -> tuple[str, ...]:
    """The wires named before `contributed to this report`, among people or alone."""
    at = min(
        (p for r in flat("contributed") if (p := low.find(r.words)) >= 0), default=-1
    )
    if at <= 0 or len(low) != len(line):
        return ()
    parts = _NAMES_PARTED.split(line[:at].strip())
    people = {row.words for row in flat("people")}
    words = [w for part in parts for w in part.split() if w.casefold() not in people]
    if not is_names(" ".join(words)):
        return ()
    return tuple(dict.fromkeys(w for part in parts for w in _wire_of(part)))


def _wire_of(part: str) -> tuple[str, ...]:
    """The wire of `Reuters` or of `Associated Press writer Ann Lee`."""
    words = part.split()
    heads = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next((found for head in heads if (found := wires_in(head))), ())


def names_after_label(line: str) -> str:
    """The names of a byline such as `Av Ola Nordmann`, without its label; else ""."""
    bare = " ".join(line[: SHORT + 1].split()).strip(BULLETS)
    for row in opening(bare.casefold(), "names") if len(bare) <= SHORT else ():
        rest = bare[len(row.words) :].lstrip(" :")
        if is_names(rest):
            return rest
    return ""


def signature(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and wires of a line such as `Ola Nordmann (NTB)`; both or neither."""
    line = " ".join(line[: SHORT + 1].split())
    if len(line) > SHORT:
        return (), ()
    parts = [part for part in _SIGNED.split(line) if part.strip()]
    people = tuple(part.strip() for part in parts if not wires_in(part))
    wires = tuple(dict.fromkeys(w for part in parts for w in wires_in(part)))
    both = bool(people and wires) and all(map(is_person, people))
    return (people, wires) if both else ((), ())
