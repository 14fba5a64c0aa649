"""A brief as a page in a terminal, to be read in a minute from the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.drifted import print_drifts
from sayso.cli.marks import Place, mark_of, places
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
from sayso.cli.standings import WIDEST_LABEL, count, label, origins_of, short
from sayso.cli.timeline import timeline
from sayso.model import POLAR_ANSWERS, Echo, Origin, Period, Report
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.ledger import Brief

_OUTLETS = 6  # named before the rest is counted
_VOICES = 5
_MARGIN = "  "
_HEADINGS = (
    ("affirms", "Affirm"),
    ("denies", "Deny"),
    ("doubts", "Doubt, or can't confirm"),
)
_VALUES = "Give a value"


def print_brief(brief: Brief, echoes: Iterable[Echo], console: Console) -> None:
    """Print standing, who says so, when, the exact words, and the other facets."""
    shown = places(brief)
    console.print(hanging("", _head(brief), console))
    if origins_of(brief.standing):
        heading("Who says so", console)
        for origin in origins_of(brief.standing):
            _print_origin(origin, console)
    if shown:
        heading("When", console)
        drawn = timeline(shown, width=console.width - len(_MARGIN))
        console.print(hanging(_MARGIN, drawn, console))
        if brief.drifts:
            heading("Changed on the way", console)
            print_drifts(brief.drifts, console)
        _print_words(shown, _copied(echoes, brief), console)
    if brief.facets:
        heading("Other questions of the matter", console)
        _print_facets(brief, console)


def _head(brief: Brief) -> Text:
    standing = brief.standing
    asked = f"As of {in_words(Period.day(brief.as_of))}"
    if brief.recorded:
        asked += f", as the ledger was at {brief.recorded.isoformat(' ', 'minutes')}"
    rows = [
        words(brief.question.text, "bold"),
        words(f"{asked} · id {short(brief.question.id, ())}", "dim"),
        Text(),
        Text.assemble(label(standing.label, loud=True), "  ", words(standing.reason)),
    ]
    if standing.would_change:
        rows.append(words(standing.would_change))
    rows.append(words(_read(brief), "dim"))
    return Text("\n").join(rows)


def _read(brief: Brief) -> str:
    """What was read, so that nobody takes what sayso did not find for what is not."""
    said = f"Read by that day: {count(brief.reports_read, 'report')}"
    if brief.undated:
        verb = "bears" if brief.undated == 1 else "bear"
        said += f"; {brief.undated} more {verb} no date and count for no day"
    if brief.standing.label != "unreported":
        return f"{said}."
    if not brief.reports_read:
        return f"{said}. This says nothing of what others reported by then."
    return f"{said}. Others may have said so in reports that sayso was not given."


def _print_origin(origin: Origin, console: Console) -> None:
    """A side's line: what it holds since when, and who says so in which reports."""
    mark = mark_of(origin.position)
    what = [mark.name if mark.name == origin.position else line(origin.position)]
    what += [origin.certainty] if origin.certainty != "certain" else []
    what += [f"since {in_words(origin.since)}"] if origin.since else []
    what += ["though a yes hurts it"] if origin.concedes else []
    said = Text.assemble(words(origin.side, "bold"), " ", ", ".join(what), "\n")
    carried = f"{count(len(origin.reports), 'report')}: {_outlets(origin.reports)}"
    said.append(" · ".join((*_voices(origin), carried)), "dim")
    console.print(hanging(_marked(mark.of(origin.certainty)), said, console))


def _marked(mark: Text) -> Text:
    return Text.assemble(_MARGIN, mark, " ")


def _voices(origin: Origin) -> tuple[str, ...]:
    """The side's voices, where they are others than the side itself."""
    names = [line(v) for v in origin.voices if line(v) != line(origin.side)]
    return (_some(names, _VOICES),) if names else ()


def _outlets(reports: Sequence[Report]) -> str:
    return _some(list(dict.fromkeys(outlet(r) for r in reports)), _OUTLETS)


def _some(names: Sequence[str], most: int) -> str:
    left = len(names) - most
    if left <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {left} more"


def _copied(echoes: Iterable[Echo], brief: Brief) -> dict[str, str]:
    """Which reports of the page copy which others of it, by id, in words."""
    reports = {b.report.id: b.report for b in brief.bearings}
    return {
        echo.report: f"after {outlet(reports[echo.of])}"
        for echo in echoes
        if echo.of in reports
    }


def _print_words(
    shown: Sequence[Place], copied: Mapping[str, str], console: Console
) -> None:
    named = dict(_HEADINGS)
    for position in (*named, _VALUES):
        held = [
            p
            for p in shown
            if (p.position if p.position in named else _VALUES) == position
        ]
        if held:
            reports = len({p.bearing.report.id for p in held})
            name = named.get(position, _VALUES)
            counted = f"{count(len(held), 'claim')} in {count(reports, 'report')}"
            heading(f"{name}: {counted}", console)
        for place in held:
            _print_claim(place, copied, console)


def _print_claim(place: Place, copied: Mapping[str, str], console: Console) -> None:
    """A claim: where and when, then who by which words said exactly what."""
    report, claim = place.bearing.report, place.bearing.claim
    known = [*details(claim, report)]
    known += [copied[report.id]] if report.id in copied else []
    if not place.counted and place.position != "doubts":
        known.append("no longer held" if place.dropped else "not counted")
    said = Text.assemble(
        _where(place),
        "\n",
        spoken(claim, report.text, nobody=""),
        " ",
        (quoted(claim.content, report.text), STYLES["content"]),
        (f" ({', '.join(known)})" if known else "", "dim"),
    )
    mark = mark_of(place.position).of(claim.certainty)
    console.print(hanging(_marked(mark), said, console))


def _where(place: Place) -> Text:
    side = words(place.side or NOBODY, "bold")
    value = "" if place.position in POLAR_ANSWERS else f": {line(place.position)}"
    return Text.assemble(dated(place.bearing.report), " · ", side, (value, "bold"))


def _print_facets(brief: Brief, console: Console) -> None:
    ids = [question.id for question, _ in brief.facets]
    for question, standing in brief.facets:
        named = label(standing.label)
        named.pad_right(WIDEST_LABEL - named.cell_len)
        identifier = words(f"{short(question.id, ids)}", "dim")
        first = Text.assemble(_MARGIN, identifier, "  ", named, "  ")
        console.print(hanging(first, words(question.text), console))
