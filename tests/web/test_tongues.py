"""The pages speak a language that there is a catalogue for, and write its days."""

from __future__ import annotations

import pytest

from sayso.model import Period
from sayso.shown.language import in_tongue, tongue, written
from sayso.web.tongues import SPOKEN, tongue_for


@pytest.mark.parametrize(
    "accepted", ["", "en-GB,en;q=0.9", "xx", "*", "a" * 5000, ",;="]
)
def test_what_is_not_spoken_is_english(accepted: str) -> None:
    assert tongue_for(accepted).code in SPOKEN


def test_days_are_as_exact_as_they_are_known() -> None:
    with in_tongue(tongue_for("en")):
        said = [written(Period.parse(day)) for day in ("2017-06-16", "2017-06", "2017")]
    assert said == ["16 June 2017", "June 2017", "2017"]


def test_a_language_is_for_the_block_alone() -> None:
    before = tongue()
    with in_tongue(tongue_for("en")):
        assert tongue() is not before
    assert tongue() is before
