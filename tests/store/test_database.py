from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.store import database, locate

from store.invented import reading
from store.rows import counted

pytestmark = pytest.mark.usefixtures("invented_rules")

BRIDGE = reading("Oslo says bridge.", "2017-06-16")
NOBODY = 65534


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write everywhere: for a moment, be somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everyone may read."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize(
    ("given", "file"),
    [("a", "a/ledger.sqlite"), ("b.sqlite", "b.sqlite"), ("c/d/e.db", "c/d/e.db")],
)
def test_a_ledger_is_a_folder_or_a_file(tmp_path: Path, given: str, file: str) -> None:
    Ledger.open(tmp_path / given).close()
    assert (tmp_path / file).read_bytes().startswith(b"SQLite format 3")


def test_a_ledger_is_an_sqlite_address(tmp_path: Path) -> None:
    Ledger.open(f"sqlite:///{tmp_path}/a.sqlite").close()
    assert (tmp_path / "a.sqlite").is_file()


def test_without_a_place_the_environment_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "mine"))
    assert locate().database == str(tmp_path / "mine" / "ledger.sqlite")


def test_without_anything_it_is_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setattr(database, "user_data_path", lambda name: tmp_path / name)
    assert locate().database == str(tmp_path / "sayso" / "ledger.sqlite")


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", "notes.sqlite"):
        file = tmp_path / name
        file.write_text("Not a ledger, only some notes.\n" * 50)
        with pytest.raises(LedgerError, match="not a sayso ledger"):
            Ledger.open(file)
        assert file.read_text().startswith("Not a ledger")


def test_an_empty_file_without_a_ledgers_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(LedgerError, match="not a sayso ledger"):
        Ledger.open(tmp_path / "empty.txt")


def test_a_damaged_ledger_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with Ledger.open(file) as ledger:
        ledger.add([BRIDGE])
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match=r"is damaged; restore it"):
        Ledger.open(file)


@pytest.mark.parametrize(
    "address", ["mysql://a:secret@b/c", "sqlite://", "://", "nothing://x"]
)
def test_an_address_that_can_be_no_ledger_says_what_can(address: str) -> None:
    with pytest.raises(LedgerError, match="postgresql://") as raised:
        Ledger.open(address)
    assert "secret" not in str(raised.value)


def test_a_database_server_that_does_not_answer(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    with pytest.raises(LedgerError, match="can't be reached; see that"):
        Ledger.open(f"postgresql://anna:secret@/ledger?host={tmp_path}")


def test_a_server_without_the_database(postgres: str) -> None:
    with pytest.raises(LedgerError, match="no such database"):
        Ledger.open(f"postgresql://sayso@/nowhere?host={postgres}")


def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    folder.chmod(0o555)
    with (
        ordinary_user(),
        pytest.raises(LedgerError, match=r"make .*writable|read and write"),
    ):
        Ledger.open(folder / "ledger")
    with ordinary_user(), pytest.raises(LedgerError, match="read and write the file"):
        Ledger.open(folder / "ledger.sqlite")
    folder.chmod(0o755)


def test_a_ledger_that_may_only_be_read(folder: Path) -> None:
    with Ledger.open(folder) as ledger:
        ledger.add([BRIDGE])
    file = folder / "ledger.sqlite"
    file.chmod(0o444)
    folder.chmod(0o555)
    with ordinary_user(), pytest.raises(LedgerError, match=r"writable|read and write"):
        Ledger.open(folder)
    folder.chmod(0o755)
    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert counted(str(folder))["report"] == 1


def test_a_full_disk_loses_nothing_that_was_added(tmp_path: Path) -> None:
    kept: list[str] = []
    many = [reading(f"Oslo says bridge{n}. " * 40, "2017-06-16") for n in range(200)]
    with Ledger.open(tmp_path) as ledger:
        engine = ledger._database.engine
        engine.dispose()
        event.listen(engine, "connect", limit)
        with pytest.raises(
            LedgerError, match=r"disk is full; what was .* added is kept"
        ):
            ledger.add(many, progress=lambda item: kept.append(item.report.id))  # type: ignore[union-attr]
    assert kept
    with Ledger.open(tmp_path) as ledger:
        assert {report.id for report in ledger.reports()} == set(kept)
        added = ledger.add(many)
        assert (added.known, len(added.added)) == (len(kept), len(many) - len(kept))


def limit(connection: sqlite3.Connection, _entry: object) -> None:
    """Stands for a disk with room for a few pages more."""
    connection.execute("PRAGMA max_page_count=100")


def test_a_busy_ledger_says_so_when_waiting_is_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger.open(tmp_path).close()
    other = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Ledger.open(tmp_path) as ledger, pytest.raises(LedgerError, match="is busy"):
        ledger.add([BRIDGE])
    other.close()


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.add([BRIDGE])
        other = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert len(ledger.reports()) == 1
        other.close()
