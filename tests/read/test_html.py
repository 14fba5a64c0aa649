"""HTML pages: the article's words and what the page says of itself."""

from __future__ import annotations

import json

import pytest

from sayso.errors import InputError
from sayso.model import Report
from sayso.read import Given, read_bytes

WORDS = (
    "<p>Det russiske forsvaret sier at lederen ble drept i et luftangrep 28. mai, "
    "skriver byrået fredag.</p>"
    "<p>– Vi undersøker saken, sier talspersonen.<br>– Ingenting er bekreftet.</p>"
    "<h2>Avviser</h2><ul><li>USA kan ikke bekrefte opplysningene om angrepet.</li></ul>"
    "<p>Gruppen har ikke <b>kommentert</b> saken, men en tidligere leder sier til "
    "kanalen at det ikke stemmer.</p>"
)
ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "Lederen &laquo;d&oslash;d&raquo;",
    "datePublished": "2017-06-16T23:30:00+02:00",
    "inLanguage": "nb-NO",
    "publisher": {"@type": "Organization", "name": "Avisen"},
    "url": "https://avisen.example/1",
}


def page(head: str = "", body: str = WORDS, lang: str = "no") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>'
        '<nav><a href="/">Forsiden</a> <a href="/sport">Sport</a></nav>'
        f"<main><article>{body}</article></main>"
        "<footer>Ansvarlig redaktør: N.N.</footer></body></html>"
    )


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def read(text: str, given: Given | None = None) -> Report:
    return read_bytes(text.encode(), name="p.txt", given=given or Given()).report


def problems_of(text: str) -> str:
    return "\n".join(map(str, read_bytes(text.encode(), name="p.txt").problems))


def test_the_article_is_read_in_paragraphs_without_what_surrounds_it() -> None:
    assert read(page()).text.split("\n\n") == [
        "Det russiske forsvaret sier at lederen ble drept i et luftangrep 28. mai, "
        "skriver byrået fredag.",
        "– Vi undersøker saken, sier talspersonen.",
        "– Ingenting er bekreftet.",
        "Avviser",
        "USA kan ikke bekrefte opplysningene om angrepet.",
        "Gruppen har ikke kommentert saken, men en tidligere leder sier til kanalen at "
        "det ikke stemmer.",
    ]


@pytest.mark.parametrize(
    "ld", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "Person"}, ARTICLE]}]
)
def test_json_ld_says_what_it_says(ld: object) -> None:
    report = read(page(json_ld(ld)))
    assert (report.title, report.outlet) == ("Lederen «død»", "Avisen")
    assert (str(report.published), report.lang) == ("2017-06-16", "nb")
    assert report.address == "https://avisen.example/1"


def test_opengraph_and_meta_say_it_where_there_is_no_json_ld() -> None:
    report = read(
        page(
            '<meta property="og:title" content="Lederen død – Avisen">'
            '<meta property="og:site_name" content="Avisen">'
            '<meta property="article:published_time" content="2017-06-16T06:00:00Z">'
            '<link rel="canonical" href="https://avisen.example/2">'
        )
    )
    assert (report.title, report.outlet) == ("Lederen død", "Avisen")
    assert str(report.published) == "2017-06-16"
    assert report.address == "https://avisen.example/2"


def test_the_day_is_that_of_the_pages_own_zone() -> None:
    late = {**ARTICLE, "datePublished": "2017-06-16T00:10:00+02:00"}
    assert str(read(page(json_ld(late))).published) == "2017-06-16"


def test_the_articles_that_a_page_mentions_are_not_the_article() -> None:
    other = {**ARTICLE, "headline": "En annen sak", "datePublished": "2011-01-01"}
    listed = {"@type": "ItemList", "itemListElement": [other]}
    assert read(page(json_ld(listed))).title == ""
    assert read(page(json_ld(listed))).published is None


def test_broken_json_ld_leaves_the_rest_to_be_read() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert read(page(broken + json_ld(ARTICLE))).outlet == "Avisen"


def test_two_days_of_publication_are_said() -> None:
    head = json_ld(ARTICLE) + '<meta name="date" content="2016-01-01">'
    assert str(read(page(head)).published) == "2017-06-16"
    assert "two dates of publication, 2017-06-16 and 2016-01-01" in problems_of(
        page(head)
    )
    assert "--published" in problems_of(page(head))


def test_no_date_is_taken_from_the_articles_words_or_the_address() -> None:
    head = '<link rel="canonical" href="https://avisen.example/2017/06/16/sak">'
    text = page(
        head, "<p>Dokumentet ble publisert 16. juni 2017, sier han.</p>" + WORDS
    )
    assert read(text).published is None
    assert "no date of publication found" in problems_of(text)


def test_the_headline_stands_first_in_the_text_and_once() -> None:
    report = read(page("", f"<h1>Lederen er «død»</h1>{WORDS}"))
    assert report.title == "Lederen er «død»"
    first, second, *rest = report.text.split("\n\n")
    assert (first, second[:12]) == ("Lederen er «død»", "Det russiske")
    assert first not in rest


def test_a_heading_that_is_the_sites_name_is_no_headline() -> None:
    body = f"<h1>Avisen</h1><h2>Lederen er «død»</h2>{WORDS}"
    head = '<meta property="og:title" content="Lederen er «død»">'
    assert read(page(head, body)).text.startswith("Lederen er «død»\n\nDet russiske")
    head = '<meta property="og:site_name" content="Avisen"><title>Lederen død</title>'
    assert read(page(head, body)).title == "Lederen død"


def test_what_is_said_twice_stands_twice() -> None:
    report = read(page("", f"{WORDS}<p>– Nei.</p><p>– Er du sikker?</p><p>– Nei.</p>"))
    assert report.text.endswith("– Nei.\n\n– Er du sikker?\n\n– Nei.")


def test_the_lead_stands_below_the_headline_and_once() -> None:
    lead = "Ingen vet hva som hendte med lederen i ørkenen i mai."
    for body in (
        f"<h1>Lederen</h1><p class='ingress'>{lead}</p>{WORDS}",
        f"<p class='standfirst'>{lead}</p><h1>Lederen</h1>{WORDS}",
        f"<h1>Lederen</h1><p class='manchet'>{lead}</p><p>{lead}</p>{WORDS}",
    ):
        text = read(page("", body)).text
        assert text.startswith(f"Lederen\n\n{lead}\n\nDet russiske")
        assert text.count(lead) == 1


def test_a_headline_that_only_the_metadata_have_stands_in_the_text_too() -> None:
    assert read(page(json_ld(ARTICLE))).text.startswith("Lederen «død»\n\nDet russiske")


def test_the_words_outrank_the_language_of_the_template() -> None:
    assert read(page(lang="en")).lang == "nb"
    assert "it says that its language is en, its words look nb" in problems_of(
        page(lang="en")
    )


def test_a_page_is_told_by_its_content_and_so_is_a_text() -> None:
    assert read(f"\n<!-- saved -->\n{page()}").text.startswith("Det russiske")
    assert read("Han sa <p>nei</p> til alt.").text == "Han sa <p>nei</p> til alt."


def test_what_a_person_states_outranks_the_page() -> None:
    assert read(page(json_ld(ARTICLE)), Given(outlet="Bladet")).outlet == "Bladet"


def test_a_page_without_article_markup_gives_its_article_body() -> None:
    ld = {**ARTICLE, "articleBody": "Forsvaret sier at lederen ble drept."}
    report = read(f"<html><head>{json_ld(ld)}</head><body></body></html>")
    assert report.text == "Lederen «død»\n\nForsvaret sier at lederen ble drept."


@pytest.mark.parametrize(
    "text",
    [
        "<html></html>",
        "<!DOCTYPE html>",
        "<html><head><title>Avisen</title></head><body><script>x()</script></body></html>",
        "<html><body><a href='/'>Hem</a> <p>Logga in</p></body></html>",
        "<div>" * 3000,
    ],
)
def test_a_page_with_nothing_in_it_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match="nothing on this page to read") as caught:
        read(text)
    assert str(caught.value).startswith("p.txt: ")
    assert "Save the article's words as a text file" in str(caught.value)


def test_a_feed_is_no_report() -> None:
    with pytest.raises(InputError, match="it is XML") as caught:
        read('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')
    assert "Save the article itself" in str(caught.value)


def test_xhtml_is_html() -> None:
    assert read(f'<?xml version="1.0" encoding="utf-8"?>\n{page()}').text.startswith(
        "Det"
    )
