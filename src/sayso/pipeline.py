"""The way of a report: read → extract → resolve → link → trace → weigh.

The only file that knows the order. Everything here is a pure function: `decide` depends
on the set of reports and claims alone, never on the order in which they came.
"""

from __future__ import annotations

import importlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.extract import ENGINE, Parser, extract
from sayso.link import link
from sayso.link.grouping import partition as grouped
from sayso.link.matters import Block, Near, block, matters
from sayso.link.pairs import KEYED, REACH, all_edges, edges_of, keys
from sayso.link.parting import parted
from sayso.link.profile import Profile, profile, similarity
from sayso.model import (
    LANGUAGES,
    Actor,
    Bearing,
    Claim,
    Echo,
    Identity,
    Link,
    Pairing,
    Question,
    Report,
    Standing,
)
from sayso.resolve import resolve
from sayso.trace import echoes, origins
from sayso.weigh import weigh

__all__ = [
    "ENGINE",
    "KEYED",
    "NO_MODEL",
    "OWN",
    "REACH",
    "Block",
    "Decisions",
    "Near",
    "Profile",
    "all_edges",
    "block",
    "decide",
    "decide_all",
    "edges_of",
    "engine_of",
    "extract_report",
    "keys",
    "partition",
    "profile",
    "standing_of",
]

OWN = "own"
NO_MODEL = "none"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the rules decide about reports and their claims.

    `anchor` is what their matter is known by, '' where it raises no question.
    """

    actors: tuple[Actor, ...] = ()
    identities: tuple[Identity, ...] = ()
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    echoes: tuple[Echo, ...] = ()
    anchor: str = ""

    @property
    def decisions(self) -> tuple[Actor | Identity | Question | Link | Echo, ...]:
        """All of them."""
        return (
            *self.actors,
            *self.identities,
            *self.questions,
            *self.links,
            *self.echoes,
        )


def engine_of(model: str = OWN) -> str:
    """What claims are known to be read by: the rules' version, and the model's name."""
    return ENGINE if model == OWN else f"{ENGINE} with {model}"


def extract_report(report: Report, model: str = OWN) -> tuple[Claim, ...]:
    """Who says what in a report; nothing for a language that sayso does not read.

    `model` is OWN for sayso's language model, the name or folder of a spaCy pipeline
    with Universal Dependencies, or NO_MODEL: then the rules go by word order and
    lexicons alone, faster and less well. Raises UsageError for a model that can't be
    used.
    """
    if report.lang not in LANGUAGES:
        return ()
    return extract(report, _parser(model, report.lang))


def _parser(model: str, lang: str) -> Parser | None:
    if model == NO_MODEL:
        return None
    # Here, not at the top: the parser is heavy, and what reads no report needs none.
    load = importlib.import_module("sayso.parse").syntax
    found: Parser = load(None if model == OWN else model, lang)
    return found


def partition(
    profiles: Mapping[str, Profile], pairs: Sequence[Pairing] = ()
) -> list[frozenset[str]]:
    """The matters within the reports of one block.

    Those of `pairs` that persons have decided outrank what the rule finds.
    """
    return parted(grouped(profiles), pairs, profiles, similarity)


def decide(
    reports: Mapping[str, Report], claims: Sequence[Claim], apart: bool = False
) -> Decisions:
    """Every decision of the rules about the reports (by id) of one matter.

    `apart` says that another matter is known by the same anchor.
    """
    held = {rid: reports[rid] for rid in sorted(reports)}
    ordered = sorted(claims, key=lambda c: (c.report, c.content[0].start, c.id))
    actors, identities = resolve(held, ordered)
    linked = link(held, ordered, actors, identities, apart=apart)
    copies = echoes(held, ordered, identities)
    return Decisions(
        actors, identities, linked.questions, linked.links, copies, linked.anchor
    )


def decide_all(
    reports: Mapping[str, Report], claims: Sequence[Claim]
) -> tuple[Decisions, ...]:
    """The decisions about every matter in these reports (by id), from the beginning."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    made = []
    for group in sorted(set(matters(reports).values()), key=min):
        held = {rid: reports[rid] for rid in group}
        made.append((held, [c for rid in held for c in by_report[rid]]))
    first = [decide(*matter) for matter in made]
    anchors = Counter(d.anchor for d in first if d.anchor)
    return tuple(
        decide(*matter, apart=True) if anchors[decided.anchor] > 1 else decided
        for matter, decided in zip(made, first, strict=True)
    )


def standing_of(
    question: Question,
    bearings: Sequence[Bearing],
    copies: Sequence[Echo],
    as_of: date,
) -> Standing:
    """What the claims that bear on a question support on a day."""
    return weigh(question, origins(question, bearings, copies, as_of), as_of)
