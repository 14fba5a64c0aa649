"""What a headline or a longer text does with a question, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import table
from sayso.link.leanings import RULES
from sayso.link.toward import stance_toward
from sayso.model import LANGUAGES

_ROWS = Path(__file__).with_name("headlines.txt")
_ASIDE = "The harbour was closed in the morning while divers worked on the quay. "


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Language, question, headline and stance of each row of the table."""
    lang = question = ""
    for line in _ROWS.read_text(encoding="utf-8").splitlines():
        stance, bar, text = line.partition(" | ")
        if line in LANGUAGES:
            lang = line
        elif line.startswith("? "):
            question = line[2:]
        elif bar:
            yield lang, question, text, stance


@pytest.mark.parametrize(("lang", "question", "text", "stance"), tuple(rows()))
def test_a_headline_leans(lang: str, question: str, text: str, stance: str) -> None:
    assert stance_toward(question, text, lang) == stance


def test_a_longer_text_affirms_with_the_sentences_that_share_most() -> None:
    text = _ASIDE * 4 + "On Sunday a submarine sank the ferry. " + _ASIDE
    assert stance_toward("Did a submarine sink the ferry?", text, "en") == "affirm"


def test_a_longer_text_reports_where_such_a_sentence_is_hearsay() -> None:
    text = _ASIDE * 4 + "A submarine reportedly sank the ferry. " + _ASIDE
    assert stance_toward("Did a submarine sink the ferry?", text, "en") == "report"


def test_a_longer_text_denies_in_two_sentences() -> None:
    text = "A submarine sank the ferry, papers wrote. " + _ASIDE * 4
    denial = "The navy denies that a submarine sank the ferry. It is a hoax. "
    assert stance_toward("Did a submarine sink the ferry?", text + denial, "en") == (
        "deny"
    )


def test_a_negation_elsewhere_denies_nothing() -> None:
    text = "The mayor did not come. It did not rain. " + _ASIDE * 4
    text += "On Sunday a submarine sank the ferry."
    assert stance_toward("Did a submarine sink the ferry?", text, "en") == "affirm"


def test_a_longer_text_on_something_else_is_unrelated() -> None:
    question = "Did a submarine sink the ferry?"
    assert stance_toward(question, _ASIDE * 6, "en") == "unrelated"


def test_a_text_without_words_is_unrelated() -> None:
    assert stance_toward("Is Hamdan dead?", "?!", "en") == "unrelated"


def test_a_question_that_negates_is_affirmed_by_a_negation() -> None:
    question = "The navy did not sink the ferry"
    assert stance_toward(question, "Navy never sank the ferry", "en") == "affirm"


def test_a_question_of_what_was_said_is_affirmed_by_an_attribution() -> None:
    question = "Did the minister say that the bridge is unsafe?"
    assert stance_toward(question, "Minister says bridge is unsafe", "en") == "affirm"


def test_every_rule_says_why_in_a_sentence() -> None:
    assert all((rule.holds.__doc__ or "").endswith(".") for rule in RULES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_sign(lang: str) -> None:
    assert [row[0] for row in table(lang, "toward.tsv")] == [
        row[0] for row in table("en", "toward.tsv")
    ]


@given(st.text(max_size=400), st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_has_a_stance(text: str, question: str, lang: str) -> None:
    stances = ("affirm", "deny", "report", "unrelated")
    assert stance_toward(question, text, lang) in stances
