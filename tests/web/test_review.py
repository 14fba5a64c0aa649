"""The review: decisions accepted, rejected, mended and undone, on the pages alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from web.conftest import client, signed
from web.seen import Seen

from sayso.ledger import Ledger
from sayso.model import Claim

from store.invented import reading

JULY = date(2017, 7, 31)


@dataclass(frozen=True)
class Desk:
    """A ledger with the browser that decides about it."""

    ledger: Ledger
    browser: TestClient
    token: dict[str, str]

    def post(self, address: str, **fields: str) -> Seen:
        """Send a form, and see the page that comes after it."""
        answer = self.browser.post(address, data={**fields, **self.token})
        assert answer.status_code == 303, Seen(answer.text).text
        return Seen(self.browser.get(answer.headers["location"]).text)

    def label(self, words: str = "bridge") -> str:
        return self.ledger.brief(words, as_of=JULY).standing.label

    def claim(self) -> Claim:
        (report,) = self.ledger.reports()
        return self.ledger.claims(report.id)[0]

    def asked(self, kind: str) -> str:
        """The first decision of a kind that is asked about."""
        page = Seen(self.browser.get(f"/review?kind={kind}").text)
        fields = page.having("input")
        return next(f["value"] for f in fields if f.get("name") == "decision")


@pytest.fixture
def desk(tmp_path: Path, invented_rules: None) -> Iterator[Desk]:
    with Ledger.open(tmp_path / "desk.sqlite") as ledger:
        ledger.add([reading("Oslo says bridge. A tower stands.", "2017-06-16")])
        browser = client(ledger)
        yield Desk(ledger, browser, signed(browser))


def test_the_queue_shows_the_words_and_what_a_no_would_change(desk: Desk) -> None:
    page = Seen(desk.browser.get("/review").text)
    assert "Is this a claim?" in page.text
    assert "Oslo says “bridge”" in page.text
    assert "A no would change" in page.text


def test_a_rejected_link_changes_the_standing_is_logged_and_can_be_undone(
    desk: Desk,
) -> None:
    link = desk.asked("links")
    page = desk.post("/review", decision=link, do="no", because="another bridge")
    assert desk.label() == "unreported"
    assert "single-origin → unreported" in page.text
    assert link not in desk.browser.get("/review").text
    log = Seen(desk.browser.get("/log").text)
    assert "another bridge" in log.text
    desk.post("/log", decision=link)
    assert desk.label() == "single-origin"


def test_an_accepted_claim_is_the_persons_and_is_not_asked_again(desk: Desk) -> None:
    asked = desk.asked("claims")
    page = desk.post("/review", decision=asked, do="yes")
    assert "“bridge” is a claim as it stands" in page.text
    [entry] = desk.ledger.log()
    assert entry.retracted is None
    assert not desk.ledger.unsure(as_of=JULY) or asked not in {
        one.decision.id for one in desk.ledger.unsure(as_of=JULY)
    }


def test_another_answer_outranks_the_rules(desk: Desk) -> None:
    link = desk.asked("links")
    desk.post("/review", decision=link, do="instead", instead="denies")
    assert desk.label() == "denied"


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "instead", "instead": "perhaps"},
        {"do": "instead", "instead": ""},
        {"do": "yes", "decision": "l0"},
    ],
)
def test_what_makes_no_sense_is_a_sentence_and_changes_nothing(
    desk: Desk, fields: dict[str, str]
) -> None:
    sent = {"decision": desk.asked("links"), **fields, **desk.token}
    answer = desk.browser.post("/review", data=sent)
    assert answer.status_code in (404, 422)
    assert desk.ledger.log() == ()


def test_a_claim_is_corrected_by_typing_other_words(desk: Desk) -> None:
    claim = desk.claim()
    fields = {"source": "Oslo", "source_at": "0-4", "cue": "says", "cue_at": "5-9"}
    words = {"content": "A tower", "content_at": "10-16", "speaker": "Oslo"}
    page = desk.post(f"/claims/{claim.id}", **fields, **words)
    assert "content “A tower”" in page.text
    assert desk.claim().content[0].of(desk.ledger.reports()[0].text) == "A tower"


def test_a_claim_is_corrected_by_place_and_again_and_undone(desk: Desk) -> None:
    """The second correction is of the claim as it was found, not of the first."""
    claim = desk.claim()
    kept = {"source": "Oslo", "source_at": "0-4", "cue": "says", "cue_at": "5-9"}
    more = {"content": "bridge", "stance": "denies", "speaker": "Oslo"}
    desk.post(f"/claims/{claim.id}", **kept, **more, content_at="20-25")
    now = desk.claim()
    assert (now.stance, now.content[0].start) == ("denies", 20)
    desk.post(f"/claims/{now.id}", do="reject")
    (report,) = desk.ledger.reports()
    assert desk.ledger.claims(report.id) == ()
    in_force = [e for e in desk.ledger.log() if e.retracted is None]
    assert len(in_force) == 1
    desk.post("/log", decision=in_force[0].decision.id)
    assert desk.claim() == claim


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": "no such words"},
        {"content_at": "5-2"},
        {"content_at": "0-999"},
        {"content_at": "here"},
        {"content": " ", "content_at": "10-16"},
        {"stance": "sings"},
    ],
)
def test_a_correction_to_what_is_not_there_is_refused(
    desk: Desk, wrong: dict[str, str]
) -> None:
    kept = {"source": "Oslo", "source_at": "0-4", "cue": "says", "cue_at": "5-9"}
    sent = {**kept, "content": "bridge", "content_at": "10-16", **wrong, **desk.token}
    answer = desk.browser.post(f"/claims/{desk.claim().id}", data=sent)
    assert answer.status_code == 422
    assert desk.ledger.log() == ()


def test_matters_are_split_and_merged_and_sides_are_set(desk: Desk) -> None:
    desk.ledger.add([reading("Bern denies bridge.", "2017-06-17")])
    question = desk.ledger.brief("bridge", as_of=JULY).question.id
    one, other = (report.id for report in desk.ledger.reports())
    page = desk.post(f"/questions/{question}/decide", do="split", one=one, other=other)
    assert "are of two matters" in page.text
    asked = desk.ledger.brief("bridge", as_of=JULY).question.id
    desk.post(f"/questions/{asked}/decide", do="hurts", hurts="Oslo")
    assert desk.ledger.brief(asked, as_of=JULY).question.hurts == "Oslo"
    [bearing, *_] = desk.ledger.brief(asked, as_of=JULY).bearings
    assert bearing.actor is not None
    desk.post(f"/actors/{bearing.actor.id}", side="Norway")
    assert desk.ledger.actor(bearing.actor.id).side == "Norway"


@pytest.mark.parametrize(
    "address", ["/review", "/log", "/reports", "/claims/c0", "/questions/q0/decide"]
)
@pytest.mark.parametrize("token", ["", "0" * 64])
def test_nothing_is_changed_without_the_token_of_a_page(
    desk: Desk, address: str, token: str
) -> None:
    fields = {"decision": desk.asked("links"), "do": "no", "text": "Oslo says it."}
    answer = desk.browser.post(address, data={**fields, "token": token})
    assert answer.status_code == 403
    assert desk.ledger.log() == ()
    assert len(desk.ledger.reports()) == 1


def test_pages_of_the_review_are_those_of_a_question_they_lead_to(desk: Desk) -> None:
    """Every link within the review's pages leads somewhere."""
    question = desk.ledger.brief("bridge", as_of=JULY).question.id
    desk.post("/review", decision=desk.asked("claims"), do="yes")
    for address in ("/review", "/log", f"/questions/{question}/decide"):
        for link in Seen(desk.browser.get(address).text).having("a"):
            where = urlsplit(link["href"])
            if where.path:
                assert desk.browser.get(link["href"]).status_code in (200, 303), link
            assert not parse_qs(where.query).get("token")
