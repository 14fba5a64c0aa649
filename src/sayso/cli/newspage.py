"""What a report adds, as a page in a terminal: the news first, what is known last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.drifted import print_drifts
from sayso.cli.marks import mark_of
from sayso.cli.quoted import STYLES, spoken
from sayso.cli.screen import hanging, heading, words
from sayso.cli.standings import label
from sayso.cli.versionspage import print_revision
from sayso.model import Bearing
from sayso.shown.newness import (
    before,
    compared,
    echoed,
    headings,
    known_since,
    says,
    shown,
    summary,
)
from sayso.shown.wording import count, dated, details, outlet, quoted, side_name

if TYPE_CHECKING:
    from sayso.news import News
    from sayso.trace.novelty import Told

_MARGIN = "  "


def print_news(news: News, console: Console) -> None:
    """Print what is new by how new it is, then what the report only repeats."""
    console.print(hanging("", _head(news), console))
    if news.revision:
        print_revision(news.revision, console)
    if news.shifts:
        heading("Standings that change", console)
        _print_shifts(news, console)
    for novelty, title in headings().items():
        if novelty == "known" and news.drifts:
            heading("Changed on the way", console)
            print_drifts(news.drifts, console)
        held = [t for t in shown(news) if t.novelty == novelty]
        if held:
            heading(f"{title}: {count(len(held), 'claim')}", console)
            _print_told(held, news, console)
    if news.loose:
        bear = "bears" if len(news.loose) == 1 else "bear"
        said = f"{count(len(news.loose), 'claim')} {bear} on no question"
        console.print()
        console.print(words(f"{said}; sayso read shows them all.", "dim"))


def _head(news: News) -> Text:
    report = news.report
    kept = "held by the ledger" if news.held else "not kept"
    rows = [
        words(report.title or outlet(report), "bold"),
        words(f"{dated(report)} · id {report.id} · {kept}", "dim"),
        Text(),
        words(summary(news), "bold"),
    ]
    if copies := echoed(news):
        rows.append(words(copies))
    if not report.published:
        undated = "It bears no date: it is taken for the latest and changes no standing"
        rows.append(words(f"{undated}; say it with --published."))
    rows.append(words(compared(news, " (--as-of takes them in)"), "dim"))
    return Text("\n").join(rows)


def _print_shifts(news: News, console: Console) -> None:
    raised = {question.id for question in news.raised}
    for shift in news.shifts:
        known = shift.question.id not in raised
        before = label(shift.before.label) if known else Text("new", "dim")
        first = Text.assemble(_MARGIN, before, " → ", label(shift.after.label), _MARGIN)
        console.print(hanging(first, words(shift.question.text), console))


def _print_told(held: Sequence[Told], news: News, console: Console) -> None:
    raised = {question.id for question in news.raised}
    for question, those in groupby(held, key=lambda t: t.question):
        about = words(question.text)
        about.append(" (new question)" if question.id in raised else "", "dim")
        console.print(hanging(_MARGIN, about, console))
        for told in those:
            claim = told.bearing.claim
            mark = mark_of(told.bearing.link.answer).of(claim.certainty)
            first = Text.assemble(_MARGIN * 2, mark, " ")
            brief = told.novelty == "known"
            said = _repeated(told) if brief else Text("\n").join(_rows(told))
            console.print(hanging(first, said, console))


def _rows(told: Told) -> Iterator[Text]:
    """Who says exactly what; and what it is held against."""
    claim, report = told.bearing.claim, told.bearing.report
    text, known = report.text, details(claim, report)
    yield _who(told.bearing)
    yield Text.assemble(
        spoken(claim, text, unnamed=False),
        " ",
        (quoted(claim.content, text), STYLES["content"]),
        (f" ({', '.join(known)})" if known else "", "dim"),
    )
    if held_against := before(told):
        yield words(held_against, "dim")


def _repeated(told: Told) -> Text:
    """A known claim in a line: who, and who had said it first where and when."""
    said, since = _who(told.bearing), known_since(told)
    same = told.before is not None and told.before.actor == told.bearing.actor
    if since:
        said.append(f" ({since})" if same else f"; {since}", "dim")
    return said


def _who(bearing: Bearing) -> Text:
    """`Russia affirms`, `Russian Ministry of Defence (Russia): 30`."""
    return Text.assemble(words(side_name(bearing), "bold"), says(bearing))
