"""Hand-ins for the scorers: a thin client of sayso's Python interface.

    handin.py read REPORTS.jsonl                        claims, one report a line
    handin.py ledger REPORTS.jsonl --dates DATES.txt    questions, standings, copies
    handin.py attribution TEXTS.jsonl                   one claim a line
    handin.py stories REPORTS.jsonl                     the matter of each report
    handin.py stance PAIRS.jsonl                        affirm, deny, report, unrelated

The first two are scored by `score.py read` and `score.py ledger`. REPORTS are as
`gold.py jsonl --bare` prints them. Everything goes to standard output.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.link.matters import matters as matters_of
from sayso.link.toward import stance_toward
from sayso.model import LANGUAGES, Claim, Period, Report, Span
from sayso.pipeline import extract_report
from sayso.read import Reading, detect_language

Row = dict[str, Any]


def rows(path: str) -> Iterator[Row]:
    """The objects of a JSON-lines file."""
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def report_of(row: Row) -> Report:
    """The report of a row, its text untouched so that offsets fit."""
    text = row["text"]
    day = row.get("published") or row.get("date")
    return Report(
        text=text,
        title=row.get("title", ""),
        outlet=row.get("outlet", ""),
        lang=row.get("lang") or detect_language(text) or "en",
        published=Period.parse(day[:10]) if day else None,
    )


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as lists of offsets."""
    return [[s.start, s.end] for s in spans]


def attribution(claim: Claim) -> Row:
    """A claim in the form of score.py, whose `via` is a relayer beside the cue.

    A relay that is a claim of its own, around this one, is handed in as that claim.
    """
    return {
        "source": pairs(claim.source),
        "cue": pairs(claim.cue),
        "content": pairs(claim.content),
        "evidence": pairs(claim.evidence),
        "actor": claim.speaker,
        "via": claim.relay,
        "kind": claim.kind,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said": str(claim.said) if claim.said else "unknown",
    }


def read(args: argparse.Namespace) -> Iterator[Row]:
    """The claims of each report."""
    for row in rows(args.file):
        claims = extract_report(report_of(row))
        yield {"id": row["id"], "attributions": [attribution(c) for c in claims]}


def texts(args: argparse.Namespace) -> Iterator[Row]:
    """The claims of each text, one a line."""
    for row in rows(args.file):
        for claim in extract_report(report_of(row)):
            parts = {k: pairs(getattr(claim, k)) for k in ("source", "cue", "content")}
            yield {"doc_id": row["doc_id"], **parts}


def ledger(args: argparse.Namespace) -> Iterator[Row]:
    """What one ledger holds after all the reports were added, as of each date."""
    days = [date.fromisoformat(d) for d in Path(args.dates).read_text().split()]
    given: dict[str, str] = {}
    readings = []
    for row in rows(args.file):
        report = report_of(row)
        given[report.id] = row["id"]
        raw = row["text"].encode()
        readings.append(Reading(report=report, raw=raw, given=frozenset(), problems=()))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder)) as book:
        book.add(readings)
        yield {
            "questions": [
                question(book, q.id, days, given) for q, _ in book.questions()
            ],
            "copies": [[given[e.report], given[e.of]] for e in book.echoes()],
        }


def question(book: Ledger, qid: str, days: list[date], given: dict[str, str]) -> Row:
    """A question with its claims and its standing on each day."""
    last = book.brief(qid, as_of=max(days))
    standings = []
    for day in days:
        standing = book.brief(qid, as_of=day).standing
        standings.append(
            {
                "date": day.isoformat(),
                "standing": standing.label,
                "affirm": [o.side for o in standing.affirm],
                "deny": [o.side for o in standing.deny],
            }
        )
    claims = [
        {
            "report": given[b.report.id],
            "content": pairs(b.claim.content),
            "answer": b.link.answer,
        }
        for b in last.bearings
    ]
    text = last.question.text
    return {"id": qid, "text": text, "claims": claims, "standings": standings}


def matters(args: argparse.Namespace) -> Iterator[Row]:
    """The story of each report, by the rule that parts a ledger into matters."""
    given = [(row["id"], report_of(row)) for row in rows(args.file)]
    named = matters_of({report.id: report for _, report in given})
    for rid, report in given:
        yield {"id": rid, "story": min(named[report.id])}


def stance(args: argparse.Namespace) -> Iterator[Row]:
    """What a text does with a question."""
    for row in rows(args.file):
        lang = row.get("lang") or detect_language(row["text"])
        lang = lang if lang in LANGUAGES else "en"
        label = stance_toward(row["question"], row["text"], lang)
        yield {"id": row["id"], "label": label}


VERBS = {
    "read": read,
    "ledger": ledger,
    "attribution": texts,
    "stories": matters,
    "stance": stance,
}


def main() -> int:
    """Run one verb."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("file")
    parser.add_argument("--dates", help="a file with one day a line (ledger)")
    args = parser.parse_args()
    if args.verb == "ledger" and not args.dates:
        parser.error("ledger needs --dates DATES.txt")
    for row in VERBS[args.verb](args):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
