from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from sayso.cli.screen import emit, ended, forgiving, hanging, words
from sayso.shown.wording import block, line

# Moves the cursor, rings, turns the direction of writing, hides a letter.
HOSTILE = "\x1b[2J\x1b]0;owned\x07 a\u202eb\u2066c\u200bd \x9b31m\x7f"


@given(st.text())
def test_what_a_report_says_never_commands_the_terminal(text: str) -> None:
    assert not any(
        unsafe in line(text + HOSTILE) for unsafe in "\x1b\x07\u202e\x9b\x7f"
    )


@given(st.text())
def test_offsets_hold_in_what_is_shown(text: str) -> None:
    assert len(block(text)) == len(text)


def test_a_line_is_one_line() -> None:
    assert line("a\nSTANDING: corroborated\r\n\tb") == "a STANDING: corroborated� b"


def test_markup_of_a_report_is_shown_as_it_is() -> None:
    assert words("[red]no[/red] :bomb:").plain == "[red]no[/red] :bomb:"


def test_a_sentence_ends_once() -> None:
    assert [ended("no"), ended("no."), ended("no?")] == ["no.", "no.", "no?"]


def test_wrapped_lines_hang_and_fit() -> None:
    console = Console(file=io.StringIO(), width=40)
    rows = hanging(" 1  ", Text("word " * 30), console).plain.split("\n")
    assert rows[0].startswith(" 1  word")
    assert all(row.startswith("    word") for row in rows[1:])
    assert max(map(len, rows)) <= 40


def test_json_keeps_the_exact_words_and_escapes_what_is_hostile(
    capsys: pytest.CaptureFixture[str],
) -> None:
    emit({"exact": f"å {HOSTILE}\udcff"})
    printed = capsys.readouterr().out
    assert block(printed) == printed
    assert "å" in printed
    assert json.loads(printed) == {"exact": f"å {HOSTILE}\udcff"}


def test_a_terminal_that_lacks_a_sign_gets_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    forgiving()
    sys.stdout.write("▲ “å” · △ …")
    sys.stdout.flush()
    assert raw.getvalue() == b'A "?" - a .'
