"""JSON-LD: the statement that is of this page's article, among all that a page makes.

Decides which of several articles the page is about, and what broken JSON may be
mended without a guess: trailing commas, comments around it, raw line ends in strings.
What its values come to is left to `page`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from sayso.read.clean import one_line

_ARTICLES = ("Article", "Posting", "Report", "NewsItem")  # schema.org endings
# Where an article may hang that is the page's own; a list's or a section's are others.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "about", "article")
_MOST = 2_000_000  # code points of one script
_DEEP = 12
_MANY = 5_000  # statements of a page
_WRAPPED = re.compile(
    r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)"
)
_UNWRAPPED = re.compile(r"(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>|;)\s*\Z")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|,(?=\s*[}\]])', re.DOTALL)

Statement = Mapping[str, Any]


def _mended(text: str) -> str:
    """JSON without what is around it, and without commas before a closing bracket."""
    text = _UNWRAPPED.sub("", _WRAPPED.sub("", text.strip()))
    return _STRING_OR_COMMA.sub(lambda m: "" if m[0] == "," else m[0], text)


def _loaded(text: str) -> Any:
    """What a script holds; None where it can't be read without guessing."""
    if len(text) > _MOST:
        return None
    for words in (text, _mended(text)):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_script(element: Any) -> bool:
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    return kind == "application/ld+json"


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if _is_script(script) and script.text:
            yield _loaded(script.text)


def _walked(
    value: Any, keys: Iterable[str] | None, deep: int = 0
) -> Iterator[Statement]:
    """The objects in a value; only those under `keys`, or under any where None."""
    if deep > _DEEP:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walked(item, keys, deep + 1)
    elif isinstance(value, dict):
        yield value
        for key in value if keys is None else keys:
            if key in value:
                yield from _walked(value[key], keys, deep + 1)


def _some(statements: Iterable[Statement]) -> list[Statement]:
    return [statement for statement, _ in zip(statements, range(_MANY), strict=False)]


def kinds(statement: Statement) -> tuple[str, ...]:
    """The types of a statement, without their vocabulary."""
    stated = statement.get("@type")
    named = stated if isinstance(stated, list) else [stated]
    return tuple(re.split(r"[/#:]", k)[-1] for k in named if isinstance(k, str))


def _is_article(statement: Statement) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in kinds(statement))


def word(value: Any) -> str:
    """The text or name of a JSON-LD value; of a list, of its first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id") or ""
    return one_line(unescape(value)) if isinstance(value, str) else ""


def addresses(statement: Statement) -> tuple[str, ...]:
    """The addresses by which a statement says what it is about."""
    values = [statement.get(key) for key in ("url", "mainEntityOfPage", "@id")]
    named = [v.get("@id") or v.get("url") if isinstance(v, dict) else v for v in values]
    return tuple(v.strip() for v in named if isinstance(v, str) and v.strip())


def _alike(address: str) -> str:
    """An address without its scheme, `www.`, query, fragment and last slash."""
    bare = re.sub(r"\A(?:https?:)?//(?:www\.)?", "", address.strip().casefold())
    return re.split(r"[?#]", bare)[0].rstrip("/")


def _rank(statement: Statement, address: str, title: str) -> tuple[bool, bool, bool]:
    """False comes first: the page's address, its title, and a date of publication."""
    at = {_alike(a) for a in addresses(statement)}
    headline = word(statement.get("headline")).casefold()
    here = bool(address) and _alike(address) in at
    titled = bool(headline) and bool(title) and headline in title.casefold()
    return not here, not titled, not statement.get("datePublished")


def _whole(statement: Statement, by_id: Mapping[str, Statement], deep: int = 0) -> Any:
    """A statement in which what is only named by `@id` is put in its place."""

    def placed(value: Any) -> Any:
        if isinstance(value, list):
            return [placed(item) for item in value[:100]]
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and deep < 2:
            other = by_id.get(str(value.get("@id")))
            return _whole(other, by_id, deep + 1) if other else value
        return value

    return {key: placed(value) for key, value in statement.items()}


def article_of(tree: Any, address: str, title: str) -> Statement:
    """The page's own article, `@id` references filled in; empty where there is none.

    Of several it is the one with the page's address, else the page's title, else the
    first. Articles in lists and in other statements are of other pages.
    """
    scripts = [loaded for loaded in _scripts(tree) if loaded is not None]
    own = [s for s in _some(_walked(scripts, _OWN)) if _is_article(s)]
    if not own:
        return {}
    by_id = {
        str(s["@id"]): s
        for s in _some(_walked(scripts, None))
        if "@id" in s and len(s) > 1
    }
    best = min(own, key=lambda s: _rank(s, address, title))
    whole: Statement = _whole(best, by_id)
    return whole
