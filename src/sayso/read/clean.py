"""A text as it is kept: composed, one kind of newline, no invisible controls.

Runs before any offset exists, so every span indexes what it leaves. Words, markup,
blank lines and typography stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

# U+2028 and U+2029 end lines and paragraphs; VT, FF and NEL are old line ends.
_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028]")

# Terminal sequences; C0 but tab and newline; C1; soft hyphen; direction marks,
# overrides and isolates; zero-width space, word joiner, byte order mark; annotation and
# tag characters. The joiners U+200C and U+200D stay: Persian and Hindi spell with them.
_INVISIBLE = re.compile(
    "\x1b\\[[0-9;:?]*[A-Za-z]|"
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """`text` in NFC with newlines as \\n and nothing invisible in it.

    Spaces at line ends and blank lines around the whole go; nothing else is collapsed.
    Cleaning twice changes nothing.
    """
    text = _NEWLINE.sub("\n", text).replace("\u2029", "\n\n")
    text = _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    """`text` cleaned and put on one line: a title, a name."""
    return " ".join(cleaned(text).split())
