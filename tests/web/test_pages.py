"""The pages say what the ledger holds, and lead to where it stands."""

from __future__ import annotations

from datetime import date

from starlette.testclient import TestClient
from web.seen import Seen

from sayso.ledger import Ledger

JUNE = date(2017, 6, 30)


def page(browser: TestClient, path: str) -> Seen:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return Seen(answer.text)


def dead(read: Ledger) -> str:
    return f"/questions/{read.brief('Baghdadi dead', as_of=JUNE).question.id}"


def test_the_front_page_has_the_questions_by_last_day(
    browser: TestClient, read: Ledger
) -> None:
    latest = read.latest()
    seen = page(browser, "/")
    assert latest.listed[0].question.text in seen.text
    assert f"{len(read.reports())} reports" in seen.text
    labels = [a["class"] for a in seen.having("span") if "label" in a.get("class", "")]
    assert f"label {latest.listed[0].standing.label}" in labels


def test_an_empty_ledger_says_what_to_do(empty: TestClient) -> None:
    assert "Paste one on this page" in page(empty, "/").text


def test_a_brief_says_who_holds_what_and_why(browser: TestClient, read: Ledger) -> None:
    standing = read.brief("Baghdadi dead", as_of=JUNE).standing
    seen = page(browser, f"{dead(read)}?as_of=2017-06-30")
    assert standing.reason in seen.text
    assert standing.would_change in seen.text
    assert f"{len(standing.affirm)} Affirm" in seen.text
    assert f"{len(standing.deny)} Deny" in seen.text


def test_a_brief_of_a_value_has_a_column_for_each(
    browser: TestClient, read: Ledger
) -> None:
    question, standing = next(
        (q, s)
        for q, s in read.questions()
        if q.kind != "polar" and len({o.position for o in s.affirm}) > 1
    )
    seen = page(browser, f"/questions/{question.id}")
    columns = [a for a in seen.having("div") if a.get("class") == "column value"]
    assert len(columns) == len({o.position for o in standing.affirm})
    for value in {o.position for o in standing.affirm}:
        held = sum(o.position == value for o in standing.affirm)
        origins = "1 origin" if held == 1 else f"{held} origins"
        assert f"{value} said by {origins}" in seen.text


def test_a_brief_as_of_a_day_shows_nothing_published_later(
    browser: TestClient, read: Ledger
) -> None:
    path = dead(read)
    later = [r for r in read.reports() if r.published and r.published.last > JUNE]
    whole = {a.get("href", "").split("#")[0] for a in page(browser, path).having("a")}
    seen = page(browser, f"{path}?as_of=2017-06-30")
    then = {a.get("href", "").split("#")[0] for a in seen.having("a")}
    assert later
    assert any(f"/reports/{r.id}" in whole for r in later)
    assert not any(f"/reports/{r.id}" in then for r in later)


def test_the_slider_works_without_javascript(browser: TestClient, read: Ledger) -> None:
    path = dead(read)
    course = read.course(path.rpartition("/")[2])
    seen = page(browser, path)
    (slider,) = [a for a in seen.having("input") if a.get("type") == "range"]
    assert slider["max"] == str(len(course) - 1)
    answer = browser.get(path, params={slider["name"]: "0"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{path}?as_of={course[0].as_of}"


def test_every_claim_of_a_brief_stands_in_its_exact_words(
    browser: TestClient, read: Ledger
) -> None:
    brief = read.brief("Baghdadi dead", as_of=JUNE)
    text = page(browser, f"{dead(read)}?as_of=2017-06-30").text
    for b in brief.bearings:
        for span in b.claim.content:
            assert " ".join(span.of(b.report.text).split()) in text


def test_every_claim_leads_to_its_place_in_the_report(
    browser: TestClient, read: Ledger
) -> None:
    seen = page(browser, dead(read))
    into = [a["href"] for a in seen.having("a") if a.get("class") == "into"]
    assert into
    for href in set(into[:6]):
        path, _, place = href.partition("#")
        ids = {a.get("id") for _, a in page(browser, path).tags}
        assert place in ids


def test_drawings_have_tables_for_a_screen_reader(
    browser: TestClient, read: Ledger
) -> None:
    seen = page(browser, dead(read))
    drawn = [a for a in seen.having("svg") if "viewbox" in a and "class" in a]
    assert all(a.get("aria-hidden") == "true" for a in drawn)
    assert len(seen.having("table")) >= 2


def test_the_tree_counts_reports_and_origins(browser: TestClient, read: Ledger) -> None:
    standing = read.brief("Baghdadi dead", as_of=JUNE).standing
    origins = (*standing.affirm, *standing.deny, *standing.doubt)
    reports = {b.report.id for o in origins for b in o.bearings}
    text = page(browser, f"{dead(read)}?as_of=2017-06-30").text
    assert f"{len(reports)} reports, {len(origins)} origins" in text


def test_a_brief_has_a_line_fit_to_print_in_each_language(
    browser: TestClient, read: Ledger
) -> None:
    seen = page(browser, dead(read))
    lines = {a["id"] for a in seen.having("span") if a.get("id", "").startswith("line")}
    assert lines == {"line-sv", "line-nb", "line-nn", "line-da", "line-en"}
    assert "Är Abu Bakr al-Baghdadi död?" in seen.text


def test_a_report_is_shown_to_the_letter(browser: TestClient, read: Ledger) -> None:
    for report in read.reports()[:4]:
        seen = page(browser, f"/reports/{report.id}")
        claims = read.claims(report.id)
        for claim in claims:
            for span in claim.content:
                first = span.of(report.text).split("\n")[0]
                assert " ".join(first.split()) in seen.text
        tips = [a for a in seen.having("span") if a.get("role") == "tooltip"]
        assert len(tips) == len(claims)


def test_a_source_has_its_record(browser: TestClient, read: Ledger) -> None:
    (record,) = read.source("Russia")
    text = page(browser, "/sources/russia").text
    assert record.said[0][0].text in text
    assert "no measure of truth" in text


def test_search_finds_questions_claims_and_reports(browser: TestClient) -> None:
    text = page(browser, "/search?words=Baghdadi").text
    assert all(word in text for word in ("Questions", "Claims", "Reports"))
    assert (
        "Nothing in the reports read fits" in page(browser, "/search?words=xyzzy").text
    )


def test_a_search_shows_standings(browser: TestClient, read: Ledger) -> None:
    seen = page(browser, "/search?words=Baghdadi")
    labels = [a["class"] for a in seen.having("span") if "label" in a.get("class", "")]
    asked = [a for a in seen.having("a") if a.get("href", "").startswith("/questions/")]
    assert labels
    assert len(labels) <= len(asked)


def test_what_is_not_there_is_said_in_a_sentence(browser: TestClient) -> None:
    for path, status in (
        ("/nowhere", 404),
        ("/questions/qffffffffffffffff", 404),
        ("/reports/rffffffffffffffff", 404),
        ("/sources/Nobody%20At%20All", 404),
    ):
        answer = browser.get(path)
        assert answer.status_code == status
        assert "This can’t be shown" in Seen(answer.text).text


def test_a_bad_day_is_said_with_what_to_write(
    browser: TestClient, read: Ledger
) -> None:
    answer = browser.get(f"{dead(read)}?as_of=friday")
    assert answer.status_code in (400, 404)
    assert "'friday' is no date" in Seen(answer.text).text


def test_every_page_has_one_heading_a_skip_link_and_labels(
    browser: TestClient, read: Ledger
) -> None:
    report = read.reports()[0].id
    for path in ("/", dead(read), f"/reports/{report}", "/sources/russia", "/search"):
        seen = page(browser, path)
        assert len(seen.having("h1")) == 1
        assert seen.having("a")[0] == {"class": "skip", "href": "#main"}
        assert seen.having("html")[0]["lang"] == "en"
        ids = [a["id"] for _, a in seen.tags if "id" in a]
        assert len(ids) == len(set(ids)), "an id stands twice"
        labelled = {a["for"] for a in seen.having("label")}
        fields = (
            *seen.having("input"),
            *seen.having("textarea"),
            *seen.having("select"),
        )
        for field in fields:
            assert field.get("type") == "hidden" or field["id"] in labelled


def test_every_link_of_a_page_leads_somewhere(
    browser: TestClient, read: Ledger
) -> None:
    report = read.reports()[0].id
    hrefs = set()
    for path in ("/", dead(read), f"/reports/{report}", "/sources/russia"):
        hrefs |= {a["href"].split("#")[0] for a in page(browser, path).having("a")}
    for href in sorted(hrefs - {""}):
        status = browser.get(href).status_code
        assert status == (303 if href.startswith("/language/") else 200), href
