"""`sayso merge` and `sayso split`: a person's word on what is one matter."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.decisions import print_decision
from sayso.cli.naming import Because, By, called, person, reason, report_named
from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import working
from sayso.errors import UsageError
from sayso.model import Pairing

_HELP = (
    "A report, by its outlet, file name or the beginning of its id; or a question, "
    "by its words or the beginning of its id."
)
One = Annotated[str, typer.Argument(metavar="ONE", help=_HELP)]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another, as ONE.")]


def merge(  # noqa: PLR0913  # one for each option
    one: One,
    other: Other,
    ledger: LedgerPlace = None,
    because: Because = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Decide that two reports, or two questions, are of one matter.

    It outranks what sayso finds, for these two and what goes with them, and
    holds for reports that come later. It can be taken back: sayso retract.
    """
    _pair(one, other, ledger, (because, by), together=True, as_json=as_json)


def split(  # noqa: PLR0913  # one for each option
    one: One,
    other: Other,
    ledger: LedgerPlace = None,
    because: Because = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Decide that two reports, or two questions, are of two matters.

    Each other report of the matter goes with the one that it is most like.
    It outranks what sayso finds, and can be taken back: sayso retract.
    """
    _pair(one, other, ledger, (because, by), together=False, as_json=as_json)


def _pair(  # noqa: PLR0913  # what both commands were given
    one: str,
    other: str,
    place: str | None,
    said: tuple[str, str],
    *,
    together: bool,
    as_json: bool,
) -> None:
    from sayso.ledger import Ledger

    because, by = said
    with working("deciding"), Ledger.open(place) as opened:
        first, second = report_named(opened, one), report_named(opened, other)
        if first.id == second.id:
            raise UsageError(f"{one!r} and {other!r} are one report; name two")
        low, high = sorted((first.id, second.id))
        why, maker = reason(because), person(by)
        pair = Pairing(low, high, together=together, reason=why, maker=maker)
        changes = opened.decide(pair)
    kind = "one matter" if together else "two matters"
    said_of = f"{called(first)} and {called(second)} are of {kind}"
    print_decision(pair, said_of, changes, as_json=as_json)
