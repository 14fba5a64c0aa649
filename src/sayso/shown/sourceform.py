"""The form in JSON of a source's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.shown.forms import Form, actor_form, bearing_form, question_form

if TYPE_CHECKING:
    from sayso.sources import Fared, SourceRecord


def source_form(record: SourceRecord) -> Form:
    """A source's record."""
    party = record.party
    return {
        "id": party.key,
        "name": party.name,
        "names": list(party.names),
        "side": party.side,
        "is_side": party.is_side,
        "speakers": [actor_form(actor) for actor in party.actors],
        "as_of": record.as_of.isoformat(),
        "said": [
            {
                "question": question_form(question),
                "claims": [bearing_form(bearing) for bearing in claims],
            }
            for question, claims in record.said
        ],
        "passed_on": record.passed_on,
        "reports_read": record.reports_read,
        "fared": [_fared(fared) for fared in record.fared],
        "rates": [
            {
                "outcome": rate.outcome,
                "own": rate.own,
                "own_leads": rate.own_leads,
                "all": rate.all,
                "all_leads": rate.all_leads,
            }
            for rate in record.rates
        ],
    }


def _fared(fared: Fared) -> Form:
    lead = fared.lead
    return {
        "question": question_form(lead.question),
        "position": lead.position,
        "since": lead.since.isoformat(),
        "first": bearing_form(lead.first),
        "outcomes": list(lead.outcomes),
        "agreeing": list(lead.agreeing),
        "opposing": list(lead.opposing),
        "then": fared.then.label,
        "now": fared.now.label,
    }
