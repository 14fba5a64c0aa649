"""What is exported: claims with all that is decided about them, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.model import Actor, Bearing, Claim, Echo, Question, Report, Span, Standing

DATASET = "sayso"


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of a report with who its source and its relay are."""

    claim: Claim
    report: Report
    actor: Actor | None = None
    relay: Actor | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its standing, and the claims that bear on it, by day."""

    question: Question
    standing: Standing
    bearings: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Reports published by `as_of`, their claims, the questions and who echoes whom.

    `stated` has every claim once, those too that bear on no question; reports and
    claims are in order of publication.
    """

    as_of: date
    reports: tuple[Report, ...]
    stated: tuple[Stated, ...]
    asked: tuple[Asked, ...]
    echoes: tuple[Echo, ...]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who made or passed on a claim, each once, by id."""
        found = {
            who.id: who
            for one in self.stated
            for who in (one.actor, one.relay)
            if who is not None
        }
        return tuple(found[key] for key in sorted(found))

    def answers(self) -> Iterator[tuple[Stated, Asked | None, Bearing | None]]:
        """Each claim with each question that it bears on; None where with none."""
        bearing: dict[str, list[tuple[Asked, Bearing]]] = {}
        for asked in self.asked:
            for one in asked.bearings:
                bearing.setdefault(one.claim.id, []).append((asked, one))
        for stated in self.stated:
            found = bearing.get(stated.claim.id, [])
            for asked, one in found:
                yield stated, asked, one
            if not found:
                yield stated, None, None


def iri(identifier: str) -> str:
    """The name of a thing of the ledger on the web of data, the same everywhere."""
    return f"urn:sayso:{identifier}"


def words(spans: tuple[Span, ...], text: str) -> str:
    """The exact words of spans, what lies between them as ` … `."""
    return " … ".join(span.of(text) for span in spans)


def where(report: Report) -> str:
    """The web address of a report, or its name where it has none."""
    web = report.address.startswith(("http://", "https://"))
    return report.address if web else iri(report.id)
