"""What reads, places and decides: pure functions that the caller gives the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sayso.model import Claim, Pairing, Report
from sayso.store.bodies import Decision

Edges = Mapping[str, Mapping[str, float]]


class Profile(Protocol):
    """What of a report is compared with other reports."""

    @property
    def weights(self) -> Mapping[str, float]:
        """Its features, each with how telling it is."""

    def to_json(self) -> str:
        """A line from which it can be loaded."""


class Block(Protocol):
    """Reports that pairs of a likeness join, among which matters are found."""

    @property
    def members(self) -> frozenset[str]:
        """Their ids."""

    @property
    def level(self) -> float:
        """The least likeness of the pairs."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How reports of one matter find each other: pure functions of their profiles.

    `profile` gives what is compared of a report, `load` reads it from its line of JSON.
    `keys` gives the features under which a report is looked for; two reports are worth
    comparing where the products of the weights of keys that they share sum to `keyed`.
    `edges` says how alike a report is to others, of those that are; `block` where the
    matter of a report is looked for, given what gives edges; `partition` the matters
    within a block, as persons have merged and split them.
    """

    profile: Callable[[Report], Any]
    load: Callable[[str], Any]
    keys: Callable[[Mapping[str, float]], Mapping[str, float]]
    keyed: float
    edges: Callable[[Any, Mapping[str, Any]], Mapping[str, float]]
    block: Callable[[str, Callable[[Iterable[str]], Edges]], Block]
    partition: Callable[[Mapping[str, Any], Sequence[Pairing]], list[frozenset[str]]]


class Decided(Protocol):
    """What is decided about the reports of one matter, and what it is known by."""

    @property
    def anchor(self) -> str:
        """What the matter is known by, '' where it raises no question."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the rules."""


class Decide(Protocol):
    """Decides about the reports of one matter, from them and their claims alone."""

    def __call__(
        self, reports: Mapping[str, Report], claims: Sequence[Claim], *, apart: bool
    ) -> Decided:
        """The decisions; `apart` says that another matter is known by the same."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, and the versions that they are known by.

    `engine` is the version of `extract`; `version` that of the others.
    """

    engine: str
    version: str
    extract: Callable[[Report], tuple[Claim, ...]]
    likeness: Likeness
    decide: Decide

    @property
    def name(self) -> str:
        """What all the rules together are known by."""
        return f"{self.engine} {self.version}"
