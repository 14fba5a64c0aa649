"""Who wrote a report and which wires it is credited to, by its lines and its bylines.

A wire counts where the text is credited to it: in a byline, a dateline
(`OSLO (NTB) –`), at the end (`/ritzau/AFP`) or by `Reuters contributed`. A wire that is
only quoted in the text, or credited with a picture, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.lang.asides import aside
from sayso.lang.bylines import (
    credited,
    is_contact,
    is_dated,
    is_names,
    is_person,
    names_after_label,
    signature,
)
from sayso.lang.wires import wires_in

_TOP, _FOOT = 5, 4  # lines in which a text may credit a wire
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^!?()/\n]{1,60}?)[ ,]\s?"
    r"(?:\(([^()\n]{2,40})\)|/([^/\n]{2,30})/|/([A-Z-]{2,20})\b)"
    r"\s*(?:[-–—:.]|--)?\s"
)
_CLOSING = re.compile(
    r"(?:\(\s?(?:©\s?)?([^()\n]{2,40})\)|©\s?([\w /-]{2,40})"
    r"|(?<=[\s.])/([\w/-]{2,30})/?)\s?\.?\Z"
)
_PARTED = re.compile(r"\s*[,;|&]\s*|\s+(?:och|og|and|med|with)\s+|\s*/\s*|\s+[–—-]\s+")
_CONTACT = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_MOST = 20
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a report, and the wires that it is credited to."""

    authors: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()


def joined(*bylines: Byline) -> Byline:
    """The authors of the first that has any, and the wires of all."""
    authors = next((b.authors for b in bylines if b.authors), ())
    credit = tuple(dict.fromkeys(w for b in bylines for w in b.credit))
    return Byline(authors, credit)


def byline(names: Iterable[str], outlet: str = "") -> Byline:
    """The people and the wires among stated authors; the outlet itself is neither."""
    authors: list[str] = []
    wires: list[str] = []
    for stated in names:
        stated = _CONTACT.sub("", stated[:300])
        stated = names_after_label(stated) or stated.strip(" :")
        people, signed_wires = signature(stated)
        if found := wires_in(stated) or signed_wires:
            authors += people
            wires += found
            continue
        for number, part in enumerate(_PARTED.split(stated)):
            if found := wires_in(part):
                wires += found
            elif _is_author(part := _without_outlet(part, outlet), number, outlet):
                authors.append(part.strip(" .()"))
    return Byline(
        tuple(dict.fromkeys(authors))[:_MOST], tuple(dict.fromkeys(wires))[:_MOST]
    )


def _without_outlet(part: str, outlet: str) -> str:
    """`Ann Lee for The Paper` without the paper."""
    name, sign, rest = part.rpartition(" for ") if " for " in part else ("", "", "")
    if not sign:
        name, sign, rest = part.rpartition(" For ")
    own = bool(sign) and rest.strip().casefold() == outlet.strip().casefold()
    return name if own else part


def _is_author(part: str, number: int, outlet: str) -> bool:
    """Whether it is a name; a lone word after a comma is where somebody writes from."""
    size = len(part.split())
    own = part.strip().casefold() == outlet.strip().casefold()
    return (
        is_names(part)
        and 1 <= size <= _MOST_WORDS
        and not own
        and (size > 1 or not number)
    )


def _lines(text: str) -> tuple[list[str], list[str]]:
    """The lines at the top and at the foot; links and captions stand in neither."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    kept = [x for x in (*lines[: _TOP * 3], *lines[-_FOOT * 4 :]) if _may_credit(x)]
    foot = [x for x in lines[-_FOOT * 4 :] if _may_credit(x)][-_FOOT:]
    return kept[:_TOP], foot


def _may_credit(line: str) -> bool:
    return aside(line) in ("", "byline", "rights", "dated")


def _dateline(line: str) -> tuple[str, ...]:
    found = _DATELINE.match(line[:140])
    if found is None:
        return ()
    place = [p.strip() for p in found["place"].split(",") if p.strip()]
    if not place or not all(is_names(p) or is_dated(p) for p in place):
        return ()
    return wires_in(next(g for g in found.groups()[1:] if g))


def _closing(line: str) -> tuple[str, ...]:
    found = _CLOSING.search(line[-60:])
    return wires_in(next(g for g in found.groups() if g)) if found else ()


def _wires(top: Sequence[str], foot: Sequence[str]) -> Iterable[str]:
    for line in top:
        yield from _dateline(line)
    for line in (*top, *foot):
        yield from credited(line)
    for line in foot:
        yield from _closing(line)


def signed(lines: Sequence[str]) -> tuple[str, ...]:
    """The names that stand alone on a line above an e-mail address."""
    return tuple(
        one for one, two in pairwise(lines) if is_contact(two) and is_person(one)
    )


def by_lines(text: str) -> Byline:
    """What the lines at a text's top and foot say of its writers and wires."""
    top, foot = _lines(text)
    told = [n for line in (*top, *foot) if (n := names_after_label(line))]
    signatures = [signature(line) for line in (*top, *foot)]
    people = tuple(name for names, _ in signatures for name in names)
    named = byline(told or people or signed(foot))
    wires = (
        *_wires(top, foot),
        *named.credit,
        *(w for _, ws in signatures for w in ws),
    )
    return Byline(named.authors, tuple(dict.fromkeys(wires)))
