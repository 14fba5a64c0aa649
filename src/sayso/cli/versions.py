"""`sayso versions`: how a page was changed since it was first read."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import complain, emit, screen, words, working
from sayso.errors import UsageError

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="REPORT",
        help="The beginning of the id of a report that the ledger holds.",
    ),
]


def versions(
    report: Wanted, ledger: LedgerPlace = None, as_json: AsJson = False
) -> None:
    """Print how the page that a report was read from has changed, version by version.

    Which words are gone and which are new, which claims vanished or
    appeared, and whether the page tells its readers so. A page that was read
    once, or always said the same, has one version.
    """
    from sayso.cli.versionspage import print_revision
    from sayso.ledger import Ledger
    from sayso.shown.revised import revision_form

    with working("comparing"), Ledger.open(ledger) as opened:
        try:
            found = opened.versions(report)
        except UsageError as error:
            complain(str(error))
            raise typer.Exit(Code.NOTHING) from None
    if as_json:
        emit({"revisions": [revision_form(revision) for revision in found]})
    elif not found:
        screen().print(words("One version of it was read."))
    for revision in () if as_json else found:
        print_revision(revision, screen())
