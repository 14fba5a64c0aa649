"""origins → standing: a short public rule, with its reasons in words.

A pure function of the origins. RULES is the whole rule: the first that holds gives the
label. Who speaks for which side, and what is a copy of what, is settled before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import getdoc

from sayso.lang.gazetteer import contains
from sayso.model import Label, Origin, Period, Question, Standing

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# All words of reasons in English; `lang/*/standing.toml` has those of other languages.
WORDS = {
    "affirms certain": "{side} affirms it",
    "affirms probable": "{side} affirms it as probable",
    "affirms possible": "{side} affirms it as possible",
    "concedes": "{side}, which a yes hurts, affirms it",
    "denies": "{side} denies it",
    "value": "{side} says {value}",
    "first on": ", first on {day}",
    "first in": ", first in {day}",
    "since": " since {day}",
    "more affirm": "{n} more affirm it",
    "more deny": "{n} more deny it",
    "more values": "{n} more give a value",
    "doubt one": "{sides} doubts it",
    "doubt": "{sides} doubt it",
    "nobody denies": "nobody denies it",
    "nobody": "nobody in the reports read affirms or denies it",
    "no value": "nobody in the reports read gives a value",
    "and": " and ",
    "or": ", or ",
    "after or": ",",
    "would change": "{what} would change this.",
    "denial": "a denial by {side}",
    "any other side": "any other side",
    "second": "a second independent side that affirms it",
    "takes back": "{sides} taking it back",
    "takes denial back": "{sides} taking the denial back",
    "all affirm": "all {n} sides that affirm it",
    "all deny": "all {n} sides that deny it",
    "concession": "{side} conceding it",
    "affirmation": "any side that affirms it",
    "anything": "any side that affirms or denies it",
    "another value": "a side that gives another value",
    "same value": "a second independent side that gives the same",
    "one value": "the sides agreeing on one value",
    "any value": "any side that gives a value",
}
NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language says it: its words by the keys of WORDS, its days, its names.

    `written` writes a period, `named` the name of a side.
    """

    words: Mapping[str, str]
    written: Callable[[Period], str]
    named: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Sides:
    """The origins by what they hold; of the values those that exclude each other."""

    affirm: tuple[Origin, ...]
    deny: tuple[Origin, ...]
    doubt: tuple[Origin, ...]
    values: frozenset[str]


def conceded(sides: Sides) -> bool:
    """A voice of the side that a yes hurts affirms it and has not taken it back."""
    return any(o.concedes for o in sides.affirm)


def contested(sides: Sides) -> bool:
    """One side affirms it and another denies it, or sides give different values."""
    return bool(sides.affirm and sides.deny) or len(sides.values) > 1


def denied(sides: Sides) -> bool:
    """Nobody affirms it, and at least one side denies it."""
    return bool(sides.deny)


def corroborated(sides: Sides) -> bool:
    """Two or more independent sides affirm it or give one value; nobody differs."""
    return len(sides.affirm) > 1


def single_origin(sides: Sides) -> bool:
    """One side alone affirms it, or gives a value, and nobody denies it."""
    return len(sides.affirm) == 1


def unreported(sides: Sides) -> bool:
    """Nobody in the reports read affirms or denies it, or gives a value."""
    return not sides.affirm


RULES: tuple[tuple[Label, Callable[[Sides], bool]], ...] = (
    ("conceded", conceded),
    ("contested", contested),
    ("denied", denied),
    ("corroborated", corroborated),
    ("single-origin", single_origin),
    ("unreported", unreported),
)


def meaning(label: Label) -> str:
    """The sentence that tells a reader what a label means: its rule's."""
    return getdoc(dict(RULES)[label]) or ""


def weigh(question: Question, origins: Sequence[Origin], as_of: date) -> Standing:
    """The standing of a question on a day, with its reason and what would change it."""
    sides = _sides(origins)
    label = next(label for label, holds in RULES if holds(sides))
    return Standing(
        question=question.id,
        as_of=as_of,
        label=label,
        affirm=sides.affirm,
        deny=sides.deny,
        doubt=sides.doubt,
        reason=_reason(question, sides, ENGLISH),
        would_change=_would_change(label, question, sides, ENGLISH),
    )


def in_other_words(
    question: Question, standing: Standing, wording: Wording
) -> tuple[str, str]:
    """The reason of a standing and what would change it, as a language words them."""
    sides = _sides((*standing.affirm, *standing.deny, *standing.doubt))
    change = _would_change(standing.label, question, sides, wording)
    return _reason(question, sides, wording), change


def _sides(origins: Iterable[Origin]) -> Sides:
    found = sorted(origins, key=_first)
    deny = tuple(o for o in found if o.position == "denies")
    doubt = tuple(o for o in found if o.position == "doubts")
    affirm = tuple(o for o in found if o.position not in ("denies", "doubts"))
    values = frozenset(o.position for o in affirm if o.position != "affirms")
    return Sides(affirm, deny, doubt, _finest(values))


def _finest(values: frozenset[str]) -> frozenset[str]:
    """Values without the places that another one lies in: who says Syria and who says
    Aleppo do not differ.
    """
    return frozenset(v for v in values if not any(contains(v, o) for o in values))


def _first(origin: Origin) -> tuple[bool, date, str, str]:
    since = origin.since.last if origin.since else date.max
    return not origin.concedes, since, origin.side, origin.position


def in_words(period: Period) -> str:
    """`16 June 2017`, `June 2017` or `2017`."""
    year, *rest = str(period).split("-")
    month = [MONTHS[int(part) - 1] for part in rest[:1]]
    return " ".join([*(str(int(part)) for part in rest[1:]), *month, year])


ENGLISH = Wording(WORDS, in_words)


def _reason(question: Question, sides: Sides, wording: Wording) -> str:
    return _sentence(_reasons(question, sides, wording), "; ") + "."


def _reasons(question: Question, sides: Sides, wording: Wording) -> list[str]:
    """Who holds what since when: those for it, those against it, those in doubt."""
    words = wording.words
    value = question.kind != "polar" or bool(sides.values)
    affirm = [
        _holds(o, wording, first=i == 0 and not o.concedes)
        for i, o in enumerate(sides.affirm)
    ]
    deny = [
        _holds(o, wording, first=not affirm and i == 0)
        for i, o in enumerate(sides.deny)
    ]
    parts = _short(affirm, words["more values" if value else "more affirm"])
    parts += _short(deny, words["more deny"])
    if not parts:
        parts = [words["no value" if value else "nobody"]]
    elif not deny and not sides.values:
        parts.append(words["nobody denies"])
    if sides.doubt:
        word = words["doubt one" if len(sides.doubt) == 1 else "doubt"]
        parts.append(word.format(sides=_names(sides.doubt, wording)))
    return parts


def _short(parts: list[str], more: str) -> list[str]:
    left = len(parts) - NAMED_AT_MOST
    if left < 2:
        return parts
    return [*parts[:NAMED_AT_MOST], more.format(n=left)]


def _holds(origin: Origin, wording: Wording, *, first: bool) -> str:
    if origin.concedes:
        word = "concedes"
    elif origin.position == "affirms":
        word = f"affirms {origin.certainty}"
    else:
        word = origin.position if origin.position == "denies" else "value"
    side = wording.named(origin.side)
    holds = wording.words[word].format(side=side, value=origin.position)
    return holds + _when(origin.since, wording, first=first)


def _when(since: Period | None, wording: Wording, *, first: bool) -> str:
    if since is None:
        return ""
    word = "first on" if since.first == since.last else "first in"
    day = wording.written(since)
    return wording.words[word if first else "since"].format(day=day)


def _names(origins: Sequence[Origin], wording: Wording) -> str:
    names = [wording.named(o.side) for o in origins[:NAMED_AT_MOST]]
    if len(origins) > NAMED_AT_MOST:
        names[-1] = str(len(origins) - NAMED_AT_MOST + 1)
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + wording.words["and"] + names[-1]


def _would_change(
    label: Label, question: Question, sides: Sides, wording: Wording
) -> str:
    """One sentence: the news that would give another label."""
    words = wording.words
    polar = (question.kind == "polar" and not sides.values) or label == "conceded"
    keys = POLAR_CHANGES[label] if polar else VALUE_CHANGES[label]
    found = [words[key].format(**_who(key, question, sides, wording)) for key in keys]
    if question.hurts and polar and label == "contested":
        side = wording.named(question.hurts)
        found.append(words["concession"].format(side=side))
    *most, last = found
    several = f"{', '.join(most)}{words['or']}{last}{words['after or']}"
    what = several if most else last
    return _sentence([words["would change"].format(what=what)], "")


def _who(
    word: str, question: Question, sides: Sides, wording: Wording
) -> dict[str, str]:
    """The names that a change is worded with."""
    if word == "takes back" and sides.affirm:
        conceding = tuple(o for o in sides.affirm if o.concedes)
        return {"sides": _all(conceding or sides.affirm, "all affirm", wording)}
    if word == "takes denial back":
        return {"sides": _all(sides.deny, "all deny", wording)}
    hurt = wording.named(question.hurts) if question.hurts else ""
    return {"side": hurt or wording.words["any other side"]}


def _all(origins: Sequence[Origin], word: str, wording: Wording) -> str:
    """All of these sides: one or two by name, more by number."""
    if len(origins) <= 2:
        return _names(origins, wording)
    return wording.words[word].format(n=len(origins))


def _sentence(parts: Sequence[str], glue: str) -> str:
    text = glue.join(parts)
    return text[:1].upper() + text[1:]


POLAR_CHANGES: Mapping[Label, tuple[str, ...]] = {
    "conceded": ("takes back",),
    "contested": ("takes back", "takes denial back"),
    "denied": ("affirmation", "takes denial back"),
    "corroborated": ("denial",),
    "single-origin": ("denial", "second"),
    "unreported": ("anything",),
}
VALUE_CHANGES: Mapping[Label, tuple[str, ...]] = {
    "conceded": ("takes back",),
    "contested": ("one value",),
    "denied": ("any value",),
    "corroborated": ("another value",),
    "single-origin": ("another value", "same value"),
    "unreported": ("any value",),
}
