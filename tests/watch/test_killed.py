"""A watch that is killed at any moment loses nothing and repeats nothing."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import Ledger

from read.server import Site, served
from store.rows import counted
from watch.sites import article, feed, receiver

pytestmark = pytest.mark.usefixtures("invented_rules")

TESTS = Path(__file__).parent.parent
KILLS = 20
LONGEST = 60.0  # seconds that the last run may take


@contextmanager
def watching(place: str, address: str, hook: str) -> Iterator[subprocess.Popen[str]]:
    """A program that has begun to watch, and is killed at the end."""
    program = subprocess.Popen(
        [sys.executable, TESTS / "watch" / "watcher.py", place, address, hook],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
        try:
            yield program
        finally:
            program.kill()


def told(hook: Site) -> list[dict[str, Any]]:
    """The events that were received, in order, those that came again left out."""
    found: dict[str, dict[str, Any]] = {}
    for _, got in hook.asked:
        event = json.loads(got["body"])["data"]
        assert got["webhook-id"] == event["id"]
        assert found.setdefault(event["id"], event) == event
    return list(found.values())


def publish(site: Site, number: int) -> str:
    """One more report: every second one changes what is known of a thing."""
    for n in range(number + 1):
        thing, cue = f"bridge{n // 2}", ("says", "denies")[n % 2]
        article(site, f"en-{n}", f"{('Oslo', 'Bern')[n % 2]} {cue} {thing}.")
    return feed(site, *(f"en-{n}" for n in range(number + 1)))


def test_a_watch_that_is_killed_goes_on(tmp_path: Path) -> None:
    place, chance = str(tmp_path / "ledger.sqlite"), random.Random()
    with served() as site, receiver() as hook:
        address, url = publish(site, 0), f"{hook.address}/hook"
        for n in range(KILLS):
            publish(site, n)
            with watching(place, address, url):
                time.sleep(chance.uniform(0, 0.25))
        with watching(place, address, url), Ledger.open(place) as ledger:
            until = time.monotonic() + LONGEST
            while time.monotonic() < until and not _all_told(ledger, hook):
                time.sleep(0.1)
        with Ledger.open(place) as ledger:
            assert _all_told(ledger, hook)
            outlets = sorted(r.outlet for r in ledger.reports())
            assert outlets == sorted(f"en-{n}" for n in range(KILLS))
    assert counted(place)["report"] == KILLS
    _check_unbroken(told(hook))


def _all_told(ledger: Ledger, hook: Site) -> bool:
    """Whether the last that was told of each question is how it now stands."""
    last = {e["question"]["id"]: e["after"] for e in told(hook) if e["question"]}
    held = ledger.questions()
    return len(held) == KILLS // 2 and all(last.get(q.id) == s.label for q, s in held)


def _check_unbroken(events: list[dict[str, Any]]) -> None:
    """Each standing that was told begins where the one before it ended."""
    by_question: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        if event["kind"] == "standing":
            by_question[event["question"]["id"]].append(event)
    for those in by_question.values():
        for earlier, later in itertools.pairwise(those):
            assert later["before"] == earlier["after"]
