"""What people call the fields of a report and its language, in all that are read."""

from __future__ import annotations

import re

NAMES = {
    "title": "title headline titel tittel overskrift rubrik",
    "outlet": "outlet källa kilde kjelde source medium utgivare udgiver utgiver avis",
    "lang": "lang language språk sprog",
    "published": "published date publicerad publicerat publisert publiceret udgivet "
    "utgitt datum dato",
    "address": "address url adress adresse link länk lenke",
    "authors": "author authors byline författare forfatter forfattar",
    "modified": "modified updated uppdaterad uppdaterat oppdatert opdateret endret",
    "text": "text",
}
"""The fields of a report, each with what people call it, the commonest first."""

FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
"""A spelling, in lower case, to the field that it names."""

_LANGUAGES = {
    "sv": "swe swedish svenska svensk",
    "nb": "nob bokmål bokmal",
    "nn": "nno nynorsk",
    "no": "nor norwegian norsk norska",
    "da": "dan danish dansk danska",
    "en": "eng english engelska engelsk",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_]+)?\Z")


def language_code(stated: str) -> str:
    """The code of a stated language: `sv` for `sv-SE`, `Swedish`, `svenska`; else "".

    `no` stands for Norwegian of either form.
    """
    name = stated.strip().lower()
    if name in _CODES or name.removeprefix("norsk ") in _CODES:
        return _CODES.get(name) or _CODES[name.removeprefix("norsk ")]
    tag = _TAG.match(name)
    return _CODES.get(tag[1], tag[1]) if tag else ""
