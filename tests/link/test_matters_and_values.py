"""Reports to matters, numbers to values, and times to events."""

from __future__ import annotations

import pytest

from sayso.link.matters import matters
from sayso.link.numbers import numbers
from sayso.link.times import clusters
from sayso.model import Period, Report

CRASH = {
    "sv": "Planet störtade nära Zabrovo. Flygbolaget Avianor säger att 143 dog.",
    "nb": "Flyet styrtet nær Zabrovo. Selskapet Avianor sier at 143 døde.",
    "en": "The plane crashed near Zabrovo. The airline Avianor said 143 died.",
}
VOTE = {
    "sv": "Valet i Kandia vanns av Mirelle Osk, som fick 2311 röster.",
    "da": "Valget i Kandia blev vundet af Mirelle Osk, der fik 2311 stemmer.",
    "en": "The election in Kandia was won by Mirelle Osk with 2311 votes.",
}


def test_reports_of_one_event_meet_across_languages_and_no_others() -> None:
    crash = [Report(text=t, lang=c) for c, t in CRASH.items()]
    vote = [Report(text=t, lang=c) for c, t in VOTE.items()]
    found = matters({r.id: r for r in (*crash, *vote)})
    assert {found[r.id] for r in crash} == {frozenset(r.id for r in crash)}
    assert {found[r.id] for r in vote} == {frozenset(r.id for r in vote)}


@pytest.mark.parametrize(
    ("code", "words", "value"),
    [
        ("sv", "ett trettiotal befälhavare", "30"),
        ("nb", "35 000 soldater", "35000"),
        ("da", "1.300 krigere", "1300"),
        ("en", "1,300 fighters", "1300"),
        ("en", "dozens of people", "12"),
        ("nn", "halvtanna million", "None"),
        ("sv", "två miljoner", "2000000"),
        ("da", "tres huse", "60"),
    ],
)
def test_numbers_of_five_languages(code: str, words: str, value: str) -> None:
    found = [n.text for n in numbers(words.split(), code) if n.value != 1]
    assert (found or ["None"])[0] == value


def test_english_to_is_no_number_but_danish_to_is() -> None:
    assert not numbers(["to", "die"], "en")
    assert numbers(["to", "døde"], "da")[0].value == 2


def day(text: str) -> Period:
    return Period.parse(text)


def test_times_more_than_the_gap_apart_are_two_events() -> None:
    times = [day("2017-06-16"), day("2017-09-29"), day("2019-10-27")]
    assert clusters(times, 150) == [0, 0, 1]


def test_a_bare_year_joins_the_event_that_it_covers() -> None:
    times = [day("2013-08-20"), day("2014-09-25"), day("2013"), day("2014")]
    assert clusters(times, 150) == [0, 1, 0, 1]


def test_an_unknown_time_joins_the_first_event() -> None:
    assert clusters([None, day("2014-09-25")], 150) == [0, 0]
    assert clusters([None], 150) == [0]
