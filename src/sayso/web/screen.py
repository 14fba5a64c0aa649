"""Values on pages: the templates, what they can call, and the language of a request.

Everything that is put into a template is escaped, and what a report holds is first made
fit to be shown. A page is handed values; it works nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from threading import BoundedSemaphore
from typing import Annotated, Any
from urllib.parse import quote

from babel.dates import format_date
from fastapi import Form, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import InputError, UsageError
from sayso.ledger import Ledger
from sayso.model import LANGUAGES, POLAR_ANSWERS, Label, Period
from sayso.read.fetch import Limits
from sayso.shown import language, newness, reasons, wording
from sayso.shown.language import in_tongue, tongue
from sayso.web.gate import Gate
from sayso.web.outcomes import Outcomes
from sayso.web.tongues import CHOSEN, SPOKEN, tongue_for
from sayso.weigh import meaning

LANGUAGE_NAMES = {
    "sv": "Svenska",
    "nb": "Bokmål",
    "nn": "Nynorsk",
    "da": "Dansk",
    "en": "English",
}


_AT_ONCE = 2  # reports that are read at a time
_WAIT = 30.0  # seconds


class Screen:
    """A ledger and the templates that show it; `limits` are for what is fetched.

    `gate` knows who is reading.
    """

    def __init__(
        self, ledger: Ledger, limits: Limits | None = None, gate: Gate | None = None
    ) -> None:
        self.ledger = ledger
        self.limits = limits
        self.gate = gate or Gate()
        self.outcomes = Outcomes()
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._templates = _environment()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Time to read a report; raise InputError where too many others are read."""
        if not self._turns.acquire(timeout=_WAIT):
            raise InputError("others are being read just now; try again in a minute")
        try:
            yield
        finally:
            self._turns.release()

    @contextmanager
    def speaking(self, request: Request) -> Iterator[None]:
        """Put things in the language that the reader chose, or whose browser asks."""
        chosen = request.cookies.get(CHOSEN, "")
        accepted = request.headers.get("accept-language", "")
        with in_tongue(tongue_for(f"{chosen},{accepted}")):
            yield

    def page(
        self, request: Request, template: str, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page of this name with these values, in the reader's language."""
        with self.speaking(request):
            made = self._templates.get_template(template)
            text = made.render(
                **values,
                path=request.url.path,
                token=self.gate.token(request),
                reader=self.gate.session(request),
            )
        return HTMLResponse(text, status)

    def who(self, request: Request) -> str:
        """By whom a request's decisions are."""
        return self.gate.who(request)

    def signed(
        self, request: Request, token: Annotated[str, Form(max_length=200)] = ""
    ) -> None:
        """Let a form pass that comes from one of these pages; refuse any other."""
        if not self.gate.signed(request, token):
            raise HTTPException(403)


def day_asked(text: str | None) -> date | None:
    """The last day of `2017-06-30`, `2017-06` or `2017`; None for nothing.

    Raises UsageError for anything else.
    """
    return Period.parse(text).last if text and text.strip() else None


def short_date(text: str | None) -> date | None:
    """As `day_asked`, but nothing for what is no date."""
    try:
        return day_asked(text)
    except UsageError:
        return None


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        language._, language.ngettext, newstyle=True
    )
    made.globals.update(_callable())
    made.filters.update(
        line=wording.line,
        block=wording.block,
        written=language.written,
        day=lambda day: language.written(Period.day(day)),
        segment=partial(quote, safe=""),
        polar=lambda answer: answer in POLAR_ANSWERS,
    )
    return made


def _callable() -> dict[str, Any]:
    """What templates may call."""
    named = (
        *(wording.count, wording.outlet, wording.day_of, wording.dated),
        *(wording.quoted, wording.joined, wording.stands_for, wording.details),
        *(
            wording.side_name,
            wording.side_called,
            wording.held_by,
            wording.voices_of,
            wording.some,
        ),
        *(wording.origins_of, wording.nobody, wording.manner, wording.circumstances),
        *(newness.says, newness.before, newness.known_since),
        *(reasons.asked, reasons.reason, reasons.would_change),
    )
    return {
        **{function.__name__: function for function in named},
        "version": __version__,
        "languages": LANGUAGES,
        "tongues": tuple(SPOKEN.items()),
        "language_names": LANGUAGE_NAMES,
        "tongue": tongue,
        "means": _means,
        "short_day": _short_day,
        "full_day": _full_day,
    }


def _means(label: Label) -> str:
    return language._(meaning(label))


def _short_day(when: date | Period) -> str:
    """`16 Jun`, where the year is said elsewhere; a month or a year as it is."""
    if isinstance(when, Period):
        if when.first != when.last:
            return str(when)
        when = when.last
    return format_date(when, "d MMM", locale=tongue().code)


def _full_day(when: Period) -> str:
    """`16 Jun 2017`, for drawings; a month or a year as it is."""
    if when.first != when.last:
        return str(when)
    return format_date(when.last, "d MMM y", locale=tongue().code)
