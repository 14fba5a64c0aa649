"""The options that commands share, and how a day or an instant may be written."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import UsageError
from sayso.model import Period

if TYPE_CHECKING:
    from sayso.read import Given, Terms
    from sayso.read.fetch import Limits

LedgerPlace = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PLACE",
        envvar="SAYSO_LEDGER",
        help="The ledger: a folder, a .sqlite file or a postgresql:// address. "
        "Without it, a folder for your own data.",
    ),
]
Model = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME",
        envvar="SAYSO_MODEL",
        help="The language model that parses: own for sayso's, the name or folder of "
        "a spaCy pipeline, or none: faster, and less well read.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        show_default=False,
        help="How many processes read and decide. Without it, one for each core.",
    ),
]
Columns = Annotated[
    str,
    typer.Option(
        metavar="FIELD=COLUMN,…",
        help="Which column of a table, or key of JSON lines, is which field: "
        "text=body,published=date,outlet=source. Without it, by their names.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Let addresses of the local network and any port be fetched too.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="What was known by the end of a day, a month or a year "
        "(2017-06-30, 2017-06, 2017). Without it, today.",
    ),
]
Recorded = Annotated[
    str | None,
    typer.Option(
        "--recorded",
        metavar="INSTANT",
        help="What the ledger held at an instant (2026-03-01, 2026-03-01T14:00; "
        "UTC unless an offset is given). Without it, now.",
    ),
]
Published = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        help="When the reports were published: a day, a month or a year. "
        "It outranks what the reports say.",
    ),
]
Lang = Annotated[
    str,
    typer.Option(metavar="CODE", help="The reports' language: sv, nb, nn, da or en."),
]
Outlet = Annotated[str, typer.Option(metavar="NAME", help="Who published the reports.")]
Title = Annotated[str, typer.Option(metavar="WORDS", help="The report's headline.")]


def last_day(text: str | None) -> date | None:
    """The last day of `2017-06-30`, `2017-06` or `2017`; raise UsageError."""
    return Period.parse(text).last if text else None


def instant(text: str | None) -> datetime | None:
    """An instant; a bare day is its end; UTC where no offset is given.

    Raises UsageError for anything that is no instant of ISO 8601.
    """
    if not text:
        return None
    try:
        if "T" not in text and " " not in text.strip():
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no instant; write a day or a time of day, such as "
            "2026-03-01 or 2026-03-01T14:00"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def given(published: str, lang: str, outlet: str, title: str = "") -> Given:
    """What the person states of the reports; raise UsageError for a bad date."""
    from sayso.read import Given

    period = Period.parse(published) if published else None
    return Given(published=period, lang=lang, outlet=outlet, title=title)


def terms(stated: Given, columns: str) -> Terms:
    """How sources are read; raise UsageError for columns that say nothing."""
    from sayso.read import Terms
    from sayso.read.columns import stated_columns

    return Terms(stated, stated_columns(columns))


def limits(allow_private: bool) -> Limits | None:
    """What may be fetched: the public web, or any address; None is the first."""
    if not allow_private:
        return None
    from sayso.read.fetch import Limits

    return Limits(private=True)


def cores() -> int:
    """How many cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
