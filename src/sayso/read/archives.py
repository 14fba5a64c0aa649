"""ZIP and tar: the files that an archive holds, one after the other.

Nothing is unpacked to disk. A name that leads out of the archive is refused, as are
files that are locked or unpack to far more than any text; the rest goes on.
"""

from __future__ import annotations

import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

from sayso.model import Problem
from sayso.read.reading import Unreadable
from sayso.read.unpacked import FREE, MOST_RATIO

MOST_MEMBERS = 1_000_000
"""So many files of an archive are looked at."""

_MOST_ALL = 1_000_000_000_000  # bytes that an archive may say it unpacks to
_MOST_NAME = 1000
_MOST_AT_ONCE = 30_000_000  # bytes that a reader of archives may ask for
_AGAIN = "Unpack it yourself, see that it is what you expect, and add its files"
_BROKEN = "Get the archive anew if the file matters; the rest is read"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its own name, and its bytes as a stream, to be read now."""

    name: str
    stream: io.BufferedReader[Any]


# What the standard library raises for archives and members that are not sound.
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a way of packing that is not known
    OSError,
    ValueError,
    RuntimeError,
)


def zip_members(stream: BinaryIO, name: str) -> Iterator[Member | Problem]:
    """The files of a ZIP archive in its order, and what is wrong with the others."""
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGE as error:
        yield Problem(name, f"it is no sound ZIP archive ({_why(error)})", _AGAIN)
        return
    with archive:
        infos = archive.infolist()
        wrong = _wrong(infos)
        if wrong:
            yield Problem(name, wrong, _AGAIN)
            return
        for info in infos:
            if not info.is_dir():
                yield from _zip_member(archive, info, name)


def _wrong(infos: list[zipfile.ZipInfo]) -> str:
    if len(infos) > MOST_MEMBERS:
        return f"it holds {len(infos):,} files, more than {MOST_MEMBERS:,}"
    if sum(info.file_size for info in infos) > _MOST_ALL:
        return "it unpacks to more than 1000 GB"
    return ""


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str
) -> Iterator[Member | Problem]:
    where = f"{name}/{info.filename[:_MOST_NAME]}"
    what = _unsafe(info.filename)
    if info.flag_bits & 1:
        what = "it is locked with a password"
    elif info.file_size > FREE + MOST_RATIO * info.compress_size:
        what = f"it unpacks to more than {MOST_RATIO} times its size"
    if what:
        yield Problem(where, what, _AGAIN)
        return
    try:
        member: IO[bytes] = archive.open(info)
    except _DAMAGE as error:
        yield _broken(where, error)
        return
    with member:
        yield Member(info.filename, guarded(member, where))


def tar_members(stream: BinaryIO, name: str) -> Iterator[Member | Problem]:
    """The files of a tar archive, packed or not, read once forward."""
    try:
        # "|": forward only, so that nothing of a damaged or hostile one is sought.
        bounded: IO[bytes] = _Bounded(stream)  # type: ignore[assignment]
        with tarfile.open(fileobj=bounded, mode="r|") as archive:
            for number, info in enumerate(archive):
                if number >= MOST_MEMBERS:
                    yield Problem(name, f"only {MOST_MEMBERS:,} files are read", _AGAIN)
                    return
                archive.members = []  # type: ignore[attr-defined]  # it keeps them all
                if info.isreg():
                    yield from _tar_member(archive, info, name)
    except _DAMAGE as error:
        yield Problem(name, f"the archive is damaged here ({_why(error)})", _AGAIN)


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, name: str
) -> Iterator[Member | Problem]:
    called = os.fsencode(info.name).decode("utf-8", "replace")
    where = f"{name}/{called[:_MOST_NAME]}"
    what = _unsafe(called)
    member = archive.extractfile(info)
    if what or member is None:
        yield Problem(where, what or "it is empty", _AGAIN)
        return
    with member:
        yield Member(called, guarded(member, where))


class _Bounded:
    """A stream that is not read in one go beyond what a sound archive asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _MOST_AT_ONCE:
            raise ValueError("it states a size that no archive of reports has")
        return self._stream.read(size)


def guarded(stream: IO[bytes], where: str) -> io.BufferedReader[Any]:
    """A member's bytes; reading what is damaged raises Unreadable."""
    return io.BufferedReader(_Guarded(stream, where), 1 << 16)


class _Guarded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], where: str) -> None:
        super().__init__()
        self._stream, self._where = stream, where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # as io hands it over
        try:
            data = self._stream.read(len(view))
        except _DAMAGE as error:
            raise Unreadable(_broken(self._where, error)) from None
        view[: len(data)] = data
        return len(data)


def _broken(where: str, error: Exception) -> Problem:
    return Problem(where, f"it is damaged ({_why(error)})", _BROKEN)


def _why(error: Exception) -> str:
    said = str(error).partition("\n")[0][:120]
    return said[:1].lower() + said[1:] if said else type(error).__name__


def _unsafe(name: str) -> str:
    """What is wrong with the name of a file in an archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    if len(name) > _MOST_NAME:
        return "its name is longer than any file's"
    drive = len(path.parts) > 0 and path.parts[0].endswith(":")
    if path.is_absolute() or ".." in path.parts or drive:
        return "its name leads out of the archive"
    return ""
