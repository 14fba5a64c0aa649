from random import Random

from training.augment import drop_stop, names, requote, varied
from training.conllu import sentence
from training.corpus import Row, aligned
from training.silver import believed

LINES = (
    "1\tOla\tOla\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER",
    "2\tkom\tkomme\tVERB\t_\t_\t0\troot\t_\tNER=O",
    "3\ti\ti\tADP\t_\t_\t4\tcase\t_\tNER=O",
    "4\t2009\t2009\tNUM\t_\t_\t2\tobl\t_\tSpaceAfter=No|NER=O",
    "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tNER=O",
)


def row() -> Row:
    tree = sentence(["# text = Ola kom i 2009.", *LINES])
    return next(iter(aligned([tree], "nb")))


def test_rows_have_the_labels_of_their_trees() -> None:
    """Where spaCy's words are the treebank's, so are their labels."""
    assert row().words == ["Ola", "kom", "i", "2009", "."]
    assert row().heads == [1, 1, 3, 1, 1]
    assert row().names == ["B-PER", "O", "O", "O", "O"]


def test_rows_without_names_know_none() -> None:
    """Names that nobody annotated are unknown, not absent."""
    lines = [line.partition("NER=")[0] + "_" for line in LINES]
    tree = sentence(["# text = Ola kom i 2009.", *lines])
    assert next(iter(aligned([tree], "nb"))).names is None


def test_varied_rows_are_the_same_for_the_same_seed() -> None:
    """Chance is repeatable."""
    first = [varied(row(), {}, Random(7)).words for _ in range(3)]
    assert first[0] == first[1] == first[2]


def test_requote_keeps_pairs() -> None:
    """Quotation marks open and close in one style."""
    given = Row("sv", "", "", ['"', "Ja", '"'], [False, False, True])
    requote(given, Random(2))
    assert given.words[0] in '"\u201d\u201c\u00ab\u00bb\u201e'
    assert given.words[1] == "Ja"


def test_drop_stop_takes_the_last_mark() -> None:
    """A headline has no full stop."""
    given = row()
    drop_stop(given)
    assert given.words == ["Ola", "kom", "i", "2009"]
    assert len(given.heads) == len(given.rels) == len(given.tags) == 4


def test_names_of_tags() -> None:
    """A name runs from its B to the last I."""
    assert names(["B-PER", "I-PER", "O", "B-LOC"]) == [(0, 2, "PER"), (3, 4, "LOC")]


def test_believed_names_are_proper_nouns() -> None:
    """The model's names count where the treebank has proper nouns."""
    tags = ["PROPN", "VERB", "PROPN", "NOUN"]
    found = ["B-PER", "O", "O", "B-ORG"]
    assert believed(tags, found) == ["B-PER", "O", "", ""]
