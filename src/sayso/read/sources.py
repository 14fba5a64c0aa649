"""Files, folders, globs, JSON lines, addresses and standard input, in the same order.

One bad record never stops the rest: what can't be read is a Problem in its place.
"""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.model import Problem
from sayso.read.content import MOST_BYTES, read_bytes
from sayso.read.lines import read_lines
from sayso.read.reading import NOTHING_GIVEN, Given, Reading, Unreadable

if TYPE_CHECKING:
    from sayso.read.fetch import Limits

STANDARD_INPUT = "standard input"

_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINES = (".jsonl", ".ndjson")
_REPORTS = (".txt", ".html", ".htm", ".md", *_LINES)
_FEEDS = (".opml", ".rss", ".atom")
_KINDS = "files that end in .txt, .html, .htm, .md or .jsonl"


def _name(path: Path) -> str:
    """The path as text that can be stored and printed, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it is closed; opening it will say so
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True


def _trouble(error: OSError, name: str) -> Problem:
    why = (error.strerror or str(error)).lower()
    remedy = "See that it exists and that you may read it"
    return Problem(name, f"it can't be read ({why})", remedy)


def _in_folder(folder: Path) -> Iterator[Path | Problem]:
    """The report files under a folder, sorted; hidden files and folders passed over."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _trouble(error, _name(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry) and not entry.is_symlink():
            yield from _in_folder(entry)
        elif entry.suffix.lower() in _REPORTS:
            yield entry


def _folder(folder: Path) -> Iterator[Path | Problem]:
    empty = True
    for found in _in_folder(folder):
        empty = False
        yield found
    if empty:
        remedy = f"sayso reads {_KINDS}"
        yield Problem(_name(folder), "there are no reports in this folder", remedy)


def _matching(source: str) -> Iterator[Path | Problem]:
    """What a source that is no file or folder may stand for."""
    found = glob.glob(source, recursive=True)  # noqa: PTH207  # may be absolute
    matches = sorted(found)
    for match in matches:
        path = Path(match)
        yield from _folder(path) if _is_folder(path) else iter((path,))
    if matches:
        return
    if glob.has_magic(source):
        yield Problem(source, "no file matches", f"sayso reads {_KINDS}")
    else:
        remedy = "Check the path; - stands for standard input"
        yield Problem(source or '""', "there is no such file or folder", remedy)


def _paths(sources: Iterable[str]) -> Iterator[Path | Problem | str | None]:
    """The files and addresses of the sources, each once; None is standard input."""
    seen: set[str] = set()
    for source in sources:
        path = Path(source)
        found: Iterable[Path | Problem | str | None]
        if source == "-":
            found = (None,)
        elif "://" in source:
            found = (source,)
        elif source and _is_folder(path):
            found = _folder(path)
        else:
            found = (path,) if source and _exists(path) else _matching(source)
        for item in found:
            key = "-" if item is None else str(item)
            real = os.path.realpath(item) if isinstance(item, Path) else key
            if real not in seen:
                seen.add(real)
                yield item


def _one(data: bytes, name: str, given: Given) -> Reading | Problem:
    try:
        return read_bytes(data, name=name, given=given)
    except Unreadable as error:
        return error.problem


def _file(path: Path, given: Given) -> Iterator[Reading | Problem]:
    name = _name(path)
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in _LINES:
                yield from read_lines(stream, name=name, given=given)
            else:
                yield _one(stream.read(MOST_BYTES + 1), name, given)
    except OSError as error:
        yield _trouble(error, name)


def _stream(stream: BinaryIO, given: Given) -> Iterator[Reading | Problem]:
    """Standard input: JSON lines if it begins with an object, else one report."""
    first = stream.readline(MOST_BYTES + 1)
    if _JSON.match(first):
        yield from read_lines(stream, name=STANDARD_INPUT, given=given, first=first)
    else:
        rest = stream.read(max(0, MOST_BYTES + 1 - len(first)))
        yield _one(first + rest, STANDARD_INPUT, given)


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
        name = _name(item)
        try:
            data = item.read_bytes()
        except OSError as error:
            yield _trouble(error, name)
            return
        yield from web.read_feed(data, name, fetcher, given=given)


def read_sources(
    sources: Sequence[str],
    *,
    given: Given = NOTHING_GIVEN,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Reading | Problem]:
    """The reports of the sources in their order, and a Problem for each that fails.

    A source is a file, a folder (its reports, recursively, by name), a glob, a file of
    JSON lines, an address (of a page, a feed or a sitemap), a list of feeds (.opml), or
    `-` for standard input. A file named twice is read once. `given` holds for every
    report, `limits` for what is fetched.
    """
    for path in _paths(sources):
        if isinstance(path, Problem):
            yield path
        elif path is None:
            yield from _stream(stdin or sys.stdin.buffer, given)
        elif isinstance(path, str) or path.suffix.lower() in _FEEDS:
            yield from _on_the_web(path, given, limits)
        else:
            yield from _file(path, given)
