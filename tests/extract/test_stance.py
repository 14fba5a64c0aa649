"""Stance, certainty, kind, time said, relay, and whom a pronoun stands for."""

from __future__ import annotations

import pytest

from extract.marked import claims_in


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("nb", "Politiet utelukker ikke at skipet sank.", "asserts"),
        ("sv", "Polisen sticker inte under stol med att båten sjönk.", "asserts"),
        ("nb", "Han mener skipet aldri burde ha seilt.", "asserts"),
        ("nn", "Ministeren vil ikkje vite av nokon splid.", "denies"),
        ("nb", "Politiet hevder at skipet sank.", "asserts"),
        ("nb", "Politiet benekter at skipet sank.", "denies"),
        ("nb", "Politiet kan ikke bekrefte at skipet sank.", "uncommitted"),
        ("nb", "Politiet tviler på at skipet sank.", "doubts"),
        ("sv", "Polisen dementerar att fartyget sjönk.", "denies"),
        ("sv", "Polisen kan inte bekräfta att fartyget sjönk.", "uncommitted"),
        ("da", "Politiet kan ikke bekræfte, at skibet sank.", "uncommitted"),
        ("en", "The police denied that the ship sank.", "denies"),
        ("en", "The police could not confirm that the ship sank.", "uncommitted"),
    ],
)
def test_the_cue_and_its_negation_make_the_stance(
    lang: str, text: str, stance: str
) -> None:
    """A denial, a doubt or a 'can't confirm' is never an assertion."""
    (claim,) = claims_in(lang, text)
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("en", "The navy did not rule out that the ship sank.", "possible"),
        ("nb", "Politiet sier at skipet sank.", "certain"),
        ("nb", "Politiet tror at skipet sank.", "probable"),
        ("nb", "Politiet sier at skipet kan ha sunket.", "possible"),
        ("sv", "Polisen säger att fartyget kan ha sjunkit.", "possible"),
        ("sv", "Polisen säger att fartyget troligen sjönk.", "probable"),
        ("en", "The police said that the ship may have sunk.", "possible"),
        ("en", "The police said that the ship probably sank.", "probable"),
    ],
)
def test_hedges_of_the_content_make_the_certainty(
    lang: str, text: str, certainty: str
) -> None:
    """A hedge is kept."""
    (claim,) = claims_in(lang, text)
    assert claim.certainty == certainty


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("sv", "– Fartyget sjönk, säger Anna Berg.", "direct"),
        ("nb", "«Skipet sank», sier Anna Berg.", "direct"),
        ("da", "»Skibet sank«, siger Anna Berg.", "direct"),
        ("en", "“The ship sank,” Anna Berg said.", "direct"),
        ("en", "Anna Berg said that the ship “went down like a stone”.", "mixed"),
        ("en", "Anna Berg said that the ship sank.", "indirect"),
    ],
)
def test_quotation_marks_and_dashes_make_the_kind(
    lang: str, text: str, kind: str
) -> None:
    """Direct where all of it is quoted, mixed where a part is."""
    (claim,) = claims_in(lang, text)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("nb", "Politiet sa onsdag at skipet sank.", "2017-06-14"),
        ("sv", "Polisen sade i går att fartyget sjönk.", "2017-06-15"),
        ("da", "Politiet sagde den 2. maj, at skibet sank.", "2017-05-02"),
        ("en", "The police said on Friday that the ship sank.", "2017-06-16"),
        ("en", "In March 2015 the police said that the ship sank.", "2015-03"),
        ("nb", "Politiet sier at skipet sank.", "2017-06-16"),
    ],
)
def test_the_time_said_is_relative_to_publication(
    lang: str, text: str, said: str
) -> None:
    """The report was published on Friday 16 June 2017."""
    (claim,) = claims_in(lang, text)
    assert str(claim.said) == said


def test_a_pronoun_stands_for_the_last_person() -> None:
    """`Han` takes the last person who spoke."""
    text = "Utenriksminister Sergej Lavrov sier at skipet sank. Han tror at det hastet."
    first, second = claims_in("nb", text)
    assert second.source[0].of(text) == "Han"
    assert second.speaker == first.speaker == "Utenriksminister Sergej Lavrov"


def test_the_medium_that_was_told_is_the_relay() -> None:
    """`til Reuters` is a relay, not a source."""
    (claim,) = claims_in("nb", "– Skipet sank, sier Anna Berg til Reuters.")
    assert claim.relay == "Reuters"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Fartyget kan ha sjunkit. Det uppger polisen."),
        ("nb", "Skipet kan ha sunket. Det opplyser politiet."),
        ("da", "Skibet kan være sunket. Det oplyser politiet."),
    ],
)
def test_the_hedge_of_the_sentence_pointed_back_to_is_kept(
    lang: str, text: str
) -> None:
    """`Det uppger X` is no surer than the sentence that it takes up."""
    (claim,) = claims_in(lang, text)
    assert claim.rule == "back"
    assert claim.certainty == "possible"
