"""Numbers as ranges with their words: exact, rounded, bounded, vague, and of what.

`at least 30` is 30 and more, `cirka 35 000` within a tenth of it, `hundratals` 200 to
999, `10–15` what it says. `best` is the one figure that an answer gives: the printed
one, the lower of two, and of vague words ACLED's reading (`dozens` 12, `hundreds` 100).
Dates, names and house numbers are numbers too: who asks leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from sayso.lang.figures import Read, Sort, Text, about, bare, tokens
from sayso.lang.numberwords import number_words, parts_of

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_TO = ("-", "–", "—")
_LOOK = 5


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: a range with its words, and what is counted.

    `start` and `end` are offsets of its words, the unit's left out, and `at` that of
    the number itself, after words that bound it; `low` and `high` are inclusive, `high`
    infinite where nothing bounds it. `unit` is a currency's code,
    `percent`, `permille` or nothing; `counted` is the noun that follows, as printed.
    """

    start: int
    at: int
    end: int
    words: str
    low: float
    high: float
    best: float
    sort: Sort
    unit: str = ""
    counted: str = ""

    @property
    def text(self) -> str:
        """The best figure, without a point where it is whole."""
        return f"{self.best:g}" if self.best < 10**6 else f"{int(self.best)}"


def numbers(
    text: str, code: str, start: int = 0, end: int | None = None
) -> tuple[Number, ...]:
    """The numbers of a text in one of LANGUAGES, in order, none inside another.

    Only what lies from `start` to `end` is read; the time is linear in its length.
    """
    known = number_words(code)
    read = list(tokens(text, start, len(text) if end is None else end))
    of = Text(read, [token.low for token in read], known)
    return tuple(_numbers(text, of, code))


def _numbers(text: str, of: Text, code: str) -> Iterator[Number]:
    i = 0
    while i < len(of.tokens):
        token = of.tokens[i]
        telling = token.value is not None or _telling(token.low, code)
        read = _whole(of, i) if telling else None
        if read is None:
            i += 1
            continue
        read = _with_unit(of, read, of.low(i - 1))
        first, last = of.tokens[i].start, of.tokens[read.end - 1].end
        yield Number(
            start=first,
            at=of.tokens[read.at].start,
            end=last,
            words=text[first:last],
            low=read.low,
            high=read.high,
            best=read.best,
            sort=read.sort,
            unit=read.unit,
            counted=_counted(text, of, read),
        )
        i = read.end


@lru_cache(maxsize=1 << 14)
def _telling(low: str, code: str) -> bool:
    """Whether a number can begin with a word."""
    known = number_words(code)
    joins = known.joins
    tables = (known.bounds, known.some, known.halves, known.rounds, known.many)
    led = low in joins["between"] | joins["from"] | joins["articles"]
    if led or any(low in table for table in tables):
        return True
    return all(parts_of(part, known) for part in low.split("-", 1))


def _whole(of: Text, i: int) -> Read | None:
    """The number that begins at token `i`, with the words that bound it."""
    joins = of.known.joins
    if of.lows[i] in joins["between"] | joins["from"]:
        link = "and" if of.lows[i] in joins["between"] else "to"
        return _range(of, bare(of, i + 1), joins[link])
    found = of.known.bounds.at(of.lows, i)
    if found is not None:
        inner = _signed(of, i + found[0])
        if inner is not None:
            return _bounded(_ranged(of, inner), found[1])
    core = bare(of, i)
    return None if core is None else _opened(of, _ranged(of, core))


def _signed(of: Text, i: int) -> Read | None:
    """A number after a currency's sign or an article: `up to $5m`, `nearly a dozen`."""
    if of.low(i) in _SIGNS:
        core = bare(of, i + 1)
        return core and core._replace(unit=_SIGNS[of.low(i)])
    return bare(of, i)


def _ranged(of: Text, core: Read) -> Read:
    joins = of.known.joins
    to = joins["to"] | frozenset(_TO)
    return _range(of, core, to) or _range(of, core, joins["or"], near=True) or core


def _range(
    of: Text, first: Read | None, links: frozenset[str], near: bool = False
) -> Read | None:
    """A range up from `first`; where `near`, only of neighbours: `two or three`."""
    if first is None or of.low(first.end) not in links:
        return None
    second = bare(of, first.end + (2 if of.low(first.end + 1) in _SIGNS else 1))
    if second is None:
        return None
    low, high = first.best, second.best
    if low < high / 1000 or (low < 1000 <= high and _scaled(of, second)):
        low *= _scale_of(of, second)
    if not low < high or (near and high > low + 1 and high > 1.5 * low):
        return None
    unit = first.unit or second.unit
    return Read(first.at, second.end, low, high, low, "range", unit)


def _scaled(of: Text, read: Read) -> bool:
    return of.low(read.end - 1) in of.known.scales


def _scale_of(of: Text, read: Read) -> int:
    last = of.tokens[read.end - 1]
    return of.known.scales.get(last.low) or of.known.tails.get(last.tail) or 1


def _bounded(read: Read, bound: str) -> Read:
    """A number as the words before it bound it."""
    best = read.best
    rounded = about(best)
    bounds: dict[str, tuple[float, float, Sort]] = {
        "about": (*rounded, "about"),
        "nearly": (rounded[0], best, "about"),
        "above": (best, rounded[1], "about"),
        "over": (best, inf, "least"),
        "least": (best, inf, "least"),
        "under": (0.0, best, "most"),
        "most": (0.0, best, "most"),
    }
    low, high, sort = bounds[bound]
    if read.sort in ("range", "many") and sort == "about":
        return read
    if read.sort == "range" and sort == "most":
        best = high = read.high
    return read._replace(low=low, high=high, best=best, sort=sort)


def _opened(of: Text, read: Read) -> Read:
    """A number as the words after it bound it: `30 or more`."""
    if read.end >= len(of.lows):
        return read
    found = of.known.after.at(of.lows, read.end)
    if found is None or read.sort not in ("exact", "about"):
        return read
    return _bounded(read, found[1])._replace(end=read.end + found[0])


def _with_unit(of: Text, read: Read, before: str) -> Read:
    """A number with the unit that stands before or after it."""
    unit = (
        read.unit or _SIGNS.get(before, "") or of.known.units.get(of.low(read.end), "")
    )
    if not unit and of.low(read.end) == "per" and of.low(read.end + 1) == "cent":
        unit = "percent"
    if before in of.known.units and len(before) <= 3:
        unit = unit or of.known.units[before]
    return read._replace(unit=unit)


def _counted(text: str, of: Text, read: Read) -> str:
    """The noun after a number, what says more of it left out; nothing if none does.

    Found by the closed classes and endings of the language, without a parser.
    """
    for k in range(read.end, min(len(of.tokens), read.end + _LOOK)):
        token = of.tokens[k]
        if not token.low[0].isalpha() or token.low in of.known.stops:
            return ""
        if token.low in of.known.through or token.low in of.known.units:
            continue
        if token.low.endswith(of.known.adjectives) and _goes_on(of, k):
            continue
        return text[token.start : token.end]
    return ""


def _goes_on(of: Text, k: int) -> bool:
    """Whether a noun can still follow the word at `k`."""
    after = of.low(k + 1)
    return after[:1].isalpha() and after not in of.known.stops
