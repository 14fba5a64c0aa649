"""One row a claim and question: CSV and Parquet.

A cell of CSV that a spreadsheet would take for a formula begins with an apostrophe;
`unescaped` takes it off. Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.errors import UsageError
from sayso.export.dossier import Asked, Dossier, Stated, words
from sayso.model import Bearing, Period, Span

COLUMNS = (
    *("claim", "report", "outlet", "lang", "title", "published", "address"),
    *("source", "speaker", "actor", "side", "relay", "cue", "content", "evidence"),
    *("kind", "stance", "certainty", "said_first", "said_last", "confidence"),
    *("question", "asked", "answer", "standing", "as_of"),
    *("source_at", "cue_at", "content_at"),
)
Row = dict[str, str | float | None]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def rows(dossier: Dossier) -> Iterator[Row]:
    """A row for each claim and each question that it bears on.

    Spans are `start-end` in code points of the report's text, end exclusive, parted by
    spaces; an unknown value is empty.
    """
    for stated, asked, bearing in dossier.answers():
        yield {**_told(stated), **_asked(dossier, asked, bearing)}


def csv_lines(dossier: Dossier) -> Iterator[str]:
    """The rows as CSV (RFC 4180), a heading first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(dossier):
        writer.writerow([escaped(row[name]) for name in COLUMNS])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def escaped(value: str | float | None) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def unescaped(cell: str) -> str:
    """What `escaped` was given."""
    marked = cell.startswith("'") and cell[1:].startswith(_FORMULA)
    return cell[1:] if marked else cell


def write_parquet(dossier: Dossier, path: Path) -> None:
    """Write the rows to a Parquet file; needs duckdb (`pip install sayso[parquet]`)."""
    try:
        import duckdb  # noqa: PLC0415  # an optional extra
    except ImportError:
        raise UsageError(
            "Parquet needs duckdb; install it with: pip install 'sayso[parquet]'"
        ) from None
    kinds = {"confidence": "DOUBLE"}
    columns = ", ".join(f"{name} {kinds.get(name, 'VARCHAR')}" for name in COLUMNS)
    marks = ", ".join("?" for _ in COLUMNS)
    values: list[list[Any]] = [[r[name] for name in COLUMNS] for r in rows(dossier)]
    target = str(path).replace("'", "''")
    with duckdb.connect(":memory:") as database:
        database.execute(f"CREATE TABLE claims ({columns})")
        if values:
            database.executemany(f"INSERT INTO claims VALUES ({marks})", values)
        database.execute(f"COPY claims TO '{target}' (FORMAT parquet)")


def _told(stated: Stated) -> Row:
    claim, report = stated.claim, stated.report
    said = claim.said
    return {
        "claim": claim.id,
        "report": report.id,
        "outlet": report.outlet,
        "lang": report.lang,
        "title": report.title,
        "published": _period(report.published),
        "address": report.address,
        "source": words(claim.source, report.text),
        "speaker": claim.speaker or "",
        "actor": stated.actor.name if stated.actor else "",
        "side": stated.actor.side if stated.actor else "",
        "relay": stated.relay.name if stated.relay else claim.relay or "",
        "cue": words(claim.cue, report.text),
        "content": words(claim.content, report.text),
        "evidence": words(claim.evidence, report.text),
        "kind": claim.kind,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said_first": said.first.isoformat() if said else "",
        "said_last": said.last.isoformat() if said else "",
        "confidence": claim.confidence,
        "source_at": _at(claim.source),
        "cue_at": _at(claim.cue),
        "content_at": _at(claim.content),
    }


def _asked(dossier: Dossier, asked: Asked | None, bearing: Bearing | None) -> Row:
    return {
        "question": asked.question.id if asked else "",
        "asked": asked.question.text if asked else "",
        "answer": bearing.link.answer if bearing else "",
        "standing": asked.standing.label if asked else "",
        "as_of": dossier.as_of.isoformat(),
    }


def _period(period: Period | None) -> str:
    return str(period) if period else ""


def _at(spans: tuple[Span, ...]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)
