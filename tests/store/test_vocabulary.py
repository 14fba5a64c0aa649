"""Words are looked up as they would be found by reading every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.store import vocabulary, words_of

TEXTS = st.lists(st.text(alphabet="abåäØé Z'-.0", max_size=30), max_size=12)


@given(TEXTS, st.text(alphabet="abåo0", min_size=1, max_size=3))
def test_a_beginning_is_found_in_every_text_that_has_it(
    texts: list[str], start: str
) -> None:
    (start, *_) = words_of(start)
    found = vocabulary(enumerate(texts)).beginning(start)
    having = {
        i for i, text in enumerate(texts) for w in words_of(text) if w.startswith(start)
    }
    assert found == having


def test_a_word_is_found_without_its_accents_and_capitals() -> None:
    held = vocabulary([("one", "Ødeleggelse i Málaga"), ("two", "malaga?")])
    assert held.beginning("malaga") == {"one", "two"}
    assert held.beginning("odele") == {"one"}
    assert held.having(lambda word: word.endswith("aga")) == {"one", "two"}
