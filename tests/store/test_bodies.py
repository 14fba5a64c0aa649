from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import (
    Actor,
    Claim,
    Echo,
    Identity,
    Link,
    Period,
    Question,
    Reason,
    Span,
)
from sayso.store.bodies import (
    body_of,
    claim_body,
    claim_of,
    decided,
    kind_of,
    reason_of,
)

words = st.text(max_size=8)
spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 99), st.integers(1, 9))
many = st.lists(spans, max_size=3).map(tuple)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
periods = st.builds(lambda a, b: Period(min(a, b), max(a, b)), days, days)
claims = st.builds(
    Claim,
    report=words,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    cue=many,
    source=many,
    evidence=many,
    speaker=st.none() | words,
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    stance=st.sampled_from(["asserts", "denies", "doubts", "uncommitted"]),
    certainty=st.sampled_from(["certain", "probable", "possible"]),
    said=st.none() | periods,
    relay=st.none() | words,
    outer=st.none() | words,
    confidence=st.floats(0, 1),
    rule=words,
)
made: dict[str, Any] = {
    "reason": st.builds(Reason, words, words),
    "score": st.floats(0, 1),
    "maker": words,
}
decisions = (
    st.builds(Actor, words, words, st.lists(words).map(tuple), words, st.booleans())
    | st.builds(Question, words, words, st.just("number"), words, words, words, words)
    | st.builds(Identity, words, words, role=st.just("relay"), **made)
    | st.builds(Link, words, words, words, **made)
    | st.builds(Echo, words, words, **made)
)


@given(claims)
def test_a_claim_survives_being_kept(claim: Claim) -> None:
    kept = claim_of(json.loads(json.dumps(claim_body(claim))))
    assert kept == claim


@given(decisions)
def test_a_decision_survives_being_kept(
    decision: Actor | Question | Identity | Link | Echo,
) -> None:
    body = json.loads(json.dumps(body_of(decision)))
    made = {
        "reason": reason_of(decision),
        "score": getattr(decision, "score", 1.0),
        "maker": getattr(decision, "maker", "rule"),
    }
    assert decided(kind_of(decision), body, **made) == decision
