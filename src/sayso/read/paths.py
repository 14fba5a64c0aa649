"""The files that the sources a person names stand for, each once.

Decides what of a folder is read, by the ends of names; opens nothing.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.model import Problem

LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
PARQUET = (".parquet",)
WARCS = (".warc", ".warc.gz")
ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz")
GZIPS = (".gz",)
TEXTS = (".txt", ".html", ".htm", ".md")
FEEDS = (".opml", ".rss", ".atom")

_PACKED = tuple(end + ".gz" for end in (*LINES, *TABLES, *TEXTS))
REPORTS = (*TEXTS, *LINES, *TABLES, *PARQUET, *WARCS, *ZIPS, *TARS, *_PACKED)
"""The ends of the names of what a folder or an archive holds and is read."""

KINDS = "files that end in .txt, .html, .htm, .md, .jsonl, .csv, .tsv or .parquet, "
KINDS += "and archives (.warc, .zip, .tar, .gz)"


def path_name(path: Path) -> str:
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


def unreadable_file(error: OSError, name: str) -> Problem:
    """What to say of a file or folder that can't be opened or read."""
    why = (error.strerror or str(error)).lower()
    remedy = "See that it exists and that you may read it"
    return Problem(name, f"it can't be read ({why})", remedy)


def _in_folder(folder: Path) -> Iterator[Path | Problem]:
    """The report files under a folder, sorted; hidden files and folders passed over."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable_file(error, path_name(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry) and not entry.is_symlink():
            yield from _in_folder(entry)
        elif entry.name.lower().endswith(REPORTS):
            yield entry


def _folder(folder: Path) -> Iterator[Path | Problem]:
    empty = True
    for found in _in_folder(folder):
        empty = False
        yield found
    if empty:
        remedy = f"sayso reads {KINDS}"
        yield Problem(path_name(folder), "there are no reports in this folder", remedy)


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
        yield Problem(source, "no file matches", f"sayso reads {KINDS}")
    else:
        remedy = "Check the path; - stands for standard input"
        yield Problem(source or '""', "there is no such file or folder", remedy)


def named_files(sources: Iterable[str]) -> Iterator[Path | Problem | str | None]:
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
