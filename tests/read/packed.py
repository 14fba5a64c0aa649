"""Pages and archives of them, made up for the tests."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Mapping

# A sentence each, so that pages are of one language and differ.
SENTENCES = (
    "Ministeren sier at forhandlingene fortsetter i Oslo denne uken.",
    "Ifølge politiet ble ingen personer skadet da broen ble stengt.",
    "Kommunen avviser at planen er lagt bort, men vil ikke si hvorfor.",
    "Partiet har tidligere hevdet at tallene ikke var til å stole på.",
    "En talskvinne for selskapet bekrefter at saken er til behandling.",
    "Forskerne mener at flommen kunne vært varslet langt tidligere.",
)


def page(number: int, paragraphs: int = 12) -> str:
    """A page of a news site: menus, an article of its own words, teasers, scripts."""
    chance = random.Random(number)
    body = "".join(
        f"<p>{' '.join(chance.sample(SENTENCES, 3))} Avsnitt {number}-{n}.</p>"
        for n in range(paragraphs)
    )
    links = "".join(f'<li><a href="/sak/{n}">Sak {n}</a></li>' for n in range(60))
    script = f"<script>var a={{{','.join(f'x{n}:{n}' for n in range(900))}}}</script>"
    return (
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8">'
        f"<title>Sak {number} om broen</title>{script}"
        f'<meta property="og:title" content="Sak {number} om broen">'
        '<meta property="og:site_name" content="Avisen">'
        '<meta property="article:published_time" content="2017-06-16T12:00:00+02:00">'
        f"</head><body><nav><ul>{links}</ul></nav><main><article>"
        f"<h1>Sak {number} om broen</h1>{body}</article></main>"
        f"<aside><ul>{links}</ul></aside><footer>Avisen</footer></body></html>"
    )


def answer(
    body: bytes, *, kind: str = "text/html", status: str = "200 OK", more: str = ""
) -> bytes:
    """What a server sends: a status, headers (`more` are further ones), a body."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n"
    return head.encode() + body


def record(
    block: bytes,
    number: int = 0,
    *,
    kind: str = "response",
    length: int | None = None,
    more: str = "",
) -> bytes:
    """A record of a WARC; `length` is what it says instead of the truth."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Target-URI: https://avisen.example/sak/{number}\r\n"
        "WARC-Date: 2017-06-17T08:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n{more}"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(pages: int) -> list[bytes]:
    """The records of a crawl: for each page a request and a response."""
    asked = b"GET / HTTP/1.1\r\nHost: avisen.example\r\n\r\n"
    found = [record(b"software: none\r\n", kind="warcinfo")]
    for number in range(pages):
        found.append(record(asked, number, kind="request"))
        found.append(record(answer(page(number).encode()), number))
    return found


def packed(records: list[bytes]) -> bytes:
    """Records, each a member of its own of a gzip file."""
    return b"".join(gzip.compress(one, 6) for one in records)


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar archive of files."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()
