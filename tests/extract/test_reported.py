"""Reported speech: who, by which words, what, in five languages."""

from __future__ import annotations

import pytest

from extract.marked import assert_claims, claims_in

SENTENCES = {
    "a subject, its verb and a clause with complementiser": [
        ("nb", "{Politiet|source} {hevder|cue} {at skipet sank|content}."),
        ("nn", "{Politiet|source} {hevdar|cue} {at skipet sokk|content}."),
        ("en", "{The navy|source} {claims|cue} {that the ship sank|content}."),
        ("sv", "{Polisen|source} {hävdar|cue} {att fartyget sjönk|content}."),
        ("da", "{Politiet|source} {hævder|cue}, {at skibet sank|content}."),
    ],
    "a subject behind its verb after an adverbial": [
        ("nb", "I går {sa|cue} {Anna Berg|source} {at skipet sank|content}."),
        ("sv", "I går {sade|cue} {Anna Berg|source} {att fartyget sjönk|content}."),
        ("da", "I går {sagde|cue} {Anna Berg|source}, {at skibet sank|content}."),
    ],
    "a tag after the content": [
        ("nb", "{Skipet sank|content}, {sier|cue} {Anna Berg|source}."),
        ("en", "{The ship sank|content}, {Anna Berg|source} {said|cue}."),
        ("sv", "{Fartyget sjönk|content}, {säger|cue} {Anna Berg|source}."),
        ("da", "{Skibet sank|content}, {siger|cue} {Anna Berg|source}."),
    ],
    "an apposition belongs to the source": [
        (
            "nb",
            "{Anna Berg, leder for havnevesenet|source}, {sa|cue} "
            "{at skipet sank|content}.",
        ),
        (
            "en",
            "{Anna Berg, head of the port|source}, {said|cue} "
            "{that the ship sank|content}.",
        ),
        (
            "sv",
            "{Fartyget sjönk|content}, {säger|cue} {Anna Berg, chef i hamnen|source}.",
        ),
    ],
    "a relative clause does not": [
        (
            "nb",
            "{Havnevesenet|source}, som holder til i Bergen, {sier|cue} "
            "{at skipet sank|content}.",
        ),
        (
            "da",
            "{Havnevæsenet|source}, der holder til i Esbjerg, {siger|cue}, "
            "{at skibet sank|content}.",
        ),
    ],
    "a noun phrase can be what is denied": [
        ("nb", "{Russland|source} {avviser|cue} {påstanden|content}."),
        ("en", "{Russia|source} {rejected|cue} {the charge|content}."),
        ("sv", "{Ryssland|source} {dementerar|cue} {uppgiften|content}."),
    ],
    "the sentence before is the content of `Det sier X`": [
        ("nb", "{Skipet sank|content}. Det {opplyser|cue} {havnevesenet|source}."),
        ("sv", "{Fartyget sjönk|content}. Det {uppger|cue} {hamnkontoret|source}."),
    ],
    "what is known or doubted may stand in front of its verb": [
        ("da", "{Den oplysning|content} {tvivler|cue} {oppositionen|source} på."),
        ("nn", "{Det talet|content} {tvilar|cue} {dottera|source} på."),
        (
            "nn",
            "{Kven som ringde|content}, {har|cue} heller ikkje "
            "{ordførar Anne Moe|source} {greie på|cue}.",
        ),
        (
            "nb",
            "{Krangelen|content} har {34-åringen|source} aldri {lagt skjul på|cue}.",
        ),
    ],
    "a relative clause may stand between a subject and its verb without a comma": [
        (
            "nb",
            "{To diplomater|source} som BBC har møtt, {antar|cue} "
            "{at skipet sank|content}.",
        ),
        (
            "nb",
            "{Eksperter|source} NTB har snakket med, {mener|cue} "
            "{at skipet sank|content}.",
        ),
    ],
    "a dateline is no part of the content": [
        ("nb", "Oslo (NTB): {Tre er døde|content}, {opplyser|cue} {politiet|source}."),
    ],
    "do may stand between": [
        ("en", "{The navy|source} did not {confirm|cue} {that the ship sank|content}."),
        ("en", "{Officials|source} do not {know|cue} {why it sank|content}."),
    ],
    "the source may own the answer": [
        (
            "nb",
            "{«Ingen ga beskjed»|content}, {lød|cue} {statsrådens|source} {svar|cue}.",
        ),
        (
            "sv",
            "{”Ingen sade något”|content}, {löd|cue} {ministerns|source} {svar|cue}.",
        ),
    ],
    "the source of an account is where it stands": [
        (
            "nb",
            "{Veien var stengt|content}, {fremgår det|cue} av {en oversikt|source}.",
        ),
        (
            "nn",
            "{Vegen var stengd|content}, {går det fram|cue} av {ei oversikt|source}.",
        ),
        ("nb", "{Prisen stiger|content}, {står det|cue} i {meldingen|source}."),
    ],
    "a plea is denied, not denying": [
        (
            "nb",
            "{Tiltalte, en mann på 34|source}, {nekter|cue} {straffskyld|content}.",
        ),
    ],
    "the content ends before a clause of the outlet's own": [
        (
            "nb",
            "{Politiet|source} {sier|cue} {at skipet sank|content}, men la ikke fram "
            "bilder.",
        ),
    ],
}


@pytest.mark.parametrize(
    ("lang", "marked"),
    [pair for pairs in SENTENCES.values() for pair in pairs],
)
def test_a_sentence_of_reported_speech_gives_its_claims(lang: str, marked: str) -> None:
    """Each promise above holds in each language listed with it."""
    assert_claims(lang, marked)


def test_a_relay_is_nested_outside_what_it_passes_on() -> None:
    """`BBC writes that Washington claims X` is two claims, one inside the other."""
    text = "BBC skriver at Washington hevder at skipet sank."
    outer, inner = claims_in("nb", text)
    assert outer.speaker == "BBC"
    assert inner.speaker == "Washington"
    assert inner.outer == outer.id


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Skipet sank i går ved Bergen."),
        ("en", "The ship sank off Bergen yesterday."),
        ("sv", "Fartyget sjönk i går utanför Bergen."),
        ("da", "Skibet sank i går ud for Bergen."),
        ("nb", "Hun sa opp leiligheten i Oslo."),
        ("sv", "Han sade ja till att byta vakt den kvällen."),
    ],
)
def test_what_the_outlet_says_itself_is_no_claim(lang: str, text: str) -> None:
    """The report's own voice gives no claims."""
    assert claims_in(lang, text) == []
