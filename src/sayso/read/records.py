"""A WARC cut into its records, and past what is damaged in it.

Only where a record begins and ends is decided here; what is in it is read elsewhere. A
stream is read once, forward; of one record no more than MOST_BLOCK is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO

from sayso.read.content import MOST_BYTES
from sayso.read.unpacked import Unpacked

MOST_BLOCK = MOST_BYTES + 1_000_000
"""The largest record that is held: a page and the headers before it."""

_MOST_HEAD = 200_000
_MOST_LINE = 65536
_BLOCK = 1_000_000
_VERSION = re.compile(rb"WARC/\d+\.\d+\s*\Z")
_NEXT = re.compile(rb"\r?\n(?=WARC/\d+\.\d+\r?\n)")
_FIELD = re.compile(rb"([!-9;-~]+):[ \t]*(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its kind in lower case, its head and block as they were.

    `block` is empty where the record was not wanted, or larger than MOST_BLOCK; `size`
    is what the head says. `trouble` says what is damaged, '' for a sound one.
    """

    number: int
    kind: str
    head: bytes = b""
    block: bytes = b""
    size: int = 0
    trouble: str = ""


def warc_records(stream: BinaryIO, wanted: frozenset[str]) -> Iterator[Record]:
    """The records of a WARC, packed or plain; only those of wanted kinds are held.

    What lies between records, and is none, is a record without a kind.
    """
    source = _Source(stream)
    number = 0
    while True:
        line, stray = source.opening()
        if stray or (source.trouble and not line):
            why = source.trouble or "it is no WARC record"
            yield Record(number + 1, "", trouble=why)
        if line:
            number += 1
            yield _record(source, number, line, wanted)
        if (source.trouble or not line) and not source.resumed():
            return


class _Source:
    """A stream that can take back what was read of it, and go on past damage."""

    def __init__(self, stream: BinaryIO) -> None:
        buffered = BufferedReader(stream) if not hasattr(stream, "peek") else stream  # type: ignore[type-var]  # reads as a raw stream does
        packed = buffered.peek(2)[:2] == b"\x1f\x8b"
        self._unpacked = Unpacked(buffered) if packed else None
        self._stream = (
            BufferedReader(self._unpacked, 1 << 16) if self._unpacked else buffered
        )
        self._ahead = b""

    @property
    def trouble(self) -> str:
        return self._unpacked.trouble if self._unpacked else ""

    def resumed(self) -> bool:
        """Whether there is more after what looked like the end."""
        troubled = self._unpacked is not None and bool(self._unpacked.trouble)
        return troubled and self._unpacked is not None and self._unpacked.resume()

    def read(self, most: int) -> bytes:
        ahead, self._ahead = self._ahead[:most], self._ahead[most:]
        return ahead + (self._stream.read(most - len(ahead)) or b"")

    def line(self) -> bytes:
        end = self._ahead.find(b"\n") + 1
        if end:
            line, self._ahead = self._ahead[:end], self._ahead[end:]
            return line
        ahead, self._ahead = self._ahead, b""
        return ahead + (self._stream.readline(_MOST_LINE) or b"")

    def take_back(self, data: bytes) -> None:
        self._ahead = data + self._ahead

    def opening(self) -> tuple[bytes, bool]:
        """The line that opens the next record, and whether anything lay before it."""
        stray = False
        while line := self.line():
            if _VERSION.match(line):
                return line, stray
            stray = stray or bool(line.strip())
        return b"", stray


def _record(
    source: _Source, number: int, line: bytes, wanted: frozenset[str]
) -> Record:
    head, fields = _head(source, line)
    kind = fields.get("warc-type", "").lower()
    stated = fields.get("content-length", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 16):
        return Record(number, kind, head, trouble="it does not say how long it is")
    size = int(stated)
    held = kind in wanted and size <= MOST_BLOCK
    block, left = (source.read(size), 0) if held else (b"", _skipped(source, size))
    left = size - len(block) if held else left
    trouble = ""
    if left:
        trouble = source.trouble or "it is cut short"
    elif held:
        block, trouble = _ended(source, block)
    return Record(number, kind, head, block, size, trouble)


def _head(source: _Source, line: bytes) -> tuple[bytes, dict[str, str]]:
    """The head as it is, with its blank line, and its fields by lower-case name."""
    lines, size = [line], 0
    fields: dict[str, str] = {}
    while (line := source.line()).strip():
        size += len(line)
        if size > _MOST_HEAD:
            break
        lines.append(line)
        if found := _FIELD.match(line):
            name = found[1].decode("ascii").lower()
            fields.setdefault(name, found[2].strip().decode("utf-8", "replace"))
    return b"".join(lines) + b"\r\n", fields


def _skipped(source: _Source, size: int) -> int:
    """Pass over so many bytes; how many of them there were not."""
    while size and (data := source.read(min(size, _BLOCK))):
        size -= len(data)
    return size


def _ended(source: _Source, block: bytes) -> tuple[bytes, str]:
    """The block, and whether it ends where it says; what follows is given back."""
    after = source.read(4)
    if not after.strip():
        source.take_back(after)
        return block, ""
    source.take_back(after)
    found = _NEXT.search(block)
    if found:
        source.take_back(block[found.end() :])
    return block, "it is not as long as it says"
