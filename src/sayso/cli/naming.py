"""Which report, question or actor a person's words on the command line name."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import UsageError
from sayso.model import Actor, Question, Reason, Report
from sayso.shown.wording import line

if TYPE_CHECKING:
    from sayso.ledger import Ledger

LEAST_ID = 6  # characters of an id that tell it from a word
_NAMED = 5  # how many are named where several fit

By = Annotated[
    str,
    typer.Option(
        "--by", metavar="NAME", help="Who decides. Without it, your login name."
    ),
]
Because = Annotated[
    str, typer.Option("--because", metavar="WORDS", help="Why; others will read it.")
]


def person(by: str) -> str:
    """Who decides: the name given, or that of the login."""
    return by.strip() or getpass.getuser()


def reason(because: str) -> Reason:
    """A person's reason for a decision."""
    return Reason("person", because.strip() or "decided by hand")


def report_named(ledger: Ledger, words: str) -> Report:
    """The report with this id, file name or outlet; a question's first report.

    An id may be shortened to six characters. Raises UsageError where nothing fits, or
    several reports do.
    """
    held = ledger.reports()
    by_id = [r for r in held if len(words) >= LEAST_ID and r.id.startswith(words)]
    found = by_id or [r for r in held if words in (_file(r), r.outlet, r.address)]
    if len(found) == 1:
        return found[0]
    if found:
        named = ", ".join(f"{r.id} ({r.title or _file(r)})" for r in found[:_NAMED])
        raise UsageError(f"{len(found)} reports fit {words!r}; name one: {named}")
    return _first(ledger, words)


def question_named(ledger: Ledger, words: str) -> Question:
    """The question with this id, or that the words are most about."""
    return ledger.brief(words).question


def actor_named(ledger: Ledger, words: str) -> Actor:
    """The one actor that the words name best; UsageError for several."""
    fitting = (record.party.actors for record in ledger.source(words))
    found = {actor.id: actor for actors in fitting for actor in actors}
    if len(found) == 1:
        return next(iter(found.values()))
    some = list(found.values())[:_NAMED]
    named = "; ".join(f"{actor.name} ({actor.id})" for actor in some)
    raise UsageError(f"{len(found)} actors fit {words!r}; name one by its id: {named}")


def _first(ledger: Ledger, words: str) -> Report:
    """The first report that bears on the question that the words are about."""
    page = ledger.brief(words)
    if not page.bearings:
        raise UsageError(f"no report bears on {page.question.text!r} yet")
    reports = (bearing.report for bearing in page.bearings)
    return min(reports, key=lambda r: (str(r.published or "9999"), r.id))


def _file(report: Report) -> str:
    return os.path.basename(report.address)  # noqa: PTH119  # may be a web address


def called(report: Report) -> str:
    """What a report is called in a sentence."""
    return line(report.outlet or report.title or _file(report) or report.id)
