"""Who wrote a page and when, by its visible byline and by its markup."""

from __future__ import annotations

import pytest

from sayso.model import Report
from sayso.read import read_bytes

WORDS = "".join(
    f"<p>Forsvaret sier at {who} ble drept i et angrep i mai, skriver byrået.</p>"
    for who in ("lederen", "sjefen", "vakten")
)
SWEDISH = '<link rel="canonical" href="https://bladet.se/1">'


def read(byline: str, head: str = SWEDISH, above: str = "") -> Report:
    text = (
        f"<html><head>{head}</head><body>{above}<article><h1>Lederen er død</h1>"
        f"{byline}{WORDS}</article></body></html>"
    )
    return read_bytes(text.encode(), name="p").report


def times(report: Report) -> tuple[str, str]:
    issued, modified = report.issued, report.modified
    return (
        issued.isoformat() if issued else str(report.published),
        modified.isoformat() if modified else "",
    )


@pytest.mark.parametrize(
    ("byline", "issued", "modified"),
    [
        ("<p>Publicerad 16 juni 2017 kl. 14.32</p>", "2017-06-16T14:32:00+02:00", ""),
        (
            "<p>Publisert: 16.06.2017 14:32 Oppdatert: 17.06.2017 08:10</p>",
            "2017-06-16T14:32:00+02:00",
            "2017-06-17T08:10:00+02:00",
        ),
        (
            "<p>Published 16 June 2017</p><p>Updated at 2.32pm BST</p>",
            "2017-06-16",
            "2017-06-16T14:32:00+01:00",
        ),
        (
            "<div class='byline'>Kari Ek <time datetime='2017-06-16T14:32:00+03:00'>"
            "i dag</time></div>",
            "2017-06-16T14:32:00+03:00",
            "",
        ),
        (
            "<div class='article-date'>16. juni 2017, 14.32</div>",
            "2017-06-16T14:32:00+02:00",
            "",
        ),
        ("<p>Opdateret 17. juni 2017 kl. 10</p>", "None", ""),
    ],
)
def test_a_visible_byline_dates_a_page_that_states_nothing(
    byline: str, issued: str, modified: str
) -> None:
    assert times(read(byline)) == (issued, modified)


def test_metadata_outrank_the_byline_and_take_its_clock_time_for_their_day() -> None:
    byline = "<p>Publicerad 16 juni 2017 kl. 14.32</p>"
    stated = '<meta name="date" content="{}">'
    day = read(byline, SWEDISH + stated.format("2017-06-16"))
    other = read(byline, SWEDISH + stated.format("2017-06-15"))
    assert times(day)[0] == "2017-06-16T14:32:00+02:00"
    assert times(other)[0] == "2017-06-15"


def test_the_times_of_other_stories_are_not_the_pages() -> None:
    other = "<div class='related'><time datetime='2011-01-01T10:00:00Z'>x</time></div>"
    linked = "<a href='/2'><time datetime='2011-01-01T10:00:00Z'>x</time> Annet</a>"
    assert read(other + linked).published is None


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<p>Av <a href='/1'>Ola Nordmann</a></p>", ("Ola Nordmann",)),
        (
            "<div class='byline'><span>Kari Ek</span><span>Journalist</span></div>",
            ("Kari Ek",),
        ),
        ("<p>By Ann Lee and Bo Friis</p>", ("Ann Lee", "Bo Friis")),
        ("<a rel='author' href='/1'>Ann Lee</a>", ("Ann Lee",)),
        (
            "<ul class='authors'><li>Kari Ek</li><li>Bo Friis</li></ul>",
            ("Kari Ek", "Bo Friis"),
        ),
        ("<p>Kari Ek ble drept</p>", ()),
    ],
)
def test_a_visible_byline_names_the_writers(
    byline: str, authors: tuple[str, ...]
) -> None:
    assert read(byline).authors == authors


def test_bylines_captions_links_and_boxes_are_no_part_of_the_text() -> None:
    around = (
        "<div class='byline'>Av Ola Nordmann</div><p>LES OGSÅ: En annen sak</p>"
        "<figure><figcaption>Lederen i mai. Foto: Kari Ek</figcaption></figure>"
        "<div class='faktaboks'><ul><li><a href='/3'>Alle angrep</a></li></ul></div>"
        "<p><a href='/4'>Hele saken i bilder fra byen</a></p><p>14 kommentarer</p>"
    )
    text = read(around).text
    assert text.split("\n\n")[0] == "Lederen er død"
    assert len(text.split("\n\n")) == 4


def test_an_article_in_a_box_by_name_is_read_all_the_same() -> None:
    boxed = f"<div class='widget related promo'><h2>Nei</h2>{WORDS}</div>"
    text = f"<html><body>{boxed}</body></html>"
    assert "vakten" in read_bytes(text.encode(), name="p").report.text


def test_the_title_beside_the_headline_names_the_outlet() -> None:
    for title in ("Lederen er død | Verden | Bladet", "Bladet – Lederen er død"):
        assert read("", f"<title>{title}</title>").outlet == "Bladet"
    assert read("", "<title>Noe helt annet - Bladet</title>").outlet == ""


def test_a_page_without_a_stated_address_has_the_clock_of_where_it_was_read() -> None:
    byline = "<p>Publisert 16. juni 2017 kl. 14.32</p>"
    text = f"<html><body><article><h1>Nei</h1>{byline}{WORDS}</article></body></html>"
    read_at = read_bytes(text.encode(), name="https://avisen.no/1").report
    assert times(read_at)[0] == "2017-06-16T14:32:00+02:00"
    assert read_bytes(text.encode(), name="page.html").report.issued is None
