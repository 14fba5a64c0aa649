"""One report as `sayso read` prints it: its text marked, and its claims one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sayso.cli.quoted import STYLES, spoken
from sayso.cli.screen import hanging, note, words
from sayso.model import Claim, Report
from sayso.shown.wording import block, circumstances, manner, quoted
from sayso.weigh import in_words

if TYPE_CHECKING:
    from sayso.read import Reading

_INDENT = 5  # columns for a claim's number


def print_reading(reading: Reading, claims: Sequence[Claim], console: Console) -> None:
    """Print a report's head, its marked text in a terminal, and its claims."""
    report = reading.report
    console.print(_head(report, len(claims)))
    for problem in reading.problems:
        note(str(problem))
    if console.is_terminal and claims:
        console.print(_legend())
        console.print(hanging("  ", marked(report, claims), console))
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    for claim in claims:
        _print_claim(claim, report.text, numbers, console)
    console.print()


def _head(report: Report, claims: int) -> Text:
    title = report.title or report.address or "untitled"
    known = (
        report.outlet or "outlet unknown",
        report.lang or "language unknown",
        in_words(report.published) if report.published else "no date",
        "1 claim" if claims == 1 else f"{claims or 'no'} claims",
    )
    return Text.assemble(words(title, "bold"), "\n", words(" · ".join(known), "dim"))


def _legend() -> Text:
    marks = (part for n, s in STYLES.items() for part in (Text(n, s), "  "))
    return Text.assemble("\n", *marks, "\n")


def marked(report: Report, claims: Iterable[Claim]) -> Text:
    """The report's text with the spans of its claims in the styles of STYLES."""
    held = tuple(claims)
    text = Text(block(report.text))
    for name in ("content", "evidence", "source", "cue"):
        for span in (span for claim in held for span in getattr(claim, name)):
            text.stylize(STYLES[name], span.start, span.end)
    return text


def _print_claim(
    claim: Claim, text: str, numbers: Mapping[str, int], console: Console
) -> None:
    number = Text(f"{numbers[claim.id]:>{_INDENT - 2}}  ", "bold")
    how = manner(claim)
    said = Text.assemble(spoken(claim, text), f" ({', '.join(how)})" if how else "")
    said.append("\n")
    said.append(quoted(claim.content, text), STYLES["content"])
    details = circumstances(claim, text)
    if claim.outer and claim.outer in numbers:
        details = (*details, f"inside claim {numbers[claim.outer]}")
    if details:
        said.append("\n")
        said.append(" · ".join(details), "dim")
    console.print()
    console.print(hanging(number, said, console))
