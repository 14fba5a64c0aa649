"""A pasted report is read at once, shown as text, and kept only when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web.conftest import client, signed
from web.seen import Seen

from sayso.ledger import Ledger
from sayso.read.fetch import Limits
from sayso.web import pages

from read.server import served

TEXT = (
    "The Russian defence ministry said on Friday that Abu Bakr al-Baghdadi may have "
    "been killed in an air strike near Raqqa. The United States denied that "
    "al-Baghdadi was dead."
)
HOSTILE = (
    'The Russian defence ministry said that <script>alert("one")</script> the leader '
    'of Islamic State was dead. <img src=x onerror="alert(2)"> Moscow denied that '
    "“javascript:alert(3)” was said. \u202eThe minister said that evil was backwards. "
    '</textarea></p><a href="javascript:alert(4)">click</a> he claimed.'
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "own.sqlite")


def test_a_pasted_report_is_shown_marked_and_not_kept(ledger: Ledger) -> None:
    answer = client(ledger).post("/read", data={"text": TEXT, "lang": "en"})
    seen = Seen(answer.text)
    assert answer.status_code == 200
    assert "may have been killed in an air strike near Raqqa" in seen.text
    assert "not kept" in seen.text
    marked = [a.get("class", "") for a in seen.having("span")]
    assert any("content" in names.split() for names in marked)
    assert any("source" in names.split() for names in marked)
    assert ledger.reports() == ()


def test_what_the_person_keeps_is_what_was_pasted(ledger: Ledger) -> None:
    browser = client(ledger)
    fields = {
        "text": TEXT,
        "published": "2017-06-16",
        "outlet": "AB & Co",
        "lang": "en",
    }
    seen = Seen(browser.post("/read", data=fields).text)
    hidden = {a["name"]: a["value"] for a in seen.having("input") if "hidden" in str(a)}
    assert hidden["text"] == TEXT
    answer = browser.post("/reports", data=hidden)
    (report,) = ledger.reports()
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{report.id}"
    assert (report.text, report.outlet) == (TEXT, "AB & Co")
    assert browser.get(answer.headers["location"]).status_code == 200


def test_a_hostile_report_is_shown_as_text(ledger: Ledger) -> None:
    browser = client(ledger)
    read = browser.post("/read", data={"text": HOSTILE, "lang": "en"})
    kept = browser.post(
        "/reports", data={"text": HOSTILE, "lang": "en", **signed(browser)}
    )
    shown = browser.get(kept.headers["location"])
    front = browser.get("/")
    for answer in (read, shown, front):
        assert answer.status_code == 200
        seen = Seen(answer.text)
        sources = [a.get("src", "") for a in seen.having("script")]
        assert all(source.startswith("/static/") for source in sources)
        assert not seen.having("img")
        assert not any("javascript" in a.get("href", "") for a in seen.having("a"))
        assert not any(n.startswith("on") for _, a in seen.tags for n in a)
        body = answer.text.split("<main")[1].split('name="text"')
        assert "\u202e" not in body[0]
    assert '<script>alert("one")</script>' in Seen(shown.text).text


def test_ten_thousand_quotes_are_shown_without_being_all_marked(
    tmp_path: Path,
) -> None:
    ledger = Ledger.open(tmp_path / "plain.sqlite", model="none")
    text = " ".join(f'"No {i}," said A.' for i in range(10_000))
    answer = client(ledger).post("/read", data={"text": text, "lang": "en"})
    seen = Seen(answer.text)
    assert answer.status_code == 200
    assert "No 9999" in seen.text
    assert len([a for a in seen.having("span") if a.get("role") == "tooltip"]) <= 400
    assert len(answer.text) < 3_000_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("http://127.0.0.1/a", "no address of the public web"),
        ("http://169.254.169.254/latest/meta-data", "no address of the public web"),
        ("http://[::1]:22/", "port 22 is not fetched"),
        ('{"a": 1}', "it is JSON"),
        ("x " * 200_000, "at most 300,000"),
    ],
)
def test_what_can_not_be_read_is_said(ledger: Ledger, text: str, said: str) -> None:
    answer = client(ledger).post("/read", data={"text": text})
    assert answer.status_code == 422
    assert said in Seen(answer.text).text


def test_a_pasted_address_is_fetched_once_and_kept_as_it_was_shown(
    ledger: Ledger,
) -> None:
    page = "<html><title>Bridge</title><article><p>{}</p></article></html>"
    said = "The minister of transport said on Friday that the bridge is {}."
    with served() as site:
        address = site.page("/a", page.format(said.format("closed")))
        limits = Limits(pause=0, private=True)
        browser = TestClient(
            pages(ledger, limits=limits),
            base_url="http://localhost",
            follow_redirects=False,
        )
        shown = browser.post("/read", data={"text": address})
        assert "the bridge is closed" in Seen(shown.text).text
        assert not ledger.reports()
        site.page("/a", page.format(said.format("open")))
        browser.post("/reports", data={"text": address, **signed(browser)})
        assert len(site.asked) == 1
    [report] = ledger.reports()
    assert "closed" in report.text
    assert report.address == address
