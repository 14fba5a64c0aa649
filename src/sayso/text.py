"""Code-point arithmetic over a report's text: tokens, paragraphs, safe display."""

from __future__ import annotations

import re
import unicodedata

# C0, C1, bidirectional overrides and isolates, zero-width and tag characters: nothing
# that a report holds may move a cursor, colour a line or turn its direction.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def displayable(text: str) -> str:
    """`text` with control, direction and invisible characters shown as `�`."""
    return _UNSAFE.sub("\ufffd", text)


def folded(text: str) -> str:
    """`text` in lower case without diacritics, for comparing names across languages."""
    if text.isascii():
        return text.lower()
    text = text.casefold().replace("ø", "o").replace("æ", "ae").replace("đ", "d")
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))
