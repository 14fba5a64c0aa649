"""JSON lines: one report a line, read line by line however long the file.

A line that can't be read is a Problem that names file and line; the rest goes on.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from sayso.model import Problem
from sayso.read.columns import values_of
from sayso.read.content import MOST_BYTES, too_large
from sayso.read.encoding import decoded
from sayso.read.header import found_of
from sayso.read.piece import Columns, Piece
from sayso.read.reading import NOTHING_GIVEN, Given, Reading, Unreadable, settled

_SHAPE = 'A line looks like {"text": "…", "title": "…", "published": "2017-06-16"}'
_COLUMN = "If its text is under another name, say it with --columns text=NAME"


def _object(line: bytes, where: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    text, damage = decoded(line, where=where)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"it is no JSON ({str(error).partition(':')[0]})"
        raise Unreadable(Problem(where, what, _SHAPE)) from None
    if not isinstance(row, dict):
        raise Unreadable(Problem(where, "it is no JSON object", _SHAPE))
    return row, damage


def line_reading(piece: Piece) -> Reading:
    """The report of a JSON line, or of a table's row, which is kept as one.

    Its address is what it states, else `file#id`, else `file:line`. Raises Unreadable.
    """
    where = piece.name
    row, damage = _object(piece.raw, where)
    values = values_of(row, piece.columns)
    if "text" not in values:
        raise Unreadable(Problem(where, "it has no text", f"{_SHAPE}. {_COLUMN}"))
    known = row.get("id")
    if isinstance(known, str | int) and known != "":
        values.setdefault("address", f"{where.rpartition(':')[0]}#{known}")
    found = found_of(values["text"], values, where)
    found = replace(found, problems=(*damage, *found.problems))
    return settled(found, given=piece.given, name=where, raw=piece.raw)


def _lines(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    """The lines, cut after MOST_BYTES + 1; the rest of a longer one is passed over."""
    line = first or stream.readline(MOST_BYTES + 1)
    while line:
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)
        line = stream.readline(MOST_BYTES + 1)


def line_pieces(
    stream: BinaryIO,
    name: str,
    *,
    given: Given = NOTHING_GIVEN,
    columns: Columns = (),
    first: bytes = b"",
) -> Iterator[Piece | Problem]:
    """The lines of a stream, and a Problem for each that is too long.

    `first` is what was already read of the first line.
    """
    empty = True
    for number, line in enumerate(_lines(stream, first), start=1):
        where, line = f"{name}:{number}", line.strip()
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Problem(name, "these JSON lines are UTF-16", "Save them as UTF-8")
            return
        if not line:
            continue
        empty = False
        if len(line) > MOST_BYTES:
            yield too_large(where).problem
        else:
            yield Piece(where, line, line_reading, given, columns)
    if empty:
        yield Problem(name, "there is no report in it", _SHAPE)
