"""The evaluation of the models, on a gold that is what a pipeline says or nearly so."""

import spacy
from spacy.tokens import Doc

from quality.conll import Tally, compare, documents
from quality.models import fallen
from training.conllu import Sentence, sentence

LINES = (
    "1\tOla\tOla\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER",
    "2\tsov\tsova\tVERB\t_\t_\t0\troot\t_\tNER=O|SpaceAfter=No",
    "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tNER=O",
)


def gold() -> Sentence:
    return sentence(["# text = Ola sov.", *LINES])


def read(words: list[str], heads: list[int], rels: list[str]) -> Doc:
    spaces = [True, *[False] * (len(words) - 1)]
    tags = ["PROPN", "VERB", "PUNCT"][: len(words)]
    lemmas = ["Ola", "sova", "."][: len(words)]
    names = ["B-PER", *["O"] * (len(words) - 1)]
    return Doc(
        spacy.blank("sv").vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=rels,
        pos=tags,
        lemmas=lemmas,
        ents=names,
    )


def test_score_of_the_gold_is_all() -> None:
    """A pipeline that says what the gold says has every measure at 100."""
    tally = Tally()
    compare(
        tally,
        [gold()],
        read(["Ola", "sov", "."], [1, 1, 1], ["nsubj", "ROOT", "punct"]),
    )
    measures = ("words", "sentences", "upos", "lemma", "uas", "las", "nsubj", "names")
    assert [tally.f1(measure) for measure in measures] == [100.0] * len(measures)


def test_score_counts_words_cut_otherwise() -> None:
    """A word that the pipeline cuts otherwise is right in nothing."""
    tally = Tally()
    compare(tally, [gold()], read(["Ola", "sov."], [1, 1], ["nsubj", "ROOT"]))
    assert tally.right["words"] == 1
    assert tally.right["las"] == 0


def test_documents_hold_ten_sentences() -> None:
    """Where no paragraph is marked, ten sentences make a text."""
    assert [len(group) for group in documents([gold() for _ in range(23)])] == [
        10,
        10,
        3,
    ]


def test_figures_below_a_floor_are_told() -> None:
    """A figure may not fall."""
    assert fallen({"nb": {"las": 80.0}}, {"nb": {"las": 81.0}})
    assert not fallen({"nb": {"las": 82.0}}, {"nb": {"las": 81.0}})
