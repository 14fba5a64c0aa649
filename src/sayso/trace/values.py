"""When two answers are the same: numbers as numbers, names by how they sound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from sayso.lang.names import sounding
from sayso.model import POLAR_ANSWERS, Bearing
from sayso.text import folded

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\Z")
_THOUSANDS = re.compile("(?<=\\d)[\\s\u00a0\u202f.,](?=\\d{3}(?!\\d))")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 14)
def value_key(answer: str) -> str:
    """What two answers share when they are the same value: `35 000` and `35000`,
    `Khan Shaykhun` and `Khan Sheikhoun`."""
    if answer in POLAR_ANSWERS:
        return answer
    bare = _THOUSANDS.sub("", answer.strip())
    if _NUMBER.match(bare):
        whole, _, part = bare.replace(",", ".").partition(".")
        part = part.rstrip("0")
        return (whole.lstrip("0") or "0") + (f".{part}" if part else "")
    return " ".join(map(sounding, _WORD.findall(folded(answer))))


def same_values(bearings: Iterable[Bearing]) -> dict[str, str]:
    """Each link's answer, by link id, in one spelling for all that are the same value.

    Numbers are written plain; other values in the spelling that is the commonest among
    the bearings, then the first by alphabet.
    """
    spellings: dict[str, list[str]] = defaultdict(list)
    links = [b.link for b in bearings]
    for link in links:
        spellings[value_key(link.answer)].append(link.answer.strip())
    chosen = {
        key: key if _NUMBER.match(key) else max(sorted(set(found)), key=found.count)
        for key, found in spellings.items()
    }
    return {link.id: chosen[value_key(link.answer)] for link in links}
