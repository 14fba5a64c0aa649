from __future__ import annotations

import subprocess
import sys

import pytest
from cli.samples import Run

import sayso
from sayso.cli.app import COMMANDS

NAMES = [command.__name__ for command, _ in COMMANDS]
# What `read` of a text file has no use for, and what takes its time to import.
SLOW = ("sqlalchemy", "alembic", "trafilatura", "lxml", "py3langid")


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").stdout == f"sayso {sayso.__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    printed = run("--help").stdout
    assert all(f" {name} " in printed for name in NAMES)


def test_no_command_gets_the_help_and_is_a_mistake(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands" in result.stdout


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_has_an_example_and_json(run: Run, name: str) -> None:
    printed = run(name, "--help").stdout
    assert f"$ sayso {name}" in printed
    assert "--json" in printed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["brief"], "sayso: Missing argument 'WORDS|ID'. Try: sayso brief --help."),
        (
            ["add", "--nope", "x"],
            "sayso: No such option: --nope. Try: sayso add --help.",
        ),
        (
            ["questions", "--as-of", "yesterday"],
            "sayso: 'yesterday' is no date; write a year, a month or a day: "
            "2017, 2017-06 or 2017-06-16.",
        ),
        (
            ["questions", "--recorded", "noon"],
            "sayso: 'noon' is no instant; write a day or a time of day, such as "
            "2026-03-01 or 2026-03-01T14:00.",
        ),
        (
            ["read", "--lang", "klingon", "x"],
            "sayso: 'klingon' is no language; write a code: sv, nb, nn, da, en.",
        ),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    run: Run, words: list[str], sentence: str
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{sentence}\n"


def test_a_hostile_argument_is_only_words(run: Run) -> None:
    result = run("brief", "\x1b[2J", "--as-of", "\x1b]0;x\x07")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr


def test_reading_a_text_imports_no_database_and_no_page_reader() -> None:
    program = (
        "import sys; from sayso.cli import app\n"
        "try: app(['read', '-'], prog_name='sayso')\n"
        "except SystemExit as left: code = left.code\n"
        f"print(code, [name for name in {SLOW} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        input="lang: en\n---\nOslo denied that the bridge fell.\n",
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert "“that the bridge fell”" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "0 []"


def test_the_package_runs_as_a_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "sayso", "read", "nowhere.txt"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith("sayso: nowhere.txt: there is no such file or folder.")
    assert len(ran.stderr.splitlines()) == 1
