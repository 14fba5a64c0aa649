"""Places are found in texts by the gazetteer, persons of the same name are not."""

from __future__ import annotations

import gzip
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import table
from sayso.lang.gazetteer import contains, country_of
from sayso.lang.names import sounding
from sayso.lang.places import places
from sayso.model import LANGUAGES

LARGEST = 3_000_000


def named(text: str, code: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.place.name) for m in places(text, code)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Mosul", "Mossul"),
        ("Kyiv", "Kyjiv"),
        ("Kharkiv", "Charkiv"),
        ("Hodeida", "al-Hudaydah"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Zhytomyr", "Zjytomyr"),
    ],
)
def test_transliterations_of_a_place_sound_alike(one: str, other: str) -> None:
    assert sounding(one) == sounding(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mosul", "Musala"), ("Raqqa", "Riga"), ("Homs", "Hama")]
)
def test_other_places_do_not(one: str, other: str) -> None:
    assert sounding(one) != sounding(other)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("sv", "Båten sågs i Köpenhamn.", [("Köpenhamn", "Copenhagen")]),
        ("nb", "Han bor i København.", [("København", "Copenhagen")]),
        ("nn", "Ho reiste til Halab.", [("Halab", "Aleppo")]),
        ("sv", "Han kom till staden al-Mayadin.", [("al-Mayadin", "Mayadin")]),
        ("da", "Kijev og Moskva tier.", [("Kijev", "Kyiv"), ("Moskva", "Moscow")]),
        ("en", "They met in Mosul Friday.", [("Mosul", "Mosul")]),
        ("en", "near Dayr az-Zawr, Syria", [("Dayr az-Zawr", "Deir ez-Zor")]),
    ],
)
def test_towns_by_the_names_that_five_languages_have_for_them(
    code: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text, code)[: len(found)] == found


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("sv", "minor i Östersjön", "Baltic Sea"),
        ("nb", "miner i Østersjøen", "Baltic Sea"),
        ("nn", "miner i Austersjøen", "Baltic Sea"),
        ("da", "miner i Østersøen", "Baltic Sea"),
        ("en", "mines in the Baltic Sea", "Baltic Sea"),
        ("sv", "hamnarna på Krim", "Crimea"),
        ("nb", "byene i Donbass-regionen", "Donbas"),
        ("da", "skibet i Hormuzstrædet", "Strait of Hormuz"),
        ("nb", "landsbyene i Eufratdalen", "Euphrates valley"),
        ("en", "villages in the Euphrates valley", "Euphrates valley"),
    ],
)
def test_regions_seas_and_parts_of_them(code: str, text: str, name: str) -> None:
    assert [m.place.name for m in places(text, code)] == [name]


def test_a_place_has_its_kind_country_and_coordinates() -> None:
    (mention,) = places("He was seen in Mosul.", "en")
    place = mention.place
    assert (place.kind, place.country) == ("city", "Iraq")
    assert abs(place.lat - 36.3) < 0.2
    assert abs(place.lon - 43.1) < 0.2


def test_of_two_places_of_a_name_the_better_known_is_meant() -> None:
    assert places("It was quiet in Salisbury.", "en")[0].place.country == "Britain"


def test_unless_the_text_names_the_country_of_the_other() -> None:
    text = "The factory is in Birmingham. The United States owns it."
    assert places(text, "en")[0].place.country == "United States"


def test_a_persons_name_is_no_place() -> None:
    assert named("Jack London wrote books. London was born poor.", "en") == []


def test_but_his_surname_behind_a_word_of_place_is_one() -> None:
    text = "Jack London wrote books. He never lived in London."
    assert named(text, "en") == [("London", "London")]


def test_a_title_before_a_name_makes_it_a_persons() -> None:
    assert named("Then president Lincoln spoke of it.", "en") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Nice people came. Reading is fun. Split decisions hurt."),
        ("sv", "Men vad hände? Nu vet vi. Över allt annat."),
        ("en", "the nice town of mosul"),
        ("da", "Man ved det ikke. Her er mere."),
    ],
)
def test_ordinary_words_are_no_places(code: str, text: str) -> None:
    assert named(text, code) == []


def test_a_country_is_a_place_and_its_people_are_none() -> None:
    assert named("Svenskarna reste till Norge.", "sv") == [("Norge", "Norway")]


@pytest.mark.parametrize(
    ("outer", "inner", "lies"),
    [
        ("Syria", "Deir ez-Zor", True),
        ("Ukraine", "Donbas", True),
        ("Syria", "Mosul", False),
        ("Mosul", "Iraq", False),
        ("Syria", "Syria", False),
        ("30", "300", False),
    ],
)
def test_a_country_holds_its_towns_and_regions(
    outer: str, inner: str, lies: bool
) -> None:
    assert contains(outer, inner) is lies


def test_the_gazetteer_stays_small() -> None:
    size = len(files("sayso.lang").joinpath("places.tsv.gz").read_bytes())
    assert size < LARGEST


def test_it_credits_its_source() -> None:
    packed = files("sayso.lang").joinpath("places.tsv.gz").read_bytes()
    credit = gzip.decompress(packed).decode().partition("\n")[0]
    assert "GeoNames" in credit
    assert "CC BY 4.0" in credit


def test_regions_have_a_kind_and_five_languages() -> None:
    text = files("sayso.lang").joinpath("regions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[0] != "#"]
    assert {row[1] for row in rows} == {"region", "sea", "river"}
    assert {len(row) for row in rows} == {9}


def test_countries_have_english_names() -> None:
    assert [country_of(code) for code in ("SY", "GB", "XX")] == [
        "Syria",
        "Britain",
        "XX",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_its_words_of_place(code: str) -> None:
    kinds = {row[0] for row in table(code, "places.tsv")}
    assert {"in", "from", "unit", "off", "away", "be", "flies", "+valley"} <= kinds


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_mentions_index_any_text_and_never_overlap(text: str, code: str) -> None:
    found = places(text, code)
    assert all(text[m.start : m.end].strip() for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["A" * 50_000, "De la " * 5_000, "Mosul-" * 5_000, "I Mosul, " * 5_000]
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    assert len(places(text, "sv")) <= 5_000
