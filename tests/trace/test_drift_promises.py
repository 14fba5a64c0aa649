from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.trace import drifts
from sayso.trace.track import leads

Tell = Any
LAST = date(2017, 12, 31)

NAMED = ("Russia", "ministry", "Lavrov", "USA", "IS", "defector")
WHO = (*NAMED, "*Reuters", "*TASS", "?officer", "?soldier@Russia", "-")
ANSWERS = ("affirms", "affirms?", "affirms~", "denies", "denies?", "doubts")
NUMBERS = ("30", "30?", "31", "300")
DAYS = ("", "", " 2017-06-10", " 2017-06")


def stories(answers: tuple[str, ...]) -> st.SearchStrategy[list[tuple[int, str]]]:
    parts = (st.sampled_from(kind) for kind in (WHO, answers, DAYS))
    words = st.builds("{} {}{}".format, *parts)
    chains = st.lists(words, min_size=1, max_size=2).map(" > ".join)
    bodies = st.lists(chains, min_size=1, max_size=3).map(", ".join)
    return st.lists(st.tuples(st.integers(10, 20), bodies), min_size=2, max_size=5)


def lines(story: list[tuple[int, str]]) -> list[str]:
    return [f"{day} x-{i}: {body}" for i, (day, body) in zip(count(), story)]


def copied(one: Any) -> Any:
    """The second report copies the first."""
    return one.echo("x-1", "x-0")


@pytest.mark.parametrize("kind", ["polar", "number"])
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_bearings_changes_no_drift(
    told: Tell, kind: str, data: Any, random: Any
) -> None:
    story = data.draw(stories(ANSWERS if kind == "polar" else NUMBERS))
    one = told(*lines(story), kind=kind)
    before = drifts(one.question, one.bearings, [copied(one)], LAST)
    random.shuffle(one.bearings)
    assert drifts(one.question, one.bearings, [copied(one)], LAST) == before


@given(stories(ANSWERS))
def test_a_drift_is_of_one_answer_in_two_reports_and_no_doubt_hardens(
    told: Tell, story: Any
) -> None:
    one = told(*lines(story))
    for drift in drifts(one.question, one.bearings, [copied(one)], LAST):
        pair = [drift.earlier.bearing, drift.later.bearing]
        assert len({b.report.id for b in pair}) == 2
        (answer,) = {b.link.answer for b in pair}
        assert drift.kind != "hedge-lost" or answer != "doubts"
        for telling in (drift.earlier, drift.later):
            text = telling.bearing.report.text
            assert telling.words
            assert all(span.end <= len(text) for span in telling.words)


@given(stories(ANSWERS))
def test_without_an_echo_nothing_leans_on_a_report_of_its_day(
    told: Tell, story: Any
) -> None:
    one = told(*lines(story))
    for drift in drifts(one.question, one.bearings, [], LAST):
        days = [t.bearing.report.published for t in (drift.earlier, drift.later)]
        assert days[0] < days[1]


@given(stories(ANSWERS), st.sampled_from(NAMED))
def test_a_doubt_changes_no_ones_fate(told: Tell, story: Any, who: str) -> None:
    plain = told(*lines(story))
    doubting = told(*lines(story), f"25 y: {who} doubts")
    fates = [
        [
            (x.source, x.position, x.outcomes)
            for x in leads(s.question, s.bearings, (), s.standing(), "side")
        ]
        for s in (plain, doubting)
    ]
    assert fates[0] == fates[1]
