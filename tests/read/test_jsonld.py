"""JSON-LD: the article of this page among all that a page states."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.model import Period, Report
from sayso.read import Given, read_bytes

WORDS = (
    "<p>Forsvaret sier at lederen ble drept i et angrep i mai, skriver byrået.</p>" * 3
)
OWN = {
    "@type": "NewsArticle",
    "headline": "Lederen er død",
    "url": "https://a.example/1",
    "datePublished": "2017-06-16T06:00:00+02:00",
}
OTHER = {**OWN, "headline": "En annen sak", "url": "https://a.example/2"}


def read(*scripts: str, head: str = "", given: Given | None = None) -> Report:
    made = "".join(f'<script type="application/ld+json">{s}</script>' for s in scripts)
    page = f"<html lang='nb'><head>{head}{made}</head><body><article>{WORDS}</article>"
    return read_bytes(page.encode(), name="p", given=given or Given()).report


HERE = '<link rel="canonical" href="https://www.a.example/1/">'


@pytest.mark.parametrize(
    "stated",
    [
        [OTHER, OWN],
        {"@graph": [OTHER, OWN]},
        {"@type": "WebPage", "mainEntity": OWN},
        [{"@type": "WebPage", "mainEntityOfPage": {"@graph": [OTHER, OWN]}}],
    ],
)
def test_the_article_with_the_pages_address_is_taken(stated: Any) -> None:
    assert read(json.dumps(stated), head=HERE).title == "Lederen er død"


def test_else_the_article_with_the_pages_title() -> None:
    head = '<meta property="og:title" content="Lederen er død">'
    one, other = ({**o, "url": "https://b.example"} for o in (OTHER, OWN))
    assert (
        str(
            read(
                json.dumps([{**one, "datePublished": "2011-01-01"}, other]), head=head
            ).published
        )
        == "2017-06-16"
    )


@pytest.mark.parametrize(
    "key", ["itemListElement", "hasPart", "isPartOf", "relatedLink"]
)
def test_articles_in_lists_and_parts_are_others(key: str) -> None:
    assert read(json.dumps({"@type": "WebPage", key: [OTHER]})).title == ""


@pytest.mark.parametrize(
    "broken",
    [
        json.dumps(OWN)[:-1] + ",}",
        f"<!-- {json.dumps(OWN)} -->",
        f"/*<![CDATA[*/ {json.dumps(OWN)} /*]]>*/",
        json.dumps(OWN) + ";",
        json.dumps(OWN).replace("Lederen er", "Lederen\ter"),
    ],
    ids=["comma", "comment", "cdata", "semicolon", "tab"],
)
def test_what_is_broken_without_doubt_is_mended(broken: str) -> None:
    assert read(broken).title == "Lederen er død"


@pytest.mark.parametrize(
    "broken", [json.dumps(OWN)[:-20], json.dumps(OWN).replace('": "', '" "'), "{", ""]
)
def test_what_can_only_be_guessed_is_passed_over(broken: str) -> None:
    assert read(broken).title == ""


def test_commas_in_strings_stay() -> None:
    odd = {**OWN, "headline": 'Han sa: "[nei,]" og gikk, }'}
    assert read(json.dumps(odd)[:-1] + ",}").title == odd["headline"]


def test_people_and_organisations_may_be_named_elsewhere_in_the_graph() -> None:
    graph = [
        {**OWN, "author": [{"@id": "#p"}, {"@id": "#o"}], "publisher": {"@id": "#a"}},
        {"@id": "#p", "@type": "Person", "name": "Ola Nordmann"},
        {"@id": "#o", "@type": "Organization", "name": "NTB"},
        {"@id": "#a", "@type": "Organization", "name": "Avisen"},
    ]
    report = read(json.dumps({"@graph": graph}))
    assert (report.authors, report.credit) == (("Ola Nordmann",), ("NTB",))
    assert report.outlet == "Avisen"


def test_a_day_that_a_person_states_takes_another_days_clock_time_away() -> None:
    stated = Given(published=Period.parse("2017-06-20"))
    assert read(json.dumps(OWN)).issued is not None
    assert read(json.dumps(OWN), given=stated).issued is None


def test_the_updates_of_a_live_blog_stand_in_the_text_with_their_times() -> None:
    updates = [
        {
            "headline": "To skadd",
            "datePublished": "2017-06-16T12:00:00+02:00",
            "articleBody": "<p>To er skadd, sier politiet.</p>",
        },
        {"datePublished": "2017-06-16T11:00:00+02:00", "articleBody": "Det smalt."},
    ]
    live = {**OWN, "@type": "LiveBlogPosting", "liveBlogUpdate": updates}
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(live)}</script>'
        "</head><body><h1>Lederen er død</h1></body></html>"
    )
    reading = read_bytes(page.encode(), name="p")
    text = reading.report.text
    assert (
        text
        == "Lederen er død\n\nTo skadd\n\nTo er skadd, sier politiet.\n\nDet smalt."
    )
    assert [p.span.of(text) for p in reading.parts] == [
        "To skadd\n\nTo er skadd, sier politiet.",
        "Det smalt.",
    ]
    assert [p.at and p.at.hour for p in reading.parts] == [12, 11]
