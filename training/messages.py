"""The catalogues of the pages' messages: found in the code, kept with the translations.

    python -m training.messages          update the catalogues in `web/locale`
    python -m training.messages --check  say what they lack, and fail where they lack it

Messages are found by Babel in `_`, `ngettext` and the templates. Those that are made up
when they are needed are listed here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from sayso.model import Certainty, Label, Stance
from sayso.weigh import meaning

SOURCES = Path(__file__).parent.parent / "src" / "sayso"
LOCALE = SOURCES / "web" / "locale"
LANGUAGES = ("sv", "nb", "da")
COUNTED = ("report", "claim", "new claim", "question", "origin")
"""What is counted in words: `1 report`, `{n} reports`, `no reports`."""

_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def found() -> Catalog:
    """Every message of the pages, in the order of the alphabet, in no language."""
    catalog = Catalog(project="sayso", charset="utf-8", fuzzy=False)
    for folder in ("shown", "web"):
        rows = extract_from_dir(SOURCES / folder, _METHODS, keywords=_KEYWORDS)
        for _file, _line, message, _comments, _context in sorted(rows, key=str):
            catalog.add(message)
    for message in _made_up():
        catalog.add(message)
    return catalog


def _made_up() -> Iterator[str | tuple[str, str]]:
    labels = get_args(Label)
    yield from (*labels, *get_args(Certainty), *get_args(Stance))
    yield from ("affirms", "denies", "doubts", "source", "cue", "content", "evidence")
    yield from (meaning(label) for label in labels)
    for one in COUNTED:
        yield f"no {one}s"
        yield f"1 {one}", f"{{n}} {one}s"


def path_of(lang: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / lang / "LC_MESSAGES" / "sayso.po"


def updated(lang: str) -> Catalog:
    """The messages with what a language's catalogue has for them, and no others."""
    old = Catalog(locale=lang)
    if path_of(lang).exists():
        with path_of(lang).open("rb") as file:
            old = read_po(file, locale=lang)
    made = Catalog(locale=lang, project="sayso", charset="utf-8", fuzzy=False)
    for message in found():
        if message.id:
            known = old.get(message.id)
            made.add(message.id, known.string if known else None)
    return made


def lacking(catalog: Catalog) -> list[Message]:
    """The messages that are not translated, or not in each number."""
    return [
        message
        for message in catalog
        if message.id
        and not all(
            message.string if isinstance(message.string, tuple) else [message.string]
        )
    ]


def main() -> int:
    """Update the catalogues, or say what they lack."""
    missing = 0
    for lang in LANGUAGES:
        catalog = updated(lang)
        for message in lacking(catalog):
            print(f"{lang} lacks: {message.id}")
            missing += 1
        if "--check" not in sys.argv:
            path_of(lang).parent.mkdir(parents=True, exist_ok=True)
            with path_of(lang).open("wb") as file:
                write_po(file, catalog, omit_header=True, no_location=True, width=88)
    return 1 if missing and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
