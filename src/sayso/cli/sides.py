"""`sayso side` and `sayso hurts`: a person's word on whose side somebody is."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from sayso.cli.decisions import print_decision
from sayso.cli.naming import By, actor_named, person, question_named
from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import working
from sayso.shown.wording import line

Named = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="Any name of an actor, or the beginning of its id."
    ),
]
Asked = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION", help="A question's words, or the beginning of its id."
    ),
]
Side = Annotated[
    str,
    typer.Argument(
        metavar="SIDE", help="A state, group or body, by its English name; '' for none."
    ),
]


def side(
    name: Named,
    side: Side,
    ledger: LedgerPlace = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Decide for which side somebody speaks.

    Sides are what a standing counts: two voices of one side are one origin.
    """
    from sayso.ledger import Ledger

    with working("deciding"), Ledger.open(ledger) as opened:
        actor = replace(actor_named(opened, name), side=side.strip())
        changes = opened.decide(actor, maker=person(by))
    said = f"{line(actor.name)} speaks for {line(actor.side) or 'nobody else'}"
    print_decision(actor, said, changes, as_json=as_json)


def hurts(
    question: Asked,
    side: Side,
    ledger: LedgerPlace = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Decide which side a yes to a question hurts.

    Where that side itself says yes, the standing is conceded.
    """
    from sayso.ledger import Ledger

    with working("deciding"), Ledger.open(ledger) as opened:
        asked = replace(question_named(opened, question), hurts=side.strip())
        changes = opened.decide(asked, maker=person(by))
    said = f"{line(asked.text)} A yes hurts {line(asked.hurts) or 'nobody'}"
    print_decision(asked, said, changes, as_json=as_json)
