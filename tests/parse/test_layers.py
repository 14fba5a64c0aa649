import pickle

import numpy as np
import pytest
import spacy

from sayso.parse import layers
from sayso.parse.layers import FEATURES, Remembered, embed, features


def test_features_are_as_many_as_the_tables() -> None:
    """Every feature has its name."""
    assert len(features("Ryssland", "sv")) == len(FEATURES)


def test_features_tell_languages_apart_once() -> None:
    """Languages share what a word looks like; one feature knows the language."""
    swedish, danish = features("man", "sv"), features("man", "da")
    assert sum(a != b for a, b in zip(swedish, danish, strict=True)) == 1


def test_features_of_years_are_alike() -> None:
    """Digits are one digit."""
    assert features("1944", "nb") == features("2017", "nb")


TEXTS = ("Ryssland nekar till allt.", "Han nekar.", "Allt är bra 2017.")


def test_a_vector_remembered_is_the_one_that_the_layer_makes() -> None:
    """Whether a word is new or not, and in whatever order words come."""
    model = embed(8, 4, [50] * len(FEATURES))
    docs = [spacy.blank("sv").make_doc(text) for text in TEXTS]
    model.initialize(X=docs)
    made, _ = model(docs, is_train=True)
    for given in (docs[:1], docs, docs):
        for ours, wanted in zip(model.predict(given), made, strict=False):
            np.testing.assert_allclose(ours, wanted, rtol=1e-5, atol=1e-6)


def test_a_word_in_another_language_has_a_vector_of_its_own() -> None:
    model = embed(8, 4, [50] * len(FEATURES))
    docs = [spacy.blank(lang).make_doc("man") for lang in ("sv", "da")]
    model.initialize(X=docs)
    swedish, danish = model.predict(docs)
    assert not np.allclose(swedish, danish)


def test_what_is_learned_is_not_remembered() -> None:
    """New weights give new vectors."""
    model = embed(8, 4, [50] * len(FEATURES))
    docs = [spacy.blank("sv").make_doc(TEXTS[0])]
    model.initialize(X=docs)
    before = model.predict(docs)[0]
    _, back = model(docs, is_train=True)
    back([np.ones_like(before)])
    model.finish_update(lambda key, weights, gradient: (weights - gradient, gradient))
    assert not np.allclose(before, model.predict(docs)[0])


def test_more_words_than_are_kept_are_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layers, "REMEMBERED", 6)
    model = embed(8, 4, [50] * len(FEATURES))
    docs = [spacy.blank("sv").make_doc(text) for text in TEXTS]
    model.initialize(X=docs)
    made, _ = model(docs, is_train=True)
    for given in (docs, docs[:1], docs[1:], docs[:1]):
        wanted = [made[docs.index(doc)] for doc in given]
        for ours, each in zip(model.predict(given), wanted, strict=True):
            np.testing.assert_allclose(ours, each, rtol=1e-5, atol=1e-6)


def test_what_is_remembered_stays_behind_when_pickled() -> None:
    held = pickle.loads(pickle.dumps(Remembered(8)))
    assert held.width == 8
