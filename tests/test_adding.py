"""Reports that other processes read are kept as if this one had read them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.ledger import Added, Ledger
from sayso.model import Claim, Problem, Report
from sayso.read import Reading, Terms, pieces

from store.invented import extract_report, reading

pytestmark = pytest.mark.usefixtures("invented_rules")

WORDS = ("bridge", "tower", "dam", "mast", "wall", "gate")


@pytest.fixture(autouse=True)
def _processes_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.adding.FEW", 4)


def many() -> list[Reading | Problem]:
    """Readings of which some are alike and some come twice, and a problem."""
    texts = [
        f"Oslo says {word}. Bergen {verb} {word}."
        for word in WORDS
        for verb in ("says", "denies", "doubts")
    ]
    read: list[Reading | Problem] = [
        reading(text, f"2020-03-{day:02d}") for day, text in enumerate(texts, 1)
    ]
    return [*read[:9], Problem("x", "it is empty"), *read[5:], *read[:2]]


def dies_at_towers(report: Report) -> tuple[Claim, ...]:
    if "Bergen denies tower" in report.text:
        os._exit(1)
    return extract_report(report)


def kept(place: str, jobs: int) -> tuple[object, ...]:
    told: list[object] = []
    with Ledger.open(place, jobs=jobs) as ledger:
        added = ledger.add(many(), progress=told.append)
        asked = ledger.questions()
        claims = [ledger.claims(report.id) for report in ledger.reports()]
    return added, told, asked, claims


def test_several_jobs_keep_what_one_keeps(fresh: Callable[[], str]) -> None:
    assert kept(fresh(), jobs=3) == kept(fresh(), jobs=1)


def test_a_report_that_kills_its_reader_is_a_problem_and_the_rest_is_kept(
    fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "extract_report", dies_at_towers)
    read = [item for item in many()[:9] if isinstance(item, Reading)]
    with Ledger.open(fresh(), jobs=2) as ledger:
        added = ledger.add(read)
        assert len(ledger.reports()) == len(added.added) == len(read) - 1
    [problem] = added.problems
    assert "died" in problem.what


def test_several_jobs_read_what_one_reads(
    fresh: Callable[[], str], tmp_path: Path
) -> None:
    for n, word in enumerate(WORDS * 3):
        (tmp_path / f"{n:02}.txt").write_text(f"Oslo says {word}. Report {n}.")
    (tmp_path / "07.txt").write_bytes(b"")
    one, several = (_added(fresh(), str(tmp_path), jobs) for jobs in (1, 3))
    assert one == several
    assert (len(one.added), len(one.problems)) == (17, 1)


def _added(place: str, folder: str, jobs: int) -> Added:
    with Ledger.open(place, jobs=jobs) as ledger:
        return ledger.add(pieces([folder], Terms()))
