"""States and armed groups that no list knows are learned from a matter's reports."""

from __future__ import annotations

import pytest

from sayso.lang.peoples import mentions
from sayso.lang.unlisted import unlisted
from sayso.model import Report


def sides(*texts: tuple[str, str]) -> set[tuple[str, str]]:
    """The names and sorts of what some texts, as (language, text), show."""
    found = unlisted(Report(text=text, lang=lang) for lang, text in texts)
    return {(known.name, known.sort) for _, known in found.rows}


SWEDISH = ("sv", "Marvoniens försvarsminister var i går kväll tillbaka i Marvonien.")
DANISH = ("da", "Den marvonske regering afviser det, og roen er vendt hjem i Marvonia.")
ENGLISH = ("en", "Marvonia's government said that the Marvonian army had left.")


@pytest.mark.parametrize("text", [SWEDISH, DANISH, ENGLISH])
def test_what_has_a_minister_and_is_a_place_is_a_state(text: tuple[str, str]) -> None:
    assert [sort for _, sort in sides(text)] == ["state"]


def test_a_state_is_one_in_three_languages() -> None:
    assert sides(SWEDISH, DANISH, ENGLISH) == {("Marvonia", "state")}


@pytest.mark.parametrize(
    "text",
    [
        ("sv", "Halléns regering avgick. Erik Hallén sade det i Lund."),
        ("en", "Keating's government fell. The voters trusted Keating."),
        ("nb", "Politiet i Bakklia sier at ordføreren i Bakklia er borte."),
        ("en", "Germany's government met in Germany."),
    ],
)
def test_a_person_a_town_and_a_listed_state_are_no_news(text: tuple[str, str]) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Rebellgruppen Nattens Falkar tar på sig dådet."),
        ("da", "Oprørsgruppen Nattens Falkar tager ansvaret."),
        ("nb", "Militsen Nattens Falkar tar på seg ansvaret."),
        ("en", "The rebel group Nattens Falkar has claimed it."),
    ],
)
def test_a_name_behind_a_noun_for_an_armed_group_is_a_group(
    lang: str, text: str
) -> None:
    assert sides((lang, text)) == {("Nattens Falkar", "group")}


def test_mentions_find_what_a_matter_shows() -> None:
    more = unlisted([Report(text=t, lang=lang) for lang, t in (SWEDISH, DANISH)])
    found = mentions("Marvonske tropper og Marvoniens flåde", "da", more)
    assert [m.known.side for m in found] == ["Marvonia", "Marvonia"]
    assert [m.known.form for m in found] == ["adjective", "name"]


def test_without_reports_nothing_more_is_known() -> None:
    assert mentions("Marvonske tropper", "da") == ()
