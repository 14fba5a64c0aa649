"""Reports as they come out of reading, whatever goes in."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.model import Span
from sayso.read import Given, Reading, read_bytes

# Told its language, a report is read without the slow model of languages.
SWEDISH = Given(lang="sv")
texts = st.text(st.characters(codec="utf-8"), max_size=80)


def read(data: bytes, name: str = "r") -> Reading | None:
    try:
        return read_bytes(data, name=name, given=SWEDISH)
    except InputError as error:
        assert str(error).startswith(f"{name}: ")
        return None


@given(texts)
def test_reading_twice_gives_the_same_report(text: str) -> None:
    assert read(text.encode()) == read(text.encode())


@given(texts)
def test_where_a_report_was_read_is_no_part_of_its_id(text: str) -> None:
    here, there = read(text.encode(), "here"), read(text.encode(), "there")
    assert (here and here.report.id) == (there and there.report.id)


@given(texts)
def test_a_text_composed_or_not_is_the_same_report(text: str) -> None:
    reading = read(unicodedata.normalize("NFD", text).encode())
    composed = read(unicodedata.normalize("NFC", text).encode())
    assert (reading and reading.report.id) == (composed and composed.report.id)


@given(st.text("abcåäö –\u0301\u0308\u200b\r\n", max_size=60), st.data())
def test_offsets_of_what_is_kept_survive_reading_it_again(
    text: str, data: st.DataObject
) -> None:
    """Nothing is changed once offsets exist: the kept text reads as itself."""
    first = read(text.encode())
    if first is None:
        return
    kept = first.report.text
    start = data.draw(st.integers(0, len(kept) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(kept))))
    again = read(kept.encode())
    assert again is not None
    assert span.of(again.report.text) == span.of(kept)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_report_or_a_sentence(data: bytes) -> None:
    reading = read(data)
    assert reading is None or reading.report.text


@given(texts)
def test_the_raw_bytes_are_kept_under_their_hash(text: str) -> None:
    reading = read(text.encode())
    assert reading is None or reading.report.raw == sha256(reading.raw).hexdigest()
    assert reading is None or reading.raw == text.encode()
