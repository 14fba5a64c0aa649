"""Adds many reports to a ledger, and says of each that it is added: `adder.py PLACE N`.

Run as a program of its own by the tests that kill it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from sayso import pipeline
from sayso.ledger import Ledger
from sayso.model import Claim, Problem, Report
from sayso.read import Reading, Terms, pieces
from sayso.read.sources import Item

from store import invented


def readings(number: int) -> Iterator[Reading]:
    """That many reports, of different claims."""
    for n in range(number):
        who, cue = ("Oslo", "Bern")[n % 2], ("says", "denies")[n % 3 % 2]
        text = f"{who} {cue} bridge{n % 7}. Report {n}."
        yield invented.reading(text, f"2017-06-{n % 28 + 1:02d}")


def say(line: str) -> None:
    """Print a line at once: what was said before a kill was said."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def told(item: Reading | Problem) -> None:
    """Say that a report is added."""
    if isinstance(item, Reading):
        say(item.report.id)


def decide(
    reports: Mapping[str, Report], claims: Sequence[Claim], apart: bool
) -> pipeline.Decisions:
    """The invented decisions, announced."""
    say("deciding")
    return invented.decide(reports, claims, apart)


def invent() -> None:
    """Put the invented rules in the place of the real ones."""
    for name in invented.RULES:
        setattr(pipeline, name, getattr(invented, name))


def add_folder(place: str, folder: str, said: str) -> None:
    """Add a folder to a ledger; what is said goes line by line to the file `said`.

    Each line is written at once: what was said before a kill stays said.
    """
    invent()
    with open(said, "ab", buffering=0) as file, Ledger.open(place) as ledger:  # noqa: PTH123

        def told(item: Item) -> None:
            if isinstance(item, Reading):
                file.write(f"{item.report.id}\n".encode())

        file.write(b"open\n")
        ledger.add(pieces([folder], Terms()), progress=told)


if __name__ == "__main__":
    invent()
    pipeline.decide = decide
    with Ledger.open(sys.argv[1]) as ledger:
        ledger.add(readings(int(sys.argv[2])), progress=told)
    say("done")
