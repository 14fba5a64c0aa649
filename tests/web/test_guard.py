"""Who is answered, who may change something, and what a browser is forbidden."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from starlette.testclient import TestClient
from web.seen import Seen

from sayso.ledger import Ledger

_TEXT = "Oslo says that the bridge fell. Bern denied that the bridge fell."


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "[::2]"]
)
def test_another_host_is_not_answered(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8017", "127.0.0.1:80", "[::1]:8017"])
def test_this_machine_is_answered_on_any_port(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://localhost:9"},
    ],
)
def test_another_site_changes_nothing(
    empty: TestClient, headers: dict[str, str]
) -> None:
    answer = empty.post("/reports", data={"text": _TEXT}, headers=headers)
    assert answer.status_code == 403


def test_a_body_is_limited(browser: TestClient) -> None:
    answer = browser.post("/read", data={"text": "x" * 3_000_000})
    assert answer.status_code == 413


def test_every_answer_forbids_what_is_not_ours(browser: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/sayso.css", "/search?words=a"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_ask_no_other_host_and_hold_no_script_or_style(
    browser: TestClient, read: Ledger
) -> None:
    question = read.latest().listed[0].question.id
    report = read.reports()[0].id
    for path in (
        "/",
        f"/questions/{question}",
        f"/reports/{report}",
        "/sources/russia",
        "/search?words=Baghdadi",
    ):
        seen = Seen(browser.get(path).text)
        for tag, attributes in seen.tags:
            assert tag not in ("style", "iframe", "object", "embed", "img")
            assert tag != "script" or attributes.get("src", "").startswith("/static/")
            for name, value in attributes.items():
                assert name != "style"
                assert not name.startswith("on")
                if name in ("href", "src", "action"):
                    assert re.match(r"/(?!/)|#|\?", value), value


def test_what_is_served_beside_the_pages_asks_no_other_host() -> None:
    static = files("sayso.web").joinpath("static")
    for file in static.iterdir():
        text = file.read_text(encoding="utf-8")
        assert "@import" not in text
        assert not re.search(r"url\(|https?://(?!www\.w3\.org/2000/svg)", text)
