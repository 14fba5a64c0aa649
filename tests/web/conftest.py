"""The pages of a ledger with the example reports, read once by the real rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web.seen import Seen

from sayso.ledger import Ledger
from sayso.read import read_sources
from sayso.web import pages

EXAMPLES = Path(__file__).parents[2] / "examples" / "baghdadi"


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the examples; no test adds to it."""
    where = tmp_path_factory.mktemp("web") / "ledger.sqlite"
    with Ledger.open(where) as ledger:
        ledger.add(read_sources([str(EXAMPLES)]))
        yield ledger


@pytest.fixture
def browser(read: Ledger) -> TestClient:
    """A browser without JavaScript on the pages of that ledger."""
    return client(read)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """The same on a ledger of its own, with nothing in it."""
    with Ledger.open(tmp_path / "empty.sqlite") as ledger:
        yield client(ledger)


def signed(
    browser: TestClient, text: str = "Oslo said that it fell."
) -> dict[str, str]:
    """The token that the forms of the pages bear for this reader."""
    said = {"text": "Oslo said that it fell.", "lang": "en"}
    page = browser.post("/read", data=said).text
    fields = Seen(page).having("input")
    return {"token": next(f["value"] for f in fields if f.get("name") == "token")}


def client(ledger: Ledger) -> TestClient:
    """A browser on the machine itself."""
    app = pages(ledger)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)
