"""`sayso demo`: the example reports, read into a fresh ledger, and a brief on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import AsJson
from sayso.cli.screen import emit, note, screen
from sayso.errors import InputError, UsageError
from sayso.shown.wording import count

if TYPE_CHECKING:
    from sayso.ledger import Ledger

_STORY = "baghdadi"
_QUESTION = "Baghdadi"
_AS_OF = date(2017, 7, 31)

Place = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PLACE",
        help="Keep the ledger here, to look further; else it is gone afterwards.",
    ),
]


def demo(ledger: Place = None, as_json: AsJson = False) -> None:
    """Read the example reports into a fresh ledger and print a brief on them.

    The examples are eleven reports in five languages about the death of the
    leader of IS, claimed in June 2017 and again in October 2019.
    """
    from sayso.cli.add import add_all
    from sayso.cli.page import print_brief
    from sayso.read import read_sources
    from sayso.shown.forms import brief_form

    with _opened(ledger) as opened, _examples() as folder:
        readings = tuple(read_sources([str(folder)]))
        _check_fresh(opened, {r.report.id for r in readings if hasattr(r, "report")})
        added, _ = add_all(opened, readings)
        page = opened.brief(_QUESTION, as_of=_AS_OF)
        copies = opened.echoes()
    note(f"Read {count(len(added.added) + added.known, 'example report')}.")
    if as_json:
        emit(brief_form(page))
        return
    print_brief(page, copies, screen())
    note(_further(ledger))


@contextmanager
def _opened(where: str | None) -> Iterator[Ledger]:
    from sayso.ledger import Ledger

    with TemporaryDirectory(prefix="sayso-demo-") as folder:
        with Ledger.open(where or folder) as opened:
            yield opened


@contextmanager
def _examples() -> Iterator[Path]:
    """The folder of the example reports: in the package, or beside its sources."""
    packaged = files("sayso") / "examples" / _STORY
    beside = Path(__file__).parents[3] / "examples" / _STORY
    if packaged.is_dir():
        with as_file(packaged) as folder:
            yield folder
    elif beside.is_dir():
        yield beside
    else:
        raise InputError("the example reports are missing; install sayso again")


def _check_fresh(ledger: Ledger, examples: set[str]) -> None:
    if any(report.id not in examples for report in ledger.reports()):
        raise UsageError(
            "that ledger holds other reports already; name a new folder for the demo"
        )


def _further(ledger: str | None) -> str:
    if ledger is None:
        return "To look further, keep the ledger: sayso demo --ledger demo"
    return f"To look further: sayso questions --ledger {ledger}"
