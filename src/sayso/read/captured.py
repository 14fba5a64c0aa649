"""Pages as a server gave them, today or when an archive was made."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sayso.model import Fetched
from sayso.read.content import read_bytes
from sayso.read.piece import Piece
from sayso.read.reading import NOTHING_GIVEN, Given, Reading

# What links bear so that a reader can be followed; it is no part of where a page is.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|cmpid|ns_\w+"
    r"|at_(?:campaign|medium|custom\d|link\w*|format|ptr\w*|bbc\w*))\Z",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def plain_address(address: str) -> str:
    """An address without its fragment and what only follows a reader."""
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if not _TRACKING.match(key)]
    query = parts.query if kept == asked else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def page_piece(fetched: Fetched, given: Given = NOTHING_GIVEN) -> Piece:
    """The page that a server gave, not read yet."""
    try:
        name = plain_address(fetched.address)
    except ValueError:  # brackets that are no address of the sixth version
        name = fetched.address
    found = _CHARSET.search(fetched.header("content-type"))
    charset = found[1].lower() if found else ""
    return Piece(
        name, fetched.body, page_reading, given, charset=charset, fetched=fetched
    )


def page_reading(piece: Piece) -> Reading:
    """The report of a piece that is one whole page or text; raises Unreadable."""
    return read_bytes(
        piece.raw, name=piece.name, given=piece.given, charset=piece.charset
    )
