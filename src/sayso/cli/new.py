"""`sayso new`: what a report adds to what the ledger knew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import (
    AllowPrivate,
    AsJson,
    Lang,
    LedgerPlace,
    Outlet,
    Published,
    given,
    last_day,
    limits,
)
from sayso.cli.screen import complain, emit, note, screen, working
from sayso.errors import InputError, UsageError
from sayso.model import Problem

if TYPE_CHECKING:
    from sayso.read import Given, Reading
    from sayso.read.fetch import Limits

_ID = "r"  # what the id of a report begins with

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="REPORT",
        help="A file, an address, - for standard input, or the beginning of the id of "
        "a report that the ledger holds.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Hold it against what was published by the end of a day, a month or a "
        "year (2017-06-30, 2017-06, 2017). Without it, the report's own day.",
    ),
]


def new(  # noqa: PLR0913  # one for each option
    report: Wanted,
    ledger: LedgerPlace = None,
    published: Published = "",
    lang: Lang = "",
    outlet: Outlet = "",
    as_of: AsOf = None,
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Print what a report adds to what the ledger knew, and keep nothing of it.

    Who says what for the first time, what only repeats whom, which numbers
    changed, where a hedge was lost and which standings change. The report is
    held against those published by its own day, or by --as-of; one that
    bears no date is taken for the latest.
    """
    stated, day = given(published, lang, outlet), last_day(as_of)
    from sayso.cli.newspage import print_news
    from sayso.ledger import Ledger
    from sayso.shown.newsform import news_form

    wanted = (
        report if _is_id(report) else _reading(report, stated, limits(allow_private))
    )
    with working("comparing"), Ledger.open(ledger) as opened:
        try:
            found = opened.new(wanted, as_of=day)
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(Code.NOTHING) from None
    for problem in () if isinstance(wanted, str) else wanted.problems:
        note(str(problem))
    if as_json:
        emit(news_form(found))
    else:
        print_news(found, screen())


def _is_id(word: str) -> bool:
    """Whether a word can be the id of a report, and is no file."""
    digits = word.removeprefix(_ID)
    hexadecimal = bool(digits) and all(c in "0123456789abcdef" for c in digits)
    return word.startswith(_ID) and hexadecimal and not Path(word).exists()


def _reading(source: str, stated: Given, bounds: Limits | None) -> Reading:
    """The one report of a source; raise InputError where it can't be read."""
    from sayso.read import read_sources

    found = list(read_sources([source], given=stated, limits=bounds))
    for item in found:
        if isinstance(item, Problem):
            raise InputError(str(item))
    readings = [item for item in found if not isinstance(item, Problem)]
    if len(readings) != 1:
        raise UsageError(f"{source} holds {len(readings)} reports; name one of them")
    return readings[0]
