"""Every sovereign state is known in every language, by the name that CLDR has."""

from __future__ import annotations

import pytest
from babel import Locale

from sayso.lang import table
from sayso.lang.peoples import look_up
from sayso.model import LANGUAGES

# Territories of other states, and what CLDR lists beside countries.
DEPENDENT = frozenset(
    "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK FO GF GG GI GL GP "
    "GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA "
    "TC TF TK UM UN VG VI WF XA XB YT ZZ".split()
)
SOVEREIGN = sorted(
    code
    for code in Locale("en").territories
    if code.isalpha() and len(code) == 2 and code not in DEPENDENT
)
# A state that is one city may have its name among the seats.
NAMES = ("name", "seat")
# What CLDR says of Myanmar and Congo with two names, papers say with one.
RESPELT = {" & ": " and ", " - ": "-"}


def name_of(code: str, lang: str) -> str:
    name = Locale(lang).territories[code].partition(" (")[0]
    for old, new in RESPELT.items():
        name = name.replace(old, new)
    return name


def test_there_are_the_members_of_the_united_nations_and_a_few_more() -> None:
    assert 193 <= len(SOVEREIGN) <= 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_sovereign_state_has_its_name(lang: str) -> None:
    known = {code: look_up(name_of(code, lang), lang) for code in SOVEREIGN}
    lacking = [
        code
        for code, found in known.items()
        if found is None or found.sort != "state" or found.form not in NAMES
    ]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_is_one_side_in_all_languages(lang: str) -> None:
    for code in SOVEREIGN:
        mine, theirs = (
            look_up(name_of(code, lang), lang),
            look_up(name_of(code, "en"), "en"),
        )
        assert mine is not None
        assert theirs is not None
        assert mine.side == theirs.side


def test_states_have_one_row_in_each_language() -> None:
    rows = [
        [row[0] for row in table(code, "peoples.tsv") if row[1] == "state"]
        for code in LANGUAGES
    ]
    assert all(sorted(set(names)) == sorted(names) for names in rows)
    assert all(set(names) == set(rows[0]) for names in rows)


@pytest.mark.parametrize(
    ("lang", "word", "side"),
    [
        ("sv", "Fijis", "Fiji"),
        ("nb", "Maldivenes", "Maldives"),
        ("nn", "maldivarane", "Maldives"),
        ("da", "bahamansk", "Bahamas"),
        ("sv", "guyanska", "Guyana"),
        ("en", "Samoan", "Samoa"),
    ],
)
def test_genitives_adjectives_and_peoples(lang: str, word: str, side: str) -> None:
    found = look_up(word, lang)
    assert found is not None
    assert found.side == side
