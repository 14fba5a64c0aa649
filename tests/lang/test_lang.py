"""The data of every language keep the shape that the steps rely on."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from sayso.errors import UsageError
from sayso.lang import language, table
from sayso.model import LANGUAGES, Certainty, Stance

PARTS = ("verb", "noun", "adverb", "preposition", "modal", "adjective", "phrase")
TAGS = {
    "verb": {"inf", "pres", "past", "sup", "ger", "pass"},
    "noun": {"sg", "pl"},
}
SORTS = frozenset(
    "say write think know show deny doubt confirm warn ask call accuse speculate "
    "conclude promise hearsay evidence exclude hide".split()
)
FRAME = re.compile(r"[cqinwo]|p:[a-zåäöæø]+")
LISTS = (
    "pronouns_personal pronouns_other expletives determiners numerals prepositions "
    "coordinators complementisers whether wh relatives subordinators negations "
    "auxiliaries modals modals_possible probable possible doubtful adverbs titles "
    "title_endings bodies body_endings media media_endings evidence anonymous links "
    "unquoted_nouns"
).split()
LEAST = {"adverbs": 80, "titles": 150, "bodies": 80, "evidence": 40, "anonymous": 40}
TABLES = {"weekdays": range(7), "months": range(1, 13), "reldays": range(-14, 3)}

each_language = pytest.mark.parametrize("code", LANGUAGES)


def form_pairs(cell: str) -> list[tuple[str, list[str]]]:
    parts = [part.partition(":") for part in cell.split()]
    return [(tag, spellings.split(",")) for tag, _, spellings in parts]


@each_language
def test_a_row_of_cues_has_eight_filled_cells(code: str) -> None:
    bad = [row for row in table(code, "cues.tsv") if len(row) != 8 or not all(row)]
    assert bad == []


@each_language
def test_a_language_has_at_least_250_cues(code: str) -> None:
    assert len(language(code).cues) >= 250


@each_language
def test_parts_sorts_stances_and_certainties_are_known(code: str) -> None:
    legal = {
        0: frozenset(PARTS),
        4: SORTS,
        5: frozenset(get_args(Stance)),
        6: frozenset(get_args(Certainty)),
    }
    bad = [
        (row[1], row[cell])
        for row in table(code, "cues.tsv")
        for cell, values in legal.items()
        if row[cell] not in values
    ]
    assert bad == []


@each_language
def test_a_frame_is_a_dash_or_distinct_complements(code: str) -> None:
    for row in table(code, "cues.tsv"):
        parts = [] if row[7] == "-" else row[7].split()
        assert all(FRAME.fullmatch(part) for part in parts), row
        assert len(set(parts)) == len(parts), row


@each_language
def test_tags_suit_the_part_of_speech(code: str) -> None:
    for row in table(code, "cues.tsv"):
        tags = [tag for tag, _ in form_pairs(row[2])]
        assert tags, row
        assert set(tags) <= TAGS.get(row[0], {"form"}), row
        assert len(set(tags)) == len(tags), row


@each_language
def test_spellings_are_lower_case_and_written_once_a_tag(code: str) -> None:
    for row in table(code, "cues.tsv"):
        for _, spellings in form_pairs(row[2]):
            assert all(w and w == w.lower() for w in spellings), row
            assert len(set(spellings)) == len(spellings), row
        assert row[3] == row[3].lower(), row


@each_language
def test_a_verb_has_a_finite_form(code: str) -> None:
    verbs = [cue for cue in language(code).cues if cue.pos == "verb"]
    assert all({"pres", "past", "pass"} & set(cue.forms) for cue in verbs)


@each_language
def test_no_part_lemma_and_tail_stands_twice(code: str) -> None:
    keys = Counter((row[0], row[1], row[3]) for row in table(code, "cues.tsv"))
    assert [key for key, times in keys.items() if times > 1] == []


@each_language
def test_every_list_of_words_is_there_in_lower_case(code: str) -> None:
    words = language(code).words
    for key in LISTS:
        assert words[key], key
        assert all(w.strip() == w and w == w.lower() for w in words[key]), key


@each_language
def test_the_open_classes_are_large(code: str) -> None:
    words = language(code).words
    small = {key: len(words[key]) for key, n in LEAST.items() if len(words[key]) < n}
    assert small == {}


@each_language
def test_days_and_months_have_their_numbers(code: str) -> None:
    words = language(code).words
    for key, values in TABLES.items():
        assert set(words[key].values()) <= set(values), key
        assert all(w == w.lower() for w in words[key]), key
    assert set(words["weekdays"].values()) == set(TABLES["weekdays"])
    assert set(words["months"].values()) == set(TABLES["months"])


def test_a_language_that_is_not_read_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="xx"):
        language("xx")
