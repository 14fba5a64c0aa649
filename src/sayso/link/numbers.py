"""Numbers in five languages: figures, words and the vague ones that count in tens.

Gives one value a number; ranges and `at least` keep the figure that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_NORDIC = {
    1: "ett én éin éi",
    2: "två to tvo begge båda både",
    3: "tre",
    4: "fyra fire",
    5: "fem",
    6: "sex seks",
    7: "sju syv",
    8: "åtta åtte otte",
    9: "nio ni",
    10: "tio ti titals",
    11: "elva elleve",
    12: "tolv dussin dusin dussintals dusinvis",
    13: "tretton tretten",
    14: "fjorton fjorten",
    15: "femton femten",
    16: "sexton seksten",
    17: "sjutton sytten",
    18: "arton atten",
    19: "nitton nitten",
    20: "tjugo tjue tyve tjugotal tjugotalet snes",
    30: "trettio tretti tredve tredive trettiotal trettiotalet",
    40: "fyrtio førti fyrre fyrtiotal",
    50: "femtio femti halvtreds femtiotal",
    60: "sextio seksti tres sextiotal",
    70: "sjuttio sytti halvfjerds",
    80: "åttio åtti firs",
    90: "nittio nitti halvfems",
    100: "hundra hundre hundrede hundratal hundratalet hundratals hundrevis hundredvis",
    1000: "tusen tusind tusental tusentals tusenvis tusindvis",
}
_ENGLISH = {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve dozen dozens",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty scores",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
    100: "hundred hundreds",
    1000: "thousand thousands",
}


def _by_word(units: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in units.items() for word in words.split()}


_WORDS = {"en": _by_word(_ENGLISH)} | dict.fromkeys(
    ("sv", "nb", "nn", "da"), _by_word(_NORDIC)
)
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


def numbers(words: Sequence[str], code: str) -> list[Number]:
    """The numbers of a sequence of lower-case words, thousands joined."""
    found: list[Number] = []
    i = 0
    while i < len(words):
        value = _value(words[i], code)
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
    return (
        words[i].isdigit()
        and len(words[i]) <= 3
        and bool(re.fullmatch(r"\d{3}", after))
    )


def _value(word: str, code: str) -> float | None:
    if word[0].isdigit():
        return figure(word)
    value = _WORDS.get(code, _WORDS["en"]).get(word)
    return None if value is None else float(value)
