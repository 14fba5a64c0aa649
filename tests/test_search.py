"""What changed last, what words are about, how a standing went, by invented rules."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.search import Wanted

from store.invented import reading

JULY = date(2017, 7, 31)


@pytest.fixture
def bridge(ledger: Ledger) -> Ledger:
    ledger.add(
        [
            reading("Oslo says bridge.", "2017-06-16", outlet="en-1"),
            reading("Bern denies bridge.", "2017-07-12", outlet="en-2"),
            reading("Oslo says tunnel.", "2017-06-20", outlet="en-3"),
        ]
    )
    return ledger


def test_the_latest_questions_come_first_with_what_they_were(bridge: Ledger) -> None:
    latest = bridge.latest(as_of=JULY)
    assert [entry.day for entry in latest.listed] == [
        date(2017, 7, 12),
        date(2017, 6, 20),
    ]
    moved, new = latest.listed
    assert moved.before is not None
    assert moved.before.label != moved.standing.label == "contested"
    assert new.before is None
    assert (latest.all, latest.reports_read) == (2, 3)


def test_the_latest_are_as_of_a_day(bridge: Ledger) -> None:
    latest = bridge.latest(as_of=date(2017, 6, 18))
    assert [entry.day for entry in latest.listed] == [date(2017, 6, 16)]
    assert latest.listed[0].reports == 1


def test_the_latest_come_in_parts(bridge: Ledger) -> None:
    whole = bridge.latest(as_of=JULY).listed
    parts = [bridge.latest(as_of=JULY, most=1, skip=i).listed[0] for i in range(2)]
    assert tuple(parts) == whole


def test_the_course_has_the_standing_of_every_day(bridge: Ledger) -> None:
    question = bridge.latest(as_of=JULY).listed[0].question
    course = bridge.course(question.id)
    assert [(s.as_of, s.label) for s in course] == [
        (date(2017, 6, 16), "single-origin"),
        (date(2017, 7, 12), "contested"),
    ]
    with pytest.raises(UsageError):
        bridge.course("qffffffffffff")


def test_words_find_claims_and_reports_that_hold_them_all(bridge: Ledger) -> None:
    found = bridge.search(Wanted(words="bridge bern"))
    assert [b.report.outlet for _, b in found.claims] == ["en-2"]
    assert [r.outlet for r in found.reports] == ["en-2"]
    assert bridge.search(Wanted(words="bridge harbour")).claims == ()


@pytest.mark.parametrize(
    ("wanted", "outlets"),
    [
        (Wanted(answer="denies"), {"en-2"}),
        (Wanted(side="oslo"), {"en-1", "en-3"}),
        (Wanted(words="bridge", until=date(2017, 6, 30)), {"en-1"}),
        (Wanted(since=date(2017, 7, 1)), {"en-2"}),
        (Wanted(words="bridge", lang="sv"), set()),
        (Wanted(), set()),
    ],
)
def test_filters_leave_what_fits(
    bridge: Ledger, wanted: Wanted, outlets: set[str]
) -> None:
    found = bridge.search(wanted)
    assert {b.report.outlet for _, b in found.claims} == outlets
    assert {r.outlet for r in found.reports} == outlets


def test_what_is_left_out_is_counted(bridge: Ledger) -> None:
    found = bridge.search(Wanted(side="oslo", most=1))
    assert len(found.reports) == 1
    assert found.more[3] == 1


def test_a_query_is_words_and_no_pattern(bridge: Ledger) -> None:
    assert bridge.search(Wanted(words="(a+)+$ .* [")).claims == ()
