from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.trace import origins
from sayso.trace.track import MEANING, Rate, leads, own_claims, passed_on, rates
from sayso.weigh import weigh

Tell = Any


def fared(story: Any, by: str = "side", as_of: str = "2017-12-31") -> dict[str, str]:
    """What became of each lead: `{"Russia affirms": "taken-up contradicted"}`."""
    day = date.fromisoformat(as_of)
    held = origins(story.question, story.bearings, (), day)
    standing = weigh(story.question, held, day)
    found = leads(story.question, story.bearings, (), standing, by)
    return {f"{x.source} {x.position}": " ".join(x.outcomes) for x in found}


@pytest.mark.parametrize(
    ("lines", "source", "outcomes"),
    [
        (("16 a: USA affirms",), "usa affirms", "left-alone"),
        (("16 a: USA affirms", "17 b: Iran affirms"), "usa affirms", "taken-up"),
        (("16 a: USA affirms", "17 b: Iran denies"), "usa affirms", "contradicted"),
        (("16 a: USA affirms", "17 b: Iran doubts"), "usa affirms", "left-alone"),
        (("16 a: USA affirms", "17 b: - affirms"), "usa affirms", "left-alone"),
        (
            ("16 a: USA affirms", "17 b: USA denies"),
            "usa affirms",
            "taken-back left-alone",
        ),
        (
            ("16 a: USA affirms", "17 b: defector affirms"),
            "usa affirms",
            "taken-up conceded",
        ),
        (
            ("16 a: Iran denies", "17 b: defector affirms"),
            "iran denies",
            "contradicted conceded-against",
        ),
        (("16 a: defector affirms",), "is affirms", "left-alone"),
    ],
)
def test_what_became_of_a_position(
    told: Tell, lines: tuple[str, ...], source: str, outcomes: str
) -> None:
    assert fared(told(*lines))[source] == outcomes


def test_only_who_was_not_after_others_has_a_lead(told: Tell) -> None:
    story = told("16 a: USA affirms", "17 b: Iran affirms", "16 c: Russia affirms")
    assert set(fared(story)) == {"usa affirms", "russia affirms"}


def test_a_doubt_is_no_position(told: Tell) -> None:
    assert fared(told("16 a: USA doubts")) == {}


def test_a_colleague_neither_takes_up_nor_is_before_others(told: Tell) -> None:
    story = told("16 a: ministry affirms", "17 b: Lavrov affirms")
    assert fared(story, "actor") == {"ministry affirms": "left-alone"}
    assert fared(story) == {"russia affirms": "left-alone"}


def test_an_unnamed_source_has_no_record_of_its_own(told: Tell) -> None:
    story = told("16 a: ?officer@Russia affirms")
    assert fared(story, "actor") == {}
    assert fared(story) == {"russia affirms": "left-alone"}


def test_what_a_medium_passes_on_is_not_its_own(told: Tell) -> None:
    story = told("16 a: *CNN affirms > USA affirms")
    assert set(fared(story)) == {"usa affirms"}


def test_what_was_not_published_yet_has_not_happened(told: Tell) -> None:
    story = told("16 a: USA affirms", "20 b: Iran denies")
    assert fared(story, as_of="2017-06-19") == {"usa affirms": "left-alone"}


def test_another_number_contradicts_and_the_same_agrees(told: Tell) -> None:
    lines = "16 a: USA 30", "17 b: Iran 30", "18 c: Russia 40"
    outcomes = fared(told(*lines, kind="number"))
    assert outcomes["usa 30"] == "taken-up contradicted"
    assert outcomes["russia 40"] == "contradicted"


def test_of_the_numbers_that_a_source_gives_the_first_has_a_fate(told: Tell) -> None:
    story = told("16 a: USA 30", "17 b: USA 45", "18 c: USA 60", kind="number")
    assert fared(story) == {"usa 30": "taken-back left-alone"}


def test_what_somebody_passes_on_is_no_claim_of_his(told: Tell) -> None:
    story = told("16 a: *TASS affirms > USA affirms", "17 b: *TASS affirms")
    day = date(2017, 12, 31)
    own = own_claims(story.bearings, day)
    assert [b.actor.name for b in own if b.actor] == ["USA"]
    inner = [b.claim.id for b in story.bearings if b.claim.outer]
    assert passed_on(story.bearings, day, frozenset(["TASS"])) == set(inner)


def test_an_earlier_day_of_saying_counts_before_one_of_publication(told: Tell) -> None:
    story = told("16 a: USA affirms", "17 b: Iran affirms 2017-06-10")
    assert set(fared(story)) == {"iran affirms"}


def test_rates_are_counts_beside_those_of_all(told: Tell) -> None:
    story = told("16 a: USA affirms", "17 b: Iran denies", "18 c: Russia denies")
    day = date(2017, 12, 31)
    standing = weigh(story.question, story.origins(), day)
    found = leads(story.question, story.bearings, (), standing, "side")
    own = [lead for lead in found if lead.source == "usa"]
    by_outcome = {rate.outcome: rate for rate in rates(own, found)}
    assert list(by_outcome) == list(MEANING)
    assert by_outcome["contradicted"] == Rate("contradicted", 1, 1, 2, 2)
    assert by_outcome["taken-up"] == Rate("taken-up", 0, 1, 1, 2)
