"""Each format says what its specification asks for, and is read back to the letter."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import duckdb
import jsonschema
import pyshacl
import pytest
import rdflib

from sayso.export import FORMATS, Dossier, write_parquet
from sayso.export.annotations import spans_of
from sayso.export.rows import COLUMNS, escaped, rows, unescaped
from sayso.ledger import Ledger
from sayso.model import Report
from sayso.read import Reading, read_sources
from sayso.read.clean import cleaned

from export.conftest import DAY, HOSTILE

# What the W3C Web Annotation Data Model asks of an annotation with text selectors.
SELECTOR = {
    "oneOf": [
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
    ]
}
PART = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "format": "iri"},
        "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
    },
}
TEXTUAL = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {
            "enum": [
                *("assessing", "bookmarking", "classifying", "commenting"),
                *("describing", "editing", "highlighting", "identifying", "linking"),
                *("moderating", "questioning", "replying", "tagging"),
            ]
        },
    },
}
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "type": {"const": "Annotation"},
                    "motivation": {"type": "string"},
                    "body": {"type": "array", "items": {"oneOf": [PART, TEXTUAL]}},
                    "target": {"type": "array", "minItems": 1, "items": PART},
                },
            },
        },
    },
}
# schema.org: the properties that each type may have, its own and inherited.
SCHEMA_ORG = {
    "ClaimReview": {
        *("claimReviewed", "itemReviewed", "reviewRating", "reviewBody"),
        *("author", "datePublished"),
    },
    "Claim": {"text", "appearance", "firstAppearance"},
    "Quotation": {"text", "inLanguage", "isPartOf", "creditText"},
    "NewsArticle": {"headline", "publisher", "datePublished"},
    "Organization": {"name"},
    "SoftwareApplication": {"name"},
    "Rating": {"alternateName"},
}
# PROV-O: domains and ranges of the properties that are used.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
[] a sh:NodeShape ; sh:targetSubjectsOf prov:wasQuotedFrom ; sh:class prov:Entity ;
  sh:property [ sh:path prov:wasQuotedFrom ; sh:class prov:Entity ; sh:maxCount 1 ] ;
  sh:property [ sh:path prov:value ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetSubjectsOf prov:wasDerivedFrom ; sh:class prov:Entity ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:class prov:Entity ] .
[] a sh:NodeShape ; sh:targetSubjectsOf prov:hadPrimarySource ; sh:class prov:Entity ;
  sh:property [ sh:path prov:hadPrimarySource ; sh:class prov:Entity ] .
[] a sh:NodeShape ; sh:targetSubjectsOf prov:wasAttributedTo ; sh:class prov:Entity ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:class prov:Agent ] .
[] a sh:NodeShape ; sh:targetSubjectsOf prov:qualifiedAttribution ;
  sh:property [ sh:path prov:qualifiedAttribution ; sh:class prov:Attribution ] .
"""


def text(dossier: Dossier, form: str) -> str:
    return "".join(FORMATS[form](dossier))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_dossier_gives_the_same_file(dossier: Dossier, form: str) -> None:
    assert text(dossier, form) == text(dossier, form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_dossier_of_nothing_is_a_sound_file(form: str) -> None:
    empty = text(Dossier(DAY, (), (), (), ()), form)
    if form in ("annotations", "claimreview", "prov"):
        assert json.loads(empty)


def test_a_row_has_the_exact_words_and_where_they_stand(dossier: Dossier) -> None:
    texts = {report.id: report.text for report in dossier.reports}
    found = list(rows(dossier))
    assert len(found) == 6
    for row in found:
        for part in ("source", "cue", "content"):
            start, _, end = str(row[f"{part}_at"]).partition("-")
            assert texts[str(row["report"])][int(start) : int(end)] == row[part]


def test_csv_is_read_back_and_no_cell_is_a_formula(dossier: Dossier) -> None:
    read = list(csv.DictReader(io.StringIO(text(dossier, "csv"))))
    plain = [{k: unescaped(v) for k, v in row.items()} for row in read]
    wanted = [{k: str(row[k]) for k in COLUMNS} for row in rows(dossier)]
    assert plain == wanted
    assert any(row["outlet"].startswith("'=cmd") for row in read)
    assert not any(v.startswith(("=", "+", "-", "@")) for r in read for v in r.values())


@pytest.mark.parametrize("cell", ["=1", "'=1", "''", "-5", "a", "", "\tx", "@x", "'a"])
def test_what_is_escaped_comes_back(cell: str) -> None:
    assert unescaped(escaped(cell)) == cell


def test_json_lines_are_read_back_by_add(held: Ledger, tmp_path: Any) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(text(held.dossier(as_of=DAY), "jsonl"), encoding="utf-8")
    read = [one for one in read_sources([str(path)]) if isinstance(one, Reading)]
    # What is read is cleaned; these reports were made without that.
    as_read = {r: replace(r, text=cleaned(r.text)) for r in held.reports()}
    assert {r.report.id for r in read} == {r.id for r in as_read.values()}
    by_id: dict[str, Report] = {clean.id: r for r, clean in as_read.items()}
    for one in read:
        known = by_id[one.report.id]
        found = one.report.published, one.report.lang, one.report.outlet
        assert found == (known.published, known.lang, known.outlet)


def test_parquet_holds_the_rows(dossier: Dossier, tmp_path: Any) -> None:
    path = tmp_path / "it's.parquet"
    write_parquet(dossier, path)
    target = str(path).replace("'", "''")
    found = duckdb.sql(f"SELECT claim, content, confidence FROM '{target}'").fetchall()
    wanted = [(r["claim"], r["content"], r["confidence"]) for r in rows(dossier)]
    assert found == wanted


def test_annotations_are_of_the_w3c_model_and_give_the_claims_back(
    dossier: Dossier,
) -> None:
    page = json.loads(text(dossier, "annotations"))
    jsonschema.validate(page, ANNOTATIONS)
    by_id = {f"urn:sayso:{one.claim.id}": one.claim for one in dossier.stated}
    assert len(page["items"]) == len(by_id)
    for annotation in page["items"]:
        claim, found = by_id[annotation["id"]], spans_of(annotation)
        assert found == {
            "source": list(claim.source),
            "cue": list(claim.cue),
            "content": list(claim.content),
        }


def test_quotations_find_their_place_by_what_is_around_them(dossier: Dossier) -> None:
    page = json.loads(text(dossier, "annotations"))
    texts = {f"urn:sayso:{report.id}": report.text for report in dossier.reports}
    for annotation in page["items"]:
        for part in annotation["target"]:
            at, quote = part["selector"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            start = texts[part["sayso:report"]].index(whole) + len(quote["prefix"])
            assert start == at["start"]


def test_a_review_has_a_standing_and_rates_no_truth(dossier: Dossier) -> None:
    graph = json.loads(text(dossier, "claimreview"))["@graph"]
    assert {node["claimReviewed"] for node in graph} == {
        "Did the bridge fall?",
        "Did the tower fall?",
    }
    for node in graph:
        check_schema_org(node)
        assert node["reviewRating"]["alternateName"] in ("contested", "single-origin")


def check_schema_org(node: Any) -> None:
    if isinstance(node, list):
        for one in node:
            check_schema_org(one)
    elif isinstance(node, dict):
        kind = node["@type"]
        assert node.keys() - {"@type", "@id"} <= SCHEMA_ORG[kind], kind
        for value in node.values():
            check_schema_org(value)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_provenance_is_prov_o(dossier: Dossier) -> None:
    graph = rdflib.Graph().parse(data=text(dossier, "prov"), format="json-ld")
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    sound, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert sound, told
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    quoted = set(graph.subjects(prov.wasQuotedFrom))
    assert len(quoted) == len(dossier.stated)
    copied = list(graph.subject_objects(prov.wasDerivedFrom))
    echo = dossier.echoes[0]
    pair = rdflib.URIRef(f"urn:sayso:{echo.report}"), f"urn:sayso:{echo.of}"
    assert (pair[0], rdflib.URIRef(pair[1])) in copied


def test_statements_are_unique_and_have_days(dossier: Dossier) -> None:
    read = list(csv.DictReader(io.StringIO(text(dossier, "statements"))))
    assert len({row["id"] for row in read}) == len(read)
    titles = [
        row for row in read if row["prop"] == "name" and row["schema"] != "Question"
    ]
    assert {row["value"] for row in titles} == {"Oslo", "Bern", "Rome"}
    [seen] = {
        (row["first_seen"], row["last_seen"])
        for row in titles
        if row["value"] == "Rome"
    }
    assert seen == ("2020-03-02", "2020-03-02")


def test_some_questions_bring_their_claims_and_reports_alone(held: Ledger) -> None:
    some = held.dossier("tower", as_of=DAY)
    assert [asked.question.text for asked in some.asked] == ["Did the tower fall?"]
    assert {one.report.outlet for one in some.stated} == {"en-2"}
    assert HOSTILE not in {report.text for report in some.reports}
