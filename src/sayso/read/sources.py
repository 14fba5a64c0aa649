"""Files, folders, globs, tables, archives, addresses and standard input, in order.

Decides by a file's name, else by its first bytes, what reads it. One bad record never
stops the rest: what can't be read is a Problem in its place.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from sayso.model import Problem
from sayso.read import paths
from sayso.read.archives import Member, tar_members, zip_members
from sayso.read.captured import page_reading
from sayso.read.content import MOST_BYTES
from sayso.read.lines import line_pieces
from sayso.read.paths import named_files, path_name, unreadable_file
from sayso.read.piece import Columns, Passed, Piece, read_piece
from sayso.read.reading import NOTHING_GIVEN, Given, Reading, Unreadable
from sayso.read.unpacked import Unpacked

if TYPE_CHECKING:
    from sayso.read.fetch import Limits

STANDARD_INPUT = "standard input"

Item = Piece | Reading | Problem | Passed
"""What a source holds: a report, read or not yet, what is wrong, what is no report."""

Stream: TypeAlias = "io.BufferedReader[Any]"
"""Bytes that are read forward, and can be looked ahead at."""

_DEEPEST = 3  # archives within archives
_MOST_INNER = 100_000_000  # bytes of a ZIP archive within an archive, which is held
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_UNPACK = "Unpack it and add the files"
_GET_ANEW = "Get the file anew if what is missing matters"


@dataclass(frozen=True, slots=True)
class Terms:
    """How sources are read: what a person states, of the reports and of the columns."""

    given: Given = NOTHING_GIVEN
    columns: Columns = ()


def pieces(
    sources: Sequence[str],
    terms: Terms,
    *,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Item]:
    """What the sources hold, in their order, as far as it can be told unread.

    Sources are as in `read_sources`; reports of the web are read at once.
    """
    for path in named_files(sources):
        if isinstance(path, Problem):
            yield path
        elif path is None:
            yield from _stdin(stdin or sys.stdin.buffer, terms)
        elif isinstance(path, str) or path.name.lower().endswith(paths.FEEDS):
            yield from _on_the_web(path, terms.given, limits)
        else:
            yield from _file(path, terms)


def read_sources(
    sources: Sequence[str],
    *,
    given: Given = NOTHING_GIVEN,
    columns: Columns = (),
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Reading | Problem]:
    """The reports of the sources in their order, and a Problem for each that fails.

    A source is a file, a folder (its reports, recursively, by name), a glob, a file of
    JSON lines, a table, an archive, an address (of a page, a feed or a sitemap), a list
    of feeds (.opml), or `-` for standard input. A file named twice is read once.
    `given` holds for every report, `columns` for every table, `limits` for what is
    fetched.
    """
    terms = Terms(given, columns)
    for item in pieces(sources, terms, stdin=stdin, limits=limits):
        if isinstance(item, Piece):
            yield read_piece(item)
        elif not isinstance(item, Passed):
            yield item


def count_of(sources: Sequence[str]) -> int | None:
    """How many reports the sources hold; None where that is known only once read."""
    total = 0
    for path in named_files(sources):
        number = _number(path) if isinstance(path, Path) else None
        if isinstance(path, Problem):
            number = 1
        if number is None:
            return None
        total += number
    return total


def _number(path: Path) -> int | None:
    name = path.name.lower()
    if name.endswith(paths.PARQUET):
        found: int | None = import_module("sayso.read.parquet").parquet_rows(path)
        return found
    several = (*paths.LINES, *paths.TABLES, *paths.WARCS, *paths.ZIPS, *paths.TARS)
    packed = name.removesuffix(".gz")
    return None if packed.endswith((*several, *paths.FEEDS)) else 1


def _file(path: Path, terms: Terms) -> Iterator[Item]:
    name = path_name(path)
    try:
        with path.open("rb") as stream:
            if _kind(path.name, stream.peek(8)) == paths.PARQUET:
                table = import_module("sayso.read.parquet").parquet_pieces
                yield from table(path, name, given=terms.given, columns=terms.columns)
            else:
                yield from _stream(stream, name, terms)
    except OSError as error:
        yield unreadable_file(error, name)


def _kind(name: str, head: bytes = b"") -> tuple[str, ...]:
    """The ends of names by which a file is read; those of texts where none fits."""
    lower = name.lower()
    for kind in (*_READERS, paths.PARQUET, paths.TEXTS):
        if lower.endswith(kind):
            return kind
    signs = {b"WARC/": paths.WARCS, b"\x1f\x8b": paths.GZIPS, b"PAR1": paths.PARQUET}
    found = (kind for sign, kind in signs.items() if head.startswith(sign))
    return next(found, paths.TEXTS)


def _stream(stream: Stream, name: str, terms: Terms, depth: int = 0) -> Iterator[Item]:
    try:
        reader = _READERS.get(_kind(name, stream.peek(8)), _report)
        yield from reader(stream, name, terms, depth)
    except Unreadable as error:
        yield error.problem


def _report(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    yield Piece(name, stream.read(MOST_BYTES + 1), page_reading, terms.given)


def _lines(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    yield from line_pieces(stream, name, given=terms.given, columns=terms.columns)


def _table(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    table = import_module("sayso.read.tables").table_pieces
    yield from table(stream, name, given=terms.given, columns=terms.columns)


def _warc(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    # Here, not at the top, as above: most reports are files of their own.
    pages = import_module("sayso.read.warc").warc_pieces
    yield from pages(stream, name, given=terms.given)


def _zip(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    archive: BinaryIO = stream
    if depth:  # what is read forward only can't be sought in
        archive = io.BytesIO(stream.read(_MOST_INNER + 1))
        if archive.getbuffer().nbytes > _MOST_INNER:
            what = f"a ZIP archive within another is larger than {_MOST_INNER:,} bytes"
            yield Problem(name, what, _UNPACK)
            return
    yield from _members(zip_members(archive, name), name, terms, depth)


def _tar(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    packed = Unpacked(stream) if stream.peek(2)[:2] == b"\x1f\x8b" else None
    plain = io.BufferedReader(packed, 1 << 16) if packed else stream
    yield from _members(tar_members(plain, name), name, terms, depth)
    if packed and packed.trouble:
        yield Problem(name, packed.trouble, _GET_ANEW)


def _gzip(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    unpacked = Unpacked(stream)
    plain = io.BufferedReader(unpacked, 1 << 16)
    inner = name[:-3] if name.lower().endswith(".gz") else name
    for item in _deeper(plain, inner, terms, depth):
        whole = isinstance(item, Piece) and item.reader is page_reading
        if not (whole and unpacked.trouble):  # half a page is no report
            yield item
    if unpacked.trouble:
        yield Problem(name, unpacked.trouble, _GET_ANEW)


def _members(
    members: Iterable[Member | Problem], name: str, terms: Terms, depth: int
) -> Iterator[Item]:
    """What the files of an archive hold; those that are no reports are counted."""
    passed = reports = 0
    for member in members:
        reports += 1
        if isinstance(member, Problem):
            yield member
        elif _is_passed(member.name):
            passed += 1
        else:
            inner = f"{name}/{member.name}"
            yield from _deeper(member.stream, inner, terms, depth)
    if passed:
        files = "1 file" if passed == 1 else f"{passed:,} files"
        yield Passed(name, f"{files} passed over", f"sayso reads {paths.KINDS}")
    if not reports or reports == passed:
        what = "there are no reports in this archive"
        yield Problem(name, what, f"sayso reads {paths.KINDS}")


def _is_passed(name: str) -> bool:
    """Whether a file of an archive is hidden, or none that a folder's would be read."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return hidden or not name.lower().endswith(paths.REPORTS)


def _deeper(stream: Stream, name: str, terms: Terms, depth: int) -> Iterator[Item]:
    kind = _kind(name, b"")
    if depth >= _DEEPEST and kind in (paths.ZIPS, paths.TARS, paths.GZIPS):
        what = f"it is an archive within {depth} archives, which is not read"
        yield Problem(name, what, _UNPACK)
    elif kind == paths.PARQUET:
        yield Problem(name, "a Parquet file in an archive is not read", _UNPACK)
    else:
        yield from _stream(stream, name, terms, depth + 1)


_Reader = Callable[[Stream, str, Terms, int], Iterator[Item]]
_READERS: dict[tuple[str, ...], _Reader] = {
    paths.WARCS: _warc,  # before .gz, as is .tar.gz
    paths.TARS: _tar,
    paths.LINES: _lines,
    paths.TABLES: _table,
    paths.ZIPS: _zip,
    paths.GZIPS: _gzip,
}


def _stdin(stream: BinaryIO, terms: Terms) -> Iterator[Item]:
    """Standard input: JSON lines if it begins with an object, else one report."""
    first = stream.readline(MOST_BYTES + 1)
    if _JSON.match(first):
        yield from line_pieces(
            stream,
            STANDARD_INPUT,
            given=terms.given,
            columns=terms.columns,
            first=first,
        )
    else:
        rest = stream.read(max(0, MOST_BYTES + 1 - len(first)))
        yield Piece(STANDARD_INPUT, first + rest, page_reading, terms.given)


def _on_the_web(
    item: Path | str, given: Given, limits: Limits | None
) -> Iterator[Reading | Problem]:
    """The reports at an address, or of the feed or list of feeds in a file."""
    # Here, not at the top: what asks the web is heavy, and most reports are files.
    web = import_module("sayso.read.addresses")
    with web.Fetcher(limits) as fetcher:
        if isinstance(item, str):
            yield from web.read_address(item, fetcher, given=given)
            return
        name = path_name(item)
        try:
            data = item.read_bytes()
        except OSError as error:
            yield unreadable_file(error, name)
            return
        yield from web.read_feed(data, name, fetcher, given=given)
