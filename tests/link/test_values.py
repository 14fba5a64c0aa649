"""Values beside a yes: how many, how long, when, who, and where a ship is."""

from __future__ import annotations

import pytest
from marked import marked

from link.test_link import linked


def asked(*contents: tuple[str, str]) -> dict[str, set[str]]:
    """The answers to each question by its text; a report for each (language, text)."""
    made = [
        marked(
            f"{{1|source=Oslo}} {{1|cue=says}} {{1|content={content}}}.",
            lang=code,
            day=f"2026-02-{10 + i}",
        )
        for i, (code, content) in enumerate(contents)
    ]
    questions, links = linked(*made)
    found: dict[str, set[str]] = {q.text: set() for q in questions.values()}
    for link in (one for some in links.values() for one in some):
        found[questions[link.question].text].add(link.answer)
    return {text: answers for text, answers in found.items() if answers}


def answers(wording: str, *contents: tuple[str, str]) -> set[str]:
    found = asked(*contents)
    return set().union(*(found[text] for text in found if wording in text))


def test_anything_may_be_counted_in_any_language() -> None:
    told = (
        ("en", "three cables are out of order"),
        ("sv", "fyra kablar är ur funktion"),
        ("nb", "tre kabler er ute av drift"),
    )
    assert answers("How many cable", *told) == {"3", "4"}


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("sv", "att reparationen tar sex veckor"),
        ("nb", "at reparasjonen tar seks uker"),
        ("da", "at reparationen tager seks uger"),
    ],
)
def test_how_long_something_takes(code: str, content: str) -> None:
    told = (("en", "the repair will take ten weeks"), (code, content))
    assert answers("How long does it take (week)", *told) == {"6", "10"}


def test_where_the_ship_is_that_a_matter_bears_the_name_of() -> None:
    told = (
        ("en", "the ship Selene Dawn lies in Gdynia"),
        ("da", "skibet Selene Dawn ligger i Gdynia"),
        ("sv", "fartyget Selene Dawn låg i Karlskrona"),
    )
    assert answers("Where is Selene Dawn", *told) == {"Gdynia", "Karlskrona"}


def test_the_day_of_what_happened_answers_when() -> None:
    told = (
        ("en", "Omar Hassani was killed on 8 February 2026"),
        ("sv", "att Omar Hassani dödades den 8 februari 2026"),
        ("da", "at Omar Hassani blev dræbt den 9. februar 2026"),
    )
    assert answers("When was it?", *told) == {"2026-02-08", "2026-02-09"}


def test_a_bare_number_counts_what_was_counted_last() -> None:
    made = marked(
        "{1|source=Oslo} {1|cue=says} {1|content=three cables are broken}, not "
        "{2|content=the six} that {2|source=Bern} {2|cue=spoke} of.",
        lang="en",
        day="2026-02-10",
    )
    questions, links = linked(made)
    counted = {
        (questions[one.question].event, one.answer)
        for some in links.values()
        for one in some
    }
    assert ("counted", "6") in counted


def test_a_yes_hurts_the_side_that_denies_where_nobody_is_named() -> None:
    made = [
        marked(
            "{1|source=Doctors} {1|cue=say} {1|content=gas was used in the hotel}.",
            lang="en",
            day="2026-05-13",
        ),
        marked(
            "{1|source=Egypten} {1|cue=förnekar} {1|content=att gas användes}.",
            lang="sv",
            day="2026-05-14",
            c1={"stance": "denies"},
        ),
    ]
    questions, _ = linked(*made)
    assert {q.hurts for q in questions.values() if q.event == "gas"} == {"Egypt"}


def test_who_has_men_does_not_tell_of_the_dead() -> None:
    made = marked(
        "{1|source=Oslo} {1|cue=says} {1|content=that 300 soldiers were killed}. "
        "{2|source=Bern} {2|cue=says} {2|content=that the group has about 35,000 "
        "soldiers under arms}.",
        lang="en",
        day="2026-02-10",
    )
    questions, links = linked(made)
    killed = {
        one.answer
        for some in links.values()
        for one in some
        if questions[one.question].event == "killed"
    }
    assert killed == {"300"}


def test_a_day_that_one_claim_names_alone_is_not_asked() -> None:
    told = (("en", "Omar Hassani was killed on 8 February 2026"),)
    assert answers("When was it?", *told) == set()


def test_a_ship_is_called_by_its_own_name_not_by_who_speaks_of_it() -> None:
    told = (
        ("nb", "at fartøyet Ostrov lå ved Senja, sier talskvinne Anna Petrova"),
        ("sv", "att fartyget Ostrov ligger i Murmansk"),
        ("en", "the ship Ostrov lies in Murmansk"),
    )
    assert answers("Where is Ostrov", *told) >= {"Murmansk"}
