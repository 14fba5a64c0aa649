"""Whom a source spoke to or where: the relay of its claim."""

from __future__ import annotations

import pytest

from extract.marked import claims_with_trees

RELAYS = [
    ("en", "“We will go,” Reed told the Yonhap news agency.", "Reed", "Yonhap"),
    (
        "en",
        "A source told the daily The Nation that the dam leaked.",
        "A source",
        "The Nation",
    ),
    (
        "da",
        "En kilde betror avisen The Nation, at dæmningen lækker.",
        "En kilde",
        "The Nation",
    ),
    ("sv", "– Det är farligt, säger Rowley i BBC.", "Rowley", "BBC"),
    (
        "nb",
        "Overfor CNN forklarer Kari Moe at dammen lakk.",
        "Kari Moe",
        "CNN",
    ),
    (
        "nn",
        "– Me veit ingenting, sa Kari Moe, attgjeven av TASS.",
        "Kari Moe",
        "TASS",
    ),
    (
        "nn",
        "– Me veit ingenting, sa Kari Moe i departementet, attgjeven av TASS.",
        "Kari Moe i departementet",
        "TASS",
    ),
    (
        "nn",
        "Etter det ei kjelde sa til Reuters, lak dammen.",
        "ei kjelde",
        "Reuters",
    ),
    (
        "sv",
        "Släktingar uppger för BBC:s redaktion att han mår bra.",
        "Släktingar",
        "BBC",
    ),
    (
        "nb",
        "– Saken er lukket, sier redaktør Per Li i Aftenposten.",
        "redaktør Per Li i Aftenposten",
        None,
    ),
]


@pytest.mark.parametrize(("lang", "text", "source", "relay"), RELAYS)
def test_the_medium_that_was_told_is_the_relay(
    lang: str, text: str, source: str, relay: str | None
) -> None:
    """And no part of the source, unless it is whose medium it is."""
    claim = claims_with_trees(lang, text)[0]
    assert [span.of(text) for span in claim.source] == [source]
    assert claim.relay == relay


def test_the_network_is_the_medium_named_before() -> None:
    text = "CNN reported a leak. An officer told the network Russian ships were there."
    claim = claims_with_trees("en", text)[-1]
    assert claim.relay == "CNN"
    assert claim.content[0].of(text).startswith("Russian ships")


def test_one_talk_has_one_hearer() -> None:
    text = "– Dammen lekker, sier Kari Moe til Reuters.\n\nMoe mener at den er gammel."
    first, second = claims_with_trees("nb", text)
    assert first.relay == second.relay == "Reuters"
