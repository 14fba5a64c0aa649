"""W3C Web Annotation (Recommendation, 23 February 2017), as JSON-LD.

A claim is an annotation whose target is its content; the source and the cue are bodies
that are spans of the same report, what is known of the claim is a body of text. A role
that the vocabulary lacks is `sayso:role`. Offsets are code points, as it asks for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.export.dossier import Dossier, Stated, iri, where
from sayso.model import Report, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = {"sayso": "urn:sayso:terms#"}
_AROUND = 32  # code points of the text that are shown on either side of a quotation


def annotation_page(dossier: Dossier) -> Iterator[str]:
    """An AnnotationPage with every claim, as the pieces of one JSON document."""
    head = {
        "@context": [CONTEXT, _OURS],
        "id": iri(f"annotations:{dossier.as_of.isoformat()}"),
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n'
    for number, stated in enumerate(dossier.stated):
        text = json.dumps(_annotation(stated), ensure_ascii=False)
        yield f",\n{text}" if number else text
    yield "\n]}\n"


def _annotation(stated: Stated) -> dict[str, Any]:
    claim, report = stated.claim, stated.report
    spans = [
        _part(report, span, role)
        for role, found in (("source", claim.source), ("cue", claim.cue))
        for span in found
    ]
    told = {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": f"{claim.stance}, {claim.certainty}",
        "format": "text/plain",
    }
    made: dict[str, Any] = {
        "id": iri(claim.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*spans, told],
        "target": [_part(report, span, "content") for span in claim.content],
    }
    if stated.actor is not None:
        made["sayso:actor"] = {"id": iri(stated.actor.id), "name": stated.actor.name}
    return made


def _part(report: Report, span: Span, role: str) -> dict[str, Any]:
    text = report.text
    return {
        "type": "SpecificResource",
        "source": where(report),
        "sayso:report": iri(report.id),
        "sayso:role": role,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }


def spans_of(annotation: Mapping[str, Any]) -> dict[str, list[Span]]:
    """The source, cue and content of an annotation that was exported."""
    parts = [*annotation["body"], *annotation["target"]]
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for part in parts:
        if part["type"] == "SpecificResource":
            at = part["selector"][0]
            found[part["sayso:role"]].append(Span(at["start"], at["end"]))
    return found
