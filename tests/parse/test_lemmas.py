from pathlib import Path

from sayso.parse.lemmas import Table, edit_of, table, written

KNOWN = Table(
    {
        "NOUN": {"inkomster": "inkomst", "m\u00e4n": "man", "hus": "hus"},
        "NOUN|Number=Plur": {"hus": "husen"},
        "PROPN": {},
    },
    {
        "NOUN": {"": (0, ""), "ar": (2, "e"), "arna": (4, "e")},
        "PROPN": {"": (0, "")},
        "PROPN|Case=Gen": {"s": (1, "")},
    },
)


def test_lemma_of_a_listed_word() -> None:
    """A word that the treebank knows has its lemma there, whatever its case."""
    assert KNOWN.lemma("M\u00e4n", "NOUN", "") == "man"


def test_lemma_with_features_comes_first() -> None:
    """Features tell apart what the tag alone does not."""
    assert KNOWN.lemma("hus", "NOUN", "Number=Plur") == "husen"
    assert KNOWN.lemma("hus", "NOUN", "Number=Sing") == "hus"


def test_lemma_of_a_compound_is_that_of_its_tail() -> None:
    """An unknown compound bends like its last part."""
    assert KNOWN.lemma("arbetsinkomster", "NOUN", "") == "arbetsinkomst"


def test_lemma_by_the_longest_ending() -> None:
    """An unknown word bends like words that end as it does."""
    assert KNOWN.lemma("pojkarna", "NOUN", "") == "pojke"


def test_lemma_of_a_genitive_is_that_of_the_word() -> None:
    """The s of a genitive is no part of the lemma, and names keep their capitals."""
    assert KNOWN.lemma("m\u00e4ns", "NOUN", "Case=Gen") == "man"
    assert KNOWN.lemma("Moskvas", "PROPN", "Case=Gen") == "Moskva"


def test_edit_turns_a_form_into_its_lemma() -> None:
    """An edit takes letters off the end and puts others there."""
    assert edit_of("pojkarna", "pojke") == (4, "e")


def test_table_survives_the_disk(tmp_path: Path) -> None:
    """A table that was written reads the same."""
    written(KNOWN, tmp_path / "t.json.gz")
    back = table(tmp_path / "t.json.gz")
    assert (back.words, back.endings) == (KNOWN.words, KNOWN.endings)
