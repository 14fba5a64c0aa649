"""Numbers in five languages: figures, words and the vague ones that count in tens.

Gives one value a number; ranges and `at least` keep the figure that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_UNITS = {
    1: "ett én éin éi one",
    2: "två to two begge båda both",
    3: "tre three",
    4: "fyra fire four",
    5: "fem five",
    6: "sex seks six",
    7: "sju syv syv seven",
    8: "åtta åtte otte eight",
    9: "nio ni nine",
    10: "tio ti ten",
    11: "elva elleve eleven",
    12: "tolv twelve dussin dusin dozen dozens",
    13: "tretton tretten thirteen",
    14: "fjorton fjorten fourteen",
    15: "femton femten fifteen",
    16: "sexton seksten sixteen",
    17: "sjutton sytten sytten seventeen",
    18: "arton atten eighteen",
    19: "nitton nitten nineteen",
    20: "tjugo tjue tyve twenty tjugotal tjugotalet snes",
    30: "trettio tretti tredve tredive thirty trettiotal trettiotalet trettital",
    40: "fyrtio førti fyrre forty fyrtiotal",
    50: "femtio femti halvtreds fifty femtiotal",
    60: "sextio seksti tres sixty sextiotal",
    70: "sjuttio sytti halvfjerds seventy",
    80: "åttio åtti firs eighty",
    90: "nittio nitti halvfems ninety",
    100: "hundra hundre hundrede hundred hundratal hundratalet hundratals hundrevis",
    1000: "tusen tusind thousand tusental tusentals",
}
_WORDS = {word: value for value, words in _UNITS.items() for word in words.split()}
_SCALES = {
    "hundra": 100,
    "hundre": 100,
    "hundrede": 100,
    "hundred": 100,
    "tusen": 1000,
    "tusind": 1000,
    "thousand": 1000,
    "miljon": 10**6,
    "miljoner": 10**6,
    "million": 10**6,
    "millioner": 10**6,
    "millionar": 10**6,
    "millions": 10**6,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sequence of words: where, and its value."""

    start: int
    end: int
    value: float

    @property
    def text(self) -> str:
        """The value without a point where it is whole."""
        return f"{self.value:g}" if self.value < 10**6 else f"{int(self.value)}"


def figure(text: str) -> float | None:
    """The value of figures as news prints them: `35 000`, `35.000`, `1,5`."""
    match = _FIGURE.fullmatch(text)
    if not match:
        return None
    bare = re.sub(r"[ \u00a0\u202f.,](?=\d{3}(?!\d))", "", text)
    return float(bare.replace(",", "."))


def numbers(words: Sequence[str]) -> list[Number]:
    """The numbers of a sequence of lower-case words, thousands joined."""
    found: list[Number] = []
    i = 0
    while i < len(words):
        value = _value(words[i])
        end = i + 1
        if value is not None:
            if _parts(words, i):
                value, end = value * 1000 + float(words[i + 1]), i + 2
            if end < len(words) and words[end] in _SCALES:
                value, end = value * _SCALES[words[end]], end + 1
            found.append(Number(i, end, value))
        i = end
    return found


def _parts(words: Sequence[str], i: int) -> bool:
    """Whether a space parts the thousands: `35 000`."""
    after = words[i + 1] if i + 1 < len(words) else ""
    return words[i].isdigit() and len(words[i]) <= 3 and bool(re.fullmatch(r"\d{3}", after))


def _value(word: str) -> float | None:
    if word[0].isdigit():
        return figure(word)
    return float(_WORDS[word]) if word in _WORDS else None
