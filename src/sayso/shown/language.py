"""The reader's language: what `_` says, and how days are written.

English unless somebody says otherwise for the request at hand. Messages are those of
gettext; a catalogue that lacks one leaves it in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations

from sayso.model import Period
from sayso.weigh import in_words


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language to show things in: its code, its messages, its way to write days."""

    code: str = "en"
    messages: NullTranslations = field(default_factory=NullTranslations)
    written: Callable[[Period], str] = in_words


ENGLISH = Tongue()
_SPOKEN: ContextVar[Tongue] = ContextVar("tongue", default=ENGLISH)


@contextmanager
def in_tongue(tongue: Tongue) -> Iterator[None]:
    """Show things in a language until the block ends."""
    token = _SPOKEN.set(tongue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def tongue() -> Tongue:
    """The language that things are shown in now."""
    return _SPOKEN.get()


def _(message: str) -> str:
    """A message in the reader's language."""
    return tongue().messages.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """A message in the singular or the plural of the reader's language."""
    return tongue().messages.ngettext(one, many, number)


def written(period: Period) -> str:
    """`16 June 2017`, `June 2017` or `2017`, as the reader's language writes it."""
    return tongue().written(period)
