"""Names meet across transliterations; peoples, seats and groups are found in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang.forms import table_of
from sayso.lang.names import skeleton
from sayso.lang.peoples import lexicon, mentions
from sayso.model import LANGUAGES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergej", "Sergei"),
        ("Zakharova", "Zacharova"),
        ("al-Baghdadi", "Bagdadi"),
        ("Konashenkov", "Konasjenkov"),
        ("Turchynov", "Turtsjynov"),
        ("Erdoğan", "Erdogan"),
        ("Yatsenyuk", "Jatsenjuk"),
        ("Mohammed", "Muhammad"),
    ],
)
def test_spellings_of_a_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Putin", "Patten"), ("Obama", "Osama"), ("Kim", "Kam")]
)
def test_other_names_do_not_all_meet(one: str, other: str) -> None:
    assert (skeleton(one) == skeleton(other)) == (one == "Putin")


@given(st.text(max_size=40))
def test_any_text_has_a_skeleton_and_mentions_index_it(text: str) -> None:
    skeleton(text)
    for mention in mentions(text, "en"):
        assert text[mention.start : mention.end].strip()


@pytest.mark.parametrize(
    ("code", "text", "sides"),
    [
        ("sv", "USA:s och Rysslands ledare", ["United States", "Russia"]),
        ("nb", "IS-lederen og Boko Haram-lederen", ["Islamic State", "Boko Haram"]),
        ("en", "It is us, not the US.", ["United States"]),
        ("da", "Det Hvide Hus", ["United States"]),
    ],
)
def test_mentions_give_the_side(code: str, text: str, sides: list[str]) -> None:
    assert [m.known.side for m in mentions(text, code)] == sides


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_knows_two_hundred_states_and_groups(code: str) -> None:
    names = {known.name for found in lexicon(code).values() for _, known in found}
    assert len(names) > 200


def test_patterns_match_stems_endings_and_phrases_with_a_gap() -> None:
    table = table_of([("likvider*|*anfall|rev .. i stykker", "hit")])
    words = "flyganfall likviderade det rev flyet i stykker".split()
    assert [(h.start, h.end) for h in table.hits(words)] == [(0, 1), (1, 2), (3, 7)]
