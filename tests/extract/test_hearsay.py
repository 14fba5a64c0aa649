"""Hearsay, prepositions, nouns."""

from __future__ import annotations

import pytest

from extract.marked import assert_claims, claims_in


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("nb", "{Skipet {skal|cue} {ha|cue} sunket|content}."),
        ("nb", "{Skipet {sies|cue} å ha sunket|content}."),
        ("sv", "{Fartyget {uppges|cue} ha sjunkit|content}."),
        ("da", "{Skibet sank {angiveligt|cue} i går|content}."),
        ("en", "{The ship {reportedly|cue} sank|content}."),
        ("en", "{The ship is {said|cue} to have sunk|content}."),
        ("sv", "{Fartyget sjönk|content}, {sägs|cue} det."),
        ("nn", "{Skipet sokk|content}, blir det {sagt|cue}."),
        ("da", "{Skibet sank|content}, {siges|cue} det."),
    ],
)
def test_hearsay_has_the_clause_as_content_and_no_source(
    lang: str, marked: str
) -> None:
    """Hearsay is somebody's word, nobody's name, and only possible."""
    text = marked.replace("{skal|cue} {ha|cue}", "{skal ha|cue}")
    assert_claims(lang, text)


def test_hearsay_is_only_possible() -> None:
    """A claim without a source is never certain."""
    (claim,) = claims_in("nb", "Skipet skal ha sunket.")
    assert claim.speaker is None
    assert claim.certainty == "possible"


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("sv", "{Enligt|cue} {polisen|source} {sjönk fartyget|content}."),
        ("nb", "{Ifølge|cue} {politiet|source} {sank skipet|content}."),
        ("da", "{Ifølge|cue} {politiet|source} {sank skibet|content}."),
        ("en", "{According to|cue} {the police|source}, {the ship sank|content}."),
        ("en", "{The ship sank|content}, {according to|cue} {the police|source}."),
    ],
)
def test_a_preposition_attributes_the_clause_beside_it(lang: str, marked: str) -> None:
    """`Enligt X` is an attribution with X as its source."""
    assert_claims(lang, marked)


def test_a_genitive_before_a_noun_is_its_source() -> None:
    """`Russlands påstand om at X` is Russia's claim."""
    text = "Norge avviser Russlands påstand om at skipet sank."
    claims = claims_in("nb", text)
    inner = next(c for c in claims if c.rule == "noun")
    assert inner.speaker == "Russlands"
    assert inner.content[0].of(text) == "om at skipet sank"
