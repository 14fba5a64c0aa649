"""A person's word on what a claim is, and on what the rules may decide again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sayso import pipeline
from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.model import Claim, Correction, Link, Reason, Report, Restoring, Span

from store.invented import extract_report, question, reading

WHY = Reason("person", "Anna has read it")
JULY = date(2017, 7, 31)


def label(ledger: Ledger, words: str = "bridge") -> str:
    return ledger.brief(words, as_of=JULY).standing.label


def the_claim(ledger: Ledger) -> Claim:
    (report,) = ledger.reports()
    (claim,) = ledger.claims(report.id)
    return claim


def corrected(claim: Claim, now: Claim | None) -> Correction:
    return Correction(claim, now, WHY, maker="anna")


def test_what_is_no_claim_bears_on_nothing_until_that_is_taken_back(
    ledger: Ledger,
) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = the_claim(ledger)
    made = corrected(claim, None)
    [change] = ledger.decide(made)
    assert (change.before, change.after) == ("single-origin", "unreported")
    assert ledger.claims(claim.report) == ()
    [change] = ledger.retract(made.id, reason="it is one", maker="bo")
    assert change.after == "single-origin"
    assert ledger.claims(claim.report) == (claim,)


def test_other_words_change_what_a_claim_bears_on(ledger: Ledger) -> None:
    """The claim's words are those that the person chose, and are linked by them."""
    ledger.add([reading("Oslo says bridge. A tower stands.", "2017-06-16")])
    claim = the_claim(ledger)
    now = replace(claim, content=(Span(20, 25),))
    ledger.decide(corrected(claim, now))
    [link] = [b.link for b in ledger.brief("tower", as_of=JULY).bearings]
    assert link.claim == now.id
    assert the_claim(ledger).content[0].of(ledger.reports()[0].text) == "tower"


def test_a_correction_holds_when_the_report_is_added_again(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = the_claim(ledger)
    now = replace(claim, stance="denies")
    ledger.decide(corrected(claim, now))
    again = reading("Oslo says bridge.", "2017-06-15", given=("published",))
    ledger.add([again])
    assert the_claim(ledger).stance == "denies"


def test_a_correction_holds_for_another_engine_that_finds_other_words(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = the_claim(ledger)
    ledger.decide(corrected(claim, None))

    def wider(report: Report) -> tuple[Claim, ...]:
        found = extract_report(report)
        return tuple(replace(c, cue=(), source=()) for c in found)

    monkeypatch.setattr(pipeline, "ENGINE", "invented 2")
    monkeypatch.setattr(pipeline, "extract_report", wider)
    ledger.settle()
    assert ledger.claims(claim.report) == ()
    assert ledger.questions(as_of=JULY) == ()


def test_a_correction_is_not_known_before_it_was_made(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    then = datetime.now(tz=UTC)
    ledger.decide(corrected(the_claim(ledger), None))
    before = ledger.brief("bridge", as_of=JULY, recorded=then)
    assert before.standing.label == "single-origin"


def test_a_person_may_link_what_a_person_has_corrected(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge. A tower stands.", "2017-06-16")])
    claim = the_claim(ledger)
    now = replace(claim, content=(Span(20, 25),))
    ledger.decide(corrected(claim, now))
    asked = question("tower").id
    ledger.decide(Link(now.id, asked, "denies", WHY, maker="anna"))
    assert label(ledger, "tower") == "denied"


def test_words_that_the_report_has_not_are_refused(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = the_claim(ledger)
    beyond = replace(claim, content=(Span(3, 99),))
    with pytest.raises(UsageError, match="the report has 17 characters"):
        ledger.decide(corrected(claim, beyond))
    with pytest.raises(UsageError, match="holds no claim"):
        ledger.decide(corrected(beyond, claim))


def test_what_a_person_restores_the_rules_decide_again(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    link = ledger.brief("bridge", as_of=JULY).bearings[0].link
    ledger.retract(link.id, reason="another bridge", maker="anna")
    assert label(ledger) == "unreported"
    made = Restoring(link.id, WHY, maker="anna")
    [change] = ledger.decide(made)
    assert change.after == "single-origin"
    assert ledger.brief("bridge", as_of=JULY).bearings[0].link == link
    ledger.retract(made.id, reason="no, another", maker="anna")
    assert label(ledger) == "unreported"


def test_only_what_a_person_retracted_can_be_restored(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    link = ledger.brief("bridge", as_of=JULY).bearings[0].link
    with pytest.raises(UsageError, match="nothing to restore"):
        ledger.decide(Restoring(link.id, WHY, maker="anna"))


def test_the_least_sure_that_a_standing_rests_on_is_asked_first(
    ledger: Ledger,
) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    ledger.add([reading("Oslo says tower. Bern says tower.", "2017-06-16")])
    ledger.add([reading("Rome says tower.", "2017-06-16")])
    asked = ledger.unsure(as_of=JULY)
    resting = [bool(one.shifts) for one in asked]
    assert resting == sorted(resting, reverse=True)
    assert 0 < sum(resting) < len(resting)
    first = asked[0]
    assert [(s.now, s.then) for s in first.shifts] == [("single-origin", "unreported")]
    assert first.sure == min(one.sure for one in asked if one.shifts)


def test_what_a_person_has_confirmed_is_not_asked_again(ledger: Ledger) -> None:
    ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    claim = the_claim(ledger)
    ledger.decide(corrected(claim, replace(claim, confidence=1.0, rule="person")))
    kinds = {type(one.decision) for one in ledger.unsure(as_of=JULY)}
    assert Correction not in kinds
    assert label(ledger) == "single-origin"
