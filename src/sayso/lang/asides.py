"""Lines that are no part of what a report says: links, captions, bylines, boxes.

Decides by a line's own words, from each language's `asides.tsv`; all five are asked,
since a page's furniture is often not in its article's language. What a page's markup
tells of its parts is left to `read`.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.lang.asiderows import BULLETS, SHORT, first_of, flat, opening, rows
from sayso.lang.bylines import (
    credited,
    is_contact,
    is_dated,
    is_names,
    signature,
)

_LONGEST = 500  # code points of a line that can be an aside
_LABELLED = 300
_TAIL = 120
_ENDS = " \t.:!…»›>→*|"
_AFTER_LABEL = re.compile(r"\s*(?:[:|–—>»›→/•·]|-\s|[.…?]*\Z)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SEGMENTS = re.compile(r"\s*[|·•—\t]\s*|\s+–\s+")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def aside(line: str) -> str:
    """What kind of aside a line is, such as `link`, `caption` or `byline`; else "".

    The time is linear in the line's length, and no line of more than 500 code points
    is one.
    """
    line = " ".join(line[: _LONGEST + 1].split())
    if not line or len(line) > _LONGEST:
        return ""
    kind = _whole_line(line)
    if kind or len(line) > SHORT:
        return kind
    parts = [part for part in _SEGMENTS.split(line) if part]
    if len(parts) < 2:
        return ""
    kinds = [
        _whole_line(part) or ("byline" if is_names(part) else "") for part in parts
    ]
    told = any(_whole_line(part) for part in parts)
    return next(iter(kinds)) if told and all(kinds) else ""


def _whole_line(line: str) -> str:
    bare = line.strip(BULLETS)
    low = bare.casefold()
    if not bare:
        return ""
    for told in (_alone, _labelled, _opened):
        if kind := told(low):
            return kind
    return _of_names(bare, low) or _caption(bare) or _of_form(bare)


def _alone(low: str) -> str:
    if len(low) > SHORT:
        return ""
    bare = _NUMBER.sub("#", low).strip(_ENDS)
    whole = rows("whole")
    keys = (first_of(bare), "#")
    found = (row for key in keys for row in whole.get(key, ()) if row.words == bare)
    return next((row.kind for row in found), "")


def _labelled(low: str) -> str:
    if len(low) > _LABELLED:
        return ""
    found = (
        row.kind
        for row in opening(low, "label")
        if _AFTER_LABEL.match(low, len(row.words))
    )
    return next(found, "")


def _opened(low: str) -> str:
    row = next(opening(low, "opens"), None)
    return row.kind if row and len(low) <= _LABELLED else ""


def _of_names(bare: str, low: str) -> str:
    if len(low) > SHORT:
        return ""
    for row in opening(low, "names"):
        rest = bare[len(row.words) :].lstrip(" :")
        if is_names(rest):
            return row.kind
    return "dated" if is_dated(bare) else ""


def _caption(bare: str) -> str:
    """Whether it ends with who took the picture, or where it is from."""
    tail = bare[-_TAIL:]
    low = tail.casefold().rstrip(_ENDS + ")")
    if any(low.endswith(row.words) for row in flat("closes")):
        return "caption"
    return "caption" if _credited(tail) else ""


@cache
def _taken() -> re.Pattern[str]:
    words = sorted({row.words for row in flat("ends")}, key=len, reverse=True)
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
    if is_contact(bare):
        return "byline"
    if len(bare) <= SHORT and _RIGHTS.match(bare):
        return "rights"
    return "byline" if credited(bare) or signature(bare)[0] else ""
