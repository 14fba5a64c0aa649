"""Feeds are followed politely, and what happened is told once, to each who asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.watch import Printed, Untold

from read.server import Site, served
from store.invented import question
from watch.sites import Desk, article, feed


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


@pytest.fixture
def desk(ledger: Ledger, site: Site) -> Desk:
    """A desk that follows one feed, with one report read."""
    article(site, "en-1", "Oslo says bridge.")
    found = Desk(ledger, feed(site, "en-1"))
    found.round()
    return found


class Down:
    """A target that takes nothing until it is up."""

    name, most = "down", 1

    def __init__(self) -> None:
        self.up, self.tried = False, 0
        self.told: list[Mapping[str, Any]] = []

    def tell(self, events: Sequence[Mapping[str, Any]]) -> None:
        self.tried += 1
        if not self.up:
            raise Untold("it is down")
        self.told += events


def heard(desk: Desk, **options: Any) -> list[str]:
    """What one more round tells, each as its kind, before and after."""
    told: list[Mapping[str, Any]] = []
    desk.round(Printed(told.append), **options)
    return [f"{e['kind']}: {e['before']} → {e['after']}" for e in told]


def paths(site: Site) -> list[str]:
    return [path for path, _ in site.asked]


def test_what_a_feed_names_is_read(desk: Desk) -> None:
    assert [r.text for r in desk.ledger.reports()] == ["Oslo says bridge."]
    assert not desk.troubles


def test_nothing_is_asked_before_its_time(desk: Desk, site: Site) -> None:
    site.asked.clear()
    desk.later(14)
    desk.round()
    assert paths(site) == []
    desk.later(2)
    desk.round()
    assert paths(site) == ["/feed", "/en-1"]


def test_a_page_that_stays_the_same_is_asked_ever_less(desk: Desk, site: Site) -> None:
    for _ in range(96):  # a day of quarters of an hour
        desk.later(15)
        desk.round()
    assert paths(site).count("/en-1") < 10
    assert len(desk.ledger.reports()) == 1


def test_a_new_denial_is_told(desk: Desk, site: Site) -> None:
    heard(desk)
    article(site, "en-2", "Bern denies bridge.", "2017-06-17")
    feed(site, "en-1", "en-2")
    desk.later(16)
    assert heard(desk) == ["standing: single-origin → contested"]
    desk.later(16)
    assert heard(desk) == []


def test_a_silent_change_of_a_page_is_told(desk: Desk, site: Site) -> None:
    heard(desk)
    article(site, "en-1", "Oslo denies bridge.")
    desk.later(31)
    told = heard(desk)
    assert told[0] == "standing: single-origin → denied"
    assert told[1].startswith("version: r")
    assert len(desk.ledger.reports()) == 2


def test_a_change_with_a_note_is_no_silent_one(desk: Desk, site: Site) -> None:
    heard(desk)
    article(site, "en-1", "Oslo denies bridge. Correction: it said otherwise.")
    desk.later(31)
    assert heard(desk) == ["standing: single-origin → denied"]


def test_what_nobody_asked_before_is_told_where_it_is_contested(
    desk: Desk, site: Site
) -> None:
    heard(desk)
    article(site, "en-2", "Bern says tower.", "2017-06-17")
    article(site, "en-3", "Rome says wall. Bern denies wall.", "2017-06-17")
    feed(site, "en-1", "en-2", "en-3")
    desk.later(16)
    assert heard(desk) == ["standing: None → contested"]


def test_a_question_is_followed_by_itself(desk: Desk, site: Site) -> None:
    tower = frozenset((question("tower").id,))
    heard(desk, questions=tower)
    article(site, "en-2", "Bern denies bridge. Bern says tower.", "2017-06-17")
    article(site, "en-3", "Rome denies tower.", "2017-06-18")
    feed(site, "en-2", "en-3")
    desk.later(16)
    assert heard(desk, questions=tower) == ["standing: None → contested"]


def test_what_was_not_told_is_told_by_the_next_run(
    desk: Desk, site: Site, ledger: Ledger
) -> None:
    heard(desk)
    article(site, "en-2", "Bern denies bridge.", "2017-06-17")
    feed(site, "en-2")
    desk.later(16)
    desk.poll.enlist(desk.sources)
    desk.poll.round()  # and here it is stopped
    again = Desk(ledger, *desk.sources)
    assert heard(again) == ["standing: single-origin → contested"]
    assert heard(again) == []


def test_a_target_that_is_down_holds_up_no_other(desk: Desk, site: Site) -> None:
    down = Down()
    desk.round(down)
    article(site, "en-2", "Bern denies bridge.", "2017-06-17")
    feed(site, "en-2")
    heard(desk)
    desk.later(16)
    told: list[Mapping[str, Any]] = []
    desk.round(down, Printed(told.append))
    assert len(told) == 1
    assert down.tried == 1
    desk.round(down)
    assert down.tried == 1, "it was tried again at once"
    down.up = True
    desk.later(1)
    desk.round(down)
    assert [e["id"] for e in down.told] == [told[0]["id"]]


def test_a_server_in_trouble_is_asked_ever_less(ledger: Ledger, site: Site) -> None:
    desk = Desk(ledger, site.page("/feed", "busy", status=500))
    for _ in range(96):
        desk.round()
        desk.later(15)
    assert paths(site).count("/feed") < 10
    assert desk.troubles


def test_a_server_is_asked_again_when_it_says(ledger: Ledger, site: Site) -> None:
    desk = Desk(ledger, site.page("/feed", "", status=503, retry_after="80000"))
    desk.round()
    desk.later(60 * 20)
    desk.round()
    assert paths(site).count("/feed") == 1


def test_a_feed_that_is_as_it_was_is_not_sent_again(ledger: Ledger, site: Site) -> None:
    article(site, "en-1", "Oslo says bridge.")
    desk = Desk(ledger, feed(site, "en-1", etag='"one"'))
    desk.round()

    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"one"'
        handler.send_response(304 if known else 500)
        handler.send_header("content-length", "0")
        handler.end_headers()

    site.answers["/feed"] = unchanged
    desk.later(16)
    desk.round()
    assert not desk.troubles


def test_a_hostile_feed_stops_nothing(ledger: Ledger, site: Site) -> None:
    article(site, "en-1", "Oslo says bridge.")
    bad = ("http://x.example/\x00", "http://\ud800.example/", f"http://x/{'a' * 9000}")
    items = [{"url": url} for url in (*bad, f"{site.address}/en-1")]
    body = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    headers = {"content_type": "application/json", "etag": '"\xe9"'}
    desk = Desk(ledger, site.page("/feed", json.dumps(body), **headers))
    for _ in range(2):
        desk.round()
        desk.later(16)
    assert len(ledger.reports()) == 1
    assert paths(site).count("/feed") == 2


def test_nobody_is_put_off_for_ever(ledger: Ledger, site: Site) -> None:
    never = "Fri, 31 Dec 9999 23:59:59 GMT"
    desk = Desk(ledger, site.page("/feed", "", status=503, retry_after=never))
    desk.round()
    desk.later(8 * 24 * 60)
    desk.round()
    assert paths(site).count("/feed") == 2


def test_robots_are_kept_out_where_a_site_says(ledger: Ledger, site: Site) -> None:
    article(site, "en-1", "Oslo says bridge.")
    site.page("/robots.txt", "User-agent: *\nDisallow: /en-1")
    desk = Desk(ledger, feed(site, "en-1"))
    desk.round()
    assert "/en-1" not in paths(site)
    assert "robots.txt" in str(desk.troubles[0])


def test_what_is_no_longer_named_is_left(desk: Desk, site: Site) -> None:
    other = Desk(desk.ledger, site.page("/none", "<rss version='2.0'><channel/></rss>"))
    other.time.at = desk.time.at + timedelta(hours=1)
    site.asked.clear()
    other.round()
    assert "/feed" not in paths(site)
    back = Desk(desk.ledger, *desk.sources)
    back.time.at = other.time.at + timedelta(minutes=1)
    back.round()
    assert "/feed" in paths(site)


def test_a_list_of_feeds_is_followed(ledger: Ledger, site: Site) -> None:
    article(site, "en-1", "Oslo says bridge.")
    inner = feed(site, "en-1")
    opml = f"<opml version='2.0'><body><outline xmlUrl='{inner}'/></body></opml>"
    desk = Desk(ledger, site.page("/list", opml, content_type="text/xml"))
    desk.round()
    assert len(ledger.reports()) == 1
    site.asked.clear()
    site.page("/list", "<opml version='2.0'><body/></opml>", content_type="text/xml")
    desk.later(16)
    desk.round()
    desk.later(16)
    desk.round()
    assert paths(site).count("/feed") <= 1
