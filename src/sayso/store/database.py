"""A ledger's database: where it is, how it is opened, and what its errors mean.

Reading sees one moment throughout; writing waits for its turn and is one transaction:
all of it is kept or none. What SQLite and PostgreSQL report as trouble becomes a
LedgerError that says what to do.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.errors import LedgerError

BUSY_SECONDS = 60.0
_SUFFIXES = (".sqlite", ".sqlite3", ".db")
_SQLITE_MAGIC = b"SQLite format 3\x00"
_LOCK = 0x5A59_50  # an arbitrary number: writers on one PostgreSQL database queue on it

# A part of the driver's message, what it means, what to do. The first that fits counts.
_TROUBLES = (
    (
        "not a database",
        "is not a sayso ledger",
        "name a folder, or a file that ends in .sqlite",
    ),
    (
        "malformed",
        "is damaged",
        "restore it from a copy, or add the reports to a new ledger",
    ),
    (
        "disk is full",
        "can't grow: the disk is full",
        "what was reported as added is kept; free some space and run it again",
    ),
    (
        "no space left",
        "can't grow: the disk is full",
        "what was reported as added is kept; free some space and run it again",
    ),
    (
        "locked",
        "is busy: another program has been writing to it for too long",
        "what was reported as added is kept; wait for the other one and run it again",
    ),
    (
        "readonly",
        "can't be written to",
        "make the file and its folder writable, or name another ledger",
    ),
    (
        "read-only",
        "can't be written to",
        "make it writable, or name another ledger",
    ),
    (
        "unable to open",
        "can't be opened",
        "sayso must be able to read and write the file and its folder",
    ),
    (
        "permission denied",
        "can't be used: the database refuses permission",
        "ask for the right to create and write tables, or name another ledger",
    ),
    (
        "authentication failed",
        "can't be opened: the database refuses the user name or the password",
        "put the right ones into the address",
    ),
    (
        "does not exist",
        "can't be opened: there is no such database or user",
        "create the database (createdb NAME), or put the right name into the address",
    ),
    (
        "connect",
        "can't be reached",
        "see that the database server runs and that the address is right",
    ),
)


class Database:
    """An open database; `name` says where it is, fit to print (no password)."""

    def __init__(self, url: URL) -> None:
        self.name = str(url.database) if _is_sqlite(url) else url.render_as_string()
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(sayso_begin="BEGIN IMMEDIATE")
        self._reader = (
            self.engine
            if _is_sqlite(url)
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at this moment."""
        with self._in_sentences(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; commits at the end, or keeps nothing."""
        with self._in_sentences(), self._writer.begin() as connection:
            _alone(connection)
            yield connection

    @contextmanager
    def supposing(self) -> Iterator[Database]:
        """This database as it would be: what is written there is undone at the end.

        Nobody else writes meanwhile.
        """
        with self._in_sentences(), self._writer.connect() as connection:
            transaction = connection.begin()
            try:
                _alone(connection)
                yield _Supposed(self.name, connection)
            finally:
                transaction.rollback()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _in_sentences(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"the ledger {self.name} {_sentence(error)}") from error


class _Supposed(Database):
    """A database within one transaction of another's, which undoes it."""

    def __init__(self, name: str, connection: Connection) -> None:
        self.name = name
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._in_sentences():
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._in_sentences(), self._connection.begin_nested():
            yield self._connection

    def close(self) -> None:
        """Nothing: the transaction is the other's to end."""


def _alone(connection: Connection) -> None:
    """Let no other sayso write until the transaction ends; SQLite sees to it itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})


def locate(where: str | Path | None = None) -> URL:
    """The database of a folder, a file or a SQLAlchemy URL.

    None is SAYSO_LEDGER, else the user's data folder. A folder is made where there is
    none, and holds `ledger.sqlite`. Raises LedgerError for what can't be a ledger.
    """
    if where is None:
        where = os.environ.get("SAYSO_LEDGER") or user_data_path("sayso")
    if "://" in str(where) and not isinstance(where, Path):
        return _parsed(where)
    return _sqlite_url(Path(where).expanduser())


def _parsed(where: str) -> URL:
    try:
        url = make_url(where)
    except ArgumentError:
        raise LedgerError(
            "the ledger's address is no database address; write "
            "postgresql://USER:PASSWORD@HOST/DATABASE, a folder or a .sqlite file"
        ) from None
    if _is_sqlite(url) and url.database and not url.query:
        return _sqlite_url(Path(url.database))
    if url.get_backend_name() == "postgresql":
        return url
    raise LedgerError(
        f"a ledger can't be kept in {url.render_as_string()}; sayso uses a SQLite file "
        "(a folder or a path that ends in .sqlite) or a postgresql:// address"
    )


def _sqlite_url(path: Path) -> URL:
    try:
        return URL.create("sqlite", database=str(_file(path)))
    except OSError as error:
        raise LedgerError(
            f"the ledger {path} can't be opened ({error.strerror}); make its folder "
            "writable, or name another place"
        ) from error


def _file(path: Path) -> Path:
    if path.is_file():
        # An empty file would silently become a ledger: only with a ledger's name.
        if path.suffix not in _SUFFIXES and _begins(path) != _SQLITE_MAGIC:
            raise LedgerError(
                f"{path} is a file that is not a sayso ledger; name a folder, or a "
                "file that ends in .sqlite"
            )
        return path
    if path.suffix in _SUFFIXES and not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
    path.mkdir(parents=True, exist_ok=True)
    return path / "ledger.sqlite"


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE_MAGIC))


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _engine(url: URL) -> Engine:
    if _is_sqlite(url):
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(url)
    except (ImportError, NoSuchModuleError):
        raise LedgerError(
            "a ledger in PostgreSQL needs the driver psycopg; install it with: "
            "pip install 'sayso[postgres]'"
        ) from None


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions begin at the first write; ours begin when we say so.
    connection.isolation_level = None
    cursor = connection.cursor()
    _keep_a_log(cursor)
    # FULL: a commit is on the disk before the report is said to be added.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _keep_a_log(cursor: DBAPICursor) -> None:
    """Turn on the write-ahead log, so that readers never wait for a writer."""
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait for this lock by itself, when two programs make
            # the same ledger at once.
            if "locked" not in str(error) or monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(options.get("sayso_begin", "BEGIN"))


def _sentence(error: DBAPIError) -> str:
    message = str(error.orig).strip()
    for part, meaning, remedy in _TROUBLES:
        if part in message.lower():
            return f"{meaning}; {remedy}"
    return f"can't be used: {message.splitlines()[0] if message else 'no reason given'}"
