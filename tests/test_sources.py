from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger

from store.invented import reading

JULY = date(2017, 7, 31)


@pytest.fixture
def three(ledger: Ledger) -> Ledger:
    ledger.add(
        [
            reading("Oslo says bridge. Oslo says tower.", "2017-06-16"),
            reading("Bern says bridge.", "2017-06-20"),
            reading("Rome denies tower.", "2017-07-01"),
        ]
    )
    return ledger


def test_a_record_has_what_was_said_by_question_the_latest_first(three: Ledger) -> None:
    three.add([reading("Oslo says wall.", "2017-07-02")])
    (record,) = three.source("Oslo", as_of=JULY)
    texts = [question.text for question, _ in record.said]
    assert texts[0] == "Did the wall fall?"
    assert set(texts[1:]) == {"Did the bridge fall?", "Did the tower fall?"}
    assert record.reports_read == 4


def test_a_record_tells_how_the_standing_was_and_is(three: Ledger) -> None:
    (record,) = three.source("oslo", as_of=JULY)
    told = {
        f.lead.question.text: (f.then.label, f.now.label, f.lead.outcomes)
        for f in record.fared
    }
    assert told == {
        "Did the bridge fall?": ("single-origin", "corroborated", ("taken-up",)),
        "Did the tower fall?": ("single-origin", "contested", ("contradicted",)),
    }


def test_rates_stand_beside_those_of_all_sources(three: Ledger) -> None:
    (record,) = three.source("Oslo", as_of=JULY)
    rates = {r.outcome: (r.own, r.own_leads, r.all, r.all_leads) for r in record.rates}
    assert rates["taken-up"] == (1, 2, 1, 3)
    assert rates["contradicted"] == (1, 2, 2, 3)


def test_a_record_is_as_of_a_day(three: Ledger) -> None:
    (record,) = three.source("Oslo", as_of=date(2017, 6, 18))
    assert {f.now.label for f in record.fared} == {"single-origin"}
    (later,) = three.source("Rome", as_of=date(2017, 6, 18))
    assert (later.said, later.fared) == ((), ())


def test_nobody_is_a_wrong_question(three: Ledger) -> None:
    with pytest.raises(UsageError, match="no source is called 'Paris'"):
        three.source("Paris")
