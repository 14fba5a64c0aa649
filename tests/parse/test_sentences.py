import pytest

from sayso.parse import parser


def sentences(lang: str, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in parser(None, lang)(text).sents]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("nb", "Selskapet tapte 5 mill. kroner i fjor.|Ledelsen vil ikke svare."),
        ("nb", "Angrepet skjedde kl. 14.30 lørdag.|Ingen ble skadet."),
        (
            "da",
            "»Vi ved det ikke,« siger ministeren.|Han vil undersøge sagen.",
        ),
        (
            "sv",
            "\u2013 Vi vet inte än, säger hon.|Polisen utreder händelsen.",
        ),
        ("nn", "Han kom heim i 2009.|Då var krigen over."),
        ("en", "Mr. Smith met U.S. officials on Monday.|They declined to comment."),
    ],
)
def test_sentences_survive_abbreviations_and_quotations(lang: str, marked: str) -> None:
    """A full stop in an abbreviation or a time ends nothing; that of a year may."""
    expected = marked.split("|")
    assert sentences(lang, " ".join(expected)) == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_sentences_begin_on_a_new_line(gap: str) -> None:
    """A headline without a full stop is a sentence of its own."""
    text = f"Regeringen avgår{gap}Statsministern lämnade beskedet i dag."
    assert sentences("sv", text)[0] == "Regeringen avgår"
    assert len(sentences("sv", text)) == 2


def test_sentences_do_not_begin_at_a_name() -> None:
    """Where headlines have their own lines, a capital letter alone begins nothing."""
    line = "Ifølge fabrikken Sukhojs egne oplysninger kan flyet nå 7.000 meters højde."
    assert sentences("da", f"Rusland peger på jagerfly\n{line}")[1:] == [line]
