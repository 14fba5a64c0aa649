"""Who is let in with a password, how often one may try, and what a session bears."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from web.seen import Seen

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.web import guard, pages, password
from sayso.web.gate import COOKIE, Gate, Tries
from sayso.web.login import inside, named

from store.invented import reading

WORD = "correct horse battery"


@pytest.fixture(scope="session")
def known() -> str:
    return password.hashed(WORD)


@pytest.fixture
def locked(tmp_path: Path, invented_rules: None, known: str) -> Iterator[TestClient]:
    """A browser on pages that ask for a password."""
    with Ledger.open(tmp_path / "desk.sqlite") as ledger:
        ledger.add([reading("Oslo says bridge.", "2017-06-16")])
        app = pages(ledger, password=known)
        yield TestClient(app, base_url="https://localhost", follow_redirects=False)


def entered(browser: TestClient, word: str = WORD, **more: str) -> int:
    data = {"name": "anna", "word": word, **more}
    return browser.post("/login", data=data).status_code


@pytest.mark.parametrize("path", ["/", "/review", "/search?words=a", "/nowhere"])
def test_without_the_password_every_page_leads_to_the_login(
    locked: TestClient, path: str
) -> None:
    answer = locked.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?to=")
    assert "bridge" not in locked.get("/login").text


def test_without_the_password_nothing_is_changed(locked: TestClient) -> None:
    answer = locked.post("/reports", data={"text": "Bern says tower."})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert locked.get("/api/reports").status_code == 401


def test_a_program_sends_the_password_as_a_bearer_token(locked: TestClient) -> None:
    right = {"Authorization": f"Bearer {WORD}"}
    assert locked.get("/api/reports", headers=right).status_code == 200
    wrong = {"Authorization": "Bearer wrong"}
    assert locked.get("/api/reports", headers=wrong).status_code == 401


def test_a_login_bears_a_strict_cookie_and_leads_on(locked: TestClient) -> None:
    data = {"name": "anna", "word": WORD, "to": "/review"}
    answer = locked.post("/login", data=data)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "secure", "path=/"):
        assert part in cookie
    assert "Is this a claim?" in locked.get("/review").text


def test_decisions_are_by_whoever_logged_in_and_a_logout_ends_it(
    locked: TestClient,
) -> None:
    assert entered(locked) == 303
    page = Seen(locked.get("/review?kind=links").text)
    hidden = {f["name"]: f["value"] for f in page.having("input") if "value" in f}
    sent = {"do": "no", "decision": hidden["decision"], "token": hidden["token"]}
    assert locked.post("/review", data=sent).status_code == 303
    assert "anna" in Seen(locked.get("/log").text).text
    old = locked.cookies[COOKIE]
    assert locked.post("/logout", data={"token": hidden["token"]}).status_code == 303
    locked.cookies.set(COOKIE, old)
    assert locked.get("/").status_code == 303


def test_the_token_of_another_session_changes_nothing(locked: TestClient) -> None:
    assert entered(locked) == 303
    page = Seen(locked.get("/review").text)
    token = next(f["value"] for f in page.having("input") if f.get("name") == "token")
    locked.cookies.clear()
    assert entered(locked) == 303
    answer = locked.post("/log", data={"decision": "l0", "token": token})
    assert answer.status_code == 403


def test_a_wrong_password_is_tried_five_times(locked: TestClient) -> None:
    found = [entered(locked, "wrong") for _ in range(6)]
    assert found == [403] * 5 + [429]
    assert entered(locked) == 429  # whoever guesses learns nothing any more


def test_tries_come_back_with_time() -> None:
    now = [0.0]
    tries = Tries(clock=lambda: now[0])
    assert [tries.taken("a") for _ in range(6)] == [True] * 5 + [False]
    assert tries.taken("b")
    now[0] = 301.0
    assert tries.taken("a")


def test_right_passwords_are_no_tries(known: str) -> None:
    gate = Gate(known)
    assert all(gate.fits(WORD, "a") for _ in range(9))


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"],
)
def test_a_login_leads_nowhere_else(address: str) -> None:
    assert inside(address) == "/"


@pytest.mark.parametrize("name", ["", " ", "rule", "model:x", "a\x00b", "x" * 61])
def test_what_is_no_persons_name_is_refused(locked: TestClient, name: str) -> None:
    assert named(name) == ""
    assert locked.post("/login", data={"name": name, "word": WORD}).status_code == 422


def test_the_file_holds_no_password_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = password.keep(WORD, tmp_path / "sayso" / "password")
    assert WORD not in path.read_text()
    known = password.kept(path)
    assert known is not None
    assert password.fits(WORD, known)
    assert not password.fits(WORD + " ", known)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        path.chmod(0o644)
        with pytest.raises(UsageError, match="others may read"):
            password.kept(path)


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="at least 10 characters; this has 5"):
        password.keep("short", tmp_path / "password")
    assert password.kept(tmp_path / "password") is None


def test_what_was_read_is_saved_and_never_shown(locked: TestClient) -> None:
    assert entered(locked) == 303
    [report] = locked.get("/api/reports").json()["reports"]
    answer = locked.get(f"/reports/{report['id']}/raw")
    assert answer.content == b"Oslo says bridge."
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_body_that_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.05)
    got: list[Message] = []

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        got.append(await receive())

    async def never() -> Message:
        await asyncio.sleep(3600)
        raise AssertionError

    async def nowhere(message: Message) -> None:
        return None

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "POST", "headers": headers}
    # In a thread of its own: a browser of other tests may hold this one's loop.
    with ThreadPoolExecutor(1) as elsewhere:
        answer = guard.Guard(reads)(scope, never, nowhere)
        elsewhere.submit(asyncio.run, answer).result()
    assert got == [{"type": "http.disconnect"}]
