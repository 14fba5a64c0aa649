"""The forms that values take in JSON: plain mappings with steady keys.

Days are ISO 8601; a day, month or year that a report bears stays `2017-06-16`,
`2017-06` or `2017`. Offsets are code points of the report's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.model import (
    Actor,
    Bearing,
    Claim,
    Drift,
    Origin,
    Period,
    Problem,
    Question,
    Report,
    Span,
    Standing,
    Telling,
)

if TYPE_CHECKING:  # commands that print no brief do without the ledger
    from sayso.ledger import Added, Brief, Change
    from sayso.read import Reading

Form = dict[str, Any]


def report_form(report: Report) -> Form:
    """A report without its text."""
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "lang": report.lang,
        "published": _period(report.published),
        "issued": report.issued and report.issued.isoformat(),
        "modified": report.modified and report.modified.isoformat(),
        "authors": list(report.authors),
        "credit": list(report.credit),
        "address": report.address,
        "raw": report.raw,
    }


def claim_form(claim: Claim, text: str) -> Form:
    """A claim with the exact words of each span."""
    return {
        "id": claim.id,
        "source": _spans(claim.source, text),
        "cue": _spans(claim.cue, text),
        "content": _spans(claim.content, text),
        "evidence": _spans(claim.evidence, text),
        "speaker": claim.speaker,
        "kind": claim.kind,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said": _period(claim.said),
        "relay": claim.relay,
        "outer": claim.outer,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def reading_form(reading: Reading, claims: Sequence[Claim]) -> Form:
    """What `read` says of one report."""
    report = reading.report
    return {
        "report": {**report_form(report), "text": report.text},
        "claims": [claim_form(claim, report.text) for claim in claims],
        "problems": [problem_form(problem) for problem in reading.problems],
    }


def problem_form(problem: Problem) -> Form:
    """Trouble in the data."""
    return {"where": problem.where, "what": problem.what, "remedy": problem.remedy}


def question_form(question: Question) -> Form:
    """A question."""
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "event": question.event,
        "subject": question.subject,
        "hurts": question.hurts,
        "matter": question.matter,
    }


def standing_form(standing: Standing) -> Form:
    """A standing with its origins."""
    return {
        "label": standing.label,
        "as_of": standing.as_of.isoformat(),
        "reason": standing.reason,
        "would_change": standing.would_change,
        "affirm": [_origin(origin) for origin in standing.affirm],
        "deny": [_origin(origin) for origin in standing.deny],
        "doubt": [_origin(origin) for origin in standing.doubt],
    }


def asked_form(question: Question, standing: Standing) -> Form:
    """A question with its standing."""
    return {"question": question_form(question), "standing": standing_form(standing)}


def brief_form(brief: Brief) -> Form:
    """The page on a question."""
    return {
        **asked_form(brief.question, brief.standing),
        "as_of": brief.as_of.isoformat(),
        "recorded": brief.recorded.isoformat() if brief.recorded else None,
        "reports_read": brief.reports_read,
        "undated": brief.undated,
        "claims": [bearing_form(bearing) for bearing in brief.bearings],
        "facets": [
            asked_form(question, standing) for question, standing in brief.facets
        ],
        "drifts": [drift_form(drift) for drift in brief.drifts],
    }


def drift_form(drift: Drift) -> Form:
    """What changed between two reports, with the exact words of both."""
    return {
        "id": drift.id,
        "kind": drift.kind,
        "question": drift.question,
        "rule": drift.reason.rule,
        "sentence": drift.reason.words,
        "earlier": _telling(drift.earlier),
        "later": _telling(drift.later),
    }


def _telling(telling: Telling) -> Form:
    bearing = telling.bearing
    return {
        "answer": bearing.link.answer,
        "words": _spans(telling.words, bearing.report.text),
        "report": report_form(bearing.report),
        "claim": claim_form(bearing.claim, bearing.report.text),
        "actor": actor_form(bearing.actor),
    }


def added_form(added: Added, notices: Sequence[Problem]) -> Form:
    """What adding did; `notices` are what readable reports lack."""
    return {
        "added": list(added.added),
        "known": added.known,
        "problems": [problem_form(problem) for problem in added.problems],
        "notices": [problem_form(notice) for notice in notices],
        "new_by_outlet": [
            {"outlet": share.outlet, "lang": share.lang, "reports": share.reports}
            for share in added.shares
        ],
        "changes": [change_form(change) for change in added.changes],
        "revised": [
            {"earlier": r.earlier.id, "later": r.later.id, "silent": r.silent}
            for r in added.revisions
        ],
    }


def change_form(change: Change) -> Form:
    """A standing that changed; `before` is None for a new question."""
    return {
        "question": question_form(change.question),
        "before": change.before,
        "after": change.after,
    }


def bearing_form(bearing: Bearing) -> Form:
    """A claim as it bears on a question."""
    return {
        "answer": bearing.link.answer,
        "why": bearing.link.reason.words,
        "score": bearing.link.score,
        "report": report_form(bearing.report),
        "claim": claim_form(bearing.claim, bearing.report.text),
        "actor": actor_form(bearing.actor),
        "relay": actor_form(bearing.relay),
    }


def actor_form(actor: Actor | None) -> Form | None:
    """Who somebody is, None for nobody named."""
    if actor is None:
        return None
    return {
        "id": actor.id,
        "name": actor.name,
        "side": actor.side,
        "medium": actor.medium,
        "unnamed": actor.unnamed,
    }


def _origin(origin: Origin) -> Form:
    return {
        "side": origin.side,
        "voices": list(origin.voices),
        "position": origin.position,
        "since": _period(origin.since),
        "certainty": origin.certainty,
        "concedes": origin.concedes,
        "reports": [report.id for report in origin.reports],
        "claims": list(dict.fromkeys(b.claim.id for b in origin.bearings)),
    }


def _spans(spans: Sequence[Span], text: str) -> list[Form]:
    return [{"start": s.start, "end": s.end, "exact": s.of(text)} for s in spans]


def _period(period: Period | None) -> str | None:
    return str(period) if period else None
