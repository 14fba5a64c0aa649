import socket

import pytest
import spacy

from sayso.errors import UsageError
from sayso.model import LANGUAGES
from sayso.parse import parser

SAID = {
    "sv": "Ryssland nekar till anklagelserna, säger Sergej Lavrov.",
    "nb": "Russland nekter for anklagene, sier Sergej Lavrov.",
    "nn": "Russland nektar for skuldingane, seier Sergej Lavrov.",
    "da": "Rusland afviser anklagerne, siger Sergej Lavrov.",
    "en": "Russia denies the allegations, says Sergei Lavrov.",
}
VERBS = ("säger", "sier", "seier", "siger", "says")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parser_reads_offline(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language's pipeline is put together and reads without any connection."""

    def refuse(*_: object) -> None:
        raise AssertionError("the models asked for a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    parser.cache_clear()
    doc = parser(None, lang)(SAID[lang])
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG") or doc.has_annotation("POS")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parser_finds_who_says(lang: str) -> None:
    """The verb of saying has the speaker for its subject, and he is a person."""
    doc = parser(None, lang)(SAID[lang])
    verb = next(token for token in doc if token.text in VERBS)
    subjects = [child.subtree for child in verb.children if child.dep_ == "nsubj"]
    assert any("Lavrov" in [t.text for t in subtree] for subtree in subjects)
    assert "Lavrov" in " ".join(ent.text for ent in doc.ents if ent.label_ == "PER")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parser_lemmatizes_verbs(lang: str) -> None:
    """The lemma of a verb of saying is its infinitive."""
    lemmas = {token.lemma_ for token in parser(None, lang)(SAID[lang])}
    assert lemmas & {"säga", "si", "seie", "sige", "say"}


def test_parser_is_the_same_each_time() -> None:
    """Asking again costs nothing."""
    assert parser(None, "sv") is parser(None, "sv")


def test_parser_shares_one_network() -> None:
    """Five languages take little more memory than one."""
    nets = {id(parser(None, lang).get_pipe("tok2vec").model) for lang in LANGUAGES}
    assert len(nets) == 1


def test_parser_reads_nothing() -> None:
    """An empty report is no error."""
    assert len(parser(None, "nb")("")) == 0
    assert [len(doc) for doc in parser(None, "nb").pipe(["", "Ja.", " "])] == [0, 2, 1]


def test_parser_of_unknown_language_says_which_there_are() -> None:
    """A language without a model is the user's to mend."""
    with pytest.raises(UsageError, match="sv, nb, nn, da, en"):
        parser(None, "fi")


def test_parser_of_missing_pipeline_says_so() -> None:
    """So is a pipeline that isn't installed."""
    with pytest.raises(UsageError, match="no_such_pipeline"):
        parser("no_such_pipeline")


def test_parser_needs_a_parser(tmp_path: object) -> None:
    """And one that has no parser."""
    spacy.blank("sv").to_disk(tmp_path)
    with pytest.raises(UsageError, match="no parser"):
        parser(str(tmp_path))
