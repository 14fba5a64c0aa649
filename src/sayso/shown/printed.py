"""The line fit to print: who says yes, who says no, who doubts, in five languages.

Made of the origins by each language's `line.toml`, never translated from another line.
It attributes everything and concludes nothing.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from babel.dates import format_date

from sayso.lang.peoples import name_in
from sayso.ledger import Brief
from sayso.link.questions import reworded
from sayso.model import LANGUAGES, Origin
from sayso.shown.wording import line, origins_of

_NAMED = 6  # sides with one position; the rest is counted


def printed(brief: Brief) -> Mapping[str, str]:
    """The line on a brief's question, by language."""
    return {lang: _line(brief, lang) for lang in LANGUAGES}


@cache
def _words(lang: str) -> Mapping[str, str]:
    path = files("sayso.lang").joinpath(lang, "line.toml")
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def _line(brief: Brief, lang: str) -> str:
    words = _words(lang)
    held = "; ".join(_positions(brief, lang)) or words["nobody"]
    day = format_date(brief.as_of, "d MMMM y", locale=lang)
    number = len({b.report.id for b in brief.bearings}) or brief.reports_read
    reports = words["one" if number == 1 else "many"].format(n=number)
    basis = words["basis"].format(day=day, reports=reports)
    said = f"{line(reworded(brief.question, lang))} {held[:1].upper()}{held[1:]}."
    return f"{said} {basis}."


def _positions(brief: Brief, lang: str) -> Iterator[str]:
    """What is held by whom: those who affirm, those who deny, those in doubt."""
    words = _words(lang)
    by_position: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins_of(brief.standing):
        by_position[origin.position].append(origin)
    for position, origins in by_position.items():
        how = words.get(position) or words["value"]
        sides = _sides(origins, lang)
        yield how.format(value=line(position), sides=sides)


def _sides(origins: Sequence[Origin], lang: str) -> str:
    words = _words(lang)
    names = [_side(origin, lang) for origin in origins]
    if len(names) > _NAMED + 1:
        left = len(names) - _NAMED
        names = [*names[:_NAMED], f"+{left}"]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {words['and']} {names[-1]}"


def _side(origin: Origin, lang: str) -> str:
    words = _words(lang)
    name = line(name_in(origin.side, lang))
    if origin.concedes:
        return words["conceding"].format(side=name)
    hedged = words.get(origin.certainty) if origin.position != "doubts" else None
    return hedged.format(side=name) if hedged else name
