"""The way of a report: read → extract → resolve → link → trace → weigh.

The only file that knows the order. Everything here is a pure function: `decide` depends
on the set of reports and claims alone, never on the order in which they came.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.extract import ENGINE, Parser, extract
from sayso.link import link
from sayso.model import (
    LANGUAGES,
    Actor,
    Bearing,
    Claim,
    Echo,
    Identity,
    Link,
    Question,
    Report,
    Standing,
)
from sayso.resolve import resolve
from sayso.trace import echoes, origins
from sayso.weigh import weigh

__all__ = [
    "ENGINE",
    "NO_MODEL",
    "OWN",
    "Decisions",
    "decide",
    "engine_of",
    "extract_report",
    "standing_of",
]

OWN = "own"
NO_MODEL = "none"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the rules decide about a set of reports and their claims."""

    actors: tuple[Actor, ...] = ()
    identities: tuple[Identity, ...] = ()
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    echoes: tuple[Echo, ...] = ()


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


def decide(reports: Mapping[str, Report], claims: Sequence[Claim]) -> Decisions:
    """Every decision of the rules about these reports (by id) and their claims."""
    held = {rid: reports[rid] for rid in sorted(reports)}
    ordered = sorted(claims, key=lambda c: (c.report, c.content[0].start, c.id))
    actors, identities = resolve(held, ordered)
    questions, links = link(held, ordered, actors, identities)
    copies = echoes(held, ordered, identities)
    return Decisions(actors, identities, questions, links, copies)


def standing_of(
    question: Question,
    bearings: Sequence[Bearing],
    copies: Sequence[Echo],
    as_of: date,
) -> Standing:
    """What the claims that bear on a question support on a day."""
    return weigh(question, origins(question, bearings, copies, as_of), as_of)
