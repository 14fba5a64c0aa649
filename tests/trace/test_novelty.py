from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.model import Echo
from sayso.trace.novelty import MEANING, told

Tell = Any


def news(story: Any, *echoes: Echo) -> list[str]:
    """What nb-1 adds, as `Russia affirms first`, with the outlet that had it before."""
    report = story.reports["nb-1"].id
    day = date(2017, 12, 31)
    found = []
    for t in told(story.question, story.bearings, echoes, report, day):
        who = t.bearing.actor.name if t.bearing.actor else "-"
        before = f" {t.before.report.outlet}" if t.before else ""
        found.append(f"{who} {t.bearing.link.answer} {t.novelty}{before}")
    return found


@pytest.mark.parametrize(
    ("before", "now", "novelty"),
    [
        ("Iran denies", "Russia affirms", "Russia affirms first"),
        ("Iran affirms", "Russia affirms", "Russia affirms new-side sv-1"),
        ("ministry affirms", "Lavrov affirms", "Lavrov affirms new-voice sv-1"),
        ("ministry affirms", "ministry affirms", "ministry affirms known sv-1"),
        ("ministry affirms", "Russia affirms", "Russia affirms known sv-1"),
        ("ministry affirms", "ministry denies", "ministry denies changed sv-1"),
        ("ministry doubts", "ministry affirms", "ministry affirms changed sv-1"),
        ("Russia affirms", "- affirms", "- affirms known sv-1"),
        ("Russia affirms", "- denies", "- denies first"),
        ("Russia affirms", "USA doubts", "USA doubts first"),
    ],
)
def test_what_is_new_in_a_claim(
    told: Tell, before: str, now: str, novelty: str
) -> None:
    assert news(told(f"16 sv-1: {before}", f"20 nb-1: {now}")) == [novelty]


def test_a_relay_is_not_told_beside_what_it_passes_on(told: Tell) -> None:
    story = told("20 nb-1: *Reuters affirms > Russia affirms")
    assert news(story) == ["Russia affirms first"]


def test_a_medium_that_passes_a_known_source_on_adds_nothing(told: Tell) -> None:
    lines = "16 sv-1: *CNN affirms > Russia affirms", "20 nb-1: *CNN affirms"
    assert news(told(*lines)) == ["CNN affirms known sv-1"]


def test_an_unnamed_source_of_a_copy_is_the_originals(told: Tell) -> None:
    story = told("16 sv-1: ?officer affirms", "20 nb-1: ?offiser affirms")
    assert news(story) == ["offiser affirms new-side sv-1"]
    assert news(story, story.echo("nb-1", "sv-1")) == ["offiser affirms known sv-1"]


def test_a_number_that_changed_is_otherwise_than_before(told: Tell) -> None:
    story = told("16 sv-1: Russia 300", "20 nb-1: Russia 330", kind="number")
    assert news(story) == ["Russia 330 changed sv-1"]


def test_every_novelty_has_its_meaning_in_words() -> None:
    assert list(MEANING) == ["first", "changed", "new-side", "new-voice", "known"]
