from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Report
from sayso.trace.signature import name_key, same_order, signature

items = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@pytest.mark.parametrize(
    ("english", "nordic"),
    [
        ("Zelensky", "Zelenskyj"),
        ("Kiselyov", "Kiseljov"),
        ("Sergei", "Sergej"),
        ("Yatsenyuk", "Jatsenjuk"),
        ("Peskov", "Peskovs"),
        ("Alexander", "Aleksander"),
        ("Medvedchuk", "Medvedtsjuk"),
        ("Shoigu", "Sjojgu"),
    ],
)
def test_spellings_of_a_name_meet(english: str, nordic: str) -> None:
    assert name_key(english) == name_key(nordic)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Irak"), ("Putin", "Pushkin")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    found = signature(Report("Yesterday it rained. Nobody saw Harald."))
    assert found.names == (name_key("Harald"),)


def test_a_name_is_one_at_the_start_too_where_it_stands_inside_elsewhere() -> None:
    found = signature(Report("Harald rowed. Then Harald slept."))
    assert found.names == (name_key("Harald"),) * 2


@pytest.mark.parametrize(
    "number", ["35,000", "35.000", "35 000", "35\u00a0000", "35000"]
)
def test_numbers_meet_however_their_thousands_are_parted(number: str) -> None:
    assert signature(Report(f"about {number} people")).names == ("#35000",)


def test_english_months_and_weekdays_are_no_names() -> None:
    assert signature(Report("it rained on Friday in July")).names == ()


@given(items, items)
def test_likeness_is_a_share_and_goes_both_ways(a: list[str], b: list[str]) -> None:
    share, shared = same_order(a, b)
    assert 0 <= share < 1
    assert (pytest.approx(share), shared) == same_order(b, a)


def test_order_is_what_tells_a_copy_from_the_same_names() -> None:
    names = [f"n{i}" for i in range(20)]
    assert same_order(names, names)[0] > 0.8
    assert same_order(names, names[::-1])[0] < 0.1
