"""Which column of a table, or key of a JSON line, is which field of a report.

A person's word holds; then a column of the field's own name, in any of the languages;
then the names that programs which gather news write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.errors import UsageError
from sayso.read.fields import NAMES
from sayso.read.piece import Columns

MOST_COLUMNS = 5000
"""The widest table that is read."""

# Beside what a person writes at the top of a text file.
_COLUMNS = {
    "text": "body fulltext full_text maintext article_text article_body articlebody "
    "body_text plain_text brödtext brødtekst article content tekst innehåll innhold "
    "innhald indhold artikel",
    "title": "heading",
    "outlet": "publisher publication site_name sitename newspaper source_name "
    "source_domain domain site tidning",
    "lang": "lang_code language_code",
    "published": "published_at date_published datepublished publish_date date_publish "
    "publication_date pubdate pub_date publiceringsdatum publiseringsdato",
    "modified": "modified_at date_modified datemodified date_modify updated_at",
    "address": "uri source_url article_url canonical_url",
}


def _spelling(name: str) -> str:
    return "_".join(name.strip().lower().replace("-", " ").split())


_SPELLINGS = {
    field: tuple(dict.fromkeys((*names.split(), *_COLUMNS.get(field, "").split())))
    for field, names in NAMES.items()
}


def stated_columns(text: str) -> Columns:
    """What `text=body,published=date` says; raise UsageError for what says nothing."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in NAMES or not column:
            fields = ", ".join(NAMES)
            raise UsageError(
                f"{pair!r} names no column; write field=column, such as text=body "
                f"(the fields: {fields})"
            )
        found[field] = column
    return tuple(found.items())


def columns_of(names: Iterable[str], stated: Columns = ()) -> dict[str, str]:
    """The column of each field that a table with these columns has."""
    given = list(names)
    alike = {_spelling(name): name for name in reversed(given)}
    found: dict[str, str] = {}
    for field, column in stated:
        if (known := alike.get(_spelling(column))) is not None:
            found[field] = column if column in given else known
    stated_fields = {field for field, _ in stated}
    taken = set(found.values())
    for field, spellings in _SPELLINGS.items():
        fits = (alike[s] for s in spellings if s in alike and alike[s] not in taken)
        column_found = next(fits, None)
        if field not in stated_fields and column_found is not None:
            found[field] = column_found
            taken.add(column_found)
    return found


def values_of(row: Mapping[str, Any], stated: Columns = ()) -> dict[str, str]:
    """The fields of a row as text; null, lists and unknown columns left out."""
    usable = {
        key: str(value)
        for key, value in row.items()
        if isinstance(value, str | int) and str(value).strip()
    }
    return {
        field: usable[column] for field, column in columns_of(usable, stated).items()
    }
