"""What reads, places and decides: pure functions that the caller gives the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Any, Protocol

from sayso.model import Claim, Pairing, Report
from sayso.store.bodies import Decision

Edges = Mapping[str, Mapping[str, float]]


class Profile(Protocol):
    """What of a report is compared with other reports."""

    @property
    def first(self) -> int:
        """The ordinal of the first day of its publication, 0 for an unknown one."""

    @property
    def last(self) -> int:
        """The ordinal of the last day, beyond all others for an unknown one."""

    def to_bytes(self) -> bytes:
        """Bytes from which it can be loaded."""


class Keys(Protocol):
    """What a report is found by, with weights: near in time, and at any time."""

    @property
    def near(self) -> Mapping[int, int]:
        """Keys among the reports of its time."""

    @property
    def lasting(self) -> Mapping[int, int]:
        """Keys among all reports; none is among those of any `near`."""


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

    `profile` gives what is compared of a report, `load` reads it from its bytes. `keys`
    gives what a report is looked for by. Two reports are worth comparing where the
    weights of keys that they share, multiplied and summed, come to the first of `keyed`
    by all keys, no more than `reach` days apart, or to the second by those that last.
    `among` gives how alike reports are to each other, of those that are, both ways;
    `edges` how alike one is to others; `block` where the matter of a report is looked
    for, given what gives the edges of a level and more; `partition` the matters within
    a block, as persons have merged and split them.
    """

    profile: Callable[[Report], Any]
    load: Callable[[bytes], Any]
    keys: Callable[[Any], Keys]
    keyed: tuple[int, int]
    reach: int
    among: Callable[[Mapping[str, Any]], dict[str, dict[str, float]]]
    edges: Callable[[Any, Mapping[str, Any]], Mapping[str, float]]
    block: Callable[[str, Callable[[Iterable[str], float], Edges]], Block]
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
        self, reports: Mapping[str, Report], claims: Sequence[Claim], apart: bool
    ) -> Decided:
        """The decisions; `apart` says that another matter is known by the same."""


Spread = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, and the versions that they are known by.

    `engine` is the version of `extract`; `version` that of the others. `spread` gives
    what a function returns for each row of arguments, in their order.
    """

    engine: str
    version: str
    extract: Callable[[Report], tuple[Claim, ...]]
    likeness: Likeness
    decide: Decide
    spread: Spread = starmap

    @property
    def name(self) -> str:
        """What all the rules together are known by."""
        return f"{self.engine} {self.version}"
