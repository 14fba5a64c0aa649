from __future__ import annotations

import json
from pathlib import Path

from cli.samples import Run

from sayso.cli import doctor as module


def test_a_ledger_that_is_not_there_is_not_made(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert "OK       ledger: none yet at" in result.stdout
    assert not Path("ledger").exists()


def test_a_ledger_in_order_is_counted(bridge: Run) -> None:
    printed = bridge("doctor", "--json").stdout
    findings = {f["what"]: f for f in json.loads(printed)["findings"]}
    assert json.loads(printed)["ok"]
    assert "ledger.sqlite: 2 reports, 2 claims, schema" in _all(printed)
    assert "it can be written to" in _all(printed)
    assert {f"language {code}" for code in ("sv", "nb", "nn", "da", "en")} <= set(
        findings
    )


def test_a_broken_ledger_is_a_problem_and_exit_code_3(run: Run) -> None:
    Path("ledger").mkdir()
    Path("ledger/ledger.sqlite").write_text("no database at all, but some other text")
    result = run("doctor")
    assert result.exit_code == 3
    assert "problem  ledger:" in result.stdout


def test_missing_data_of_a_language_is_a_problem(run: Run, monkeypatch) -> None:
    def gone(code: str) -> None:
        raise FileNotFoundError("cues.tsv")

    monkeypatch.setattr(module, "language", gone)
    result = run("doctor")
    assert result.exit_code == 3
    assert (
        "problem  language sv: no data (cues.tsv). Install sayso again."
        in result.stdout
    )


def _all(printed: str) -> str:
    return " ".join(
        f"{f['what']}: {f['state']}" for f in json.loads(printed)["findings"]
    )
