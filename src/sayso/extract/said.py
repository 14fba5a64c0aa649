"""When it was said, as far as the text tells.

Times are read from the cue's own clause, outside the content, and are relative to the
day of publication; a report without a full date gives only explicit dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.extract.lexicon import Lexicon
from sayso.extract.tokens import Token
from sayso.model import Period

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY = re.compile(r"([0-3]?\d)(?:\.|st|nd|rd|th)?\Z")


def time_said(
    lex: Lexicon, words: Sequence[Token], cue_at: int, published: Period | None
) -> Period | None:
    """The time that `words` (a clause without its content) give, nearest to the cue.

    `cue_at` is the cue's offset in the text.
    """
    found = [
        (abs(words[i].start - cue_at), period)
        for i in range(len(words))
        if (period := _at(lex, words, i, published)) is not None
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _at(
    lex: Lexicon, words: Sequence[Token], i: int, published: Period | None
) -> Period | None:
    months = lex.language.words["months"]
    low = words[i].low.rstrip(".")
    if low in months:
        return _month(words, i, months[low], published)
    if published is None or published.first != published.last:
        return None
    day = published.first
    offset = _relative(lex, words, i)
    if offset is not None:
        return Period.day(day + timedelta(days=offset))
    weekdays = lex.language.words["weekdays"]
    if low in weekdays:
        return Period.day(_weekday(lex, words, i, weekdays[low], day))
    if _YEAR.match(low) and int(low) < day.year and not _dated(lex, words, i):
        return Period.parse(low)
    return None


def _dated(lex: Lexicon, words: Sequence[Token], i: int) -> bool:
    months = lex.language.words["months"]
    return any(w.low.rstrip(".") in months for w in words[max(0, i - 2) : i])


def _relative(lex: Lexicon, words: Sequence[Token], i: int) -> int | None:
    """The day offset of a phrase such as `i går` that begins at `i`, the longest."""
    best: tuple[int, int] | None = None
    for phrase, offset in lex.language.words["reldays"].items():
        parts = phrase.split()
        if [w.low for w in words[i : i + len(parts)]] == parts:
            best = max(best or (0, 0), (len(parts), offset))
    return best[1] if best else None


def _weekday(
    lex: Lexicon, words: Sequence[Token], i: int, weekday: int, day: date
) -> date:
    back = (day.weekday() - weekday) % 7
    around = " ".join(w.low for w in words[max(0, i - 3) : i + 5])
    if any(phrase in around for phrase in lex.language.words["week_before"]):
        back += 7 if back <= day.weekday() else 0
    return day - timedelta(days=back)


def _month(
    words: Sequence[Token], i: int, month: int, published: Period | None
) -> Period | None:
    """`28 maj`, `May 28`, `juni 2014`, `den 28. maj i fjor`: a day or a month."""
    number = _day_number(words, i)
    year = next((int(w.low) for w in words[i + 1 : i + 4] if _YEAR.match(w.low)), None)
    if year is None:
        if published is None:
            return None
        year = published.first.year
        if (month, number or 1) > (
            published.last.month,
            published.last.day if number else 31,
        ):
            year -= 1
    try:
        return (
            Period.day(date(year, month, number))
            if number
            else Period.parse(f"{year:04d}-{month:02d}")
        )
    except ValueError:
        return None


def _day_number(words: Sequence[Token], i: int) -> int | None:
    for j in (i - 1, i - 2, i + 1):
        if 0 <= j < len(words) and words[j].text not in (".",):
            match = _DAY.match(words[j].low)
            if match and 1 <= int(match.group(1)) <= 31:
                return int(match.group(1))
            if j == i - 1:
                continue
    return None
