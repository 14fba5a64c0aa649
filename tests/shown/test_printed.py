"""The line fit to print attributes everything, in each language's own words."""

from __future__ import annotations

import pytest
from cli import samples

from sayso.link.questions import reworded
from sayso.model import LANGUAGES, Question
from sayso.shown.printed import printed


def test_a_line_names_who_says_yes_no_and_who_doubts() -> None:
    lines = printed(samples.contested())
    assert set(lines) == set(LANGUAGES)
    assert lines["en"] == (
        "Was Omar killed in Raqqa? Yes, according to Russia (possibly); "
        "no, according to IS; doubted or not confirmed by United States. "
        "As of 31 July 2017, by 4 reports."
    )
    assert "ja, enligt Ryssland (möjligen)" in lines["sv"].replace("Ja", "ja")
    assert "31. juli" in lines["da"] or "31 juli" in lines["da"]


def test_nobody_is_said_where_nobody_says_it() -> None:
    assert "nobody in the reports read" in printed(samples.brief([]))["en"].lower()


@pytest.mark.parametrize(
    ("text", "kind", "event", "lang", "worded"),
    [
        (
            "Is Anna Berg dead? (2017)",
            "polar",
            "dead",
            "sv",
            "Är Anna Berg död? (2017)",
        ),
        ("Where is Anna Berg?", "place", "where", "nn", "Kvar er Anna Berg?"),
        (
            "Aleppo: How many fighters were killed?",
            "number",
            "killed",
            "da",
            "Aleppo: Hvor mange blev dræbt (krigere)?",
        ),
        ("Whatever was that?", "polar", "dead", "sv", "Whatever was that?"),
    ],
)
def test_a_question_is_put_into_another_language(
    text: str, kind: str, event: str, lang: str, worded: str
) -> None:
    question = Question("q1", text, kind, event)  # type: ignore[arg-type]
    assert reworded(question, lang) == worded
