"""Evidence put forward or missing, as the noun phrase that names it."""

from __future__ import annotations

import pytest

from extract.marked import claims_in, claims_with_trees


@pytest.mark.parametrize(
    ("lang", "text", "evidence"),
    [
        ("nb", "Politiet hevder at skipet sank, men la aldri fram bevis.", "bevis"),
        (
            "sv",
            "Polisen hävdar att fartyget sjönk. Några bilder har inte visats upp.",
            "Några bilder",
        ),
        (
            "en",
            "The police said that the ship sank. They offered no proof.",
            "no proof",
        ),
        (
            "da",
            "Politiet hævder, at skibet sank, og fremlagde billeder af vraget.",
            "billeder af vraget",
        ),
    ],
)
def test_evidence_belongs_to_the_claim_before_it(
    lang: str, text: str, evidence: str
) -> None:
    """The phrase stands in the text and hangs on the claim that it supports."""
    claim = claims_in(lang, text)[0]
    assert [span.of(text) for span in claim.evidence] == [evidence]


def test_a_claim_without_evidence_has_none() -> None:
    """Nothing is taken for evidence that is not shown or withheld."""
    (claim,) = claims_in("nb", "Politiet hevder at skipet sank ved Bergen.")
    assert claim.evidence == ()


@pytest.mark.parametrize(
    ("lang", "text", "evidence"),
    [
        (
            "nb",
            "Ordfører Kari Moe hevder at dammen lakk. Den er fra 1950, sa Moe. "
            "Politiet er enig.\n\nMoe la ikke fram bevis.",
            "bevis",
        ),
        (
            "en",
            "Mayor Dana Reed said the dam leaked. It was old, Reed added.\n\n"
            "She produced no evidence.",
            "no evidence",
        ),
    ],
)
def test_a_sentence_of_its_own_speaks_of_the_first_claim(
    lang: str, text: str, evidence: str
) -> None:
    first, *others = claims_with_trees(lang, text)
    assert [span.of(text) for span in first.evidence] == [evidence]
    assert all(claim.evidence == () for claim in others)


def test_what_a_claim_rests_on_is_no_part_of_its_source() -> None:
    text = "– Det var han, sade Eva Berg med stöd av dna-prov från 2004."
    (claim,) = claims_with_trees("sv", text)
    assert [span.of(text) for span in claim.source] == ["Eva Berg"]
    assert [span.of(text) for span in claim.evidence] == ["dna-prov från 2004"]


def test_what_somebody_else_finds_later_is_no_evidence_of_the_claim() -> None:
    text = "Politiet sier at skipet sank. Spor av olje er siden funnet på ei strand."
    (claim,) = claims_with_trees("nb", text)
    assert claim.evidence == ()
