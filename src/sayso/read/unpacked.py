"""The bytes of a gzip stream as they unpack, bounded, and past what is damaged.

A gzip file may be many members one after the other, as a WARC is: one that is damaged,
or unpacks to far more than any text would, ends what is read there, and the next one
can be gone on with.
"""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

MOST_RATIO = 200
"""How many times its packed size a text may unpack to; real ones unpack to 3 to 30."""

FREE = 1_000_000
"""So many bytes may unpack from whatever size: a page of blanks packs very small."""

_BLOCK = 65536
_MEMBER = b"\x1f\x8b\x08"
_DAMAGED = "a part of it is damaged and can't be unpacked"
_BOMB = f"a part of it unpacks to more than {MOST_RATIO} times its size"
_CUT = "it is cut short"


class Unpacked(io.RawIOBase):
    """A stream of what a gzip stream holds; forward only.

    At a damaged member it ends as a file does, and `trouble` says why; `resume` goes on
    with the next member, and is False where there is none.
    """

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._waiting = b""
        self._member: zlib._Decompress | None = None
        self._taken = self._given = 0
        self.trouble = ""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer with what comes next."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # as io hands it over
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """Go on with the next member after trouble; False at the end of the stream."""
        self.trouble = ""
        self._waiting = self._waiting[1:]
        while (at := self._waiting.find(_MEMBER)) < 0:
            block = self._packed.read(_BLOCK)
            if not block:
                self._waiting = b""
                return False
            self._waiting = self._waiting[-2:] + block
        self._waiting = self._waiting[at:]
        self._member = None
        return True

    def _next(self, most: int) -> bytes:
        """Up to `most` bytes; none at the end and at trouble."""
        while most and not self.trouble:
            if not self._waiting and not self._filled():
                return b""
            if self._member is None and not self._begun():
                continue
            data = self._inflated(most)
            if data:
                return data
        return b""

    def _filled(self) -> bool:
        self._waiting = self._packed.read(_BLOCK)
        if not self._waiting and self._member is not None:
            self._member, self.trouble = None, _CUT
        return bool(self._waiting)

    def _begun(self) -> bool:
        """Whether another member begins here; zeros may pad the end of a stream."""
        self._waiting = self._waiting.lstrip(b"\0")
        if not self._waiting:
            return False
        self._member = zlib.decompressobj(wbits=31)
        self._taken = self._given = 0
        return True

    def _inflated(self, most: int) -> bytes:
        member = self._member
        assert member is not None
        before = len(self._waiting)
        try:
            data = member.decompress(self._waiting, most)
        except zlib.error:
            self._member, self.trouble = None, _DAMAGED
            return b""
        rest = member.unconsumed_tail or member.unused_data
        self._taken += before - len(rest)
        self._given += len(data)
        self._waiting = rest
        if member.eof:
            self._member = None
        elif self._given > FREE + MOST_RATIO * self._taken:
            self._member, self.trouble = None, _BOMB
            return b""
        return data
