"""Names with a colon, and quotations that go on without a cue."""

from __future__ import annotations

import pytest

from extract.marked import assert_claims, claims_in

NAMED = [
    ("sv", "{Eva Berg, rektor|source}: {”Vi stannar kvar”|content}"),
    ("da", "{Borgmesteren|source}: {»Det er forkert«|content}"),
    ("nb", "{Statsminister Kari Moe|source}: – {Vi sier nei|content}"),
    (
        "nb",
        "{Statsminister Kari Moe|source}: – {Vi sier nei|content}. "
        "{Det er ikke aktuelt|content}.",
    ),
    ("nn", "{Ekspert|source}: {Brua held ikkje|content}\n\nBrua er stengd."),
    ("en", "{Dana|source}: {No deal today|content}\n\nIn May Dana left."),
    (
        "sv",
        "Berg: Hur var det?\n\n{Olof|source1}: {Kallt, men bra|content1}. "
        "{Jag sov länge|content1}.\n\nBerg: Fick du mat?\n\n"
        "{Olof|source2}: {Ja, gröt|content2}.",
    ),
    ("nn", "{Magnhild (81)|source}: – {Best etter graut|content}"),
    ("da", "14.22: {Fotograf på stedet|source}: {Vandet står højt|content}."),
]
NOT_NAMED = [
    ("nb", "Fakta: Dette er saken\n\nSaken er gammel."),
    ("nb", "Foto: Kari Nordmann"),
    ("sv", "LÄS MER: Ryssland kan ha sänkt fartyget\n\nRyssland är stort."),
    ("en", "Her message: \u201cStay home.\u201d"),
    ("sv", "Det gäller tre saker: bron, färjan och tunneln."),
    ("da", "Sådan er planen: »Grøn by« åbner i maj."),
]
CARRIED = [
    (
        "sv",
        "– {Det var kaos|content}, {säger|cue} {Eva Berg|source}.\n\n"
        "– {Alla sprang|content}.\n\n– {Jag gick hem|content}.",
    ),
    (
        "nb",
        "– {Det var kaos|content}.\n\n– {Alle løp|content}.\n\n"
        "– {Jeg gikk hjem|content}, {sier|cue} {Eva Berg|source}.",
    ),
    (
        "da",
        "{»Det var kaos«|content}, {siger|cue} {Eva Berg|source}.\n\n"
        "{»Alle løb. Jeg gik hjem.«|content}",
    ),
    (
        "nn",
        "– {Eg sov|content}, {seier|cue} {Eva Berg|source}.\n\n"
        "Vart du vekt?\n\n– {Nei, ikkje då|content}.",
    ),
    (
        "nb",
        "– {Jeg sov|content}, {sier|cue} {Eva Berg|source}.\n\n"
        "– Hørte du ikke alarmen?\n\n– {Nei, ikke før klokka to|content}.",
    ),
    (
        "en",
        "{The mayor|source} {said|cue} {it was a mess|content}. "
        "{\u201cEverybody ran.\u201d|content} The town is small.",
    ),
    (
        "nb",
        "– {Jeg sov|content}, {sier|cue} {Eva Berg|source}. Hun bor alene ved elva. "
        "Huset er rødt.",
    ),
    (
        "sv",
        "– {Jag sov|content}, {säger|cue} {Eva Berg|source}. {Vi hörde inget|content}.",
    ),
]


@pytest.mark.parametrize(("lang", "marked"), NAMED)
def test_a_name_with_a_colon_speaks(lang: str, marked: str) -> None:
    assert_claims(lang, marked)


@pytest.mark.parametrize(("lang", "text"), NOT_NAMED)
def test_a_colon_alone_attributes_nothing(lang: str, text: str) -> None:
    assert claims_in(lang, text) == []


@pytest.mark.parametrize(("lang", "marked"), CARRIED)
def test_speech_without_a_cue_goes_to_who_speaks_beside_it(
    lang: str, marked: str
) -> None:
    assert_claims(lang, marked)


def test_whom_a_name_with_a_colon_speaks_to_is_the_relay() -> None:
    (claim,) = claims_in("nb", "Støre til VG: – Vi sier nei")
    assert (claim.speaker, claim.relay, claim.kind) == ("Støre", "VG", "direct")


def test_a_quotation_behind_what_is_told_makes_it_mixed() -> None:
    text = "The mayor said it was a mess. \u201cEverybody ran.\u201d"
    (claim,) = claims_in("en", text)
    assert claim.kind == "mixed"
