"""How the gazetteer spells places: in English, in Latin letters, with few marks.

Decides which of GeoNames' spellings a newspaper could print, and what it would.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from babel import Locale

_KEPT_MARKS = frozenset("\u0308\u030a\u0301\u0300\u0302\u0303\u0327")
_ARTICLES = frozenset("Al Ad Ar As Ash At Az El Er Ed Es Ez".split())
_UNITS = frozenset(
    "governorate muhafazat muhafazah mayorality misto oblast province region wilaya "
    "gouvernorat county prefecture state territory".split()
)
_COMPASS = frozenset(
    "northern southern eastern western north south east west central free "
    "capital".split()
)
_OWN_CEDILLA = "çÇ"


def weight(people: int, names: int) -> int:
    """Ten times the logarithm of the population, and a fifth of the known names."""
    return round(10 * math.log10(people + 10)) + min(names, 100) // 5


def english(name: str, others: Iterable[str]) -> str:
    """The name as English papers print it: no article in front, few marks."""
    plain, known = printed(name), {printed(o) for o in others}
    stem, _, end = plain.rpartition("-")
    if end.islower() and stem in known:
        return stem
    first, _, rest = plain.replace("-", " ").partition(" ")
    if first in _ARTICLES and rest:
        ends = (rest.removesuffix("h"), rest) if rest.endswith("ah") else (rest,)
        return next((end for end in ends if end in known), plain)
    short = plain.removesuffix("h")
    scholarly = plain.endswith("ah") and plain != name
    return short if scholarly and short in known else plain


def printed(name: str) -> str:
    """A name without the marks that only a scholarly transliteration has."""
    parts = (
        c if c in _OWN_CEDILLA else unicodedata.normalize("NFD", c)
        for c in unicodedata.normalize("NFC", name)
    )
    kept = (
        c
        for part in parts
        for c in part
        if not unicodedata.combining(c) or c in _KEPT_MARKS - {"\u0327"}
    )
    plain = unicodedata.normalize("NFC", "".join(kept)).replace("ı", "i")
    return "".join(c for c in plain if c not in "ʼ‘`’ʻ")


def unit(name: str) -> str:
    """A province's name without the word for what it is."""
    words = [w for w in name.split() if w.casefold() not in _UNITS]
    plain = " ".join(words).removeprefix("of ").strip("'")
    return name if plain.casefold() in _COMPASS else plain or name


def in_print(spelling: str) -> bool:
    """Whether a spelling could stand in a paper in Latin letters."""
    letters = [c for c in spelling if c.isalpha()]
    plain = all("LATIN" in unicodedata.name(c, "") for c in letters)
    shaped = spelling[:1].isupper() and not (spelling.isupper() or spelling.islower())
    odd = any(c in "əʼʻʿ_()/,0123456789" for c in spelling)
    return plain and shaped and not odd and len(letters) > 3


def country_name(code: str) -> str:
    """CLDR's English name of a country without what it adds to tell two apart."""
    name = Locale("en").territories.get(code, "").partition(" (")[0]
    plain = name.replace(" & ", " and ").replace(" - ", "-")
    return plain.removesuffix(" SAR China")
