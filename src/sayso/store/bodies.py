"""Values as the JSON bodies of rows, and back, without loss.

A span is `[start, end]`, a period `first/last` in ISO 8601. Reason, score and maker of
a decision have columns of their own and are left out of its body.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sayso.model import (
    Actor,
    Claim,
    Correction,
    Echo,
    Identity,
    Link,
    Pairing,
    Period,
    Question,
    Reason,
    Restoring,
    Span,
)

Decision = Actor | Identity | Question | Link | Echo | Pairing | Correction | Restoring
Body = dict[str, Any]

_SPANS = ("source", "cue", "content", "evidence")
_CLAIM = ("report", "speaker", "kind", "stance", "certainty", "relay", "outer")
_CLAIM_END = ("confidence", "rule")
_FIELDS: Mapping[type, tuple[str, ...]] = {
    Actor: ("id", "name", "names", "side", "medium", "unnamed"),
    Question: ("id", "text", "kind", "event", "subject", "hurts", "matter"),
    Identity: ("claim", "actor", "role"),
    Link: ("claim", "question", "answer"),
    Echo: ("report", "of"),
    Pairing: ("report", "other", "together"),
    Correction: ("was", "now"),
    Restoring: ("decision",),
}
_KINDS: Mapping[str, Callable[..., Decision]] = {
    "actor": Actor,
    "question": Question,
    "identity": Identity,
    "link": Link,
    "echo": Echo,
    "pairing": Pairing,
    "correction": Correction,
    "restoring": Restoring,
}


def kind_of(decision: Decision) -> str:
    """The kind under which a decision is kept, such as `link`."""
    return type(decision).__name__.lower()


def body_of(value: Decision) -> Body:
    """What a decision says, without its reason, score and maker."""
    return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}


def decided(kind: str, body: Body, **made: Any) -> Decision:
    """The decision of a row; `made` are its reason, score and maker, if it has any."""
    if kind == "actor":
        body = {**body, "names": tuple(body["names"])}
    if kind in ("actor", "question"):
        return _KINDS[kind](**body)
    if kind == "correction":
        body = {name: claim and claim_of(claim) for name, claim in body.items()}
    return _KINDS[kind](**body, **made)


def reason_of(decision: Decision) -> Reason:
    """Why it was decided; empty for an actor and a question, which are only named."""
    return getattr(decision, "reason", Reason("", ""))


def claim_body(claim: Claim) -> Body:
    """A claim as JSON."""
    body: Body = {name: getattr(claim, name) for name in (*_CLAIM, *_CLAIM_END)}
    for name in _SPANS:
        body[name] = [[span.start, span.end] for span in getattr(claim, name)]
    body["said"] = period_text(claim.said)
    return body


def claim_of(body: Body) -> Claim:
    """The claim of a JSON body."""
    spans = {name: tuple(Span(*pair) for pair in body[name]) for name in _SPANS}
    return Claim(**{**body, **spans, "said": period_of(body["said"])})


def period_text(period: Period | None) -> str | None:
    """`first/last`, None for an unknown period."""
    if period is None:
        return None
    return f"{period.first.isoformat()}/{period.last.isoformat()}"


def period_of(text: str | None) -> Period | None:
    """The period of `first/last`, None for None."""
    if text is None:
        return None
    first, last = text.split("/")
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def _plain(value: object) -> object:
    if isinstance(value, Claim):
        return claim_body(value)
    return list(value) if isinstance(value, tuple) else value
