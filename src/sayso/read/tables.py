"""CSV and TSV: one report a row, whatever the encoding and the mark between cells.

Decides how a table is written; which column is what is decided in `columns`. Rows are
read as they are asked for. Of a row only the columns that are fields are kept.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from sayso.model import Problem
from sayso.read.columns import MOST_COLUMNS, columns_of
from sayso.read.encoding import encoding_of
from sayso.read.lines import line_reading
from sayso.read.piece import Columns, Piece
from sayso.read.reading import NOTHING_GIVEN, Given, Unreadable

MOST_CELL = 2_000_000
"""Code points: the longest cell that is read."""

_SAMPLE = 200_000  # bytes by which the encoding and the dialect are told
_MOST_LINE = 4 * MOST_CELL
_ROWS = 20  # by which the mark between cells is told
_MARKS = ("\t", ";", ",", "|")
_SPLIT = "Put quotation marks around cells that hold line breaks or quotation marks"
_NAME = "Say which column is which with --columns text=NAME,published=NAME,outlet=NAME"


def table_pieces(
    stream: BinaryIO, name: str, *, given: Given = NOTHING_GIVEN, columns: Columns = ()
) -> Iterator[Piece | Problem]:
    """The rows of a table, and a Problem for each that can't be read."""
    sample = stream.read(_SAMPLE)
    try:
        encoding, problems = encoding_of(sample, where=name)
    except Unreadable as error:
        yield error.problem
        return
    yield from problems
    lines = _lines(sample, stream, encoding)
    first = sample.decode(encoding, "replace").splitlines(keepends=True)[:_ROWS]
    rows = csv.reader(lines, delimiter=_mark(first))
    csv.field_size_limit(MOST_CELL)
    named = next(_sound(rows, name), None)
    if named is None or isinstance(named, Problem):
        yield named or Problem(name, "there is nothing in it", _NAME)
        return
    yield from _pieces(named[1], rows, Piece(name, b"", line_reading, given, columns))


def row_piece(values: dict[str, str], number: int, table: Piece) -> Piece:
    """A row as a piece: a JSON line of its fields; `table` says how it is read."""
    line = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    where = f"{table.name}:{number}"
    places = sum(value.count("\ufffd") for value in values.values())
    problems = (_damage(where, places),) if places else ()
    return Piece(where, line, line_reading, table.given, problems=problems)


def _damage(where: str, places: int) -> Problem:
    what = f"{places} of its characters {'is' if places == 1 else 'are'} damaged"
    return Problem(where, f"{what} (\ufffd)", "Get the table anew if the words matter")


def no_text(name: str, names: Sequence[str]) -> Problem:
    """What to say of a table without a column that is the text."""
    shown = ", ".join(repr(n[:30]) for n in names[:12])
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    what = f"no column is named as a report's text is (there are {shown}{more})"
    return Problem(name, what, _NAME)


def unknown_columns(
    name: str, names: Iterable[str], columns: Columns
) -> Iterator[Problem]:
    """A Problem for each column that a person names and the table lacks."""
    found = columns_of(names, columns)
    for field, column in columns:
        if field not in found:
            yield Problem(name, f"there is no column {column!r} in it", _NAME)


def _pieces(
    names: list[str], rows: Iterator[list[str]], table: Piece
) -> Iterator[Piece | Problem]:
    if len(names) > MOST_COLUMNS:
        what = f"it has {len(names):,} columns, more than {MOST_COLUMNS:,}"
        yield Problem(table.name, what, "Keep the columns that are about the report")
        return
    names = [name.strip() for name in names]
    found = columns_of(names, table.columns)
    yield from unknown_columns(table.name, names, table.columns)
    if "text" not in found:
        yield no_text(table.name, names)
        return
    places = {field: names.index(column) for field, column in found.items()}
    for row in _sound(rows, table.name):
        if isinstance(row, Problem):
            yield row
            continue
        number, cells = row
        values = {f: cells[at] for f, at in places.items() if at < len(cells)}
        if any(cell.strip() for cell in cells):
            yield row_piece(values, number, table)


def _sound(
    rows: Iterator[list[str]], name: str
) -> Iterator[tuple[int, list[str]] | Problem]:
    """The rows, each with the line that it ends on; a Problem for a damaged one."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number = getattr(rows, "line_num", 0)
            yield Problem(f"{name}:{number}", f"the row is damaged ({error})", _SPLIT)
            continue
        yield getattr(rows, "line_num", 0), row


def _lines(sample: bytes, rest: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines as characters, none longer than is read."""
    joined = io.BufferedReader(_Joined(sample, rest), 1 << 16)
    with io.TextIOWrapper(joined, encoding, errors="replace", newline="") as text:
        while line := text.readline(_MOST_LINE):
            yield line.replace("\0", "\ufffd")


class _Joined(io.RawIOBase):
    """What was read of a stream, and then the rest of it."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # as io hands it over
        data = self._first[: len(view)]
        self._first = self._first[len(view) :]
        data = data or self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def _mark(lines: Sequence[str]) -> str:
    """What stands between cells: what parts the first rows into as many, and most."""

    def fitness(mark: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        except csv.Error:
            widths = []
        width = widths[0] if widths else 0
        alike = sum(w == width for w in widths) if width > 1 else 0
        return alike, width

    return max(_MARKS, key=fitness)
