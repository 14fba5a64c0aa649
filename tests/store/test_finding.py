from __future__ import annotations

import pytest

from sayso.errors import UsageError
from sayso.model import Actor
from sayso.store import View, named

RUSSIA = Actor("a1aaaaaaaa", "Russia", ("Russia", "Moskva"), side="Russia")
LAVROV = Actor("a2aaaaaaaa", "Sergej Lavrov", ("Sergei Lavrov",), side="Russia")
MINISTRY = Actor(
    "a3aaaaaaaa",
    "Russian Ministry of Defence",
    ("Det russiske forsvarsdepartementet",),
    side="Russia",
)
SAKHAROVA = Actor("a4aaaaaaaa", "Marija Zakharova", (), side="Russia")
MATTIS = Actor("a5aaaaaaaa", "James Mattis", (), side="United States")
HASHIMI = Actor("a6aaaaaaaa", "Hisham al-Hashimi", (), side="Hisham al-Hashimi")
OFFICER = Actor("a7aaaaaaaa", "en offiser", side="Russia", unnamed=True)
SOMEBODY = Actor("a8aaaaaaaa", "en kilde", unnamed=True)
_ACTORS = (RUSSIA, LAVROV, MINISTRY, SAKHAROVA, MATTIS, HASHIMI, OFFICER, SOMEBODY)
VIEW = View({}, {}, {a.id: a for a in _ACTORS}, {}, ())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Russia", ["Russia"]),
        ("moskva", ["Russia"]),
        ("Ryssland", ["Russia"]),
        ("ryssland", ["Russia"]),
        ("Sergej Lavrov", ["Sergej Lavrov"]),
        ("lavrov", ["Sergej Lavrov"]),
        ("Lawrow", ["Sergej Lavrov"]),
        ("Sacharova", ["Marija Zakharova"]),
        ("forsvarsdepartementet", ["Russian Ministry of Defence"]),
        ("Matttis", ["James Mattis"]),
        ("a5aaaa", ["James Mattis"]),
        ("al-Hasjimi", ["Hisham al-Hashimi"]),
        ("USA", ["United States"]),
        ("Russ", ["Russia", "Russian Ministry of Defence"]),
    ],
)
def test_a_source_is_found_by_any_of_its_names(words: str, names: list[str]) -> None:
    assert [party.name for party in named(words, VIEW)] == names


def test_a_side_has_all_who_speak_for_it() -> None:
    (side,) = named("Russia", VIEW)
    assert side.is_side
    assert set(side.actors) == {RUSSIA, LAVROV, MINISTRY, SAKHAROVA, OFFICER}


def test_who_speaks_for_nobody_else_is_no_side() -> None:
    (one,) = named("Hashimi", VIEW)
    assert (one.is_side, one.actors) == (False, (HASHIMI,))


@pytest.mark.parametrize("words", ["en kilde", "offiser", "xyz", "", "?!"])
def test_who_is_not_found_brings_the_nearest(words: str) -> None:
    with pytest.raises(UsageError, match=r"no source is called .* The nearest: "):
        named(words, VIEW)


def test_the_nearest_is_the_likest() -> None:
    with pytest.raises(UsageError, match="The nearest: Sergej Lavrov"):
        named("Serge Lavigne", VIEW)


def test_an_empty_ledger_says_that_it_is_empty() -> None:
    with pytest.raises(UsageError, match="knows no source yet"):
        named("Russia", View({}, {}, {}, {}, ()))
