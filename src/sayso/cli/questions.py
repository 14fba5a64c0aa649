"""`sayso questions`: what there are claims about, by what changed last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.codes import Code
from sayso.cli.options import AsJson, AsOf, LedgerPlace, Recorded, instant, last_day
from sayso.cli.screen import complain, emit, hanging, note, screen, words, working
from sayso.cli.standings import WIDEST_LABEL, label
from sayso.model import Period, Question, Standing
from sayso.shown.wording import count, origins_of, short
from sayso.weigh import in_words

Asked = tuple[Question, Standing]
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Only questions about these words."),
]
Limit = Annotated[int, typer.Option(min=0, help="At most so many; 0 lists them all.")]


def questions(  # noqa: PLR0913  # one for each option
    wanted: Words = None,
    ledger: LedgerPlace = None,
    as_of: AsOf = None,
    recorded: Recorded = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List the questions that claims bear on, those that changed last first.

    For and against count sides, however many reports carry them; a side
    that doubts is in neither. The beginning of an id names a question to
    sayso brief.
    """
    about = " ".join(wanted or ())
    day, moment = last_day(as_of), instant(recorded)
    from sayso.ledger import Ledger

    with working("opening the ledger"), Ledger.open(ledger) as opened:
        found = opened.questions(about, as_of=day, recorded=moment)
        held = len(opened.reports())
    shown = found[:limit] if limit else found
    if as_json:
        _emit(shown, len(found))
    ids = [question.id for question, _ in found]
    for asked in () if as_json else shown:
        print_question(asked, ids, screen())
    if not found:
        about_what = f"about {about!r} " if about else ""
        complain(
            f"there is no question {about_what}in the {count(held, 'report')} read"
        )
        raise typer.Exit(Code.NOTHING)
    if len(shown) < len(found):
        note(f"{len(shown)} of {len(found)} questions; --limit 0 lists them all.")


def _emit(shown: Sequence[Asked], found: int) -> None:
    from sayso.shown.forms import asked_form

    emit({"found": found, "questions": [asked_form(*asked) for asked in shown]})


def print_question(asked: Asked, ids: Sequence[str], console: Console) -> None:
    """Print a question in two lines; `ids` are those that its own is told from."""
    question, standing = asked
    named = label(standing.label)
    named.pad_right(WIDEST_LABEL - named.cell_len)
    identifier = words(short(question.id, ids), "dim")
    about = words(question.text, "bold")
    about.append(f"\n{_counts(question, standing)}", "dim")
    console.print(hanging(Text.assemble(identifier, "  ", named, "  "), about, console))


def _counts(question: Question, standing: Standing) -> str:
    """`Sides: 2 for, 1 against, 1 in doubt · 8 reports · last 12 July 2017`."""
    reports = {r.id: r for o in origins_of(standing) for r in o.reports}
    days = [r.published for r in reports.values() if r.published]
    polar = question.kind == "polar"
    sides = [f"{len(standing.affirm)} {'for' if polar else 'with a value'}"]
    sides += [f"{len(standing.deny)} against"] if polar else []
    sides += [f"{len(standing.doubt)} in doubt"] if standing.doubt else []
    parts = [f"Sides: {', '.join(sides)}", count(len(reports), "report")]
    parts += [f"last {in_words(max(days, key=_last))}"] if days else []
    return " · ".join(parts)


def _last(published: Period) -> date:
    return published.last
