"""Every time that a text tells, as an interval of days, with its words.

A time is of the calendar (`17.7.2014`), relative to the day of publication (`i fjol`,
`på fredag`, `28 maj`), to a time told before (`dagen efter`), or a range of two times.
What a claim makes of it, whether it is when something was said or when it happened, is
left to those who ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from sayso.lang.days import Unit, hull
from sayso.lang.timerules import readings
from sayso.lang.timesense import Reading
from sayso.lang.timetokens import Token, tokens
from sayso.lang.timewords import time_words
from sayso.model import Period

Sort = Literal["date", "relative", "told", "range", "since", "until", "from"]

_SORTS: dict[str, Sort] = {
    "calendar": "date",
    "today": "relative",
    "latest": "relative",
    "told": "told",
}
_LEADS: dict[str, Sort] = {"A": "since", "r": "from", "u": "until"}
_ANY = Period.parse("2000")
_LINK = 3


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a text: its offsets and words, what it is, and its days.

    `grain` is the unit that it tells (`day`, `season` …); `sort` says what it follows
    from: `date` from itself, `relative` from the day of publication, `told` from a time
    before it; `range` has two ends; `since`, `until` and `from` stand after these words
    (`since` reaches to the day of publication). `after` is the offset of the time told
    before that it follows from, -1 where it follows from none of the text.
    """

    start: int
    end: int
    words: str
    grain: Unit
    sort: Sort
    period: Period
    reading: Reading | None = None
    after: int = -1

    def anchored(self, told: Period) -> Period | None:
        """The days that it comes to if `told` is the time told before."""
        return _moved(self.reading, told) if self.reading else self.period


class _Placed(NamedTuple):
    """A time with the tokens that it has, `first` to `end`."""

    time: Time
    first: int
    end: int
    of_year: Callable[[int], Period] | None = None


def times(
    text: str, code: str, published: Period | None, told: Period | None = None
) -> tuple[Time, ...]:
    """The times of a text in one of LANGUAGES, in order, none inside another.

    `published` is the day, month or year of publication; of what is relative, a month
    or year gives all days that may be meant. `told` is the time told before the text.
    What needs a time that is not known, or lies outside the calendar, is left out. The
    time is linear in the text's length.
    """
    words = time_words(code)
    read = tokens(text, words)
    found = _with_years(readings(read, words), read)
    placed: list[_Placed] = []
    for reading in found:
        period = _period(reading, published, told)
        if period is None:
            continue
        time = _time(text, read, reading, period)
        if time.reading and placed:
            time = replace(time, after=placed[-1].time.start)
        placed.append(_Placed(time, reading.start, reading.end, reading.of_year))
        told = period
    whole = _joined_up(text, read, placed)
    return tuple(_led(read, place, published) for place in whole)


def _period(
    reading: Reading, published: Period | None, told: Period | None
) -> Period | None:
    if reading.base == "calendar":
        return _moved(reading, published or _ANY)
    if reading.base == "told":
        return _moved(reading, told) if told else None
    if published is None:
        return None
    latest = Period.day(published.last)
    return _moved(reading, latest if reading.base == "latest" else published)


def _moved(reading: Reading, base: Period) -> Period | None:
    try:
        if base.first == base.last or reading.base == "calendar":
            return reading.moves(base.last)
        return hull(reading.moves(base.first), reading.moves(base.last))
    except (ValueError, OverflowError, IndexError, StopIteration):
        return None


def _with_years(found: Sequence[Reading], read: Sequence[Token]) -> list[Reading]:
    """The readings; a date has the year of one joined to it: `juli og august 2014`."""
    made: list[Reading] = []
    for reading in reversed(found):
        after = made[-1] if made else None
        made.append(_with_year(reading, after, read) if after else reading)
    return made[::-1]


def _with_year(reading: Reading, after: Reading, read: Sequence[Token]) -> Reading:
    if reading.of_year is None or after.base != "calendar":
        return reading
    if after.grain not in ("day", "month"):
        return reading
    if not _joined(read[reading.end : after.start]):
        return reading
    of = reading.of_year
    try:
        year = after.moves(_ANY.first).first.year
        of(year)
    except ValueError:
        return reading
    return replace(reading, base="calendar", moves=lambda _: of(year), of_year=None)


def _joined(between: Sequence[Token]) -> bool:
    letters = "".join(token.letter for token in between)
    return 0 < len(letters) <= 3 and letters.strip("ap") in ("c", "u", "-", ",", "Ac")


def _time(text: str, read: Sequence[Token], reading: Reading, period: Period) -> Time:
    start, end = read[reading.start].start, read[reading.end - 1].end
    told = reading if reading.base == "told" else None
    sort = "range" if reading.span else _SORTS[reading.base]
    return Time(start, end, text[start:end], reading.grain, sort, period, told)


def _joined_up(
    text: str, read: Sequence[Token], placed: Sequence[_Placed]
) -> Iterator[_Placed]:
    """The times, two that are the ends of a range as one."""
    last: _Placed | None = None
    for place in placed:
        whole = _range(text, read, last, place) if last else None
        if last and not whole:
            yield last
        last = whole or place
    if last:
        yield last


def _range(
    text: str, read: Sequence[Token], one: _Placed, other: _Placed
) -> _Placed | None:
    """Two times as one: `mellan 2014 och 2016`, `fra mars til mai 2017`, `mai–juni`."""
    between = "".join(t.letter for t in read[one.end : other.first][:_LINK]).strip("ap")
    opener = _leader(read, one.first)
    letter = read[opener].letter if opener >= 0 else ""
    opened = (letter, between) in (("b", "c"), ("r", "u"), ("r", "-"))
    alike = one.time.grain == other.time.grain and between in ("-", "u")
    first, last = _from(one, other.time.period.last), other.time.period.last
    if not (opened or alike) or one.time.sort == "range" or first > last:
        return None
    begin = opener if opened else one.first
    start, end = read[begin].start, other.time.end
    grain = other.time.grain
    time = Time(start, end, text[start:end], grain, "range", Period(first, last))
    return _Placed(time, begin, other.end)


def _from(one: _Placed, last: date) -> date:
    """Where a range to `last` begins: a date without a year lies before its end."""
    if one.of_year is None:
        return one.time.period.first
    try:
        first = one.of_year(last.year).first
        return first if first <= last else one.of_year(last.year - 1).first
    except ValueError:
        return one.time.period.first


def _leader(read: Sequence[Token], first: int) -> int:
    """The place of the word before a time, articles and prepositions left out."""
    i = first - 1
    while i >= max(0, first - 2) and read[i].letter in "ap":
        i -= 1
    return i


def _led(read: Sequence[Token], placed: _Placed, published: Period | None) -> Time:
    """A time with what the word before it makes of it: since, until, from."""
    time, at = placed.time, _leader(read, placed.first)
    leader = read[at].letter if at >= 0 else ""
    night = leader == "u" and at > 0 and read[at - 1].letter == "P"
    if leader not in _LEADS or time.sort == "range" or night:
        return time
    if leader != "A":
        return replace(time, sort=_LEADS[leader])
    last = max(published.last, time.period.last) if published else time.period.last
    return replace(time, sort="since", period=Period(time.period.first, last))
