from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Certainty, Origin, Period, Question, Standing
from sayso.weigh import RULES, in_words, meaning, weigh

DAY = date(2017, 7, 31)
PLACE = Question("where", "Where is he?", "place")
POLAR = Question("killed", "Was he killed?", hurts="Islamic State")
NUMBER = Question("toll", "How many were killed?", "number")


def origin(
    side: str,
    position: str = "affirms",
    since: str = "2017-06-16",
    *,
    certainty: Certainty = "certain",
    concedes: bool = False,
) -> Origin:
    day = Period.parse(since)
    return Origin(side, (side,), position, day, certainty, (), concedes)


def weighed(*origins: Origin, question: Question = POLAR) -> Standing:
    return weigh(question, origins, DAY)


RUSSIA, USA = origin("Russia"), origin("USA", since="2017-06-20")
DENIAL = origin("Islamic State", "denies", "2017-07")
DOUBT = origin("USA", "doubts")
CONCEDED = origin("Islamic State", concedes=True)


@pytest.mark.parametrize(
    ("origins", "label"),
    [
        ((), "unreported"),
        ((DOUBT,), "unreported"),
        ((RUSSIA,), "single-origin"),
        ((RUSSIA, DOUBT), "single-origin"),
        ((RUSSIA, USA), "corroborated"),
        ((DENIAL,), "denied"),
        ((RUSSIA, DENIAL), "contested"),
        ((RUSSIA, USA, DENIAL), "contested"),
        ((CONCEDED,), "conceded"),
        ((CONCEDED, origin("Russia", "denies")), "conceded"),
    ],
)
def test_the_label_of_a_polar_question(origins: Sequence[Origin], label: str) -> None:
    assert weighed(*origins).label == label


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ((), "unreported"),
        (("30",), "single-origin"),
        (("30", "30"), "corroborated"),
        (("30", "50"), "contested"),
        (("30", "30", "50"), "contested"),
    ],
)
def test_the_label_of_a_question_for_a_value(values: Sequence[str], label: str) -> None:
    origins = [origin(f"side {i}", value) for i, value in enumerate(values)]
    assert weighed(*origins, question=NUMBER).label == label


@pytest.mark.parametrize(
    ("origins", "reason"),
    [
        ((), "Nobody in the reports read affirms or denies it."),
        ((RUSSIA,), "Russia affirms it, first on 16 June 2017; nobody denies it."),
        (
            (RUSSIA, DENIAL),
            "Russia affirms it, first on 16 June 2017; "
            "Islamic State denies it since July 2017.",
        ),
        (
            (origin("Russia", since="2017-06", certainty="possible"), DOUBT),
            "Russia affirms it as possible, first in June 2017; nobody denies it; "
            "USA doubts it.",
        ),
        ((DENIAL,), "Islamic State denies it, first in July 2017."),
        (
            (CONCEDED, USA),
            "Islamic State, which a yes hurts, affirms it since 16 June 2017; "
            "USA affirms it since 20 June 2017; nobody denies it.",
        ),
    ],
)
def test_the_reason_names_the_sides(origins: Sequence[Origin], reason: str) -> None:
    assert weighed(*origins).reason == reason


def test_the_reason_for_values_names_them() -> None:
    origins = origin("Russia", "30"), origin("SOHR", "50", "2017-07-11")
    assert weighed(*origins, question=NUMBER).reason == (
        "Russia says 30, first on 16 June 2017; SOHR says 50 since 11 July 2017."
    )


def test_many_sides_are_counted_and_not_all_named() -> None:
    reason = weighed(*(origin(f"side {i}") for i in range(9))).reason
    assert "side 3" in reason
    assert "side 4" not in reason
    assert "5 more affirm it" in reason


@pytest.mark.parametrize(
    ("origins", "change"),
    [
        ((), "Any side that affirms or denies it would change this."),
        (
            (RUSSIA,),
            "A denial by Islamic State, or a second independent side that affirms it, "
            "would change this.",
        ),
        ((RUSSIA, USA), "A denial by Islamic State would change this."),
        (
            (DENIAL,),
            "Any side that affirms it, or Islamic State taking the denial back, "
            "would change this.",
        ),
        (
            (RUSSIA, DENIAL),
            "Russia taking it back, Islamic State taking the denial back, or "
            "Islamic State conceding it, would change this.",
        ),
        ((CONCEDED, USA), "Islamic State taking it back would change this."),
    ],
)
def test_what_would_change_it(origins: Sequence[Origin], change: str) -> None:
    assert weighed(*origins).would_change == change


def test_every_label_has_a_rule_with_a_sentence() -> None:
    labels = {label for label, _ in RULES}
    assert len(labels) == 6
    assert all(meaning(label).endswith(".") for label in labels)


@pytest.mark.parametrize(
    ("period", "words"),
    [("2017-06-16", "16 June 2017"), ("2017-06", "June 2017"), ("2017", "2017")],
)
def test_a_period_in_words(period: str, words: str) -> None:
    assert in_words(Period.parse(period)) == words


def test_the_order_of_origins_changes_nothing() -> None:
    every = permutations((RUSSIA, USA, DENIAL, DOUBT))
    assert len({str(weighed(*origins)) for origins in every}) == 1


sides = st.lists(
    st.builds(
        origin,
        st.sampled_from(("Russia", "USA", "Iran", "France")),
        st.sampled_from(("affirms", "denies", "30", "50")),
    ),
    unique_by=lambda o: o.side,
)


@given(sides)
def test_a_doubt_never_changes_a_label(origins: list[Origin]) -> None:
    doubting = [*origins, origin("Sweden", "doubts")]
    assert weighed(*doubting).label == weighed(*origins).label


@given(sides)
def test_reason_and_change_are_one_sentence_each(origins: list[Origin]) -> None:
    for question in (POLAR, NUMBER):
        standing = weighed(*origins, question=question)
        for sentence in (standing.reason, standing.would_change):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_a_place_and_one_inside_it_do_not_contradict() -> None:
    sides = (origin("Russia", "Syria"), origin("USA", "Aleppo"))
    assert weighed(*sides, question=PLACE).label == "corroborated"


def test_two_places_apart_do() -> None:
    sides = (origin("Russia", "Iraq"), origin("USA", "Aleppo"))
    assert weighed(*sides, question=PLACE).label == "contested"
