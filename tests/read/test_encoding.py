"""Bytes to characters."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.read import read_bytes

SWEDISH = "Källor säger att läget är oförändrat, uppger försvaret på måndagen."
NORWEGIAN = "Kilder sier at øya er «rømt», ifølge forsvaret. Prøven på Ærø er over."
DANISH = "Kilderne siger, at manden er død. »Det passer ikke«, siger han på Ærø."


def text_of(data: bytes) -> str:
    return read_bytes(data, name="report.txt").report.text


def problems_of(data: bytes) -> str:
    return "\n".join(map(str, read_bytes(data, name="report.txt").problems))


@pytest.mark.parametrize("text", [SWEDISH, NORWEGIAN, DANISH])
@pytest.mark.parametrize(
    "encoding",
    "utf-8 utf-8-sig utf-16 utf-32 latin-1 cp1252 mac-roman cp850".split(),
)
def test_nordic_text_comes_out_right_in_every_encoding_it_is_found_in(
    text: str, encoding: str
) -> None:
    assert text_of(text.encode(encoding)) == text
    assert "�" not in problems_of(text.encode(encoding))


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read(order: str) -> None:
    assert text_of(f"\ufeff{SWEDISH}".encode(order)) == SWEDISH


def test_typographic_signs_of_windows_come_out_right() -> None:
    text = "The “sources” said he’s dead – on Monday. It cost €5."
    assert text_of(text.encode("cp1252")) == text


@pytest.mark.parametrize("word", ["på", "idé", "nå", "fø"])
def test_a_latin1_text_may_end_in_an_accented_letter(word: str) -> None:
    assert text_of(f"Det var en gang {word}".encode("latin-1")).endswith(word)


def test_a_cyrillic_text_in_an_old_encoding_is_read_and_the_guess_is_said() -> None:
    text = "Министерство обороны России сообщило, что главарь мог быть убит в пятницу."
    assert text_of(text.encode("cp1251")) == text
    assert "taken to be" in problems_of(text.encode("cp1251"))
    assert "save it as UTF-8" in problems_of(text.encode("cp1251"))


@pytest.mark.parametrize(
    "data",
    [
        (SWEDISH + " ”Nä").encode()[:-1],
        "Han sa att det var på ö".encode()[:-1],
        "He said “no”".encode()[:-1],
        SWEDISH.encode().replace("ö".encode(), b"\xc3"),
        b"Ryssland s\xc3ger att kriget inte tar slut",
    ],
)
def test_a_truncated_utf8_sequence_is_shown_as_damage_not_as_other_letters(
    data: bytes,
) -> None:
    """A cut-off sequence is read with U+FFFD in its place, and the reader is told."""
    assert "�" in text_of(data)
    assert not set("ÃÂâ") & set(text_of(data))
    assert "damaged (no valid UTF-8)" in problems_of(data)
    assert "Get the file anew" in problems_of(data)


def test_damage_is_counted() -> None:
    data = SWEDISH.encode().replace("ö".encode(), b"\xc3")
    assert "2 places are damaged" in problems_of(data)


def test_a_page_in_a_declared_encoding_is_read_in_it() -> None:
    words = "Źródła mówią, że przywódca zginął w nalocie na stolicę w piątek. " * 3
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{words}</p></body>'
    assert words.strip() in text_of(page.encode("iso-8859-2"))


def test_a_page_that_declares_the_wrong_encoding_is_read_all_the_same() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{SWEDISH}</p></body>'
    assert text_of(page.encode("cp1252")) == SWEDISH


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Ryssland\x00\x01\x02", "a binary file"),
        (bytes(range(256)) * 9, "a binary file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04....", "an office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 hej}", "an RTF document"),
        (b"\x1f\x8b\x08\x01", "a gzip archive"),
    ],
)
def test_a_binary_file_is_refused_with_what_it_is_and_what_to_do(
    data: bytes, kind: str
) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        read_bytes(data, name="scan.txt")
    assert str(caught.value).startswith("scan.txt: it is")
    assert "Save its words as a text file" in str(caught.value)


def test_control_characters_throughout_are_no_text() -> None:
    with pytest.raises(InputError, match="full of control characters"):
        read_bytes(b"abc\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10", name="x")
