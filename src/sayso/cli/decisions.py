"""`sayso decisions` and `sayso retract`: what persons decided, and took back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from sayso.cli.codes import Code
from sayso.cli.naming import LEAST_ID, Because, By, person
from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import complain, emit, hanging, note, screen, words, working
from sayso.model import Reason

if TYPE_CHECKING:
    from sayso.ledger import Change
    from sayso.shown.forms import Form
    from sayso.store import Decision, LogEntry

Wanted = Annotated[
    str, typer.Argument(metavar="DECISION", help="The beginning of a decision's id.")
]


def decisions(ledger: LedgerPlace = None, as_json: AsJson = False) -> None:
    """List what persons decided and took back, the latest first.

    What sayso decides by itself stands beside each claim in a brief, with its
    reason; here is what outranks it, and what was retracted of it.
    """
    from sayso.ledger import Ledger
    from sayso.shown.decided import history
    from sayso.shown.decided import told as told_of

    with working("opening the ledger"), Ledger.open(ledger) as opened:
        entries = opened.log()
        about = opened.about(entry.decision for entry in entries)
        told = [told_of(one) for one in about]
    if as_json:
        rows = zip(entries, told, strict=True)
        emit({"decisions": [_entry_form(entry, text) for entry, text in rows]})
    elif not entries:
        note("nobody has decided anything by hand yet")
    console = screen()
    for entry, text in () if as_json else zip(entries, told, strict=True):
        body = words(text, "" if entry.retracted is None else "strike")
        body.append(f"\n{history(entry)}", "dim")
        console.print(hanging(Text(f"{entry.decision.id[:8]}  "), body, console))


def retract(
    decision: Wanted,
    ledger: LedgerPlace = None,
    because: Because = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Take a decision back; it stays in the log, with who did so and why.

    A person's decision gives way to what sayso finds; one of sayso's own is
    not made again.
    """
    from sayso.ledger import Ledger

    with working("retracting"), Ledger.open(ledger) as opened:
        known = {e.decision.id for e in opened.log() if e.retracted is None}
        long = len(decision) >= LEAST_ID
        fitting = sorted(one for one in known if long and one.startswith(decision))
        if len(fitting) > 1:
            several = ", ".join(fitting)
            complain(f"{len(fitting)} decisions begin with {decision!r}: {several}")
            raise typer.Exit(Code.USAGE)
        chosen = fitting[0] if fitting else decision
        why = because.strip() or "taken back by hand"
        changes = opened.retract(chosen, reason=why, maker=person(by))
    if as_json:
        emit({"retracted": chosen, "changes": _changes_form(changes)})
        return
    from sayso.cli.changes import print_changes

    screen().print(words(f"Retracted {chosen}.", "bold"))
    print_changes(changes)


def print_decision(
    decision: Decision, said: str, changes: Sequence[Change], *, as_json: bool
) -> None:
    """Say what was decided, what it changed, and how to take it back."""
    if as_json:
        form = {"decision": decision.id, "said": said}
        emit({**form, "changes": _changes_form(changes)})
        return
    from sayso.cli.changes import print_changes

    screen().print(words(f"{said}.", "bold"))
    print_changes(changes)
    note(f"Take it back with: sayso retract {decision.id[:8]} --because WORDS")


def _entry_form(entry: LogEntry, told: str) -> Form:
    taken = entry.retracted
    reason = getattr(entry.decision, "reason", Reason("", "")).words
    return {
        "id": entry.decision.id,
        "kind": type(entry.decision).__name__.lower(),
        "said": told,
        "maker": entry.maker,
        "because": reason,
        "recorded": entry.recorded.isoformat(),
        "retracted": taken
        and {"by": entry.by, "because": entry.why, "recorded": taken.isoformat()},
    }


def _changes_form(changes: Sequence[Change]) -> list[Form]:
    from sayso.shown.forms import change_form

    return [change_form(change) for change in changes]
