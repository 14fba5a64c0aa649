"""An addition that is killed at any moment, again and again."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import sys
import time
import zipfile
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.read import Terms, pieces

from store.adder import add_folder, readings
from store.rows import counted

pytestmark = pytest.mark.usefixtures("invented_rules")

KILLS = 20
BATCH = 3  # new reports for each run that is killed
OBSERVED = ("report", "reading", "archive", "seen", "extraction", "claim", "pending")


def write(folder: Path, first: int, number: int) -> None:
    """That many more reports: one file each, and as many in one archive."""
    folder.mkdir(exist_ok=True)
    texts = [r.report for r in readings(2 * (first + number))]
    with zipfile.ZipFile(folder / f"z{first}.zip", "w") as archive:
        for n in range(first, first + number):
            for report, place in ((texts[2 * n], "file"), (texts[2 * n + 1], "zip")):
                day = report.published.first if report.published else ""
                text = f"published: {day}\noutlet: en-1\n---\n{report.text}\n"
                if place == "zip":
                    archive.writestr(f"{n}.txt", text)
                else:
                    (folder / f"{n}.txt").write_text(text)


class Runs:
    """Runs of `add_folder`, each in a process of its own."""

    def __init__(self, folder: Path, said: Path) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["store.adder"])
        self._folder, self._said = str(folder), said
        said.touch()

    def begun(self, place: str) -> BaseProcess:
        """A run that has opened the ledger."""
        opened = self.said().count("open")
        row = place, self._folder, str(self._said)
        process = self._context.Process(target=add_folder, args=row)
        process.start()
        while process.is_alive() and self.said().count("open") == opened:
            process.join(0.002)
        return process

    def said(self) -> list[str]:
        """What all runs have said."""
        return self._said.read_text().split()


def held(place: str) -> set[str]:
    """The reports of a ledger, read without mending anything; and that it is sound."""
    connection = sqlite3.connect(place)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        arrived = "SELECT count(*), count(DISTINCT report) FROM reading"
        several, one = connection.execute(arrived).fetchone()
        assert several == one
        unread = "SELECT id FROM report EXCEPT SELECT report FROM extraction"
        assert connection.execute(unread).fetchall() == []
        return {row[0] for row in connection.execute("SELECT id FROM report")}
    finally:
        connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_twenty_kills_at_random_moments_lose_and_repeat_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    chance = random.Random(20)
    folder, place = tmp_path / "reports", str(tmp_path / "killed.sqlite")
    runs = Runs(folder, tmp_path / "said")
    write(folder, 0, BATCH)
    longest = timed(runs, str(tmp_path / "timed.sqlite"))
    said_before = len(runs.said())
    killed = 0
    for n in range(1, 3 * KILLS):
        process = runs.begun(place)
        process.join(chance.uniform(0, longest))
        killed += process.is_alive()
        process.kill()
        process.join()
        assert set(runs.said()[said_before:]) - {"open"} <= held(place)
        if killed == KILLS:
            break
        write(folder, n * BATCH, BATCH)
    assert killed == KILLS
    untroubled = str(tmp_path / "untroubled.sqlite")
    for where in (place, untroubled):
        with Ledger.open(where) as ledger:
            assert not ledger.add(pieces([str(folder)], Terms())).problems
    rows, expected = counted(place), counted(untroubled)
    assert {t: rows[t] for t in OBSERVED} == {t: expected[t] for t in OBSERVED}
    with Ledger.open(place) as one, Ledger.open(untroubled) as other:
        assert one.reports() == other.reports()
        assert one.questions() == other.questions()


def timed(runs: Runs, place: str) -> float:
    """How many seconds a run takes that nobody disturbs, from when it has opened."""
    process = runs.begun(place)
    began = time.monotonic()
    process.join()
    return time.monotonic() - began
