"""Several programs on one ledger, and programs that are killed at work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import Ledger

from store.adder import readings
from store.rows import counted

pytestmark = pytest.mark.usefixtures("invented_rules")

TESTS = Path(__file__).parent.parent
MANY = 60


def start(place: str, number: int = MANY) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, TESTS / "store" / "adder.py", place, str(number)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed(place: str, *, after: str | int) -> set[str]:
    """Run until so many lines or this line, kill it, and give the lines it had said."""
    said: list[str] = []
    with start(place) as program:
        assert program.stdout is not None
        while line := program.stdout.readline().strip():
            said.append(line)
            if after in (line, len(said)):
                break
        else:
            raise AssertionError(f"it ended before {after!r}")
        program.kill()
        said += program.stdout.read().split()
    return set(said) - {"deciding", "done"}


def ids(place: str) -> set[str]:
    with Ledger.open(place) as ledger:
        return {report.id for report in ledger.reports()}


def test_a_kill_loses_nothing_and_another_run_finishes(
    fresh: Callable[[], str],
) -> None:
    place = fresh()
    said: set[str] = set()
    for moment in (1, 25, "deciding"):
        said |= killed(place, after=moment)
        assert said <= ids(place)
    untroubled = fresh()
    for where in (place, untroubled):
        with Ledger.open(where) as ledger:
            ledger.add(readings(MANY))
    rows, expected = counted(place), counted(untroubled)
    for table in ("report", "reading", "archive", "extraction", "claim"):
        assert rows[table] == expected[table]
    with Ledger.open(place) as one, Ledger.open(untroubled) as other:
        assert one.questions() == other.questions()


def test_opening_settles_what_a_kill_left_undecided(where: str) -> None:
    killed(where, after="deciding")
    with Ledger.open(where) as ledger:
        assert len(ledger.questions()) == 7


def test_programs_that_add_at_once_wait_for_each_other(where: str) -> None:
    programs = [start(where), start(where)]
    for program in programs:
        with program:
            said, _ = program.communicate()
            assert said.endswith("done\n")
    assert counted(where)["report"] == MANY
    with Ledger.open(where) as ledger:
        assert len(ledger.questions()) == 7
