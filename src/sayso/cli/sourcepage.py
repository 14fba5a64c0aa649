"""A source's record as a page in a terminal: who it is, how it fared, what it said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.marks import mark_of
from sayso.cli.quoted import STYLES, spoken
from sayso.cli.screen import hanging, heading, words
from sayso.cli.standings import label
from sayso.model import POLAR_ANSWERS, Bearing, Period
from sayso.shown.records import (
    also_called,
    amount,
    no_score,
    outcomes,
    sort_of,
    speaking_for,
)
from sayso.shown.wording import count, dated, details, line, quoted, short
from sayso.trace.track import MEANING
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.sources import Fared, SourceRecord

_MARGIN = "  "
_TABLE = 80  # columns that the counts need to stand under each other
_LEADS = 12  # the latest
_QUESTIONS = 12
_CLAIMS = 5  # of a question, the latest


def print_record(record: SourceRecord, console: Console) -> None:
    """Print who it is, how what it said first fared, and its words by question."""
    console.print(hanging("", _head(record), console))
    if record.fared:
        number = count(len(record.fared), "position")
        heading(f"How it fared: {number} that it took before others", console)
        _print_rates(record, console)
        for fared in record.fared[-_LEADS:]:
            _print_fared(fared, console)
        _print_left(len(record.fared) - _LEADS, "earlier", console)
    for question, claims in record.said[:_QUESTIONS]:
        heading(f"{question.text} · {count(len(claims), 'claim')}", console)
        for bearing in claims[-_CLAIMS:]:
            _print_claim(bearing, console)
        _print_left(len(claims) - _CLAIMS, "earlier", console)
    left = len(record.said) - _QUESTIONS
    if left > 0:
        heading(f"{count(left, 'question')} more; --json has them all", console)


def _print_left(left: int, what: str, console: Console) -> None:
    if left > 0:
        more = words(f"… and {left} {what}; --json has them all", "dim")
        console.print(hanging(_MARGIN, more, console))


def print_records(found: Sequence[SourceRecord], console: Console) -> None:
    """Print one line for each of several sources."""
    ids = [record.party.key for record in found]
    for record in found:
        party = record.party
        identifier = "" if party.is_side else short(party.key, ids)
        said = words(party.name, "bold")
        said.append(f" · {sort_of(record)} · {amount(record)}", "dim")
        console.print(hanging(Text(f"{identifier:<9}", "dim"), said, console))


def _head(record: SourceRecord) -> Text:
    party = record.party
    rows = [words(party.name, "bold"), words(_what(record), "dim")]
    names = also_called(record), speaking_for(record)
    rows += [words(sentence, "dim") for sentence in names if sentence]
    rows += [Text(), words(f"{amount(record)}.")]
    if not record.fared and record.said:
        rows.append(words("It took no position that others had not taken before it."))
    rows.append(words(f"Read by then: {count(record.reports_read, 'report')}.", "dim"))
    return Text("\n").join(rows)


def _what(record: SourceRecord) -> str:
    """What it is, as of when, and its id."""
    party = record.party
    as_of = in_words(Period.day(record.as_of))
    identifier = "" if party.is_side else f" · id {short(party.key, ())}"
    return f"{sort_of(record)} · as of {as_of}{identifier}"


def _print_rates(record: SourceRecord, console: Console) -> None:
    """`said by another side too  3 of 8; over all sides 41 of 120`."""
    kind = "sides" if record.party.is_side else "sources"
    wide = max(map(len, MEANING.values())) if console.width >= _TABLE else 0
    for rate in record.rates:
        own = f"{rate.own} of {rate.own_leads}"
        all_of = f"; over all {kind} {rate.all} of {rate.all_leads}"
        body = Text(f"{MEANING[rate.outcome]:<{wide}}  ")
        body.append(own, "bold" if rate.own else "")
        body.append(all_of, "dim")
        console.print(hanging(_MARGIN, body, console))
    console.print(hanging(_MARGIN, words(no_score(), "dim"), console))


def _print_fared(fared: Fared, console: Console) -> None:
    """A position: on what, since when, what the standing was then and is now."""
    lead = fared.lead
    mark = mark_of(lead.position).of(lead.first.claim.certainty)
    polar = lead.position in POLAR_ANSWERS
    said = words(lead.question.text, "bold")
    position = lead.position if polar else f"says {line(lead.position)}"
    said.append(f"\n{position}, {in_words(Period.day(lead.since))}: ")
    same = fared.then.label == fared.now.label
    said.append_text(label(fared.then.label))
    said.append(" then and now" if same else " then, ")
    said.append_text(Text() if same else label(fared.now.label))
    said.append("" if same else " now")
    for row in outcomes(fared):
        said.append(f"\n{row}", "dim")
    console.print(hanging(Text.assemble(_MARGIN, mark, " "), said, console))


def _print_claim(bearing: Bearing, console: Console) -> None:
    claim, text = bearing.claim, bearing.report.text
    answer = bearing.link.answer
    known = details(claim, bearing.report)
    value = "" if answer in POLAR_ANSWERS else f" · {line(answer)}"
    said = Text.assemble(
        dated(bearing.report),
        (value, "bold"),
        "\n",
        spoken(claim, text, unnamed=False),
        " ",
        (quoted(claim.content, text), STYLES["content"]),
        (f" ({', '.join(known)})" if known else "", "dim"),
    )
    mark = mark_of(answer).of(claim.certainty)
    console.print(hanging(Text.assemble(_MARGIN, mark, " "), said, console))
