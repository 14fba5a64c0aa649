"""Trees are written as lines: place, word, tag, head, relation."""

from training.conllu import Sentence, sentence
from training.trees import normalised


def tree(lines: str) -> Sentence:
    rows = [line.split() for line in lines.strip().splitlines()]
    text = " ".join(row[1] for row in rows)
    block = [
        "\t".join((at, word, lemma, tag, "_", "_", head, rel, "_", "_"))
        for at, word, lemma, tag, head, rel in rows
    ]
    return sentence([f"# text = {text}", *block])


def arcs(given: Sentence) -> list[tuple[str, int | None, str]]:
    return [(word.form, word.head, word.rel) for word in given.words]


def test_speech_heads_its_quotation() -> None:
    """`X, säger Y` has the verb of saying for root, as in Norwegian and Danish."""
    given = tree(
        """
        1 Det den PRON 2 nsubj
        2 brinner brinna VERB 0 root
        3 , , PUNCT 4 punct
        4 säger säga VERB 2 parataxis
        5 hon hon PRON 4 nsubj
        6 . . PUNCT 2 punct
        """
    )
    assert arcs(normalised(given, "sv")) == [
        ("Det", 2, "nsubj"),
        ("brinner", 4, "ccomp"),
        (",", 4, "punct"),
        ("säger", 0, "root"),
        ("hon", 4, "nsubj"),
        (".", 4, "punct"),
    ]


def test_speech_within_its_quotation_stays() -> None:
    """A verb of saying in the middle would cross the quotation: it stays parataxis."""
    given = tree(
        """
        1 Nu nu ADV 5 advmod
        2 , , PUNCT 3 punct
        3 säger säga VERB 5 parataxis
        4 hon hon PRON 3 nsubj
        5 brinner brinna VERB 0 root
        """
    )
    assert arcs(normalised(given, "sv"))[4] == ("brinner", 0, "root")


def test_words_that_cannot_be_punctuation_are_masked() -> None:
    """A relation that the conversion got wrong teaches nothing."""
    given = tree(
        """
        1 Fra fra ADP 2 case
        2 huset hus NOUN 3 obl
        3 kom komme VERB 0 root
        4 klap klap NOUN 1 punct
        """
    )
    assert arcs(normalised(given, "da"))[3] == ("klap", None, "")


def test_predicate_takes_the_place_of_its_preposition() -> None:
    """Danish: the noun, not the preposition, is what the clause is about."""
    given = tree(
        """
        1 Vi vi PRON 2 nsubj
        2 er være AUX 3 cop
        3 i i ADP 6 punct
        4 gruppe gruppe NOUN 3 punct
        5 , , PUNCT 4 punct
        6 siger sige VERB 0 root
        7 hun hun PRON 6 nsubj
        """
    )
    found = arcs(normalised(given, "da"))
    assert found[2] == ("i", 4, "case")
    assert found[3] == ("gruppe", 6, "ccomp")


def test_subtypes_are_dropped_unless_attribution_needs_them() -> None:
    """Relations go by their plain names, but for a few."""
    given = tree("1 a a NOUN 0 root\n2 b b NOUN 1 nmod:poss\n3 c c NOUN 1 obl:tmod")
    assert [rel for _, _, rel in arcs(normalised(given, "da"))] == [
        "root",
        "nmod:poss",
        "obl",
    ]
