"""Lines that are no part of what a report says: links, captions, bylines, boxes.

Decides by a line's own words, from each language's `asides.tsv`; all five are asked,
since a page's furniture is often not in its article's language. What a page's markup
tells of its parts is left to `read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lang import language, table
from sayso.lang.wires import wires_in
from sayso.lang.zones import zone_names
from sayso.model import LANGUAGES

_LONGEST = 500  # code points of a line that can be an aside
_LABELLED = 300
_SHORT = 160
_TAIL = 120
_BULLETS = " \t>»›▸►▶•·●■→*#+–—-|(["
_ENDS = " \t.:!…»›>→*|"
_AFTER_LABEL = re.compile(r"\s*(?:[:|–—>»›→/(•·]|-\s|[.…]*\Z)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SEGMENTS = re.compile(r"\s*[|·•—\t]\s*|\s+–\s+")
_DATE_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|[\d.:/-]+")
_NAME_TOKEN = re.compile(r"[^\s,/&|]+")
_CONNECTING = frozenset("og och and i in for för til till the of de von van al bin".split())
_MOST_NAMES = 12
_NAMES_PARTED = re.compile(r"\s*[,/&]\s*|\s+(?:och|og|and)\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,60}@[\w.-]{1,80}\Z|@\w{1,40}\Z")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `asides.tsv`: what lines are, how that shows, and a phrase for it."""

    kind: str
    how: str
    words: str


@cache
def _rows(how: str) -> dict[str, tuple[Row, ...]]:
    """The rows of one sort by the first word of their phrase, the longest first."""
    found: dict[str, list[Row]] = {}
    for code in LANGUAGES:
        for kind, sort, cell in table(code, "asides.tsv"):
            for words in cell.split("|") if sort == how else ():
                first = _first(words)
                found.setdefault(first, []).append(Row(kind, how, words))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row.words)))
        for first, rows in found.items()
    }


def _first(words: str) -> str:
    found = re.match(r"\w+|\W", words)
    return found.group() if found else ""


def _opening(low: str, how: str) -> Iterator[Row]:
    """The rows of one sort whose phrase the line begins with, at the end of a word."""
    for row in _rows(how).get(_first(low), ()):
        after = low[len(row.words) : len(row.words) + 1]
        if low.startswith(row.words) and not after.isalnum():
            yield row


def aside(line: str) -> str:
    """What kind of aside a line is, such as `link`, `caption` or `byline`; else "".

    The time is linear in the line's length, and no line of more than 500 code points
    is one.
    """
    line = " ".join(line[: _LONGEST + 1].split())
    if not line or len(line) > _LONGEST:
        return ""
    kind = _whole_line(line)
    if kind or len(line) > _SHORT:
        return kind
    parts = [part for part in _SEGMENTS.split(line) if part]
    if len(parts) < 2:
        return ""
    kinds = [_whole_line(part) or ("byline" if is_names(part) else "") for part in parts]
    told = any(_whole_line(part) for part in parts)
    return next(iter(kinds)) if told and all(kinds) else ""


def _whole_line(line: str) -> str:
    bare = line.strip(_BULLETS)
    low = bare.casefold()
    if not bare:
        return ""
    for told in (_alone, _labelled, _opened):
        if kind := told(low):
            return kind
    return _of_names(bare, low) or _caption(bare) or _of_form(bare)


def _alone(low: str) -> str:
    if len(low) > _SHORT:
        return ""
    bare = _NUMBER.sub("#", low).strip(_ENDS)
    rows = _rows("whole")
    keys = (_first(bare), "#")
    found = (row for key in keys for row in rows.get(key, ()) if row.words == bare)
    return next((row.kind for row in found), "")


def _labelled(low: str) -> str:
    if len(low) > _LABELLED:
        return ""
    found = (
        row.kind
        for row in _opening(low, "label")
        if _AFTER_LABEL.match(low, len(row.words))
    )
    return next(found, "")


def _opened(low: str) -> str:
    row = next(_opening(low, "opens"), None)
    return row.kind if row and len(low) <= _LABELLED else ""


def _of_names(bare: str, low: str) -> str:
    if len(low) > _SHORT:
        return ""
    for row in _opening(low, "names"):
        rest = bare[len(row.words) :].lstrip(" :")
        if is_names(rest):
            return row.kind
    return "dated" if is_dated(bare) else ""


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
    roles = {row.words for row in _flat("people")}
    return len(tokens) > 1 and is_names(words) and roles.isdisjoint(tokens)


@cache
def _date_words() -> frozenset[str]:
    words = {w for code in LANGUAGES for key in ("months", "weekdays")
             for w in language(code).words[key]}
    fillers = {r.words for rows in _rows("filler").values() for r in rows}
    labels = {p for rows in _rows("dated").values() for r in rows
              for p in r.words.split()}
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
    while found := re.compile(r"[^\W\d_]+").search(low, at):
        row = next(_opening(low[found.start() :], "dated"), None)
        end = found.start() + len(row.words) if row else found.end()
        if row:
            yield row.kind, found.start(), end
        at = end


def _caption(bare: str) -> str:
    """Whether it ends with who took the picture, or where it is from."""
    tail = bare[-_TAIL:]
    low = tail.casefold().rstrip(_ENDS + ")")
    if any(low.endswith(row.words) for row in _flat("closes")):
        return "caption"
    return "caption" if _credited(tail) else ""


@cache
def _flat(how: str) -> tuple[Row, ...]:
    return tuple(row for rows in _rows(how).values() for row in rows)


@cache
def _taken() -> re.Pattern[str]:
    words = sorted({row.words for row in _flat("ends")}, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b(\s?[:/]\s?|\s)", re.I)


def _credited(tail: str) -> bool:
    for found in _taken().finditer(tail):
        rest = tail[found.end() :].rstrip(" .)]")
        mark, label = found[2].strip(), found[1].casefold()
        if mark == ":" and 0 < len(rest.split()) <= 3 and len(rest) <= 60:
            return True
        if (mark or label.endswith("by")) and is_names(rest):
            return True
    return False


def _of_form(bare: str) -> str:
    """Addresses, rights and a wire's name alone."""
    if _ADDRESS.match(bare):
        return "byline"
    if len(bare) <= _SHORT and _RIGHTS.match(bare):
        return "rights"
    return "byline" if _is_wires(bare.split(" ")) else ""


def _is_wires(parts: Sequence[str]) -> bool:
    return bool(wires_in(" ".join(parts)))


def credited(line: str) -> tuple[str, ...]:
    """The wires that a line credits the text to and says nothing else than.

    `(NTB)`, `©NTB`, `/ritzau/AFP`, `Kilde: TT-Reuters`, `AP contributed to this report`.
    """
    line = " ".join(line[: _SHORT + 1].split())
    if not line or len(line) > _SHORT:
        return ()
    low = line.casefold()
    for row in _opening(low, "credited"):
        if found := wires_in(line[len(row.words) :]):
            return found
    return wires_in(line) or _contributing(line, low)


def _contributing(line: str, low: str) -> tuple[str, ...]:
    """The wires named before `contributed to this report`, among people or alone."""
    at = min((p for r in _flat("contributed") if (p := low.find(r.words)) >= 0), default=-1)
    if at <= 0 or len(low) != len(line):
        return ()
    parts = _NAMES_PARTED.split(line[:at].strip())
    people = {row.words for row in _flat("people")}
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
    bare = " ".join(line[: _SHORT + 1].split()).strip(_BULLETS)
    for row in _opening(bare.casefold(), "names") if len(bare) <= _SHORT else ():
        rest = bare[len(row.words) :].lstrip(" :")
        if is_names(rest):
            return rest
    return ""
