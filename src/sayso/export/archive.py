"""The bytes of reports as WARC (ISO 28500), each record under its hash.

What a server gave is a response record with its status and headers; bytes that were
read from a file are a resource record, with the instant that they were recorded.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from uuid import UUID

from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeaders,
)
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from sayso.export.dossier import where
from sayso.model import Fetched, Report

# Headers that told of a transfer that is over: the bytes are kept as decoded.
_SPENT = ("transfer-encoding", "content-encoding", "content-length", "connection")


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with the bytes that it was read from, and when they were recorded.

    `fetched` is how they came, None where they did not come from a server.
    """

    report: Report
    raw: bytes
    recorded: datetime
    fetched: Fetched | None = None


def warc(kept: Iterable[Kept]) -> bytes:
    """A gzipped WARC with a record for each report, in the order given.

    The same bytes give the same file.
    """
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    for one in kept:
        writer.write_record(_record(writer, one))
    return buffer.getvalue()


def _record(writer: WARCWriter, kept: Kept) -> object:
    digest = sha256(kept.raw).hexdigest()
    fetched = kept.fetched
    at = (fetched.instant if fetched else kept.recorded).astimezone(UTC)
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{UUID(digest[:32])}>",
        "WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Block-Digest-SHA256": digest,
    }
    body = io.BytesIO(kept.raw)
    if fetched is None:
        return writer.create_warc_record(
            where(kept.report),
            "resource",
            payload=body,
            length=len(kept.raw),
            warc_content_type="application/octet-stream",
            warc_headers_dict=headers,
        )
    return writer.create_warc_record(
        fetched.address,
        "response",
        payload=body,
        length=len(kept.raw),
        http_headers=_http(fetched, len(kept.raw)),
        warc_headers_dict=headers,
    )


def _http(fetched: Fetched, length: int) -> StatusAndHeaders:
    told = [(_plain(k), _plain(v)) for k, v in fetched.headers if k not in _SPENT]
    told.append(("content-length", str(length)))
    names = {status.value: status.phrase for status in HTTPStatus}
    line = f"{fetched.status} {names.get(fetched.status, '')}".strip()
    return StatusAndHeaders(line, told, protocol="HTTP/1.1")


def _plain(text: str) -> str:
    """A header without what would begin another."""
    return text.replace("\r", " ").replace("\n", " ")
