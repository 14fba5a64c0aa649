"""W3C PROV-O (Recommendation, 30 April 2013), as JSON-LD.

A report and a claim are entities, an actor is an agent. A claim was quoted from its
report and attributed to its actor; a report that echoes another was derived from it; a
claim on a question has the first claim of its origin as its primary source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.export.dossier import Asked, Dossier, Stated, iri, where, words
from sayso.model import Origin, Report

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def provenance(dossier: Dossier) -> Iterator[str]:
    """A graph of reports, actors and claims, as pieces of one document."""
    yield json.dumps({"@context": _CONTEXT})[:-1] + ', "@graph": [\n'
    for number, node in enumerate(_nodes(dossier)):
        text = json.dumps(node, ensure_ascii=False)
        yield f",\n{text}" if number else text
    yield "\n]}\n"


def _nodes(dossier: Dossier) -> Iterator[Node]:
    copied: dict[str, list[str]] = {}
    for echo in dossier.echoes:
        copied.setdefault(echo.report, []).append(echo.of)
    for report in dossier.reports:
        yield _report(report, sorted(copied.get(report.id, [])))
    for actor in dossier.actors:
        yield {
            "@id": iri(actor.id),
            "@type": "prov:Agent",
            "rdfs:label": actor.name,
        }
    primary = dict(pair for asked in dossier.asked for pair in _primary(asked))
    for stated in dossier.stated:
        yield _claim(stated, primary.get(stated.claim.id))


def _report(report: Report, copied: list[str]) -> Node:
    node: Node = {
        "@id": iri(report.id),
        "@type": "prov:Entity",
        "dcterms:title": report.title,
        "dcterms:publisher": report.outlet,
        "dcterms:language": report.lang,
        "dcterms:source": where(report),
    }
    if report.published:
        node["dcterms:issued"] = str(report.published)
    if copied:
        node["prov:wasDerivedFrom"] = [{"@id": iri(of)} for of in copied]
    return node


def _claim(stated: Stated, primary: str | None) -> Node:
    claim = stated.claim
    node: Node = {
        "@id": iri(claim.id),
        "@type": "prov:Entity",
        "prov:value": words(claim.content, stated.report.text),
        "prov:wasQuotedFrom": {"@id": iri(claim.report)},
    }
    if stated.actor is not None:
        node["prov:wasAttributedTo"] = {"@id": iri(stated.actor.id)}
    if stated.relay is not None:
        node["prov:qualifiedAttribution"] = {
            "@type": "prov:Attribution",
            "prov:agent": {"@id": iri(stated.relay.id)},
            "prov:hadRole": {"@id": "urn:sayso:terms#relay", "@type": "prov:Role"},
        }
    if primary is not None and primary != claim.id:
        node["prov:hadPrimarySource"] = {"@id": iri(primary)}
    return node


def _primary(asked: Asked) -> Iterator[tuple[str, str]]:
    """Each claim with the first claim of the origin that it comes from."""
    standing = asked.standing
    for origin in (*standing.affirm, *standing.deny, *standing.doubt):
        yield from _of(origin)


def _of(origin: Origin) -> Iterator[tuple[str, str]]:
    ordered = sorted(
        origin.bearings, key=lambda b: (str(b.report.published or "9"), b.claim.id)
    )
    for bearing in ordered:
        yield bearing.claim.id, ordered[0].claim.id
