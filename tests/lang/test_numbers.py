"""Numbers of five languages: the range that they tell, and the figure of an answer."""

from __future__ import annotations

import re
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang.numbers import numbers
from sayso.model import LANGUAGES

PHRASES = {
    "sv": """
        35 000 = 35000
        1 500 000 = 1500000
        1,5 miljoner = 1500000
        två miljoner = 2000000
        en och en halv miljon = 1500000
        en halv miljon = 500000
        tjugofem = 25
        tvåhundrafemtio = 250
        två hundra och fem = 205
        hundratals = 200..999 (100)
        tusentals = 2000..9999 (1000)
        dussintals = 24..99 (12)
        ett trettiotal = 25..35 (30)
        minst 30 = 30..inf (30)
        färre än 20 = 0..20 (20)
        uppemot 300 = 0..300 (300)
        cirka 35 000 = 31500..38500 (35000)
        drygt 400 = 400..440 (400)
        nästan 300 = 270..300 (300)
        mellan 10 och 15 = 10..15 (10)
        10–15 = 10..15 (10)
        10 till 15 miljoner = 10000000..15000000 (10000000)
        två eller tre = 2..3 (2)
        30 eller fler = 30..inf (30)
        flera hundra = 200..999 (100)
        ett par = 2..3 (2)
        några få = 2..5 (3)
    """,
    "nb": """
        35 000 = 35000
        1.300 = 1300
        to millioner = 2000000
        halvannen million = 1500000
        to og en halv million = 2500000
        femogtyve = 25
        fem og tyve = 25
        trettifem = 35
        hundre og femti = 150
        dusinvis = 24..99 (12)
        et titalls = 5..15 (10)
        titalls = 20..99 (10)
        titusener = 20000..99999 (10000)
        flere hundre = 200..999 (100)
        over 100 = 100..inf (100)
        minst tre = 3..inf (3)
        færre enn ti = 0..10 (10)
        opp mot 300 = 0..300 (300)
        rundt 30 = 27..33 (30)
        nesten et dusin = 10..12 (12)
        10 til 15 = 10..15 (10)
        fra 10 til 15 = 10..15 (10)
        to-tre = 2..3 (2)
        et par = 2..3 (2)
        noen få = 2..5 (3)
    """,
    "nn": """
        35 000 = 35000
        to millionar = 2000000
        halvtanna million = 1500000
        tjuefem = 25
        femtifem = 55
        hundre og femti = 150
        tre hundre = 300
        dusinvis = 24..99 (12)
        hundrevis = 200..999 (100)
        fleire hundre = 200..999 (100)
        over 100 = 100..inf (100)
        minst tre = 3..inf (3)
        færre enn ti = 0..10 (10)
        opptil 300 = 0..300 (300)
        om lag 30 = 27..33 (30)
        nesten 300 = 270..300 (300)
        10 til 15 = 10..15 (10)
        mellom 10 og 15 = 10..15 (10)
        ti–femten = 10..15 (10)
        eit par = 2..3 (2)
        nokre få = 2..5 (3)
    """,
    "da": """
        1.300 = 1300
        halvtreds = 50
        tres = 60
        femogtyve = 25
        fireogfirs = 84
        tohundrede og femogtyve = 225
        halvanden million = 1500000
        en halv million = 500000
        2,5 mia. = 2500000000
        5 mio. = 5000000
        hundredvis = 200..999 (100)
        flere hundrede = 200..999 (100)
        over 100 = 100..inf (100)
        mindst 30 = 30..inf (30)
        færre end ti = 0..10 (10)
        op mod 300 = 0..300 (300)
        omkring 30 = 27..33 (30)
        knap 300 = 270..300 (300)
        to til tre = 2..3 (2)
        otte-ti = 8..10 (8)
        mellem 10 og 15 = 10..15 (10)
        et par = 2..3 (2)
        nogle få = 2..5 (3)
    """,
    "en": """
        1,300 = 1300
        2.5bn = 2500000000
        1.5 million = 1500000
        half a million = 500000
        two and a half million = 2500000
        twenty-five = 25
        two hundred and fifty = 250
        a hundred = 100
        dozens = 24..99 (12)
        hundreds of thousands = 200000..999999 (100000)
        a dozen = 10..14 (12)
        a few hundred = 200..999 (100)
        more than 100 = 100..inf (100)
        at least 30 = 30..inf (30)
        fewer than 20 = 0..20 (20)
        up to 300 = 0..300 (300)
        as many as 300 = 0..300 (300)
        about 30 = 27..33 (30)
        thirty or so = 27..33 (30)
        nearly 300 = 270..300 (300)
        between 10 and 15 = 10..15 (10)
        10 to 15 = 10..15 (10)
        two or three = 2..3 (2)
        a few = 2..5 (3)
        9M38 =
        MH17 =
    """,
}
CASES = [
    (code, *(part.strip() for part in line.split("=")))
    for code, table in PHRASES.items()
    for line in table.strip().splitlines()
]


def told(phrase: str, code: str) -> list[tuple[float, float, float]]:
    return [(n.low, n.high, n.best) for n in numbers(phrase, code)]


def ranges(written: str) -> list[tuple[float, float, float]]:
    if not written:
        return []
    if ".." not in written:
        return [(float(written),) * 3]
    low, high, best = re.split(r"\.\.| \(", written.rstrip(")"))
    return [(float(low), float(high), float(best))]


@pytest.mark.parametrize(("code", "phrase", "written"), CASES)
def test_a_number_tells_its_range(code: str, phrase: str, written: str) -> None:
    assert told(phrase, code) == ranges(written)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_twenty_phrases(code: str) -> None:
    assert len([case for case in CASES if case[0] == code]) >= 20


@pytest.mark.parametrize(
    ("code", "text", "best", "unit"),
    [
        ("sv", "12 procent", 12, "percent"),
        ("sv", "10 miljoner dollar", 10_000_000, "USD"),
        ("sv", "500 kronor", 500, "SEK"),
        ("nb", "500 kroner", 500, "NOK"),
        ("da", "5 mio. kr.", 5_000_000, "DKK"),
        ("en", "$2.5m", 2_500_000, "USD"),
        ("en", "up to £5m", 5_000_000, "GBP"),
        ("en", "5 per cent", 5, "percent"),
    ],
)
def test_shares_and_money_have_their_unit(
    code: str, text: str, best: float, unit: str
) -> None:
    (number,) = numbers(text, code)
    assert (number.best, number.unit) == (best, unit)


@pytest.mark.parametrize(
    ("code", "text", "noun"),
    [
        ("sv", "tusentals ryska soldater dödades", "soldater"),
        ("nb", "minst tre personer", "personer"),
        ("nn", "om lag 30 leiarar", "leiarar"),
        ("da", "hundredvis af mennesker", "mennesker"),
        ("en", "as many as 300 Russian soldiers", "soldiers"),
        ("en", "300 of the", ""),
    ],
)
def test_the_noun_says_what_is_counted(code: str, text: str, noun: str) -> None:
    assert numbers(text, code)[0].counted == noun


def test_the_words_are_those_of_the_text() -> None:
    text = "😀 Minst 30 soldater och hundratals civila dog."
    found = numbers(text, "sv")
    assert [n.words for n in found] == ["Minst 30", "hundratals"]
    assert [text[n.at : n.end] for n in found] == ["30", "hundratals"]


def test_a_bound_says_what_it_is() -> None:
    text = "3, minst 3, högst 3, cirka 3, 3–4, hundratals, några"
    sorts = [n.sort for n in numbers(text, "sv")]
    assert sorts == ["exact", "least", "most", "about", "range", "many", "some"]


def test_an_open_range_has_no_upper_end() -> None:
    assert numbers("at least 30", "en")[0].high == inf


def test_english_to_is_no_number_but_danish_to_is() -> None:
    assert not numbers("to die", "en")
    assert numbers("to døde", "da")[0].best == 2


def test_only_what_is_asked_for_is_read() -> None:
    assert [n.words for n in numbers("10 av 20 av 30", "sv", 5, 10)] == ["20"]


WORDS = st.sampled_from(
    sorted({w for _, phrase, _ in CASES for w in re.findall(r"\w+|\W", phrase)})
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)),
    st.sampled_from(LANGUAGES),
)
def test_numbers_index_the_text_in_order(text: str, code: str) -> None:
    end = 0
    for number in numbers(text, code):
        assert end <= number.start <= number.at < number.end <= len(text)
        assert text[number.start : number.end] == number.words
        assert 0 <= number.low <= number.high
        end = number.end


@pytest.mark.parametrize("unit", ["9", "1 000 ", "1,", "fem", "tusen "])
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    assert len(numbers(text, "sv")) <= len(text)
