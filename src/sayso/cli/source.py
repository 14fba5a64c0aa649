"""`sayso source`: what a source said when, and how its earlier claims fared."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import AsJson, AsOf, LedgerPlace, last_day
from sayso.cli.screen import complain, emit, note, screen, working
from sayso.errors import UsageError

Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME",
        help="Any name of a person, a body or a side, in any of the languages or "
        "transliterations, or the beginning of its id.",
    ),
]


def source(
    wanted: Wanted,
    ledger: LedgerPlace = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print a source's record: its names, what it said, and how that fared.

    How it fared counts the positions that it took before others did, and
    beside them those of all sources of the ledger. It is no score: sayso
    doesn't say who is to be trusted. A name that fits several lists them.
    """
    day = last_day(as_of)
    from sayso.cli.sourcepage import print_record, print_records
    from sayso.ledger import Ledger
    from sayso.shown.sourceform import source_form

    with working("opening the ledger"), Ledger.open(ledger) as opened:
        try:
            found = opened.source(" ".join(wanted), as_of=day)
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(Code.NOTHING) from None
    if as_json:
        emit({"found": len(found), "sources": [source_form(one) for one in found]})
    elif len(found) == 1:
        print_record(found[0], screen())
    else:
        print_records(found, screen())
        note(f"{len(found)} sources fit; name one in full, or by its id")
