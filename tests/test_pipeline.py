"""From the text of a report to what its claims answer, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import Bearing, Label, Period, Report
from sayso.pipeline import decide, engine_of, extract_report, standing_of


def asked(lang: str, text: str, day: str = "2026-11-10") -> dict[str, Label]:
    """The questions that a report raises, with their standings."""
    report = Report(text=text, lang=lang, published=Period.parse(day))
    claims = extract_report(report)
    made = decide({report.id: report}, claims)
    held = {claim.id: claim for claim in claims}
    actors = {actor.id: actor for actor in made.actors}
    who = {i.claim: actors[i.actor] for i in made.identities if i.role == "source"}
    return {
        question.text: standing_of(
            question,
            [
                Bearing(held[link.claim], report, link, who.get(link.claim))
                for link in made.links
                if link.question == question.id
            ],
            made.echoes,
            date(2026, 12, 31),
        ).label
        for question in made.questions
    }


def test_an_affirmation_and_a_denial_are_contested() -> None:
    """Russia says it, Norway denies it."""
    found = asked(
        "nb",
        "Russland hevder at Omar Hassani er død. Norge benekter at Hassani er død.",
    )
    assert [v for k, v in found.items() if "dead" in k] == ["contested"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Polisen kan inte bekräfta att Omar Hassani är död."),
        ("nb", "Politiet kan ikke bekrefte at Omar Hassani er død."),
        ("da", "Politiet kan ikke bekræfte, at Omar Hassani er død."),
        ("nn", "Politiet kan ikkje stadfeste at Omar Hassani er død."),
        ("en", "The police could not confirm that Omar Hassani is dead."),
    ],
)
def test_who_can_not_confirm_supports_nothing(lang: str, text: str) -> None:
    """A doubt is in no count."""
    assert set(asked(lang, text).values()) <= {"unreported"}


def test_who_checks_his_own_deed_says_that_it_may_be_so() -> None:
    """`Undersøker om ett av våre angrep kan ha drept` affirms, as possible."""
    text = (
        "Russland sier at de undersøker om ett av deres angrep kan ha drept Omar "
        "Hassani. Norge benekter at Omar Hassani er død."
    )
    found = asked("nb", text)
    assert [v for k, v in found.items() if "dead" in k] == ["contested"]


def test_the_death_of_somebodys_men_is_not_his_own() -> None:
    """`Hassanis nærmeste er drept` says nothing of Hassani."""
    text = (
        "Omar Hassani gjemmer seg. Russland sier at nesten alle Hassanis menn er drept."
    )
    assert not [k for k in asked("nb", text) if "Hassani dead" in k]


def test_a_place_is_no_person() -> None:
    """Nobody asks whether an island is dead."""
    text = (
        "Politiet sier at to piloter døde øst for Gotland. "
        "Kystvakten sier at de omkom nær Gotland."
    )
    assert not [k for k in asked("nb", text) if "Gotland dead" in k]


def test_a_model_gives_its_claims_a_name_of_their_own() -> None:
    """What was read with a model is not taken for what the rules read alone."""
    assert engine_of() != engine_of("none")


def test_the_own_model_reads_the_same_plain_sentence() -> None:
    """With tags or without, who says what in a plain sentence is the same."""
    report = Report(text="Politiet hevder at skipet sank.", lang="nb")
    (with_tree,), (without,) = (extract_report(report, m) for m in ("own", "none"))
    assert with_tree.id == without.id
