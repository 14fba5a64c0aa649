"""Statements: one row a value of a property, after FollowTheMoney's statement tables.

Things are of FollowTheMoney's schemata where it has one (Article, LegalEntity); Claim
and Question are sayso's own. `first_seen` and `last_seen` are days of publication.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.dossier import DATASET, Dossier, Stated, iri, where, words
from sayso.export.rows import escaped
from sayso.model import Report, content_id

COLUMNS = (
    *("id", "entity_id", "canonical_id", "schema", "prop", "value"),
    *("original_value", "dataset", "origin", "lang", "first_seen", "last_seen"),
)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a property of a thing, and which report says so."""

    entity: str
    schema: str
    prop: str
    value: str
    origin: str
    original: str = ""
    lang: str = ""
    day: str = ""


def statement_lines(dossier: Dossier) -> Iterator[str]:
    """The statements as CSV, a heading first, each once, sorted by their ids."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(_merged(_values(dossier))):
        writer.writerow([escaped(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _merged(values: Iterator[_Value]) -> Iterator[tuple[str, ...]]:
    """One row a statement, with the first and the last day that it was seen."""
    seen: dict[str, tuple[_Value, list[str]]] = {}
    for one in values:
        parts = DATASET, one.entity, one.prop, one.value, one.origin
        sid = content_id("s", *parts)
        seen.setdefault(sid, (one, []))[1].append(one.day)
    for sid, (one, days) in seen.items():
        known = sorted(day for day in days if day)
        first, last = (known[0], known[-1]) if known else ("", "")
        fixed = sid, one.entity, one.entity, one.schema, one.prop, one.value
        yield (*fixed, one.original, DATASET, one.origin, one.lang, first, last)


def _values(dossier: Dossier) -> Iterator[_Value]:
    for report in dossier.reports:
        yield from _of_report(report)
    for stated in dossier.stated:
        yield from _of_claim(stated)
    for asked in dossier.asked:
        entity = iri(asked.question.id)
        for prop, value in (
            ("name", asked.question.text),
            ("status", asked.standing.label),
        ):
            day = dossier.as_of.isoformat()
            yield _Value(entity, "Question", prop, value, DATASET, day=day)
        for bearing in asked.bearings:
            claim, day = iri(bearing.claim.id), str(bearing.report.published or "")
            answer = f"{bearing.link.answer} {entity}"
            rule = bearing.link.reason.rule
            yield _Value(claim, "Claim", "answers", answer, rule, day=day)


def _of_report(report: Report) -> Iterator[_Value]:
    day = str(report.published or "")
    found = {
        "title": report.title,
        "publisher": report.outlet,
        "publishedAt": day,
        "language": report.lang,
        "sourceUrl": where(report),
    }
    for prop, value in found.items():
        if value:
            entity = iri(report.id)
            yield _Value(entity, "Article", prop, value, report.outlet, day=day)


def _of_claim(stated: Stated) -> Iterator[_Value]:
    claim, report = stated.claim, stated.report
    day, origin = str(report.published or ""), iri(report.id)
    entity = iri(claim.id)
    found = {
        "document": origin,
        "content": words(claim.content, report.text),
        "cue": words(claim.cue, report.text),
        "stance": claim.stance,
        "certainty": claim.certainty,
    }
    for prop, value in found.items():
        if value:
            yield _Value(entity, "Claim", prop, value, origin, "", report.lang, day)
    for prop, actor in (("source", stated.actor), ("relay", stated.relay)):
        if actor is None:
            continue
        named = words(claim.source, report.text) if prop == "source" else ""
        known = entity, "Claim", prop, iri(actor.id), origin, named, report.lang, day
        yield _Value(*known)
        who = iri(actor.id), "LegalEntity", "name", actor.name, origin
        yield _Value(*who, named, report.lang, day)
