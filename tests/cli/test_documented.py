"""What is documented is true: the reference is up to date, and the examples run."""

from __future__ import annotations

import runpy
import shlex
import shutil
from pathlib import Path

import pytest
from cli.samples import Run

from sayso.cli.app import COMMANDS
from sayso.cli.codes import Code

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "commands.md"
_PROMPT = "$ sayso"


@pytest.fixture
def checkout(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Commands in a folder that has the examples, as a checkout does.

    What would serve until it is stopped, stops at once. The list of feeds is empty.
    """
    monkeypatch.setattr("sayso.cli.serve.run", lambda app, listener: None)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "feeds.opml").write_text("<opml version='2.0'><body/></opml>")
    return run


def test_the_reference_is_what_the_commands_say() -> None:
    program = runpy.run_path(str(ROOT / "docs" / "commands.py"))
    written = REFERENCE.read_text(encoding="utf-8")
    assert written == program["page"](), "run: python docs/commands.py"


@pytest.mark.parametrize("name", [command.__name__ for command, _ in COMMANDS])
def test_every_command_is_documented_with_an_example(name: str) -> None:
    written = REFERENCE.read_text(encoding="utf-8")
    section = written.split(f"\n## sayso {name}\n")[1].split("\n## ")[0]
    assert f"{_PROMPT} {name}" in section
    assert "`--json`" in section


def test_every_exit_code_is_documented() -> None:
    written = REFERENCE.read_text(encoding="utf-8")
    assert all(f"| {code.value} | {code.meaning} |" in written for code in Code)


def test_the_examples_of_the_help_run(checkout: Run) -> None:
    for _, examples in COMMANDS:
        for example in examples:
            assert_runs(checkout, example)


def test_the_examples_of_the_readme_run(checkout: Run) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith(_PROMPT):
            assert_runs(checkout, line)


def assert_runs(run: Run, example: str) -> None:
    """An example `$ sayso WORDS` is fine; the other end of a pipe is left out."""
    _, _, *words = shlex.split(example.split(" | ")[0], comments=True)
    result = run(*words)
    assert result.exit_code == Code.FINE, f"{example}\n{result.output}"
