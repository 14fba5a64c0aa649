"""Documents are written as words with their classes: `Lavrov/PER`."""

import spacy
from spacy.tokens import Doc

from sayso.parse.names import names


def named(text: str) -> str:
    """The text as `names` leaves it; every capitalised word is a proper noun."""
    pairs = [word.partition("/")[::2] for word in text.split()]
    words = [word for word, _ in pairs]
    tags = ["PROPN" if word[0].isupper() else "VERB" for word in words]
    classes = [label for _, label in pairs]
    before = ["", *classes]
    ents = [
        f"{'I' if label == last else 'B'}-{label}" if label else "O"
        for last, label in zip(before, classes, strict=False)
    ]
    doc = Doc(spacy.blank("sv").vocab, words=words, pos=tags, lemmas=words, ents=ents)
    return " ".join(
        f"{token.text}/{token.ent_type_}" if token.ent_type_ else token.text
        for token in names(doc)
    )


def test_surname_is_the_person_named_in_full() -> None:
    """A report that has named a person in full means him by his last name."""
    text = "Sergej/PER Lavrov/PER nekade och Lavrov/LOC gick"
    assert named(text) == "Sergej/PER Lavrov/PER nekade och Lavrov/PER gick"


def test_name_found_once_is_found_again() -> None:
    """What was a name in one sentence is one in the next."""
    text = "Raqqa/LOC föll och Raqqa brann"
    assert named(text) == "Raqqa/LOC föll och Raqqa/LOC brann"


def test_name_within_a_longer_one_is_left_alone() -> None:
    """A word beside another proper noun may be part of another name."""
    text = "Times/ORG skrev men Moscow/LOC Times skrev"
    assert named(text) == text


def test_names_of_most_votes_win() -> None:
    """One reading against two is overruled."""
    text = "Hamas/ORG sade , Hamas/ORG gick och Hamas/LOC kom"
    assert named(text).count("Hamas/ORG") == 3


def test_names_have_a_capital_and_are_no_address() -> None:
    """Common nouns and addresses that the network took for names are none."""
    text = "kontrabas/LOC www.Enron.com/ORG Raqqa/LOC"
    assert named(text) == "kontrabas www.Enron.com Raqqa/LOC"


def test_names_in_a_text_without_capitals_stay() -> None:
    """Where nothing has a capital, its absence says nothing."""
    assert named("moskva/LOC nekar") == "moskva/LOC nekar"


def test_no_names_no_change() -> None:
    """A report without names has none afterwards."""
    assert named("Ingen vet något") == "Ingen vet något"
