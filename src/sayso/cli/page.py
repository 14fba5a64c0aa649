"""A brief as a page in a terminal, to be read in a minute from the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.drifted import print_drifts
from sayso.cli.marks import mark_of
from sayso.cli.quoted import STYLES, spoken
from sayso.cli.screen import hanging, heading, words
from sayso.cli.standings import WIDEST_LABEL, label
from sayso.cli.timeline import timeline
from sayso.model import POLAR_ANSWERS, Echo, Origin, Period
from sayso.shown.briefs import copied, heading_of, headings, read_by_then, uncounted
from sayso.shown.places import Place, places
from sayso.shown.wording import (
    count,
    dated,
    details,
    held_by,
    line,
    nobody,
    origins_of,
    outlet,
    quoted,
    short,
    some,
    voices_of,
)
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.ledger import Brief

_OUTLETS = 6  # named before the rest is counted
_VOICES = 5
_MARGIN = "  "


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
        _print_words(shown, copied(echoes, brief), console)
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
    rows.append(words(read_by_then(brief), "dim"))
    return Text("\n").join(rows)


def _print_origin(origin: Origin, console: Console) -> None:
    """A side's line: what it holds since when, and who says so in which reports."""
    mark = mark_of(origin.position)
    said = Text.assemble(words(origin.side, "bold"), " ", held_by(origin), "\n")
    outlets = list(dict.fromkeys(outlet(r) for r in origin.reports))
    carried = f"{count(len(origin.reports), 'report')}: {some(outlets, _OUTLETS)}"
    voices = [some(voices, _VOICES)] if (voices := voices_of(origin)) else []
    said.append(" · ".join((*voices, carried)), "dim")
    console.print(hanging(_marked(mark.of(origin.certainty)), said, console))


def _marked(mark: Text) -> Text:
    return Text.assemble(_MARGIN, mark, " ")


def _print_words(
    shown: Sequence[Place], copies: Mapping[str, str], console: Console
) -> None:
    for key, name in headings().items():
        held = [p for p in shown if heading_of(p.position) == key]
        if held:
            reports = len({p.bearing.report.id for p in held})
            counted = f"{count(len(held), 'claim')} in {count(reports, 'report')}"
            heading(f"{name}: {counted}", console)
        for place in held:
            _print_claim(place, copies, console)


def _print_claim(place: Place, copies: Mapping[str, str], console: Console) -> None:
    """A claim: where and when, then who by which words said exactly what."""
    report, claim = place.bearing.report, place.bearing.claim
    known = [*details(claim, report)]
    known += [copies[report.id]] if report.id in copies else []
    known += [why] if (why := uncounted(place)) else []
    said = Text.assemble(
        _where(place),
        "\n",
        spoken(claim, report.text, unnamed=False),
        " ",
        (quoted(claim.content, report.text), STYLES["content"]),
        (f" ({', '.join(known)})" if known else "", "dim"),
    )
    mark = mark_of(place.position).of(claim.certainty)
    console.print(hanging(_marked(mark), said, console))


def _where(place: Place) -> Text:
    side = words(place.side or nobody(), "bold")
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
