"""A source's record in words: what it is, how much it said, what became of that."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Period
from sayso.shown.language import _, written
from sayso.shown.wording import count, line, some
from sayso.sources import Fared, SourceRecord
from sayso.trace.track import MEANING

NAMES = 8


def no_score() -> str:
    """What the counts are not."""
    return _(
        "Counts of what others said afterwards, no measure of truth or trust; "
        "few claims tell little."
    )


def sort_of(record: SourceRecord) -> str:
    """`side`, `of Russia`, `medium`."""
    party = record.party
    if party.is_side:
        return _("side")
    if party.side and party.side.casefold() != party.name.casefold():
        return _("of {side}").format(side=line(party.side))
    return _("medium") if party.actors[0].medium else _("speaks for itself")


def amount(record: SourceRecord) -> str:
    """`12 claims on 4 questions in 6 reports, 16 June 2017 to 22 July 2017`."""
    claims = {b.claim.id: b for _, held in record.said for b in held}
    others = count(record.passed_on, "claim")
    passed = _("passed on {claims} of others").format(claims=others)
    if claims:
        reports = {b.report.id: b.report for b in claims.values()}
        said = _("{claims} on {questions} in {reports}, {days}").format(
            claims=count(len(claims), "claim"),
            questions=count(len(record.said), "question"),
            reports=count(len(reports), "report"),
            days=_days([r.published for r in reports.values() if r.published]),
        )
    else:
        said = _("Nothing on any question by then")
    return f"{said}; {passed}" if record.passed_on else said


def _days(days: list[Period]) -> str:
    first, last = min(days, key=_end), max(days, key=_end)
    if first == last:
        return written(first)
    return _("{first} to {last}").format(first=written(first), last=written(last))


def _end(period: Period) -> tuple[int, int]:
    return period.last.toordinal(), period.first.toordinal()


def also_called(record: SourceRecord) -> str:
    """Its other names, as a sentence; '' for none."""
    party = record.party
    others = [line(n) for n in party.names if n != party.name]
    if not others:
        return ""
    return _("Also called {names}.").format(names=some(others, NAMES))


def speaking_for(record: SourceRecord) -> str:
    """Who speaks for a side, as a sentence; '' for an actor."""
    party = record.party
    speakers = [line(a.name) for a in party.actors if a.name != party.name]
    if not party.is_side or not speakers:
        return ""
    return _("Speaking for it: {names}.").format(names=some(speakers, NAMES))


def outcomes(fared: Fared) -> Iterator[str]:
    """What became of a position, with the sides that said so."""
    lead = fared.lead
    sides = {"taken-up": lead.agreeing, "contradicted": lead.opposing}
    for outcome in lead.outcomes:
        named = [line(side) for side in sides.get(outcome, ())]
        by = f": {some(named, NAMES)}" if named else ""
        yield f"{_(MEANING[outcome])}{by}"
