import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import LANGUAGES
from sayso.parse import parser
from sayso.parse.tokens import tokens

NEWS = st.lists(
    st.sampled_from(
        "t ex|bl a|mill.|kl. 14.30|2009.|den 17. mai|--|\u2013|»|«|”|A/S"
        "|kr..|(FN)|e-mail|and/or|U.S.|\n\n|  |:-)|B.T.|sa hun.|5.000.|-Det|Ja!?".split(
            "|"
        )
    ),
    max_size=12,
).map(" ".join)


def words(lang: str, text: str) -> list[str]:
    return [token.text for token in parser(None, lang).make_doc(text)]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=st.one_of(st.text(max_size=80), NEWS))
@settings(deadline=None, max_examples=60)
def test_tokens_give_the_text_back(lang: str, text: str) -> None:
    """Words and blanks put together are the text, and every word is at its offset."""
    doc = parser(None, lang).make_doc(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("sv", "Han har t ex sagt det.", "Han|har|t ex|sagt|det|."),
        ("sv", "Bl a hon gick.", "Bl a|hon|gick|."),
        ("nb", "Det kostet 5 mill. kroner.", "Det|kostet|5|mill.|kroner|."),
        ("nb", "Møtet kl. 14.30 ble utsatt.", "Møtet|kl.|14.30|ble|utsatt|."),
        ("nb", "Han kom i 2009. Da gikk hun.", "Han|kom|i|2009|.|Da|gikk|hun|."),
        ("nb", "Den 17. mai 2009.", "Den|17.|mai|2009|."),
        ("nn", "Det er 24.", "Det|er|24|."),
        ("da", "Det kostede 5 kr..", "Det|kostede|5|kr.|."),
        ("da", "A/S Hansen tabte.", "A/S|Hansen|tabte|."),
        ("en", "Stop!! By e-mail and/or fax.", "Stop|!!|By|e-mail|and|/|or|fax|."),
        ("sv", "Hon--han också--gick.", "Hon|--|han|också|--|gick|."),
        ("nb", "-Det er bra.", "-|Det|er|bra|."),
        ("nb", "", ""),
    ],
)
def test_tokens_are_those_of_the_treebanks(lang: str, text: str, expected: str) -> None:
    """Abbreviations, years, dashes and slashes are cut as UD cuts them."""
    assert "|".join(words(lang, text)) == expected


def test_tokens_pickle() -> None:
    """A tokenizer survives being sent to another process."""
    nlp = parser(None, "sv")
    copy = pickle.loads(pickle.dumps(tokens(nlp.vocab, "sv")))
    assert [token.text for token in copy("t ex nu")] == ["t ex", "nu"]
