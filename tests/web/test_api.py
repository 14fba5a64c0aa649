"""The API says what the pages say, in pages, with tags, and fails as problems."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient
from web.conftest import signed

from sayso.ledger import Ledger
from sayso.shown.forms import brief_form
from sayso.web import pages


def asked(browser: TestClient, address: str) -> Any:
    answer = browser.get(f"/api{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_whatever_is_asked_is_answered_as_described(read: Ledger) -> None:
    """schemathesis makes up requests from the description of each address."""
    app = pages(read, hosts=("localhost", "testserver"))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 10
    for operation in operations:
        requested(operation.as_strategy())


def requested(cases: Any) -> None:
    @settings(
        max_examples=10,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def check(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, answer.text
        # `..` in a name leads out of /api, to the pages.
        inside = urlsplit(answer.request.url).path.startswith("/api/")
        if answer.status_code >= 400 and inside:
            assert "problem+json" in answer.headers["content-type"][0]

    check()


def test_a_question_is_what_its_brief_says(browser: TestClient, read: Ledger) -> None:
    found = asked(browser, "/questions?words=Baghdadi dead&limit=1&as_of=2017-06-30")
    question = found["questions"][0]["question"]["id"]
    told = asked(browser, f"/questions/{question}?as_of=2017-06-30")
    assert told["as_of"] == "2017-06-30"
    page = read.brief(question, as_of=date(2017, 6, 30))
    assert told == brief_form(page)


@pytest.mark.parametrize("path", ["questions", "reports", "claims"])
def test_a_list_comes_whole_in_pages(browser: TestClient, path: str) -> None:
    whole = asked(browser, f"/{path}?limit=200")
    rows, cursor = [], 0
    while cursor is not None:
        page = asked(browser, f"/{path}?limit=7&cursor={cursor}")
        rows += page[path]
        cursor = page["next"]
    assert rows[:200] == whole[path]
    assert len(rows) == whole["found"]


def test_every_span_of_a_report_is_of_its_text(browser: TestClient) -> None:
    [report, *_] = asked(browser, "/reports")["reports"]
    told = asked(browser, f"/reports/{report['id']}")
    text = told["report"]["text"]
    spans = [span for claim in told["claims"] for span in claim["content"]]
    assert spans
    assert all(text[s["start"] : s["end"]] == s["exact"] for s in spans)


def test_an_answer_is_not_sent_twice(browser: TestClient) -> None:
    first = browser.get("/api/questions")
    again = browser.get(
        "/api/questions", headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = browser.get(
        "/api/reports", headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200


def test_a_tag_changes_when_a_report_is_added(empty: TestClient) -> None:
    before = empty.get("/api/reports").headers["etag"]
    text = "The ministry said on Friday that the bridge had fallen into the river."
    empty.post("/reports", data={"text": text, "lang": "en", **signed(empty)})
    after = empty.get("/api/reports", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.json()["found"] == 1


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/questions/nothing", 404, "no question is about 'nothing'"),
        ("/reports/r0", 404, "the ledger holds no report 'r0'"),
        ("/questions?as_of=June", 400, "as_of"),
        ("/questions?as_of=2017-02-31", 400, "is no date"),
        ("/questions?limit=0", 400, "limit"),
        ("/nowhere", 404, "nothing at this address"),
    ],
)
def test_a_failure_is_a_problem_with_a_sentence(
    browser: TestClient, address: str, status: int, said: str
) -> None:
    answer = browser.get(f"/api{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == status
    assert said in answer.json()["title"]


def test_what_is_read_is_told_and_not_kept(browser: TestClient, read: Ledger) -> None:
    before = len(read.reports())
    text = "Moscow said on Friday that Abu Bakr al-Baghdadi was dead."
    answer = browser.post("/api/read", data={"text": text, "lang": "en"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["held"] is False
    assert len(read.reports()) == before


def test_another_site_reads_nothing_in(browser: TestClient) -> None:
    headers = {"origin": "https://evil.example"}
    answer = browser.post("/api/read", data={"text": "x"}, headers=headers)
    assert answer.status_code == 403


def test_a_name_with_a_line_break_is_a_problem_for_programs(
    browser: TestClient,
) -> None:
    answer = browser.get("/api/questions/a%0Ab")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
