from __future__ import annotations

from typing import Any

import pytest

Tell = Any

ORIGINAL = "16 en-1: ?officer affirms, Russia affirms 2017-06-15"


def test_an_unnamed_source_of_a_translation_is_the_one_of_its_original(
    told: Tell,
) -> None:
    story = told("16 en-1: ?officer affirms", "17 nb-1: ?offiser affirms")
    assert story.sides() == "officer affirms, offiser affirms"
    assert story.sides(story.echo("nb-1", "en-1")) == "officer affirms"


def test_two_unnamed_sources_stay_two_in_a_translation(told: Tell) -> None:
    story = told("16 en-1: ?a affirms, ?b affirms", "17 nb-1: ?c affirms, ?d affirms")
    assert story.sides(story.echo("nb-1", "en-1")) == "a affirms, b affirms"


def test_a_source_unnamed_only_in_the_copy_is_the_one_named_before(told: Tell) -> None:
    story = told("16 en-1: Russia affirms", "17 nb-1: ?talsmann affirms")
    assert story.sides(story.echo("nb-1", "en-1")) == "Russia affirms"


def test_a_copy_of_a_copy_leads_to_the_original(told: Tell) -> None:
    story = told("16 en-1: ?a affirms", "17 nb-1: - affirms", "18 nn-1: ?c affirms")
    chain = story.echo("nb-1", "en-1"), story.echo("nn-1", "nb-1")
    assert story.sides(*chain) == "a affirms"


def test_a_copy_makes_no_old_claim_new(told: Tell) -> None:
    lines = (
        "16 en-1: Russia affirms",
        "17 sv-1: Russia denies",
        "18 nb-1: Russia affirms",
    )
    story = told(*lines)
    assert story.sides() == "Russia affirms"
    assert story.sides(story.echo("nb-1", "en-1")) == "Russia denies"


def test_what_a_rewrite_adds_counts(told: Tell) -> None:
    story = told("16 en-1: Russia affirms", "17 nb-1: Russia affirms, USA denies")
    both = "Russia affirms, USA denies"
    assert story.sides(story.echo("nb-1", "en-1")) == both


def test_a_copy_counts_by_itself_while_its_original_is_unknown(told: Tell) -> None:
    story = told("undated en-1: ?officer affirms", "17 nb-1: ?offiser affirms")
    assert story.sides(story.echo("nb-1", "en-1")) == "offiser affirms"


@pytest.mark.parametrize("day", ["2017-06-17", "2017-06-18"])
def test_a_copy_shows_among_the_reports_of_its_origin(told: Tell, day: str) -> None:
    story = told(ORIGINAL, ORIGINAL.replace("16 en-1", "17 nb-1"))
    origins = story.origins(story.echo("nb-1", "en-1"), as_of=day)
    assert [[r.outlet for r in o.reports] for o in origins] == [["en-1", "nb-1"]] * 2
