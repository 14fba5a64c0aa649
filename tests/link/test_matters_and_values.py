"""Reports to matters, and times to events."""

from __future__ import annotations

from sayso.link.matters import matters
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
