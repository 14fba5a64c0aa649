"""Parquet: one report a row, through DuckDB, some rows at a time.

The library may open the one file and nothing else. It is an extra: without it, that it
is needed is a Problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from glob import escape
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from sayso.model import Problem
from sayso.read.columns import MOST_COLUMNS, columns_of
from sayso.read.lines import line_reading
from sayso.read.piece import Columns, Piece
from sayso.read.reading import NOTHING_GIVEN, Given
from sayso.read.tables import MOST_CELL, no_text, row_piece, unknown_columns

_ROWS = 64  # read at once: their cells may be long
_SETTINGS = {
    "threads": "1",
    "memory_limit": "500MB",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
_REMEDY = "See that it is a sound Parquet file"
_INSTALL = "Install sayso with its extra: pip install 'sayso[parquet]'"


def parquet_pieces(
    path: Path, name: str, *, given: Given = NOTHING_GIVEN, columns: Columns = ()
) -> Iterator[Piece | Problem]:
    """The rows of a Parquet file, and a Problem for each that can't be read."""
    try:
        duckdb: Any = import_module("duckdb")
    except ImportError:
        yield Problem(name, "a Parquet file is read with DuckDB", _INSTALL)
        return
    table = Piece(name, b"", line_reading, given, columns)
    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as connection:
            yield from _rows(_File(connection, path), table)
    except duckdb.Error as error:
        why = str(error).partition("\n")[0][:160]
        yield Problem(name, f"it can't be read as Parquet ({why})", _REMEDY)


def parquet_rows(path: Path) -> int | None:
    """How many rows a Parquet file says it has; None where it can't be told."""
    try:
        duckdb: Any = import_module("duckdb")
    except ImportError:
        return None
    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as connection:
            found = _File(connection, path).fetched("count(*)")
            return int(next(found)[0])
    except duckdb.Error:
        return None


class _File:
    """One Parquet file, and a connection that can open nothing else."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        # A path is a pattern to the library, and both are asked whether they may be.
        self._path = escape(str(path.resolve()))
        both = (str(path.resolve()), self._path)
        allowed = ", ".join("'" + one.replace("'", "''") + "'" for one in both)
        connection.execute(f"SET allowed_paths = [{allowed}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")

    def names(self) -> list[str]:
        """The columns."""
        self._asked("*", "LIMIT 0")
        return [column[0] for column in self._connection.description]

    def fetched(self, what: str) -> Iterator[Sequence[Any]]:
        """The rows of what is selected, some at a time."""
        self._asked(what)
        while rows := self._connection.fetchmany(_ROWS):
            yield from rows

    def _asked(self, what: str, rest: str = "") -> None:
        table = "read_parquet(?, binary_as_string = true)"
        self._connection.execute(f"SELECT {what} FROM {table} {rest}", [self._path])


def _rows(file: _File, table: Piece) -> Iterator[Piece | Problem]:
    names = file.names()
    if len(names) > MOST_COLUMNS:
        what = f"it has {len(names):,} columns, more than {MOST_COLUMNS:,}"
        yield Problem(table.name, what, "Keep the columns that are about the report")
        return
    found = columns_of(names, table.columns)
    yield from unknown_columns(table.name, names, table.columns)
    if "text" not in found:
        yield no_text(table.name, names)
        return
    selected = ", ".join(_cell(column) for column in found.values())
    for number, row in zip(count(1), file.fetched(selected), strict=False):
        values = {f: v for f, v in zip(found, row, strict=True) if v}
        if any(len(value) > MOST_CELL for value in values.values()):
            what = f"a cell is longer than {MOST_CELL:,} characters, which no report is"
            yield Problem(f"{table.name}:{number}", what, "Split it, or leave it out")
        else:
            yield row_piece(values, number, table)


def _cell(column: str) -> str:
    quoted = column.replace('"', '""')
    return f'left(CAST("{quoted}" AS VARCHAR), {MOST_CELL + 1})'
