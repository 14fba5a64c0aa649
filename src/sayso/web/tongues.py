"""Which language the pages speak to whom, and how it writes days and numbers."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel.core import negotiate_locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from sayso.model import Period
from sayso.shown.language import Tongue

SPOKEN = {"en": "English", "sv": "Svenska", "nb": "Norsk", "da": "Dansk"}
"""The languages that the pages speak, each by its own name."""

CHOSEN = "sayso-language"
"""The cookie that keeps the language that a reader chose."""

_ALSO = {"no": "nb", "nn": "nb"}
_PATTERNS = {10: "d MMMM y", 7: "LLLL y", 4: "y"}
_YEAR = 365 * 24 * 3600


def tongue_for(accepted: str) -> Tongue:
    """The best language for an Accept-Language header."""
    wanted = [part.partition(";")[0].strip() for part in accepted.split(",")[:10]]
    plain = [w.replace("-", "_") for w in wanted if w.replace("-", "").isalnum()]
    known = [_ALSO.get(w.partition("_")[0].lower(), w) for w in plain]
    return _tongue(negotiate_locale(known, SPOKEN) or "en")


def routes() -> APIRouter:
    """The route by which a reader chooses a language."""
    router = APIRouter()

    @router.get("/language/{code}")
    def choose(code: str, back: str = "/") -> RedirectResponse:
        local = back.startswith("/") and not back.startswith(("//", "/\\"))
        answer = RedirectResponse(back if local else "/", status_code=303)
        if code in SPOKEN:
            answer.set_cookie(
                CHOSEN, code, max_age=_YEAR, httponly=True, samesite="strict"
            )
        return answer

    return router


@cache
def _tongue(code: str) -> Tongue:
    return Tongue(code, _messages(code), lambda period: _written(period, code))


def _messages(code: str) -> NullTranslations:
    """A catalogue, made ready when it is first asked for; none for English."""
    path = files("sayso.web").joinpath("locale", code, "LC_MESSAGES", "sayso.po")
    if not path.is_file():
        return NullTranslations()
    ready = io.BytesIO()
    write_mo(ready, read_po(io.BytesIO(path.read_bytes()), locale=code))
    ready.seek(0)
    return GNUTranslations(ready)


def _written(period: Period, code: str) -> str:
    text = str(period)
    pattern = _PATTERNS[len(text)]
    at = period.first + (period.last - period.first) / 2
    return format_date(at, pattern, locale=code)
