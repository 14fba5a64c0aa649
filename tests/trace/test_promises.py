from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

Tell = Any

NAMED = ("Russia", "ministry", "Lavrov", "USA", "IS", "defector")
WHO = (*NAMED, "*Reuters", "*TASS", "?officer", "?agent", "?soldier@Russia", "-")
ANSWERS = ("affirms", "denies", "doubts")
DAYS = ("", "", " 2017-06-10", " 2017-06-14", " 2017-06", " 2017")
Stories = list[tuple[int, str]]

words = st.builds(
    "{} {}{}".format,
    st.sampled_from(WHO),
    st.sampled_from(ANSWERS),
    st.sampled_from(DAYS),
)
chains = st.lists(words, min_size=1, max_size=3).map(" > ".join)
bodies = st.lists(chains, min_size=1, max_size=3).map(", ".join)
stories = st.lists(st.tuples(st.integers(10, 20), bodies), min_size=1, max_size=5)


def lines(story: Stories) -> list[str]:
    return [f"{day} x-{i}: {body}" for i, (day, body) in zip(count(), story)]


def held(standing: Any) -> tuple[Any, ...]:
    sides = (standing.affirm, standing.deny)
    return standing.label, *(tuple(sorted(o.side for o in side)) for side in sides)


@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_bearings_changes_nothing(
    told: Tell, story: Stories, random: Any
) -> None:
    one = told(*lines(story))
    before = one.standing()
    random.shuffle(one.bearings)
    assert one.standing() == before


@given(stories, st.sampled_from(NAMED))
def test_a_doubt_never_changes_a_label(told: Tell, story: Stories, who: str) -> None:
    doubting = [*lines(story), f"25 y: {who} doubts"]
    assert held(told(*doubting).standing()) == held(told(*lines(story)).standing())


@given(stories, st.integers(0, 4), st.integers(0, 3))
def test_an_echo_changes_no_standing(
    told: Tell, story: Stories, which: int, later: int
) -> None:
    day, body = story[which % len(story)]
    copy = body.replace("?officer", "?offiser").replace("?agent", "?agenten")
    echoed = told(*lines(story), f"{day + later} y: {copy}")
    echo = echoed.echo("y", f"x-{which % len(story)}")
    assert held(echoed.standing(echo)) == held(told(*lines(story)).standing())


@given(stories, st.sampled_from(NAMED), st.sampled_from(("affirms", "denies")))
def test_a_relay_of_a_source_never_adds_a_side(
    told: Tell, story: Stories, who: str, answer: str
) -> None:
    source = [*lines(story), f"20 y: {who} {answer} 2017-06-20"]
    relay = f"21 z: *Reuters {answer} > {who} {answer} 2017-06-20"
    before, after = told(*source).standing(), told(*source, relay).standing()
    known = {o.side for o in (*before.affirm, *before.deny)}
    assert {o.side for o in (*after.affirm, *after.deny)} <= known
