"""What a report adds, as a page in a terminal: the news first, what is known last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.drifted import once, print_drifts
from sayso.cli.marks import mark_of
from sayso.cli.quoted import (
    NOBODY,
    STYLES,
    dated,
    details,
    outlet,
    quoted,
    spoken,
)
from sayso.cli.screen import hanging, heading, line, words
from sayso.cli.standings import count, label
from sayso.model import POLAR_ANSWERS, Bearing, Drift, Period
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.news import News
    from sayso.trace.novelty import Novelty, Told

_MARGIN = "  "
_HEADINGS: Mapping[Novelty, str] = {
    "first": "Nobody had said this",
    "changed": "The same source had said otherwise",
    "new-side": "Said by somebody new",
    "new-voice": "Said by another voice of the same side",
    "known": "Known already",
}
_DID = {"affirms": "affirmed", "denies": "denied", "doubts": "doubted"}


def print_news(news: News, console: Console) -> None:
    """Print what is new by how new it is, then what the report only repeats."""
    console.print(hanging("", _head(news), console))
    if news.shifts:
        heading("Standings that change", console)
        _print_shifts(news, console)
    for novelty, title in _HEADINGS.items():
        if novelty == "known" and news.drifts:
            heading("Changed on the way", console)
            print_drifts(news.drifts, console)
        held = [t for t in _shown(news) if t.novelty == novelty]
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
        words(_summary(news), "bold"),
    ]
    if news.echo and news.original:
        day = news.original.published
        when = f" of {in_words(day)}" if day else ""
        of = f"It echoes {outlet(news.original)}{when}"
        rows.append(words(f"{of}: {_lower(news.echo.reason.words)}"))
    if not report.published:
        undated = "It bears no date: it is taken for the latest and changes no standing"
        rows.append(words(f"{undated}; say it with --published."))
    rows.append(words(_compared(news), "dim"))
    return Text("\n").join(rows)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _summary(news: News) -> str:
    """`2 new claims, 1 by somebody new, 1 hedge lost; 9 known already.`"""
    told = _shown(news)
    number = {n: sum(t.novelty == n for t in told) for n in _HEADINGS}
    kinds = [drift.kind for drift in once(news.drifts)]
    numbers = sum(map(_is_number, once(news.drifts)))
    lost = kinds.count("hedge-lost")
    parts = (
        (number["first"], count(number["first"], "new claim")),
        (new := number["new-side"] + number["new-voice"], f"{new} by somebody new"),
        (number["changed"], f"{number['changed']} otherwise than before"),
        (numbers, f"{count(numbers, 'number')} changed"),
        (lost, f"{count(lost, 'hedge')} lost"),
        (len(news.raised), count(len(news.raised), "new question")),
    )
    said = ", ".join(part for n, part in parts if n) or "Nothing new"
    known = f"; {number['known']} known already" if number["known"] else ""
    return f"{said}{known}."


def _compared(news: News) -> str:
    """What it was held against: whoever reads `new` must know as against what."""
    day = in_words(Period.day(news.as_of))
    said = f"Held against {count(news.compared, 'report')} published by {day}"
    if news.later:
        said += f"; {news.later} published later left aside (--as-of takes them in)"
    if news.undated:
        said += f"; {news.undated} without a date left aside"
    return f"{said}."


def _print_shifts(news: News, console: Console) -> None:
    raised = {question.id for question in news.raised}
    for shift in news.shifts:
        known = shift.question.id not in raised
        before = label(shift.before.label) if known else Text("new", "dim")
        first = Text.assemble(_MARGIN, before, " → ", label(shift.after.label), _MARGIN)
        console.print(hanging(first, words(shift.question.text), console))


def _shown(news: News) -> list[Told]:
    """Of what one source says with one answer on a question, the first claim.

    A number that drifted is shown once, as such.
    """
    drifted = {d.later.bearing.link.id for d in news.drifts if _is_number(d)}
    found: dict[tuple[str, str, str, str], Told] = {}
    for t in news.told:
        who = t.bearing.actor.id if t.bearing.actor else ""
        key = t.question.id, who, t.bearing.link.answer, t.novelty
        if t.novelty != "changed" or t.bearing.link.id not in drifted:
            found.setdefault(key, t)
    return list(found.values())


def _is_number(drift: Drift) -> bool:
    return drift.kind.startswith("number-")


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
        spoken(claim, text, nobody=""),
        " ",
        (quoted(claim.content, text), STYLES["content"]),
        (f" ({', '.join(known)})" if known else "", "dim"),
    )
    if told.before is not None:
        yield words(_before(told, told.before), "dim")


def _repeated(told: Told) -> Text:
    """A known claim in a line: who, and who had said it first where and when."""
    said = _who(told.bearing)
    if told.before is not None:
        same = told.before.actor == told.bearing.actor
        place = _where(told.before) if same else _before(told, told.before)
        said.append(f" ({place})" if same else f"; {place}", "dim")
    return said


def _before(told: Told, before: Bearing) -> str:
    """What it is held against: the words that differ, or who said the same first."""
    if told.novelty == "changed":
        exact = quoted(before.claim.content, before.report.text)
        return f"had said {exact} ({_where(before)})"
    did, certainty = _DID.get(before.link.answer, "given"), before.claim.certainty
    how = f" as {certainty}" if certainty != told.bearing.claim.certainty else ""
    return f"first {did}{how} by {_side(before)} ({_where(before)})"


def _who(bearing: Bearing) -> Text:
    """`Russia affirms`, `Russian Ministry of Defence (Russia): 30`."""
    answer, certainty = bearing.link.answer, bearing.claim.certainty
    polar = f" {answer}" if answer in POLAR_ANSWERS else f": {line(answer)}"
    how = f", {certainty}" if certainty != "certain" else ""
    return Text.assemble(words(_side(bearing), "bold"), polar, how)


def _side(bearing: Bearing) -> str:
    actor = bearing.actor
    if actor is None:
        return NOBODY
    other = actor.side and actor.side.casefold() != actor.name.casefold()
    return f"{actor.name} ({actor.side})" if other else actor.name


def _where(bearing: Bearing) -> str:
    day = bearing.report.published
    return f"{outlet(bearing.report)}, {in_words(day) if day else 'no date'}"
