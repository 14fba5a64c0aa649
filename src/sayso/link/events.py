"""The ontology: classes of events and states, what each asks, and what tells of it.

A class says whom its question is about, whether a yes hurts him, and whether two such
events of one subject are told apart by time. The words are data: `lang/*/events.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.lang import table
from sayso.lang.forms import Table, table_of
from sayso.model import LANGUAGES

About = Literal["person", "agent", "matter"]


@dataclass(frozen=True, slots=True)
class Class:
    """A class of events or states, as it raises questions."""

    name: str
    about: About
    hurts: bool = True
    timed: bool = False


_OF_PERSONS = (
    *("hospitalised", "charged", "governs", "seen", "bribed", "threatened_him"),
    *("abused", "drunk", "suicide", "extradited", "expelled_him", "defected"),
    *("pardoned", "met", "ordered"),
)
_OF_SIDES = (
    *("attacked_first", "supplied", "hacked", "interfered", "mobilised", "tested"),
    *("spied", "human_shields"),
)
_TO_THEIR_CREDIT = ("paid", "ready_to_talk", "warned_before")
_OF_MATTERS = (
    *("damaged", "anchor", "fire", "leak", "flooded", "collapsed", "evacuated"),
    *("hijacked", "captives", "siege_over", "gas", "cluster", "civilian_target"),
    *("fighters_inside", "misfire", "photo_old", "truce_broken", "cyber", "outage"),
    *("technical_fault", "weather", "pilot_error", "foreigners", "infected"),
    *("contaminated", "escaped_lab", "banned", "sanctions", "suspended"),
    *("closed_down", "resumed", "protest", "shots_fired", "smuggled"),
    *("rescue_refused", "covered_up", "video_real"),
)

CLASSES = {
    c.name: c
    for c in (
        Class("dead", "person", timed=True),
        Class("wounded", "person", timed=True),
        Class("ill", "person", timed=True),
        Class("operated", "person", timed=True),
        Class("poisoned", "person", timed=True),
        Class("detained", "person", timed=True),
        Class("abducted", "person", timed=True),
        Class("missing", "person", timed=True),
        Class("released", "person", hurts=False, timed=True),
        Class("fled", "person", timed=True),
        Class("replaced", "person", timed=True),
        Class("impostor", "person"),
        Class("voice", "person", hurts=False),
        Class("cried", "person", timed=True),
        Class("tortured", "person"),
        Class("convicted", "person"),
        Class("spy", "matter"),
        Class("responsible", "agent"),
        Class("armed", "agent"),
        Class("origin", "agent"),
        Class("area", "agent"),
        Class("warplane", "agent"),
        Class("helped", "agent", hurts=False),
        Class("sent", "agent", hurts=False),
        Class("rigged", "matter"),
        Class("won", "person", hurts=False),
        Class("withdrew", "agent", hurts=False),
        Class("coup", "matter"),
        Class("invaded", "agent"),
        Class("captured", "agent", hurts=False),
        Class("closed", "agent"),
        Class("knew", "agent"),
        Class("threatened", "agent"),
        Class("deliberate", "matter"),
        Class("explosion", "matter"),
        Class("crashed", "matter"),
        Class("chemical", "matter"),
        Class("weapon", "matter"),
        Class("agreed", "matter", hurts=False),
        Class("fake", "matter"),
        Class("rescued", "matter", hurts=False),
        Class("collided", "matter"),
        Class("found", "matter", hurts=False),
        Class("stormed", "matter", hurts=False),
        Class("attack_on", "matter"),
        *(Class(name, "person", timed=True) for name in _OF_PERSONS),
        *(Class(name, "agent") for name in _OF_SIDES),
        *(Class(name, "agent", hurts=False) for name in _TO_THEIR_CREDIT),
        *(Class(name, "matter") for name in _OF_MATTERS),
    )
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """What some words tell of: a class, or `!` and what they do to another."""

    event: str
    positive: bool
    value: str


def _rows(code: str) -> Iterator[tuple[str, Trigger]]:
    for event, sign, value, cell in table(code, "events.tsv"):
        if not event.startswith("="):
            yield cell, Trigger(event, sign == "+", "" if value == "-" else value)


@cache
def triggers(code: str) -> Table[Trigger]:
    """The triggers of a language."""
    return table_of(_rows(code if code in LANGUAGES else "en"))


# Nouns that stand for the state that a matter is set in: the regime, its army.
STATE_NOUNS = ("government", "army", "military", "air force")


@cache
def closed_class(code: str, key: str) -> frozenset[str]:
    """A closed class of words that linking needs, from the rows marked `=`."""
    rows = table(code, "events.tsv")
    cells = (cell for event, _, _, cell in rows if event == f"={key}")
    return frozenset(word for cell in cells for word in cell.split("|"))


@cache
def agents(code: str) -> Table[str]:
    """Nouns for the rebels and the group of a matter, by their kind."""
    rows = table(code if code in LANGUAGES else "en", "peoples_bodies.tsv")
    wanted = ("rebels", "militants", *STATE_NOUNS)
    return table_of((cell, kind) for kind, _, cell in rows if kind in wanted)


@cache
def agent_names() -> dict[str, str]:
    """The English name of the side that such a noun stands for."""
    rows = table("en", "peoples_bodies.tsv")
    return {kind: name for kind, name, _ in rows if kind in ("rebels", "militants")}
