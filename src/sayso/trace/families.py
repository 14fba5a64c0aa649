"""Which reports are one text: copies, rewrites and translations of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Echo


@dataclass(frozen=True, slots=True)
class Families:
    """The family of every report that echoes or is echoed, and which ones echo."""

    of: Mapping[str, str]
    echoing: frozenset[str]


def families(echoes: Iterable[Echo]) -> Families:
    """Reports joined by echoes, however long the chain; named by the smallest id."""
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
