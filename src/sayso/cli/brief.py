"""`sayso brief`: the page on one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import AsJson, AsOf, LedgerPlace, Recorded, instant, last_day
from sayso.cli.screen import complain, emit, screen, working
from sayso.errors import UsageError
from sayso.model import Period
from sayso.shown.wording import count
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.ledger import Ledger

Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS|ID",
        help="Words that the question is about, in any of the languages, or the "
        "beginning of its id.",
    ),
]


def brief(
    wanted: Wanted,
    ledger: LedgerPlace = None,
    as_of: AsOf = None,
    recorded: Recorded = None,
    as_json: AsJson = False,
) -> None:
    """Print the page on a question: its standing, why, and the exact words.

    The words of the matter are enough; the question that they are most about
    is taken. --as-of asks what the reports published by a day support,
    --recorded what this ledger held at an instant.
    """
    day, moment = last_day(as_of), instant(recorded)
    from sayso.cli.page import print_brief
    from sayso.ledger import Ledger
    from sayso.shown.forms import brief_form

    with working("opening the ledger"), Ledger.open(ledger) as opened:
        try:
            page = opened.brief(" ".join(wanted), as_of=day, recorded=moment)
        except UsageError as error:
            complain(f"{error}. {_read(opened)}")
            raise typer.Exit(Code.NOTHING) from None
        copies = opened.echoes()
    if as_json:
        emit(brief_form(page))
    else:
        print_brief(page, copies, screen())


def _read(ledger: Ledger) -> str:
    """What was read: whoever finds nothing must know where sayso looked."""
    reports = ledger.reports()
    days = sorted(r.published.last for r in reports if r.published)
    span = ""
    if days:
        first, last = (in_words(Period.day(day)) for day in (days[0], days[-1]))
        span = f" from {first} to {last}"
    return f"Looked in {count(len(reports), 'report')}{span}; others were not read"
