"""A real browser on pages that are really served, which may ask no other host.

The browser is the system's Chromium, and the rules of accessibility are axe-core's,
which `.ci/run` fetches into `build/`; where either is missing its tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from browser.watched import Watched

from sayso.ledger import Ledger
from sayso.read import read_sources
from sayso.web import pages

ROOT = Path(__file__).parents[2]
AXE = ROOT / "build" / "axe" / "package" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOOKS = {
    f"{scheme}, {name}": {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 900},
        "reduced_motion": "reduce",
        "locale": "en-GB",
    }
    for scheme in ("light", "dark")
    for name, width in (("wide", 1440), ("narrow", 390))
}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium, without a window."""
    reason = "the Python package playwright is not installed"
    playwright = pytest.importorskip("playwright.sync_api", reason=reason)
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    # Its sandbox refuses to run as root, as which containers run.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        pytest.skip(f"no axe-core in {AXE.parents[1]}: .ci/run fetches it with npm")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the example reports, closed, to be copied."""
    where = tmp_path_factory.mktemp("browser") / "examples.sqlite"
    with Ledger.open(where) as ledger:
        ledger.add(read_sources([str(ROOT / "examples" / "baghdadi")]))
    return where


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of its own for a test, with the examples."""
    own = tmp_path / "own.sqlite"
    shutil.copy(examples, own)
    with Ledger.open(own) as opened:
        yield opened


@pytest.fixture(params=LOOKS.values(), ids=LOOKS.keys())
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Light or dark, wide or narrow."""
    chosen: dict[str, Any] = request.param
    return chosen


@pytest.fixture
def watched(chromium: Any, ledger: Ledger, look: dict[str, Any]) -> Iterator[Watched]:
    """A page of the browser on that ledger; what goes wrong in it fails the test."""
    with served(ledger) as base:
        context = chromium.new_context(base_url=base, **look)
        page = Watched(context.new_page(), base)
        yield page
        context.close()
        assert page.troubles == []


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address at which a ledger's pages are served meanwhile."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        config = uvicorn.Config(pages(ledger), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
