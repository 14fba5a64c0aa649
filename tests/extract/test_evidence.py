"""Evidence put forward or missing, as the noun phrase that names it."""

from __future__ import annotations

import pytest

from extract.marked import claims_in


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
