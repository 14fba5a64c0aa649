"""Which language the pages speak to whom, and how it writes days and numbers."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation
from importlib.resources import files

from babel.core import negotiate_locale
from babel.dates import format_date

from sayso.model import Period
from sayso.shown.language import Tongue

SPOKEN = ("en",)
"""The languages that there is a catalogue for; English needs none."""

_PATTERNS = {10: "d MMMM y", 7: "LLLL y", 4: "y"}


def tongue_for(accepted: str) -> Tongue:
    """The best language for an Accept-Language header."""
    wanted = [part.partition(";")[0].strip() for part in accepted.split(",")[:10]]
    wanted = [w.replace("-", "_") for w in wanted if w.replace("-", "").isalnum()]
    return _tongue(negotiate_locale(wanted, SPOKEN) or SPOKEN[0])


@cache
def _tongue(code: str) -> Tongue:
    folder = str(files("sayso.web").joinpath("locale"))
    messages: NullTranslations = translation("sayso", folder, [code], fallback=True)
    return Tongue(code, messages, lambda period: _written(period, code))


def _written(period: Period, code: str) -> str:
    text = str(period)
    pattern = _PATTERNS[len(text)]
    at = period.first + (period.last - period.first) / 2
    return format_date(at, pattern, locale=code)
