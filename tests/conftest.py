"""Ledgers for the tests: in SQLite, and in PostgreSQL where it is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sayso.ledger import Ledger

_POSTGRES = Path("/usr/lib/postgresql")
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of the socket of a throw-away server; its user is `sayso`."""
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    programs = _programs()
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    folder.chmod(0o777)
    try:
        data = _started(programs, folder, user)
        yield str(folder)
        _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names a place without a ledger, another one each time, on either database."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(_numbers)}.sqlite")
    folder = request.getfixturevalue("postgres")
    return lambda: _new_schema(folder)


@pytest.fixture
def where(fresh: Callable[[], str]) -> str:
    """A place without a ledger, on either database."""
    return fresh()


@pytest.fixture
def ledger(where: str, invented_rules: None) -> Iterator[Ledger]:
    """An empty ledger, on either database, with rules invented for the tests."""
    with import_module("sayso.ledger").Ledger.open(where) as opened:
        yield opened


@pytest.fixture
def invented_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads and decides by the rules in `invented` instead of the real ones."""
    # Imported here, so that the tests of one step run though another is broken.
    pipeline, invented = (
        import_module("sayso.pipeline"),
        import_module("store.invented"),
    )
    for name in invented.RULES:
        monkeypatch.setattr(pipeline, name, getattr(invented, name))


def _programs() -> Path:
    found = sorted(_POSTGRES.glob("*/bin"), key=lambda path: float(path.parent.name))
    if not found:
        pytest.skip(f"no PostgreSQL in {_POSTGRES}: install the package postgresql")
    return found[-1]


def _server_user() -> str | None:
    """Whom the server runs as: it refuses to be root's."""
    if os.geteuid() != 0:
        return None
    if "postgres" not in {entry.pw_name for entry in pwd.getpwall()}:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    return "postgres"


def _started(programs: Path, folder: Path, user: str | None) -> Path:
    data = folder / "data"
    options = ("-U", "sayso", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    _run(user, programs / "initdb", "-D", data, "--no-sync", *options)
    settings = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=16MB"
    start = ("-w", "-l", folder / "log", "-o", settings, "start")
    _run(user, programs / "pg_ctl", "-D", data, *start)
    return data


def _run(user: str | None, *command: str | Path) -> None:
    subprocess.run(
        [str(part) for part in command],
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd="/",
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _new_schema(folder: str) -> str:
    """An empty schema: made much sooner than a database, and as good as one."""
    psycopg = import_module("psycopg")
    name = f"ledger_{next(_numbers)}"
    admin = f"host={folder} user=sayso dbname=postgres"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"postgresql://sayso@/postgres?host={folder}&options=-csearch_path%3D{name}"
