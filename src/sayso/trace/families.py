"""Which reports are one text: copies, rewrites and translations of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Echo


@dataclass(frozen=True, slots=True)
class Families:
    """The family of every report that echoes or is echoed, and which ones echo."""

    of: Mapping[str, str]
    echoing: frozenset[str]


# Those asked about last: every standing of a ledger asks about the same echoes.
_latest: list[tuple[Sequence[Echo], Families]] = []


def families(echoes: Sequence[Echo]) -> Families:
    """Reports joined by echoes, however long the chain; named by the smallest id."""
    for known, found in _latest[:1]:
        if known is echoes:
            return found
    made = _joined(echoes)
    if isinstance(echoes, tuple):  # nobody can change it
        _latest[:] = [(echoes, made)]
    return made


def _joined(echoes: Iterable[Echo]) -> Families:
    parent: dict[str, str] = {}
    echoing = set()

    def find(report: str) -> str:
        while parent.setdefault(report, report) != report:
            parent[report] = report = parent[parent[report]]
        return report

    for echo in echoes:
        first, second = sorted((find(echo.report), find(echo.of)))
        parent[second] = first
        echoing.add(echo.report)
    return Families({r: find(r) for r in tuple(parent)}, frozenset(echoing))
