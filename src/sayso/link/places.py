"""Where: the place of a person, and the place that a shot came from.

Answers are English names from the gazetteer; a place that it lacks is given as printed,
a border by its two states. Which answers agree is left to `trace` and `weigh`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lang import language
from sayso.lang.concepts import terms
from sayso.lang.gazetteer import Place, contains
from sayso.lang.names import bare, skeleton
from sayso.lang.peoples import look_up
from sayso.lang.places import PlaceMention, places
from sayso.lang.placewords import closed
from sayso.link.frame import Frame, Matter
from sayso.link.subjects import VEHICLES, Person, other_person
from sayso.link.wording import Content

_ARTICLE = re.compile(r"\A(?:al|ez|el|az|as|ar|ad|esh|ash|at)-(?=\w)")
_REGION = re.compile(r"-(?:provins|område|distrikt|region)\w*\Z")
_SCORE = 0.7
_BACK = 3
_FAR = 16
_SUBJECT = 5
_AFTER = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A place at a word of a content: its answer, and the word of place before it.

    `at` is the index of its first word, `ahead` that of the preposition, -1 for none;
    `place` is None where the gazetteer lacks it.
    """

    at: int
    ahead: int
    answer: str
    place: Place | None


def place_frames(content: Content, matter: Matter) -> Iterator[Frame]:
    """Where the matter's main person is said to be, and from where was fired."""
    if content.claim.stance != "asserts":
        return
    if matter.person:
        if found := _whereabouts(content, matter):
            subject = "+".join(sorted(matter.person.keys))
            yield _frame(content, *found, "where", (subject, matter.person.name))
    if matter.thing and (found := _lying(content, matter.thing)):
        subject = "+".join(sorted(matter.thing.keys))
        yield _frame(content, *found, "where", (subject, matter.thing.name))
    if found := _launched(content):
        yield _frame(content, *found, "launched", ("", ""))


def _frame(
    content: Content, at: int, answer: str, event: str, subject: tuple[str, str]
) -> Frame:
    return Frame(
        event=event,
        subject=subject[0],
        answer=answer,
        kind="place",
        name=subject[1],
        at=content.words[at].start,
        trigger=content.words[at].raw,
        score=_SCORE,
    )


def _whereabouts(content: Content, matter: Matter) -> tuple[int, str] | None:
    """The word that tells that the main person is somewhere, and where."""
    for hit in content.of("where"):
        not_at_all = content.negated(hit) and not _elsewhere(content)
        if not_at_all or other_person(content, hit.start, matter.person):
            continue
        if where := place_of(content, hit.start):
            return hit.start, where
    for named in named_in(content):
        at = _copula(content, named, matter)
        if at >= 0 and not _denied(content, named):
            return at, _finest(named, named_in(content)).answer
    return None


def _lying(content: Content, thing: Person) -> tuple[int, str] | None:
    """The word that tells that the main ship or aircraft is somewhere, and where."""
    opening = set(content.lower[:_SUBJECT]) & content.closed("things")
    named = {skeleton(w.raw) for w in content.words if w.raw[0].isupper()}
    vehicle = any(t.name in VEHICLES for t in terms(content.lower, content.code))
    if not (opening or vehicle or named & thing.keys):
        return None
    verbs = content.closed("lies")
    for at, word in enumerate(content.lower):
        if word in verbs and (where := place_of(content, at)):
            return at, where
    return None


def _elsewhere(content: Content) -> bool:
    """Whether one place is denied and another is not: `not in Mosul but in Tikrit`."""
    named = [n for n in named_in(content) if n.ahead >= 0]
    denied = [n.at for n in named if _denied(content, n)]
    other = [n.at for n in named if n.at not in denied]
    contrast = set(closed(content.code, "but"))
    return any(contrast & set(content.lower[d:o]) for d in denied for o in other)


def _copula(content: Content, named: Named, matter: Matter) -> int:
    """The `is` by which the main person is at a place: `er Kim i Wonsan`; or -1."""
    if matter.person is None:
        return -1
    persons = language(content.code).set("pronouns_personal")
    names = {bare(w).casefold() for w in matter.person.name.split() if len(w) > 2}
    subject = (persons - content.closed("things")) | names
    start = max([0, named.ahead - _SUBJECT, *_clauses(content, named.ahead)])
    at = named.ahead - 1
    while at > start and content.lower[at] in subject:
        at -= 1
    inside = range(start, named.ahead)
    is_there = at in inside and content.lower[at] in closed(content.code, "be")
    return at if is_there and subject & {content.lower[i] for i in inside} else -1


def _clauses(content: Content, at: int) -> list[int]:
    return [b for b in content.breaks if b <= at]


def _launched(content: Content) -> tuple[int, str] | None:
    """The word that tells of a launch, and from where it was."""
    for hit in content.of("!launch"):
        sent = hit.value.value == "sent"
        if content.negated(hit) or (sent and not _flies_from(content, hit.end)):
            continue
        if where := place_of(content, hit.start, source=True):
            return hit.start, where
    return None


def _flies_from(content: Content, at: int) -> bool:
    """Whether `from` stands behind a word, and a drone, missile or plane is told of."""
    craft = closed(content.code, "flies")
    behind = content.lower[at : at + _SUBJECT]
    flies = any(noun in word for word in content.lower for noun in craft)
    return flies and bool(content.closed("sources") & set(behind))


def place_of(content: Content, near: int, *, source: bool = False) -> str:
    """The place that a content names nearest to a word; '' if none.

    Of a place and another inside it the inner one is given. `source` asks for the place
    that something came from.
    """
    if border := _border(content):
        return border
    told = [n for n in named_in(content) if n.ahead >= 0 and not _denied(content, n)]
    able = [n for n in told if abs(n.at - near) <= _FAR]
    if source:
        able = [n for n in able if not _not_source(content, n, near)]
    if not able:
        return _spoken_of(content, near)

    def distance(named: Named) -> tuple[int, int]:
        return _rank(content, named, source=source), abs(named.at - near)

    return _finest(min(able, key=distance), told).answer


def _not_source(content: Content, named: Named, near: int) -> bool:
    """Whether a place is the target, or something else came from it: `came from X`."""
    ahead = content.lower[named.ahead]
    other = named.at < near and ahead in content.closed("sources")
    return other or ahead in closed(content.code, "toward")


def _rank(content: Content, named: Named, *, source: bool) -> int:
    """0 for a place that answers, 1 for one that only helps to find another."""
    words = content.lower
    apart = {*closed(content.code, "away"), *closed(content.code, "off")}
    left = words[named.ahead] in content.closed("sources") and not source
    return int(left or bool(apart & set(words[max(0, named.ahead - 1) : named.ahead])))


def _finest(chosen: Named, found: Sequence[Named]) -> Named:
    """Of the places that lie in the chosen one the nearest to it; else itself."""
    inner = [n for n in found if contains(chosen.answer, n.answer)]
    return min(inner, key=lambda n: abs(n.at - chosen.at), default=chosen)


def _denied(content: Content, named: Named) -> bool:
    """Whether a place is one where somebody is not: `not in Mosul but in Raqqa`."""
    if named.ahead < 0:
        return False
    near = range(max(0, named.ahead - _BACK), named.ahead)
    breaks = content.breaks | content.commas
    return any(
        i in near and not any(i < b <= named.ahead for b in breaks)
        for i in content.negators
    )


def named_in(content: Content) -> list[Named]:
    """The places that a content names, in order; unknown names behind `in` are some."""
    at = {word.start: i for i, word in enumerate(content.words)}
    known = [m for m in places(content.report.text, content.code) if m.start in at]
    covered = {i for m in known for i in _words_of(content, at[m.start], m)}
    covered |= {i for a in content.agents for i in range(a.at, a.last + 1)}
    found = [_known(content, at[m.start], m) for m in known]
    found += _printed_places(content, covered)
    return sorted(found, key=lambda n: n.at)


def _words_of(content: Content, first: int, mention: PlaceMention) -> Iterator[int]:
    for i in range(first, len(content.words)):
        if content.words[i].start >= mention.end:
            return
        yield i


def _known(content: Content, at: int, mention: PlaceMention) -> Named:
    return Named(at, _ahead(content, at), mention.place.name, mention.place)


def _ahead(content: Content, at: int) -> int:
    """The index of the preposition before a place, over `the city of`; -1 for none."""
    words, off = content.lower, closed(content.code, "off")
    before = content.closed("in") | content.closed("sources") | content.closed("goals")
    if at > 1 and words[at - 2] in off:
        return at - 1
    stop = max([0, at - _BACK, *_clauses(content, at)])
    for i in range(at - 1, stop - 1, -1):
        if words[i] in before:
            inner = i - 1 >= stop and words[i - 1] in closed(content.code, "unit")
            outer = _ahead(content, i - 1) if inner else -1
            return i if outer < 0 else outer
    return -1


def _printed_places(content: Content, covered: set[int]) -> Iterator[Named]:
    """Capitalised names right behind `in` or a word such as `village`."""
    ahead = content.closed("in") | set(closed(content.code, "unit"))
    ahead |= content.closed("sources")
    words = language(content.code)
    covered = covered | {
        i
        for i, word in enumerate(content.lower)
        if word in words.set("months") | words.set("weekdays")
    }
    for i in range(1, len(content.words)):
        name = _capital(content.words[i].raw) and i not in covered
        if name and content.lower[i - 1] in ahead:
            yield Named(i, _ahead(content, i), _printed(content, i), None)


def _capital(raw: str) -> bool:
    return _ARTICLE.sub("", raw)[0].isupper()


def _printed(content: Content, start: int) -> str:
    end = start + 1
    while end < len(content.words) and _capital(content.words[end].raw):
        end += 1
    raw = " ".join(w.raw for w in content.words[start:end])
    return _REGION.sub("", raw).rstrip("’'")


def _border(content: Content) -> str:
    """A border by its two states in the order of the alphabet; '' if none."""
    words = tuple(content.closed("border"))
    if not any(word.startswith(words) for word in content.lower):
        return ""
    states = {a.side for a in content.agents if a.form in ("name", "adjective")}
    for word in content.words:
        halves = [look_up(half, content.code) for half in word.raw.split("-")]
        states |= {known.side for known in halves if known and len(halves) == 2}
    first, *rest = sorted(states - {""}) or [""]
    return f"{first}-{rest[0]} border" if rest else ""


def _spoken_of(content: Content, near: int) -> str:
    """The place that `in the province` points back to: the last one of its report."""
    units, code = closed(content.code, "unit"), content.code
    within = content.closed("within") | {"the"}
    for i in range(max(1, near), min(len(content.words), near + _AFTER + 1)):
        if content.lower[i] in units and content.lower[i - 1] in within:
            start = content.words[i].start
            before = [m for m in places(content.report.text, code) if m.end <= start]
            told = [m for m in before if m.told and m.place.kind != "country"]
            return told[-1].place.name if told else ""
    return ""
