"""What reaches the terminal: consoles, safe words, sentences on standard error, JSON.

Everything that a report, a file name or an error holds goes through `line` or `block`
before it is printed, and is never read as markup.
"""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.shown.wording import block, line

WIDEST = 120  # columns: longer lines are hard to read
# What stands for the signs of these pages on a terminal that lacks them.
_PLAIN = str.maketrans("▲△▼▽◆◇●○·“”…→", 'AaDdQqVv-"".>')
_LACKING = "sayso-lacking"


def _lacking(error: UnicodeError) -> tuple[str, int]:
    """Another sign for each character that a terminal lacks, `?` for most."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    plain = (c.translate(_PLAIN) for c in lost)
    return "".join(c if c.isascii() else "?" for c in plain), error.end


def forgiving() -> None:
    """Let a terminal that lacks a character show another for it instead of failing."""
    codecs.register_error(_LACKING, _lacking)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_LACKING)


def screen() -> Console:
    """Standard output, at most WIDEST columns wide; markup is never interpreted."""
    return _console(stderr=False)


def aside() -> Console:
    """Standard error, for progress and complaints."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    return console


def words(text: str, style: str = "") -> Text:
    """`text` on one line, fit for a terminal, in a style."""
    return Text(line(text), style=style)


def ended(sentence: str) -> str:
    """`sentence` on one line, fit for a terminal, with its full stop."""
    said = line(sentence)
    return said if said.endswith((".", "?", "!")) else f"{said}."


def hanging(first: str | Text, body: Text, console: Console) -> Text:
    """`body` wrapped to the console, after `first` and as far in as that is wide."""
    start = first if isinstance(first, Text) else Text(first)
    margin = Text(" " * start.cell_len)
    lines = body.wrap(console, max(20, console.width - start.cell_len))
    rows = [Text.assemble(margin if i else start, row) for i, row in enumerate(lines)]
    for row in rows:
        row.rstrip()
    return Text("\n").join(rows)


def heading(text: str, console: Console) -> None:
    """Print a heading, with an empty line above it."""
    console.print()
    console.print(words(text, "bold underline"))


def complain(sentence: str) -> None:
    """Print one sentence on standard error, on a line of its own."""
    aside().print(Text(f"sayso: {ended(sentence)}"), soft_wrap=True)


def note(sentence: str) -> None:
    """Print a remark on standard error, dimmed."""
    aside().print(Text(ended(sentence), "dim"), soft_wrap=True)


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on standard error that something takes its time; nothing if no terminal."""
    console = aside()
    if not console.is_terminal:
        yield
        return
    with console.status(words(on, "dim")):
        yield


def emit(value: Mapping[str, Any], *, lines: bool = False) -> None:
    """Print a JSON object, on one line where it is one of several.

    What must not reach a terminal is escaped, so that the exact words stay exact.
    """
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not utf8, indent=None if lines else 2)
    for character in sorted(set(text)):
        if block(character) != character:
            text = text.replace(character, json.dumps(character)[1:-1])
    sys.stdout.write(text + "\n")
