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
from sayso.read.content import MOST_BYTES, too_large
from sayso.read.encoding import decoded
from sayso.read.fields import FIELDS
from sayso.read.header import found_of
from sayso.read.reading import Given, Reading, Unreadable, settled

_SHAPE = 'A line looks like {"text": "…", "title": "…", "published": "2017-06-16"}'


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


def _values(row: dict[str, Any]) -> dict[str, str]:
    """The known fields of a row as text; null, lists and unknown keys left out."""
    values: dict[str, str] = {}
    for key, value in row.items():
        field = FIELDS.get(key.lower())
        if field and isinstance(value, str | int) and str(value).strip():
            values.setdefault(field, str(value))
    return values


def _reading(line: bytes, where: str, name: str, given: Given) -> Reading:
    row, damage = _object(line, where)
    values = _values(row)
    if "text" not in values:
        raise Unreadable(Problem(where, "it has no text", _SHAPE))
    known = row.get("id")
    if isinstance(known, str | int) and known != "":
        values.setdefault("address", f"{name}#{known}")
    found = found_of(values["text"], values, where)
    found = replace(found, problems=(*damage, *found.problems))
    return settled(found, given=given, name=where, raw=line)


def _lines(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    """The lines, cut after MOST_BYTES + 1; the rest of a longer one is passed over."""
    line = first or stream.readline(MOST_BYTES + 1)
    while line:
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)
        line = stream.readline(MOST_BYTES + 1)


def read_lines(
    stream: BinaryIO, *, name: str, given: Given, first: bytes = b""
) -> Iterator[Reading | Problem]:
    """The reports of a stream of JSON lines, and a Problem for each that can't be read.

    `first` is what was already read of the first line. A report's address is what its
    line states, else `name#id`, else `name:line`.
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
        try:
            if len(line) > MOST_BYTES:
                raise too_large(where)
            yield _reading(line, where, name, given)
        except Unreadable as error:
            yield error.problem
    if empty:
        yield Problem(name, "there is no report in it", _SHAPE)
