"""Bytes to characters: which encoding, and what was damaged.

A byte order mark decides; then UTF-8, whole or damaged; then what an HTML page or its
server declares; then Windows-1252 or an older western encoding in which the text reads
well; then charset-normalizer. What is no text at all is refused.
"""

from __future__ import annotations

import codecs
import re
from importlib import import_module

from sayso.model import Problem
from sayso.read.reading import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a page declares its encoding
_SAMPLE = 100_000  # bytes that charset-normalizer is shown
_MARKED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]

# What a UTF-8 letter or quotation mark begins with, in Latin and Cyrillic script. Read
# as Windows-1252 these are Â Ã Ð Ñ â, which stand alone in no Nordic or English text.
_LEADS = frozenset(b"\xc2\xc3\xd0\xd1\xe2")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = frozenset("åäöæøéèüáàâôêëíîïóúûñçšžßðþýœÿ")
_NORDIC = frozenset("åäöæøéü")
_SIGNS = frozenset(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u2039\u203a\u20ac\u2122"
    "\xa0\xad\xb4«»·§©®°±½£²³"
)
# Letters of another encoding come out as signs inside words (an apostrophe, a dash, a
# soft hyphen and a hard space may stand there) or as words of accented letters alone.
_NONSENSE = re.compile(
    "[a-z](?=[^\x00-\x7f])(?![\u2019\u2013\u2014\u2026\xa0\xad\xb7])"
    "[\\W\xaa\xb2\xb3\xb9\xba\xbc-\xbe][a-z]|[\xc0-\xff]{4}"
)
# Windows, the old Macintosh, DOS: tried in this order where nothing is declared.
_WESTERN_ENCODINGS = ("windows-1252", "mac-roman", "cp850")


def _refuse_binary(data: bytes, where: str) -> None:
    kind = next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), "")
    if not kind and b"\0" in data:
        kind = "a binary file"
    if kind:
        remedy = "Save its words as a text file (UTF-8) or as HTML, and read that"
        raise Unreadable(Problem(where, f"it is {kind}, not a text", remedy))


def _refuse_noise(text: str, where: str) -> None:
    if len(_CONTROL.findall(text)) > 8 + len(text) // 100:
        remedy = "Save its words as a text file (UTF-8) or as HTML, and read that"
        raise Unreadable(Problem(where, "it is full of control characters", remedy))


def _damage(where: str, encoding: str, places: int) -> Problem:
    places_read = "place is" if places == 1 else "places are"
    what = f"{places} {places_read} damaged (no valid {encoding}) and shown as \ufffd"
    return Problem(where, what, "Get the file anew if the words there matter")


def _lenient(data: bytes, encoding: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, with U+FFFD for what is damaged, and the damage said."""
    text = data.decode(encoding, errors="replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return text, (_damage(where, encoding.upper(), text.count("\ufffd")),)
    return text, ()


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes that are no valid UTF-8 are UTF-8 all the same, cut or damaged."""
    rest = data.decode("utf-8", errors="ignore")
    valid = sum(map(len, re.findall(r"[^\x00-\x7f]+", rest)))
    broken: list[int] = []
    for run in re.finditer(rb"[\x80-\xff]+", data):
        try:
            run.group().decode("utf-8")
        except UnicodeDecodeError as error:
            broken.append(run.group()[error.start])
    return valid > len(broken) or all(byte in _LEADS for byte in broken)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes, charset: str) -> str | None:
    """The text in the encoding that a page, else its server, says, as browsers do."""
    found = _DECLARED.search(data[:_HEAD])
    name = (found[1] or found[2]).decode("ascii").lower() if found else charset.lower()
    if not name or name.startswith(
        "utf"
    ):  # it is not, or it would have been read by now
        return None
    latin = name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
    return _strict(data, "windows-1252" if latin else name)


def _reads_well(text: str) -> bool:
    """Whether a text looks Nordic or western: its letters, signs, and where."""
    strange = [c.lower() for c in text if c > "\x7f" and c not in _SIGNS]
    nordic = sum(letter in _NORDIC for letter in strange)
    likely = _WESTERN.issuperset(strange) and nordic * 2 >= len(strange)
    return likely and not _NONSENSE.search(text)


def _western(data: bytes) -> str | None:
    """The text in the first western encoding in which it reads well."""
    texts = (_strict(data, encoding) for encoding in _WESTERN_ENCODINGS)
    return next((text for text in texts if text and _reads_well(text)), None)


def _by_statistics(data: bytes, where: str) -> tuple[str, tuple[Problem, ...]]:
    """The text in the likeliest encoding of all, which is said."""
    library = import_module("charset_normalizer")
    best = library.from_bytes(data[:_SAMPLE], cp_exclusion=_MARKED).best()
    if best is None:
        what = "its encoding can't be told"
        raise Unreadable(Problem(where, what, "Save it as UTF-8 and read that"))
    text = data.decode(best.encoding, errors="replace")
    return text, (_guessed(where, best.encoding),)


def _guessed(where: str, encoding: str) -> Problem:
    what = f"its encoding is stated nowhere and taken to be {encoding}"
    return Problem(where, what, "If its words look wrong, save it as UTF-8")


def _unmarked(data: bytes, where: str, charset: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes without a mark: UTF-8, damaged UTF-8, or something else."""
    text = _strict(data, "utf-8")
    if text is None and _is_damaged_utf8(data):
        return _lenient(data, "utf-8", where)
    if text is None:
        text = _declared(data, charset) or _western(data)
    return (text, ()) if text is not None else _by_statistics(data, where)


def decoded(
    data: bytes, *, where: str, charset: str = ""
) -> tuple[str, tuple[Problem, ...]]:
    """The characters of a file, and what was damaged in it or is not certain.

    `charset` is the encoding that a server names, '' where none does.

    Raises Unreadable (an InputError) for a binary file and for an encoding that can't
    be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[3:] if mark == codecs.BOM_UTF8 else data
            return _lenient(rest, encoding, where)
    _refuse_binary(data, where)
    text, problems = _unmarked(data, where, charset)
    _refuse_noise(text, where)
    return text, problems


def encoding_of(sample: bytes, *, where: str) -> tuple[str, tuple[Problem, ...]]:
    """The encoding of a long file by how it begins, and whether it is only guessed.

    Raises Unreadable (an InputError) for what is no text.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return ("utf-8-sig" if mark == codecs.BOM_UTF8 else encoding), ()
    _refuse_binary(sample, where)
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if _strict(whole, "utf-8") is not None or _is_damaged_utf8(whole):
        return "utf-8", ()
    for encoding in _WESTERN_ENCODINGS:
        text = _strict(whole, encoding)
        if text and _reads_well(text):
            return encoding, ()
    best = import_module("charset_normalizer").from_bytes(whole, cp_exclusion=_MARKED)
    if (found := best.best()) is None:
        what = "its encoding can't be told"
        raise Unreadable(Problem(where, what, "Save it as UTF-8 and read that"))
    return found.encoding, (_guessed(where, found.encoding),)
