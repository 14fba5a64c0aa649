"""`sayso add`: reads sources into a ledger, and says what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.changes import print_changes
from sayso.cli.codes import Code
from sayso.cli.options import (
    AllowPrivate,
    AsJson,
    Columns,
    Jobs,
    Lang,
    LedgerPlace,
    Outlet,
    Published,
    cores,
    given,
    limits,
    terms,
)
from sayso.cli.progress import progress
from sayso.cli.screen import aside, complain, emit, note, screen, words
from sayso.model import Problem
from sayso.shown.wording import line

if TYPE_CHECKING:
    from sayso.ledger import Added, Ledger, Share
    from sayso.read.sources import Item

_TOLD_ONE_BY_ONE = 3  # more reports that lack the same are told in one sentence
_MANY = 10  # new reports that are summed up by outlet and language
_OUTLETS = 12

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, globs, tables (.csv, .jsonl, .parquet), archives (.warc, "
        ".zip, .tar, .gz), addresses of pages or feeds, lists of feeds (.opml), or - "
        "for standard input.",
    ),
]


def add(  # noqa: PLR0913  # one for each option
    sources: Sources,
    ledger: LedgerPlace = None,
    published: Published = "",
    lang: Lang = "",
    outlet: Outlet = "",
    columns: Columns = "",
    jobs: Jobs = None,
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Read reports into the ledger and say what changed.

    Adding a report twice changes nothing, so an addition that was stopped
    can be run again: what was added is passed over. What can't be read is
    named and stops nothing else.
    """
    stated = terms(given(published, lang, outlet), columns)
    from sayso.ledger import Ledger
    from sayso.read import count_of, pieces
    from sayso.shown.forms import added_form

    items = pieces(sources, stated, limits=limits(allow_private))
    with Ledger.open(ledger, jobs=jobs or cores()) as opened:
        total = count_of(sources) if aside().is_terminal else None
        added, notices = add_all(opened, items, total=total)
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
    ledger: Ledger, items: Iterable[Item], *, total: int | None = None
) -> tuple[Added, tuple[Problem, ...]]:
    """Add items with progress; also give what the readable ones lack.

    `total` is how many there are, None where that is not known.
    """
    notices: list[Problem] = []
    with progress(total) as (count, finish):

        def told(item: Item) -> None:
            named, lacking = _told(item)
            notices.extend(lacking)
            if named is not None:
                count(named)

        added = ledger.add(_then(items, finish), progress=told)
    return added, tuple(notices)


def _told(item: Item) -> tuple[str | None, tuple[Problem, ...]]:
    """The name of a report that is done, and what it lacks; None for what is none."""
    from sayso.read import Passed, Reading

    if isinstance(item, Reading):
        return item.report.address or item.report.title, item.problems
    if isinstance(item, Passed):
        return None, (Problem(item.name, item.what, item.remedy),)
    return (item.where if isinstance(item, Problem) else item.name), ()


def _then(items: Iterable[Item], finish: Callable[[], None]) -> Iterator[Item]:
    yield from items
    finish()


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
    if len(added.added) >= _MANY:
        _print_shares(added.shares)
    if added.revisions:
        from sayso.cli.versionspage import print_revised

        print_revised(added.revisions, screen())
    print_changes(added.changes)


def _print_shares(shares: Iterable[Share]) -> None:
    """The outlets with most new reports, and how many there are in each language."""
    outlets: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        outlets[share.outlet].append(share)
    ranked = sorted(outlets.items(), key=lambda o: (-_reports(o[1]), o[0]))
    console = screen()
    console.print(words("New reports by outlet and language:"))
    for outlet, parts in ranked[:_OUTLETS]:
        parts.sort(key=lambda share: -share.reports)
        langs = ", ".join(f"{p.lang or 'unknown'} {p.reports:,}" for p in parts)
        who = outlet or "outlet unknown"
        console.print("  " + line(f"{_reports(parts):,} {who}: {langs}"))
    if rest := ranked[_OUTLETS:]:
        number = sum(_reports(parts) for _, parts in rest)
        console.print(f"  {number:,}  {len(rest):,} other outlets")


def _reports(shares: Iterable[Share]) -> int:
    return sum(share.reports for share in shares)
