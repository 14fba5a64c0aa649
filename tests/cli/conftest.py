"""Runs commands as a person does, with a ledger of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.samples import Run, write
from typer.testing import CliRunner, Result

from sayso.cli import app


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, in a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "ledger"))

    def command(*words: str, **options: str | bytes) -> Result:
        return CliRunner().invoke(app, list(words), **options)

    return command


@pytest.fixture
def bridge(run: Run, invented_rules: None) -> Run:
    """Commands on a ledger with two reports about a bridge, by invented rules."""
    write("a.txt", "Oslo says bridge.", published="2017-06-16", outlet="en-1")
    write("b.txt", "Bern denies bridge.", published="2017-07-12", outlet="en-2")
    assert run("add", "a.txt", "b.txt").exit_code == 0
    return run
