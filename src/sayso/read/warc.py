"""WARC: the pages that an archive of the web holds, each with when it was captured.

Answers that are HTML or text are pages; all else is passed over and counted. A damaged
record is a Problem that names its number, and the rest goes on.
"""

from __future__ import annotations

import io
import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.bufferedreaders import (  # type: ignore[import-untyped]  # no types
    ChunkedDataReader,
)
from warcio.exceptions import (  # type: ignore[import-untyped]
    ArchiveLoadFailed,
)
from warcio.recordloader import (  # type: ignore[import-untyped]
    ArcWarcRecordLoader,
)
from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeadersParserException,
)

from sayso.model import Fetched, Problem
from sayso.read.captured import page_piece
from sayso.read.content import MOST_BYTES, too_large
from sayso.read.piece import Passed, Piece
from sayso.read.reading import NOTHING_GIVEN, Given
from sayso.read.records import MOST_BLOCK, Record, warc_records
from sayso.read.unpacked import FREE, MOST_RATIO

# The library reports what it finds odd about an address on standard error otherwise.
logging.getLogger("warcio.recordloader").addHandler(logging.NullHandler())

_WANTED = frozenset(("response",))
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
_SOUND = frozenset((200, 203))
_TOLD = 6  # kinds of what is passed over that are named
_REMEDY = "Get the archive anew if the pages there matter; the rest is read"
_NO_PAGE = "Only answers that are HTML or text are read from an archive"
_PLAIN = frozenset(("", "identity", "none"))
_ZLIB = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class _Damaged(Exception):
    """What is wrong with a record."""


@dataclass(frozen=True, slots=True)
class _Other:
    """Why an answer is no page, such as its type."""

    kind: str


def warc_pieces(
    stream: BinaryIO, name: str, *, given: Given = NOTHING_GIVEN
) -> Iterator[Piece | Problem | Passed]:
    """The pages of a WARC, packed or plain, and what was passed over, at the end."""
    passed: Counter[str] = Counter()
    none = True
    for record in warc_records(stream, _WANTED):
        none = False
        where = f"{name}:{record.number}"
        if record.trouble and (not record.kind or record.kind in _WANTED):
            yield Problem(where, record.trouble, _REMEDY)
        elif record.kind not in _WANTED:
            passed[record.kind[:40] or "without a type"] += 1
        else:
            found = _page(record, where, given)
            if isinstance(found, _Other):
                passed[found.kind] += 1
            else:
                yield found
    if none:
        yield Problem(name, "there is no record in it", "See that it is a WARC")
    if passed:
        yield Passed(name, _counted(passed), _NO_PAGE)


def _counted(passed: Counter[str]) -> str:
    told = [f"{count:,} {kind}" for kind, count in passed.most_common(_TOLD)]
    others = passed.total() - sum(n for _, n in passed.most_common(_TOLD))
    kinds = ", ".join((*told, f"{others:,} others") if others else told)
    plural = "record" if passed.total() == 1 else "records"
    return f"{passed.total():,} {plural} passed over ({kinds})"


def _page(record: Record, where: str, given: Given) -> Piece | Problem | _Other:
    if record.size > MOST_BLOCK:
        return too_large(where).problem
    try:
        fetched, cut = _fetched(record)
    except _Damaged as error:
        return Problem(where, str(error), _REMEDY)
    if isinstance(fetched, _Other):
        return fetched
    piece = page_piece(fetched, given)
    if not cut:
        return piece
    what = "the archive holds only the beginning of this page"
    problems = (Problem(piece.name, what, "Get the page itself if the rest matters"),)
    return Piece(
        piece.name,
        piece.raw,
        piece.reader,
        piece.given,
        charset=piece.charset,
        fetched=fetched,
        problems=problems,
    )


def _fetched(record: Record) -> tuple[Fetched | _Other, bool]:
    """What a server gave, as its record says, and whether it is only the beginning."""
    loader = ArcWarcRecordLoader(verify_http=False)
    try:
        read: Any = loader.parse_record_stream(io.BytesIO(record.head + record.block))
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError):
        raise _Damaged("its head is damaged") from None
    except (AttributeError, IndexError, TypeError):  # of a head without an address
        raise _Damaged("its head lacks what every record has") from None
    address = read.rec_headers.get_header("WARC-Target-URI") or ""
    if read.http_headers is None:
        return _Other("not by HTTP"), False
    status, other = _status(read), _type(read)
    if status not in _SOUND:
        return _Other(f"of status {status or 'unknown'}"), False
    if other not in _PAGES or _is_for_robots(address):
        return _Other(other if other not in _PAGES else "robots.txt"), False
    headers = tuple((n.lower(), v) for n, v in read.http_headers.headers)
    instant = _instant(read.rec_headers.get_header("WARC-Date") or "")
    body = _body(read)
    cut = bool(read.rec_headers.get_header("WARC-Truncated"))
    return Fetched(address, address, status, headers, instant, body), cut


def _status(read: Any) -> int:
    code = str(read.http_headers.get_statuscode())
    return int(code) if code.isascii() and code.isdigit() and len(code) < 4 else 0


def _type(read: Any) -> str:
    stated = read.http_headers.get_header("content-type") or "text/html"
    return str(stated).partition(";")[0].strip().lower()[:40] or "text/html"


def _is_for_robots(address: str) -> bool:
    try:
        return urlsplit(address).path == "/robots.txt"
    except ValueError:
        return False


def _instant(stated: str) -> datetime:
    try:
        found = datetime.fromisoformat(stated.strip())
    except ValueError:
        raise _Damaged("it does not say when it was captured") from None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _body(read: Any) -> bytes:
    """The bytes of the page: out of their chunks, unpacked, no more than is read."""
    chunked = read.http_headers.get_header("transfer-encoding") or ""
    stream = read.raw_stream
    if chunked.strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    data: bytes = stream.read(MOST_BLOCK)
    codings = read.http_headers.get_header("content-encoding") or ""
    for coding in reversed([c.strip().lower() for c in codings.split(",")]):
        if coding not in _PLAIN:
            data = _inflated(data, coding)
    return data


def _inflated(data: bytes, coding: str) -> bytes:
    """Bytes unpacked; as they are where an archiver has unpacked them already."""
    if coding not in _ZLIB:
        if data.lstrip()[:1] == b"<":
            return data
        raise _Damaged(
            f"its page is packed with {coding[:20]}, which sayso can't unpack"
        )
    for bits in (_ZLIB[coding], -15) if coding == "deflate" else (_ZLIB[coding],):
        most = min(MOST_BYTES, FREE + MOST_RATIO * len(data)) + 1
        try:
            found = zlib.decompressobj(wbits=bits).decompress(data, most)
        except zlib.error:
            continue
        if len(found) == most:
            raise _Damaged("its page unpacks to more than any page is")
        return found
    if coding.endswith("gzip") and data.startswith(b"\x1f\x8b"):
        raise _Damaged("its page is damaged and can't be unpacked")
    return data
