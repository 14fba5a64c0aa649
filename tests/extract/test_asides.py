"""What leads elsewhere, credits or advertises is no claim of the report."""

from __future__ import annotations

import pytest

from sayso.extract import extract
from sayso.model import Report


def said(text: str, lang: str) -> list[str]:
    report = Report(text, lang=lang)
    found = extract(report)
    return [" ".join(s.of(text) for s in claim.content) for claim in found]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("nb", "Les også: Ministeren sier at krigen er over"),
        ("nb", "Ministeren sier at krigen er over. Foto: Kari Ek/NTB"),
        ("nn", "Les meir om saka: Statsråden seier at krigen er over"),
        ("sv", "LÄS MER: Ministern säger att kriget är över"),
        ("sv", "Ministern säger att kriget är över. Arkivbild: Anna Ek/TT"),
        ("da", "Læs også: Ministeren siger, at krigen er slut"),
        ("en", "Read more: The minister says that the war is over"),
        ("en", "The minister says that the war is over. Photograph: Ann Lee/EPA"),
    ],
)
def test_a_caption_or_link_claims_nothing(lang: str, line: str) -> None:
    assert said(line, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("nb", "Foto: NTB\nMinisteren sier at krigen er over.", "krigen er over"),
        (
            "sv",
            "Läs mer: Allt om kriget\nMinistern säger att kriget är över.",
            "kriget är över",
        ),
        (
            "en",
            "By Ann Lee\nThe minister says that the war is over.",
            "the war is over",
        ),
    ],
)
def test_what_stands_beside_it_is_claimed_where_it_stands(
    lang: str, text: str, content: str
) -> None:
    (only,) = said(text, lang)
    assert content in only
