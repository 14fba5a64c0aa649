from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.samples import Run, write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one demo's ledger is kept for the tests that only look at it."""
    return tmp_path_factory.mktemp("demo")


def test_it_prints_a_brief_on_the_examples(run: Run, kept: Path) -> None:
    result = run("demo", "--ledger", str(kept))
    assert result.exit_code == 0
    assert "Read 11 example reports." in result.stderr
    assert "Baghdadi" in result.stdout.splitlines()[0]
    assert "Who says so" in result.stdout


def test_a_kept_ledger_can_be_asked_further(run: Run, kept: Path) -> None:
    run("demo", "--ledger", str(kept))
    assert "Baghdadi" in run("questions", "--ledger", str(kept)).stdout
    again = run("demo", "--ledger", str(kept))
    assert again.exit_code == 0


def test_every_word_that_it_quotes_stands_in_a_report(run: Run, kept: Path) -> None:
    brief = json.loads(run("demo", "--json", "--ledger", str(kept)).stdout)
    texts = [p.read_text("utf-8") for p in (ROOT / "examples/baghdadi").glob("*.txt")]
    quoted = [
        span["exact"]
        for said in brief["claims"]
        for part in ("source", "cue", "content", "evidence")
        for span in said["claim"][part]
    ]
    assert quoted
    assert all(any(words in text for text in texts) for words in quoted)


def test_it_leaves_the_reader_s_own_ledger_alone(run: Run) -> None:
    assert run("demo").exit_code == 0
    assert not Path("ledger").exists()


def test_it_does_not_mix_with_other_reports(run: Run) -> None:
    write("a.txt", "Oslo denied that the bridge fell.", published="2017-06-16")
    run("add", "a.txt", "--ledger", "mine")
    result = run("demo", "--ledger", "mine")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "holds other reports already" in result.stderr


def test_the_examples_have_no_marks_and_no_answers() -> None:
    for path in (ROOT / "examples" / "baghdadi").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n---\n") == 1
        assert not any(mark in text for mark in ("<s ", "<q ", "<c ", "<e ", "</"))
        assert "actor=" not in text
