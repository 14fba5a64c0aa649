"""JSON lines: a report an object, with its claims; `sayso add` reads them back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.export.dossier import Dossier, Stated
from sayso.model import Actor, Bearing, Span


def json_lines(dossier: Dossier) -> Iterator[str]:
    """A line for each report: its text, what is known of it, and its claims.

    The keys `text`, `title`, `outlet`, `lang`, `published` and `url` are those that
    `sayso add` reads.
    """
    stated: dict[str, list[Stated]] = defaultdict(list)
    for one in dossier.stated:
        stated[one.report.id].append(one)
    answers: dict[str, list[Bearing]] = defaultdict(list)
    for asked in dossier.asked:
        for bearing in asked.bearings:
            answers[bearing.claim.id].append(bearing)
    for report in dossier.reports:
        form = {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "lang": report.lang,
            "published": str(report.published) if report.published else None,
            "url": report.address,
            "text": report.text,
            "claims": [_claim(s, answers[s.claim.id]) for s in stated[report.id]],
        }
        yield json.dumps(form, ensure_ascii=False) + "\n"


def _claim(stated: Stated, bearings: Sequence[Bearing]) -> dict[str, Any]:
    claim, text = stated.claim, stated.report.text
    said = claim.said
    return {
        "id": claim.id,
        "source": _spans(claim.source, text),
        "cue": _spans(claim.cue, text),
        "content": _spans(claim.content, text),
        "evidence": _spans(claim.evidence, text),
        "speaker": claim.speaker,
        "actor": _actor(stated.actor),
        "relay": _actor(stated.relay) or claim.relay,
        "kind": claim.kind,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said": said and [said.first.isoformat(), said.last.isoformat()],
        "confidence": claim.confidence,
        "answers": [
            {"question": b.link.question, "answer": b.link.answer} for b in bearings
        ],
    }


def _actor(actor: Actor | None) -> dict[str, str] | None:
    if actor is None:
        return None
    return {"id": actor.id, "name": actor.name, "side": actor.side}


def _spans(spans: Sequence[Span], text: str) -> list[dict[str, Any]]:
    return [{"start": s.start, "end": s.end, "exact": s.of(text)} for s in spans]
