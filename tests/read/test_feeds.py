"""Feeds name articles; what is wrong with one is a sentence, and nothing is let in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.model import Problem
from sayso.read import Reading, read_sources
from sayso.read.captured import plain_address
from sayso.read.feeds import feed_entries, is_feed
from sayso.read.reading import Unreadable

from read.server import Site, served
from read.test_fetch import SHORT

BASE = "https://news.example/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News</title>
<item><title>Færge &amp; bro</title><link>/a?utm_source=rss&amp;id=3</link>
<pubDate>Fri, 16 Jun 2017 14:32:00 +0200</pubDate><description>Short.</description>
</item>
<item><title>B</title><link>https://news.example/b#top</link>
<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>
<item><title>Again</title><link>https://news.example/b?fbclid=7</link></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
<entry><title>A</title><link href="https://news.example/a"/>
<updated>2017-06-16T12:32:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/a</loc><news:news>
<news:publication_date>2017-06-16T14:32:00+02:00</news:publication_date>
<news:title>A</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><head/><body><outline text="North">
<outline text="A" type="rss" xmlUrl="{0}/feed"/></outline></body></opml>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&b;&c;</title><link>http://x.example/</link>
</item></channel></rss>"""
ARTICLE = (
    "<html lang='en'><head><title>{0}</title>{1}</head><body><article><h1>{0}</h1>"
    "<p>The ministry of transport said on Friday that the {0} had been closed after "
    "the storm, and that nobody had been hurt in it.</p><p>The mayor denied that "
    "anybody had been warned before the storm came in from the sea.</p></article>"
    "</body></html>"
)
LONG = "The minister said that the bridge was closed and would stay so. " * 12
AT = datetime(2017, 6, 16, 12, 32, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


def read(*sources: str) -> tuple[list[Reading], list[Problem]]:
    found = list(read_sources(sources, limits=SHORT))
    return (
        [one for one in found if isinstance(one, Reading)],
        [one for one in found if isinstance(one, Problem)],
    )


def test_rss_names_each_article_once_without_what_follows_readers() -> None:
    first, second = feed_entries(RSS.format(text=LONG).encode(), BASE)
    assert first.address == "https://news.example/a?id=3"
    assert (first.title, first.published, first.text) == ("Færge & bro", AT, "")
    assert second.address == "https://news.example/b"
    assert LONG.strip() in second.text


@pytest.mark.parametrize("text", [ATOM, SITEMAP])
def test_other_feeds_say_the_same(text: str) -> None:
    [entry] = feed_entries(text.encode(), BASE)
    found = entry.address, entry.title, entry.published, entry.kind
    assert found == ("https://news.example/a", "A", AT, "article")


def test_a_json_feed_says_the_same() -> None:
    item = {"url": "/a", "title": "A", "date_published": "2017-06-16T14:32:00+02:00"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item, 7, {}]}
    data = json.dumps(feed).encode()
    assert is_feed(data)
    [entry] = feed_entries(data, BASE)
    found = entry.address, entry.title, entry.published
    assert found == ("https://news.example/a", "A", AT)


def test_lists_name_feeds_and_sitemaps() -> None:
    [feed] = feed_entries(OPML.format("https://news.example").encode(), BASE)
    assert (feed.kind, feed.address) == ("feed", BASE)
    [sitemap] = feed_entries(INDEX.encode(), BASE)
    assert (sitemap.kind, sitemap.address) == (
        "sitemap",
        "https://news.example/news.xml",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    with pytest.raises(Unreadable, match="declares entities"):
        feed_entries(BOMB.encode(encoding), BASE)


@pytest.mark.parametrize(
    "data",
    [b"<urlset><url><loc>", b"<opml><body>", b'{"version":"https://jsonfeed.org"', b""],
)
def test_a_broken_feed_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="it is no"):
        feed_entries(data, BASE)


@pytest.mark.parametrize(
    ("data", "whether"),
    [
        (RSS.encode(), True),
        (ATOM.encode("utf-16"), True),
        (SITEMAP.encode(), True),
        (b"<html><body>about <rss></html>", False),
        (b"The <feed> was long.", True),
        (b"Moscow said so.", False),
    ],
)
def test_a_feed_is_told_from_a_page(data: bytes, whether: bool) -> None:
    assert is_feed(data) is whether


def test_an_address_without_tracking_is_left_to_the_letter() -> None:
    address = "https://x.example/a%20b?q=1&r=&x=a+b"
    assert plain_address(address) == address


def test_a_feed_is_read_with_its_pages_and_one_bad_page_stops_nothing(
    site: Site,
) -> None:
    links = [site.page("/bridge", ARTICLE.format("bridge", "")), site.address + "/gone"]
    links.append(site.page("/ferry", ARTICLE.format("ferry", "")))
    items = "".join(
        f"<item><link>{link}</link><pubDate>Fri, 16 Jun 2017 12:00:00 GMT</pubDate>"
        "</item>"
        for link in links
    )
    feed = site.page(
        "/feed",
        f"<rss version='2.0'><channel>{items}</channel></rss>",
        content_type="application/rss+xml",
    )
    readings, [problem] = read(feed)
    assert [r.report.title for r in readings] == ["bridge", "ferry"]
    assert {str(r.report.published) for r in readings} == {"2017-06-16"}
    assert "answers 404" in problem.what
    assert problem.where == site.address + "/gone"
    fetched = readings[0].fetched
    assert fetched is not None
    assert fetched.body == readings[0].raw


def test_a_page_that_bears_a_day_keeps_it(site: Site) -> None:
    day = "<meta property='article:published_time' content='2017-05-01'>"
    link = site.page("/a", ARTICLE.format("bridge", day))
    feed = site.page("/feed", ATOM.replace("https://news.example/a", link))
    [reading], _ = read(feed)
    assert str(reading.report.published) == "2017-05-01"


def test_a_feed_that_holds_the_whole_article_needs_no_page(site: Site) -> None:
    text = RSS.format(text=LONG).replace("https://news.example", site.address)
    readings, problems = read(site.page("/feed", text))
    assert [r.report.title for r in readings] == ["B"]
    assert "would stay so" in readings[0].report.text
    assert [p.where for p in problems] == [site.address + "/a?id=3"]


def test_a_list_of_feeds_in_a_file_is_read(site: Site, tmp_path: Path) -> None:
    link = site.page("/a", ARTICLE.format("bridge", ""))
    site.page("/feed", ATOM.replace("https://news.example/a", link))
    (tmp_path / "feeds.opml").write_text(OPML.format(site.address), encoding="utf-8")
    [reading], problems = read(str(tmp_path / "feeds.opml"))
    assert (reading.report.title, problems) == ("bridge", [])


def test_what_a_site_asks_programs_not_to_fetch_is_left(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /a", content_type="text/plain")
    link = site.page("/a", ARTICLE.format("bridge", ""))
    feed = site.page("/feed", ATOM.replace("https://news.example/a", link))
    readings, [problem] = read(feed)
    assert not readings
    assert "robots.txt" in problem.what
    [reading], _ = read(link)
    assert reading.report.title == "bridge"


def test_a_site_whose_rules_are_in_trouble_is_left(site: Site) -> None:
    site.page("/robots.txt", "", 500)
    link = site.page("/a", ARTICLE.format("bridge", ""))
    _, [problem] = read(
        site.page("/feed", ATOM.replace("https://news.example/a", link))
    )
    assert "robots.txt" in problem.what


def test_a_servers_word_on_the_encoding_counts(site: Site) -> None:
    body = ARTICLE.format("bridge Łódź", "").encode("iso-8859-2")
    address = site.page("/a", body, content_type="text/html; charset=ISO-8859-2")
    [reading], _ = read(address)
    assert "Łódź" in reading.report.title


def test_a_page_with_a_huge_title_is_read_or_refused(site: Site) -> None:
    address = site.page("/t", ARTICLE.format("x" * 10_000_000, ""))
    found = list(read_sources([address], limits=replace(SHORT, size=40_000_000)))
    assert len(found) == 1
