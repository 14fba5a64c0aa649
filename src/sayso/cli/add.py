"""`sayso add`: reads sources into a ledger, and says what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.changes import print_changes
from sayso.cli.codes import Code
from sayso.cli.options import (
    AllowPrivate,
    AsJson,
    Jobs,
    Lang,
    LedgerPlace,
    Outlet,
    Published,
    cores,
    given,
    limits,
)
from sayso.cli.screen import aside, complain, emit, note, screen, words
from sayso.model import Problem
from sayso.shown.wording import line

if TYPE_CHECKING:
    from sayso.ledger import Added, Ledger
    from sayso.read import Reading

_TOLD_ONE_BY_ONE = 3  # more reports that lack the same are told in one sentence
_NAME = 40

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, globs, .jsonl files, addresses of pages or feeds, lists "
        "of feeds (.opml), or - for standard input.",
    ),
]


def add(  # noqa: PLR0913  # one for each option
    sources: Sources,
    ledger: LedgerPlace = None,
    published: Published = "",
    lang: Lang = "",
    outlet: Outlet = "",
    jobs: Jobs = None,
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Read reports into the ledger and say what changed.

    Adding a report twice changes nothing, so an addition that was stopped
    can be run again. What can't be read is named and stops nothing else.
    """
    stated = given(published, lang, outlet)
    from sayso.ledger import Ledger
    from sayso.read import read_sources
    from sayso.shown.forms import added_form

    readings = read_sources(sources, given=stated, limits=limits(allow_private))
    with Ledger.open(ledger, jobs=jobs or cores()) as opened:
        added, notices = add_all(opened, readings)
    for problem in added.problems:
        complain(str(problem))
    if as_json:
        emit(added_form(added, notices))
    else:
        _print_notices(notices)
        _print_added(added)
    if added.problems:
        raise typer.Exit(Code.UNREAD)


def add_all(
    ledger: Ledger, readings: Iterable[Reading | Problem]
) -> tuple[Added, tuple[Problem, ...]]:
    """Add readings with progress; also give what the readable ones lack."""
    notices: list[Problem] = []
    with _progress() as (count, finish):

        def told(item: Reading | Problem) -> None:
            if isinstance(item, Problem):
                count(item.where)
            else:
                count(item.report.address or item.report.title)
                notices.extend(item.problems)

        added = ledger.add(_then(readings, finish), progress=told)
    return added, tuple(notices)


def _then(
    readings: Iterable[Reading | Problem], finish: Callable[[], None]
) -> Iterator[Reading | Problem]:
    yield from readings
    finish()


@contextmanager
def _progress() -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """Two functions: one more report is done; the last one is."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = aside()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} reports", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False, style="dim"),
    )
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None)
        yield (
            lambda name: bar.update(task, advance=1, description=_end(name)),
            lambda: bar.update(task, description="deciding what bears on what"),
        )


def _end(name: str) -> str:
    """A file's own name: a long path would break the line that is drawn over."""
    return line(name).rpartition("/")[2][-_NAME:]


def _print_notices(notices: Sequence[Problem]) -> None:
    """Say what readable reports lack, once where many lack the same."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for notice in notices:
        alike[notice.what, notice.remedy].append(notice.where)
    for (what, remedy), places in alike.items():
        if len(places) > _TOLD_ONE_BY_ONE:
            others = f"{places[0]} and {len(places) - 1} more"
            places = [others]
        for place in places:
            note(str(Problem(place, what, remedy)))


def _print_added(added: Added) -> None:
    problems = len(added.problems)
    counted = f"{len(added.added)} new, {added.known} known, " + (
        "1 problem" if problems == 1 else f"{problems or 'no'} problems"
    )
    screen().print(words(counted, "bold"))
    print_changes(added.changes)
