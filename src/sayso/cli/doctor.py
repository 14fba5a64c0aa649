"""`sayso doctor`: whether everything that sayso needs is there and in order."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from sayso import __version__
from sayso.cli.codes import Code
from sayso.cli.options import AsJson, LedgerPlace
from sayso.cli.screen import emit, hanging, screen, words, working
from sayso.errors import LedgerError
from sayso.lang import language
from sayso.model import LANGUAGES
from sayso.shown.wording import count


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: what was looked at, how it is, and what to do."""

    what: str
    state: str
    remedy: str = ""
    ok: bool = True


def doctor(ledger: LedgerPlace = None, as_json: AsJson = False) -> None:
    """Say what is installed, where the ledger is, and whether all is in order.

    Each line is OK or a problem with what to do about it. A ledger that is
    not there yet is not made.
    """
    with working("looking at the ledger"):
        findings = tuple(_findings(ledger))
    well = all(finding.ok for finding in findings)
    if as_json:
        emit({"ok": well, "findings": [_form(finding) for finding in findings]})
    else:
        for finding in findings:
            _print(finding, screen())
    if not well:
        raise typer.Exit(Code.LEDGER)


def _form(finding: Finding) -> dict[str, object]:
    return {
        "what": finding.what,
        "ok": finding.ok,
        "state": finding.state,
        "remedy": finding.remedy,
    }


def _print(finding: Finding, console: Console) -> None:
    state = Text("OK     ", "green") if finding.ok else Text("problem", "bold red")
    remedy = f". {finding.remedy}" if finding.remedy else ""
    said = words(f"{finding.what}: {finding.state}{remedy}")
    console.print(hanging(Text.assemble(state, "  "), said, console))


def _findings(where: str | None) -> Iterator[Finding]:
    yield Finding("sayso", f"{__version__} on Python {platform.python_version()}")
    yield from _languages()
    yield _postgres()
    yield _terminal()
    yield from _ledger(where)


def _languages() -> Iterator[Finding]:
    for code in LANGUAGES:
        try:
            cues = len(language(code).cues)
        except (OSError, ValueError) as error:
            remedy = "Install sayso again."
            yield Finding(f"language {code}", f"no data ({error})", remedy, ok=False)
        else:
            yield Finding(f"language {code}", count(cues, "cue"))


def _postgres() -> Finding:
    if find_spec("psycopg"):
        return Finding("PostgreSQL", "its driver psycopg is installed")
    remedy = "For a ledger in PostgreSQL: pip install 'sayso[postgres]'"
    return Finding(
        "PostgreSQL", "its driver is not installed; SQLite needs none", remedy
    )


def _terminal() -> Finding:
    console = screen()
    state = f"{console.encoding}, {console.width} columns"
    if console.encoding.lower().startswith("utf"):
        return Finding("terminal", state)
    remedy = "Letters that it lacks are shown as ?; set PYTHONUTF8=1 to see them all."
    return Finding("terminal", state, remedy)


def _ledger(where: str | None) -> Iterator[Finding]:
    place = _place(where)
    if place is not None and not place.exists():
        yield _nothing_yet(place)
        return
    try:
        yield from _looked_into(where)
    except LedgerError as error:
        yield Finding("ledger", str(error), ok=False)


def _place(where: str | None) -> Path | None:
    """Where a ledger on this machine is or would be; None for a database's address."""
    from platformdirs import user_data_path

    if where is None:
        return user_data_path("sayso") / "ledger.sqlite"
    if "://" in where:
        return None
    path = Path(where).expanduser()
    return path / "ledger.sqlite" if path.is_dir() else path


def _nothing_yet(place: Path) -> Finding:
    above = next(folder for folder in place.absolute().parents if folder.exists())
    if os.access(above, os.W_OK):
        return Finding("ledger", f"none yet at {place}; sayso add makes one")
    remedy = "Make that folder writable, or name another place with --ledger."
    state = f"none at {place}, and none can be made: {above} can't be written to"
    return Finding("ledger", state, remedy, ok=False)


def _looked_into(where: str | None) -> Iterator[Finding]:
    from sayso import pipeline, store
    from sayso.ledger import Ledger

    Ledger.open(where).close()  # migrates an older one, and refuses a newer one
    database = store.Database(store.locate(where))
    try:
        with database.reading() as connection:
            reports = store.reports(connection)
            claims = store.claims(connection, reports, engine=pipeline.ENGINE)
        held = f"{count(len(reports), 'report')}, {count(len(claims), 'claim')}"
        yield Finding("ledger", f"{database.name}: {held}, schema {store.SCHEMA}")
        with database.writing():
            yield Finding("ledger", "it can be written to")
    finally:
        database.close()
