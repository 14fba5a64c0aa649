"""`sayso read`: who says what in a report, without a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.codes import Code
from sayso.cli.options import (
    AllowPrivate,
    AsJson,
    Columns,
    Lang,
    Model,
    Outlet,
    Published,
    Title,
    given,
    limits,
)
from sayso.cli.screen import complain, emit, screen

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Text, HTML or .jsonl files, tables, archives, folders, addresses, or - "
        "for standard input.",
    ),
]


def read(  # noqa: PLR0913  # one for each option
    files: Files,
    published: Published = "",
    lang: Lang = "",
    outlet: Outlet = "",
    title: Title = "",
    model: Model = "own",
    columns: Columns = "",
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Print who says what in a report; no ledger is needed.

    Shows the report with its sources, cues and contents in colour (in a
    terminal), and then each claim: who, by which words, and exactly what.
    With --json, one object a report, each on a line of its own.
    """
    from sayso.cli.marked import print_reading
    from sayso.model import Problem
    from sayso.pipeline import extract_report
    from sayso.read import read_sources
    from sayso.read.columns import stated_columns
    from sayso.shown.forms import reading_form

    console = screen()
    unread = False
    stated = given(published, lang, outlet, title)
    of, bounds = stated_columns(columns), limits(allow_private)
    for item in read_sources(files, given=stated, columns=of, limits=bounds):
        if isinstance(item, Problem):
            complain(str(item))
            unread = True
            continue
        claims = extract_report(item.report, model)
        if as_json:
            emit(reading_form(item, claims), lines=True)
        else:
            print_reading(item, claims, console)
    if unread:
        raise typer.Exit(Code.UNREAD)
