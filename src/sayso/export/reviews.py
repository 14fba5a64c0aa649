"""schema.org ClaimReview, with what stands instead of a verdict.

A ClaimReview carries a rating. sayso rates no truth: `reviewRating` has the standing as
its `alternateName`, and neither a value nor a scale. Who says so is in the Claim's
appearances, and in the review's body, in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.export.dossier import Asked, Dossier, iri, where, words
from sayso.model import Bearing

CONTEXT = "https://schema.org"


def claim_reviews(dossier: Dossier) -> Iterator[str]:
    """A graph with a ClaimReview for each polar question, as pieces of one document."""
    yield json.dumps({"@context": CONTEXT})[:-1] + ', "@graph": [\n'
    polar = [one for one in dossier.asked if one.question.kind == "polar"]
    for number, asked in enumerate(polar):
        text = json.dumps(_review(dossier, asked), ensure_ascii=False)
        yield f",\n{text}" if number else text
    yield "\n]}\n"


def _review(dossier: Dossier, asked: Asked) -> dict[str, Any]:
    standing = asked.standing
    affirming = [b for b in asked.bearings if b.link.answer == "affirms"]
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "@id": iri(asked.question.id),
        "text": asked.question.text,
        "appearance": [_appearance(bearing) for bearing in asked.bearings],
    }
    if affirming:
        reviewed["firstAppearance"] = _appearance(affirming[0])
    return {
        "@type": "ClaimReview",
        "@id": iri(f"{asked.question.id}:{dossier.as_of.isoformat()}"),
        "datePublished": dossier.as_of.isoformat(),
        "claimReviewed": asked.question.text,
        "itemReviewed": reviewed,
        "reviewRating": {"@type": "Rating", "alternateName": standing.label},
        "reviewBody": standing.reason,
        "author": {"@type": "SoftwareApplication", "name": "sayso"},
    }


def _appearance(bearing: Bearing) -> dict[str, Any]:
    report = bearing.report
    found: dict[str, Any] = {
        "@type": "Quotation",
        "@id": iri(bearing.claim.id),
        "text": words(bearing.claim.content, report.text),
        "inLanguage": report.lang,
        "isPartOf": {
            "@type": "NewsArticle",
            "@id": where(report),
            "headline": report.title,
            "publisher": {"@type": "Organization", "name": report.outlet},
        },
    }
    if report.published:
        found["isPartOf"]["datePublished"] = str(report.published)
    if bearing.actor is not None:
        found["creditText"] = bearing.actor.name
    return found
