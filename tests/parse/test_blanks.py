import pytest

from sayso.model import LANGUAGES
from sayso.parse import parser

TEXT = "May\n\n\u2013 Nej!\n \nRaqqa, Syria.\r\n\r\n\u00abSirkus\u00bb\n\nNei.\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_blanks_head_nothing(lang: str) -> None:
    """No word hangs on white space, and no sentence has it for its root."""
    doc = parser(None, lang)(TEXT)
    assert not any(token.head.is_space and not token.is_space for token in doc)
    assert not any(list(token.children) for token in doc if token.is_space)
    assert not any(sentence.root.is_space for sentence in doc.sents)


@pytest.mark.parametrize("text", ["\n", " \n\n ", "\n\nJa.", "Ja.\n\n", "\n- \n"])
def test_blanks_at_the_ends(text: str) -> None:
    """Texts that begin or end with white space, or hold nothing else, are read."""
    doc = parser(None, "nb")(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(sentence.root is not None for sentence in doc.sents)
