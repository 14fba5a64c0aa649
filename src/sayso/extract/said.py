"""When it was said, as far as the text tells.

Of the times in the cue's own sentence, outside all contents but the one that holds the
cue, the nearest to the cue counts. What stands after `since` or `until`, or is yet to
come, is no time of saying; after `from` it is where a word for what is said stands
before (`the report from May`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sayso.extract.view import View
from sayso.lang.times import Time
from sayso.model import Period, Span

_SAYING = ("date", "relative", "told")


class Covered:
    """The offsets that spans cover."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        found = sorted(spans)
        self._starts = [span.start for span in found]
        self._ends = list(accumulate((span.end for span in found), max))

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset)
        return at > 0 and offset < self._ends[at - 1]


def time_said(
    told: Sequence[Time],
    view: View,
    contents: Sequence[Span],
    cue_at: int,
    published: Period | None,
) -> Time | None:
    """The time of `told` (a report's, in order) that a sentence gives for its cue.

    `contents` are what is said in it, `cue_at` is the cue's offset in the text.
    """
    tokens = view.tokens
    found: list[tuple[int, int]] = []
    for i in range(bisect_left(told, tokens[0].start, key=_start), len(told)):
        time = told[i]
        if time.start >= tokens[-1].end:
            break
        inside = any(s.start <= time.start < s.end for s in contents)
        ahead = published is not None and time.period.first > published.last
        if not (inside or ahead) and _says(time, view, cue_at):
            found.append((abs(time.start - cue_at), i))
    return told[min(found)[1]] if found else None


def _start(time: Time) -> int:
    return time.start


def _says(time: Time, view: View, cue_at: int) -> bool:
    """Whether a time can be that of saying, by the words that lead it."""
    at = bisect_left(view.tokens, time.start, key=lambda token: token.start)
    if time.start < cue_at and _of_relative(view, at):
        return False
    if time.sort != "from":
        return time.sort in _SAYING
    return any(word.low in view.lex.nouns for word in view.tokens[max(0, at - 3) : at])


def _of_relative(view: View, at: int) -> bool:
    """Whether a word belongs to a relative clause with a verb of its own before it.

    `A leader who fled in May denies`; not `it was Oslo that in May denied`.
    """
    language = view.lex.language
    words = [token.low for token in view.tokens[:at]]
    relatives = language.set("relatives")
    last = max((i for i, word in enumerate(words) if word in relatives), default=-1)
    inside = words[last + 1 :] if last >= 0 else []
    small = (language.set(k) for k in ("prepositions", "determiners", "adverbs"))
    return "," not in inside and bool(set(inside).difference(*small))


def time_after(time: Time, before: Period, published: Period | None) -> Period:
    """A time that follows from a saying before it; its own where that lies ahead."""
    period = time.anchored(before)
    if period is None or (published and period.first > published.last):
        return time.period
    return period
