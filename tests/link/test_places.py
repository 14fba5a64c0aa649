"""Questions of place are answered with English names, the finer place first."""

from __future__ import annotations

import pytest
from marked import marked

from sayso.link.places import named_in
from sayso.link.wording import content_of

from link.test_link import linked

FIRST = {
    "sv": "{1|source=Armén} {1|cue=säger} {1|content=att Omar Hassani är död}.",
    "nb": "{1|source=Hæren} {1|cue=sier} {1|content=at Omar Hassani er død}.",
    "nn": "{1|source=Hæren} {1|cue=seier} {1|content=at Omar Hassani er død}.",
    "da": "{1|source=Hæren} {1|cue=siger} {1|content=at Omar Hassani er død}.",
    "en": "{1|source=The army} {1|cue=said} {1|content=that Omar Hassani is dead}.",
}


def where(content: str, code: str, event: str = "where", times: int = 2) -> set[str]:
    """The places that a content of some reports answers with."""
    text = FIRST[code] + " {2|source=Egypt} {2|cue=said} {2|content=" + content + "}."
    made = [marked(text, lang=code, day=f"2031-05-{n + 1:02}") for n in range(times)]
    questions, links = linked(*made)
    asked = {q.id for q in questions.values() if q.event == event}
    return {x.answer for found in links.values() for x in found if x.question in asked}


@pytest.mark.parametrize(
    ("code", "content", "answer"),
    [
        ("sv", "att Omar Hassani gömmer sig i Dayr az-Zawr", "Deir ez-Zor"),
        ("nb", "at Omar Hassani holder til i Eufratdalen", "Euphrates valley"),
        ("nn", "at Omar Hassani held til i Halab", "Aleppo"),
        ("da", "at Omar Hassani opholder sig i Kairo", "Cairo"),
        ("en", "that Omar Hassani is hiding in Deir al-Zour province", "Deir ez-Zor"),
    ],
)
def test_one_name_whatever_the_language(code: str, content: str, answer: str) -> None:
    assert where(content, code) == {answer}


@pytest.mark.parametrize(
    ("code", "content", "answer"),
    [
        ("en", "that Omar Hassani is hiding in Iraq, in the city of Mosul", "Mosul"),
        ("nb", "at Omar Hassani skjuler seg i Mosul i Irak", "Mosul"),
        ("sv", "att Omar Hassani gömmer sig i Irak", "Iraq"),
    ],
)
def test_the_finer_place_is_the_answer(code: str, content: str, answer: str) -> None:
    assert where(content, code) == {answer}


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("en", "that Omar Hassani is not hiding in Mosul"),
        ("nb", "at Omar Hassani ikke befinner seg i Mosul"),
        ("da", "at Omar Hassani ikke er i Mosul"),
        ("en", "that Omar Hassani is hiding not in Mosul or in Tikrit"),
    ],
)
def test_not_to_be_somewhere_is_no_answer(code: str, content: str) -> None:
    assert where(content, code) == set()


def test_not_here_but_there_is_one() -> None:
    content = "that Omar Hassani is hiding not in Mosul but in Tikrit"
    assert where(content, "en") == {"Tikrit"}


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("da", "er Omar Hassani i byen Mosul"),
        ("nb", "at Omar Hassani er i Mosul"),
        ("sv", "att Omar Hassani var i Mosul"),
    ],
)
def test_to_be_in_a_place_is_enough(code: str, content: str) -> None:
    assert where(content, code) == {"Mosul"}


def test_a_seat_is_a_town_where_somebody_is_seen() -> None:
    content = "that Omar Hassani was last seen in Pyongyang"
    assert where(content, "en") == {"Pyongyang"}


def test_an_unknown_place_is_given_as_printed() -> None:
    content = "att Omar Hassani gömmer sig i byn Al-Zabrovo"
    assert where(content, "sv") == {"Al-Zabrovo"}


def test_a_month_is_no_place() -> None:
    assert where("that Omar Hassani was last seen at the end of May", "en") == set()


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("sv", "att Omar Hassani rör sig i gränslandet mellan Syrien och Irak"),
        ("da", "at Omar Hassani skjuler sig ved den syrisk-irakiske grænse"),
        ("en", "that Omar Hassani is hiding on the border of Iraq and Syria"),
    ],
)
def test_a_border_has_its_states_in_one_order(code: str, content: str) -> None:
    assert where(content, code) == {"Iraq-Syria border"}


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("en", "that the missile was fired from a field near Luhansk"),
        ("en", "that the drones were sent from Luhansk"),
        ("nb", "at raketten ble skutt opp fra Luhansk"),
        ("nn", "at raketten vart skoten opp frå Luhansk"),
        ("sv", "att drönarna startade från Lugansk"),
        ("da", "at missilet blev affyret fra Lugansk"),
    ],
)
def test_from_where_something_was_fired(code: str, content: str) -> None:
    assert where(content, code, "launched") == {"Luhansk"}


def test_soldiers_who_are_sent_are_not_fired() -> None:
    content = "that the soldiers were sent from Luhansk"
    assert where(content, "en", "launched") == set()


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("en", "that missiles were fired at Luhansk"),
        ("nb", "at raketter ble avfyrt mot Luhansk"),
    ],
)
def test_what_is_fired_at_is_not_where_it_came_from(code: str, content: str) -> None:
    assert where(content, code, "launched") == set()


def test_places_stand_at_the_words_of_the_content() -> None:
    report, (claim,) = marked(
        "{1|source=He} {1|cue=said} {1|content=they drove from Mosul to Tikrit}.",
        lang="en",
        day="2031-05-01",
    )
    content = content_of(claim, report)
    named = named_in(content)
    assert [content.words[n.at].raw for n in named] == [n.answer for n in named]
    assert [content.lower[n.ahead] for n in named] == ["from", "to"]
