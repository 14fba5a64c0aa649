"""Text files: a header block or a date marker at the top, then the report.

A header is a run of `key: value` lines at the very top, ended by a line of dashes or a
blank line. Its keys may be in any language that is read. Whatever is not plainly a
header stays in the text, and a headline that no header names is left where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.model import Period, Problem
from sayso.read.clean import cleaned
from sayso.read.credits import by_lines, byline, joined
from sayso.read.dates import period
from sayso.read.fields import FIELDS, language_code
from sayso.read.instants import moment
from sayso.read.reading import Found

_PAIR = re.compile(r"\s*([^\W\d_][\w-]{0,30})\s*:\s*(.*)\Z")
_RULE = re.compile(r"-{3,}\s*\Z")
_MOST = 40  # lines that a header may have

# ` date 2017-07 Ryssland har …`: a day, a month or a year before the first words.
_DATE_MARK = re.compile(
    r"\A\s*(?:date|datum|dato):?\s+(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\s+|\Z)", re.IGNORECASE
)
_DATE_REMEDY = "Write a year, a month or a day (2017-06-16), or say it with --published"


def stated_period(value: str, name: str) -> tuple[Period | None, tuple[Problem, ...]]:
    """The period that a file states, or the problem with it."""
    found = period(value)
    if found is None and value:
        return None, (Problem(name, f"{value[:60]!r} is no date", _DATE_REMEDY),)
    return found, ()


def stated_language(value: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The code of the language that a file states, or the problem with it."""
    code = language_code(value)
    if value and not code:
        remedy = "Write a code such as sv, nb, nn, da or en, or say it with --lang"
        return "", (Problem(name, f"{value[:60]!r} is no language", remedy),)
    return code, ()


def found_of(text: str, values: dict[str, str], name: str) -> Found:
    """What stated values, by field, say of a text."""
    published, no_date = stated_period(values.get("published", ""), name)
    lang, no_language = stated_language(values.get("lang", ""), name)
    address, outlet = values.get("address", ""), values.get("outlet", "")
    stated = moment(values.get("published", ""), address=address)
    changed = moment(values.get("modified", ""), address=address)
    written = joined(byline((values.get("authors", ""),), outlet), by_lines(text))
    return Found(
        text=text,
        title=values.get("title", ""),
        outlet=outlet,
        lang=lang,
        published=published,
        address=address,
        issued=stated.at if stated and published else None,
        modified=changed.at if changed else None,
        authors=written.authors,
        credit=written.credit,
        problems=(*no_date, *no_language),
    )


def _end_of_block(lines: Sequence[str], start: int) -> int:
    """The line after the run of `key: value` lines that begins at `start`."""
    end = start
    while end < min(len(lines), start + _MOST) and _PAIR.match(lines[end]):
        end += 1
    return end


def _values(lines: Iterable[str]) -> dict[str, str]:
    """The known fields of a header; the first word for each holds."""
    values: dict[str, str] = {}
    for key, value in (
        match.groups() for line in lines if (match := _PAIR.match(line))
    ):
        field = FIELDS.get(key.lower())
        value = value.strip()
        if field != "title":  # whose quotation marks may be its own
            value = value.strip("\"'")
        if field and field != "text" and value:
            values.setdefault(field, value)
    return values


def _header(text: str) -> tuple[dict[str, str], str]:
    """The values of the header, if there is one, and the text without it."""
    lines = text.split("\n")
    start = 1 if _RULE.match(lines[0]) else 0
    end = _end_of_block(lines, start)
    ended = end == len(lines) or not lines[end].strip() or _RULE.match(lines[end])
    values = _values(lines[start:end]) if ended else {}
    if not values:
        return {}, text
    return values, "\n".join(lines[end + 1 :])


def from_text(text: str, name: str) -> Found:
    """What a text file says: its header or date marker, and the text without them."""
    values, body = _header(cleaned(text))
    mark = None if values else _DATE_MARK.match(body)
    if mark and period(mark[1]):
        values, body = {"published": mark[1]}, body[mark.end() :]
    return found_of(body, values, name)
