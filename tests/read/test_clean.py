"""What a text looks like once it is kept."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sayso.read.clean import cleaned, one_line

texts = st.text(st.characters(), max_size=60)


@given(texts)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(texts)
def test_what_is_kept_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", cleaned(text))


@given(texts)
def test_what_is_kept_can_be_written_as_utf8(text: str) -> None:
    assert cleaned(text).encode().decode() == cleaned(text)


@given(texts)
def test_no_control_but_tab_and_newline_is_kept(text: str) -> None:
    assert not [
        c for c in cleaned(text) if unicodedata.category(c) == "Cc" and c not in "\t\n"
    ]


@given(st.lists(st.sampled_from("ab \tåé.–\n"), max_size=40).map("".join))
def test_ordinary_characters_are_kept_but_for_spaces_at_line_ends(text: str) -> None:
    lines = [line.rstrip() for line in text.split("\n")]
    assert cleaned(text) == "\n".join(lines).strip()


def test_newlines_of_every_system_become_one() -> None:
    assert cleaned("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\n\ne"


def test_blank_lines_and_inner_spaces_are_not_collapsed() -> None:
    assert cleaned("a  b\n\n\n\nc") == "a  b\n\n\n\nc"


def test_letters_are_composed() -> None:
    assert cleaned("a\u030a a\u0308") == "å ä"


def test_marks_of_direction_and_invisible_characters_go() -> None:
    assert cleaned("\ufeffHan \u202esa\u202c \u2066nej\u2069\u200b.") == "Han sa nej."


def test_soft_hyphens_go_and_the_word_is_whole() -> None:
    assert cleaned("försvars\u00admakten") == "försvarsmakten"


def test_terminal_sequences_go_whole() -> None:
    assert cleaned("\x1b[31mHan\x1b[0m \x07sa") == "Han sa"


def test_joiners_that_persian_spells_with_stay() -> None:
    assert cleaned("می\u200cگوید") == "می\u200cگوید"


def test_half_a_surrogate_pair_is_shown_as_damage() -> None:
    assert cleaned("a\ud83db") == "a\ufffdb"


def test_a_title_is_one_line() -> None:
    assert one_line(" Han\n  lever \u200b") == "Han lever"
