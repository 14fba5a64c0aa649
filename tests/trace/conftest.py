"""Reports as little texts: a line each, `day outlet: who answers, who answers`.

    16 nb-1: *TASS affirms > Russia affirms 2017-06-15, - denies

is a report of 16 June 2017 by nb-1. `>` encloses, `*` marks a medium, `-` is nobody,
`?` an unnamed source (`?officer@Russia` speaks for a side), and a day may follow. An
answer with `?` behind it is possible, with `~` probable. `nb-1(NTB)` is credited to a
wire, `nb-1(NTB,AFP)` to two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Echo,
    Link,
    Origin,
    Period,
    Question,
    Reason,
    Report,
    Span,
    Standing,
)
from sayso.trace import drifts, origins
from sayso.weigh import weigh

SIDES = {"ministry": "Russia", "Lavrov": "Russia", "defector": "IS", "TASS": "Russia"}
CERTAINTY = {"?": "possible", "~": "probable"}
REASON = Reason("test", "The test says so.")


def _actor(name: str, report: Report) -> Actor | None:
    if name == "-":
        return None
    if name.startswith("?"):
        described, _, side = name[1:].partition("@")
        return Actor(report.id + described, described, side=side, unnamed=True)
    plain = name.lstrip("*")
    return Actor(plain, plain, side=SIDES.get(plain, plain), medium=name != plain)


def _chain(text: str, report: Report, start: int) -> Iterator[Bearing]:
    outer = None
    for depth, part in enumerate(text.split(" > ")):
        who, answer, *day = part.split()
        end = len(report.text) - depth
        said = Period.parse(day[0]) if day else None
        content, how = (Span(start, end),), CERTAINTY.get(answer[-1], "certain")
        claim = Claim(report.id, content, certainty=how, said=said, outer=outer)
        link = Link(claim.id, "killed", answer.rstrip("?~"), REASON)
        yield Bearing(claim, report, link, _actor(who, report))
        outer = claim.id


def _report(line: str) -> tuple[Report, list[Bearing]]:
    head, _, body = line.partition(": ")
    day, named = head.split()
    outlet, _, wires = named.rstrip(")").partition("(")
    full = day if "-" in day else f"2017-06-{day}"
    published = None if day == "undated" else Period.parse(full)
    credit = tuple(wires.split(",")) if wires else ()
    text = line + " " * 40
    report = Report(text, outlet=outlet, published=published, credit=credit)
    chains = body.split(", ")
    found = [b for i, c in enumerate(chains) for b in _chain(c, report, i)]
    return report, found


@dataclass(frozen=True)
class Told:
    """What some lines tell: by outlet its report, and all bearings in order."""

    reports: dict[str, Report]
    bearings: list[Bearing]
    question: Question

    def echo(self, outlet: str, of: str) -> Echo:
        return Echo(self.reports[outlet].id, self.reports[of].id, REASON)

    def drifts(self, *echoes: Echo, as_of: str = "2017-12-31") -> list[str]:
        """The drifts as `hedge-lost nb-1 nb-2`: the kind, the earlier, the later."""
        day = date.fromisoformat(as_of)
        found = drifts(self.question, self.bearings, echoes, day)
        return [
            " ".join((d.kind, *(t.bearing.report.outlet for t in (d.earlier, d.later))))
            for d in found
        ]

    def origins(self, *echoes: Echo, as_of: str = "2017-12-31") -> tuple[Origin, ...]:
        day = date.fromisoformat(as_of)
        return origins(self.question, self.bearings, echoes, day)

    def standing(self, *echoes: Echo, as_of: str = "2017-12-31") -> Standing:
        day = date.fromisoformat(as_of)
        return weigh(self.question, self.origins(*echoes, as_of=as_of), day)

    def sides(self, *echoes: Echo, as_of: str = "2017-12-31") -> str:
        found = self.origins(*echoes, as_of=as_of)
        return ", ".join(sorted(f"{o.side} {o.position}" for o in found))


Tell = Callable[..., Told]


@pytest.fixture(scope="session")
def told() -> Tell:
    def tell(*lines: str, hurts: str = "IS", kind: str = "polar") -> Told:
        pairs = [_report(line) for line in lines]
        question = Question("killed", "Was he killed?", kind, hurts=hurts)
        reports = {report.outlet: report for report, _ in pairs}
        return Told(reports, [b for _, found in pairs for b in found], question)

    return tell
