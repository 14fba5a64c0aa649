"""Sentences, quotations and tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.tokens import sentences
from sayso.model import LANGUAGES

from extract.marked import claims_in

WORDS = st.lists(
    st.sampled_from(
        "Politiet sier at – « » ” “ \" ' ( ) , . : ; ? ! han ikke bekrefter said that "
        "säger enligt ifølge skal ha according to Russland 28. maj mill. U.S. \n".split(
            " "
        )
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    "text",
    [
        "Prisen er 5 mill. kroner.",
        "Det skjedde kl. 14.30 i Oslo.",
        "Den 28. maj sank skibet.",
        "«Han er død. Vi vet det.» sa hun.",
        "The U.S. Navy lost it.",
        "He met Sen. Reed on page no. 5.",
    ],
)
def test_a_full_stop_that_ends_nothing_ends_no_sentence(text: str) -> None:
    """Abbreviations, times, ordinals and quotations are kept whole."""
    assert len(sentences(text)) == 1


@pytest.mark.parametrize(
    "text", ["Det sade hon. Sedan gick hon.", "He said no. Then he left."]
)
def test_a_word_that_is_short_for_nothing_ends_a_sentence(text: str) -> None:
    """`hon` and `no` are abbreviations beside names and numbers only."""
    assert len(sentences(text)) == 2


def test_a_number_and_what_hangs_on_it_are_one_word() -> None:
    (sentence,) = sentences("34-åringen så 9M38M1 kl. 10.30.")
    words = [t.text for t in sentence.tokens]
    assert words == ["34-åringen", "så", "9M38M1", "kl", ".", "10.30", "."]


def test_a_dash_opens_a_quotation_that_is_not_part_of_its_sentence() -> None:
    """The dash stands outside the content."""
    (sentence,) = sentences("– Han er død.")
    assert sentence.dash
    assert sentence.tokens[0].text == "Han"


@given(st.text(max_size=300))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    """Every token is the text at its own offsets."""
    tokens = [t for s in sentences(text) for t in s.tokens]
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.sampled_from(LANGUAGES), WORDS)
def test_spans_always_index_the_text(lang: str, words: list[str]) -> None:
    """Whatever the text, every span of every claim holds words of it."""
    text = " ".join(words)
    for claim in claims_in(lang, text):
        for part in (claim.source, claim.cue, claim.content, claim.evidence):
            assert all(span.end <= len(text) and span.of(text).strip() for span in part)


def test_the_time_grows_with_the_text_and_no_faster() -> None:
    """A long report of one long paragraph is read in one go."""
    text = "Politiet sier at skipet sank, og Anna Berg bekrefter det. " * 2000
    assert len(claims_in("nb", text)) >= 2000
