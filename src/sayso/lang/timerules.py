"""Which words make one time, as one regular expression over the letters of tokens.

Each rule is named; its function says what the words come to: an interval of the
calendar, or one that follows from the day of publication or from a time told before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from sayso.lang import timedates, timenames, timesteps
from sayso.lang.timesense import Got, Reading
from sayso.lang.timetokens import Token
from sayso.lang.timewords import TimeWords

_YEAR = r"(?:,?[ph]?a?[yY])"
_COUNT = r"(?:n?[ndo]|ncnn?)"
# By what is longest and surest; the first that matches at a token counts.
_RULES = (
    ("figures", timedates.figures, r"q(?:,?y)?"),
    ("days_month", timedates.days_month, rf"[do]\.?[-uc]a?[do]\.?[Mm]{_YEAR}?"),
    ("month_days", timedates.days_month, rf"(?:W,?)?[Mm][do]-[do](?![Mm]){_YEAR}?"),
    ("day_month", timedates.day_month, rf"(?:WP?,?[ph]?a?)?(?:[do]\.?|op)[Mm]{_YEAR}?"),
    ("month_day", timedates.day_month, r"(?:W,?)?[Mm][do](?:,?[yY])?"),
    ("ago", timesteps.ago, rf"g?x?{_COUNT}U(?:cnnn?)?A"),
    ("some_ago", timesteps.some_ago, r"g?UA"),
    ("ahead", timesteps.ahead, rf"h{_COUNT}U(?!A)"),
    ("later", timesteps.later, rf"{_COUNT}Ul"),
    ("after", timesteps.after, rf"{_COUNT}Uf"),
    ("some_later", timesteps.some_later, r"Ul"),
    ("next", timesteps.next_to, r"a?Uf|Sf|Sl"),
    ("week_of_month", timedates.week_of_month, rf"a?[Ro]U[ph]a?[Mm]{_YEAR}?"),
    ("rolling", timesteps.rolling, rf"a?[BR]{_COUNT}U|a?BU|aRU"),
    ("so_far", timesteps.so_far, r"l(?:[DYz]|p?a?RU|[ph]a?U)"),
    ("edge_month", timedates.edge_month, rf"E[-ph]?a?[Mm]{_YEAR}?"),
    ("edge_season", timenames.edge_season, rf"E[ph]?(?:S(?:{_YEAR})?|YS|[zZ])"),
    ("edge", timesteps.edge, r"E[-ph]?a?(?:y|Y|D|RU|k|U)"),
    ("quarter", timedates.quarter, rf"[do]\.?U{_YEAR}|o\.?[Un](?:{_YEAR})?|QdY?y?"),
    ("week_number", timedates.week_number, rf"Ud{_YEAR}?"),
    ("weekday_week", timenames.weekday_week, r"p?WP?[ph]?a?RU|RU[ph]?W|WD"),
    ("night_to", timenames.night_to, r"P[up]W"),
    ("weekday", timenames.weekday, r"[RC]WP?|pWP?|WP?"),
    ("season_year", timedates.season_year, rf"S{_YEAR}|YS|DS"),
    ("season_step", timenames.season_step, r"[RCV]S"),
    ("season", timenames.season, r"[zZ]"),
    ("month_year", timedates.month_year, rf"[Mm]{_YEAR}"),
    ("month_step", timedates.month_step, r"[RCV]M"),
    ("same", timesteps.same, r"C[UP]"),
    ("following", timesteps.following, r"V[UP]"),
    ("unit_step", timesteps.unit_step, r"RU"),
    ("decade", timedates.decade, r"k"),
    ("century", timedates.century, r"oU"),
    ("years", timedates.years, r"U?y-[ydn]"),
    ("year", timedates.year, r"U?y"),
    ("then", timesteps.then, r"t"),
    ("month", timedates.month, rf"M|[phA]m(?!{_YEAR}|[do])|m(?=[-u][Mm])|(?<=[-u])m"),
    ("deictic", timesteps.deictic, r"[DY]"),
)
_BEFORE = 8
_READERS: dict[str, Callable[[Got], Reading | None]] = {
    name: reader for name, reader, _ in _RULES
}


def readings(tokens: Sequence[Token], words: TimeWords) -> list[Reading]:
    """The times of a sequence of tokens, in order, none inside another."""
    letters = "".join(token.letter for token in tokens)
    found: list[Reading] = []
    for match in _pattern(words.style.month_first).finditer(letters):
        coming = _coming(letters, match.start())
        got = Got(tokens, match.start(), match.end(), coming, words)
        reading = _READERS[match.lastgroup or ""](got)
        if reading is not None:
            found.append(reading)
    return found


@cache
def _pattern(month_first: bool) -> re.Pattern[str]:
    skipped = () if month_first else ("month_day", "month_days")
    rules = (f"(?P<{name}>{rule})" for name, _, rule in _RULES if name not in skipped)
    return re.compile(rf"(?![x.,|()])(?:{'|'.join(rules)})")


def _coming(letters: str, start: int) -> bool:
    """Whether `shall` or the like stands before, in the sentence, without `have`."""
    before = letters[max(0, start - _BEFORE) : start]
    before = before[before.rfind(".") + 1 :]
    at = before.rfind("w")
    return at >= 0 and "v" not in before[at:]
