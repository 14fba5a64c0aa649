"""What a report's readings say of its authors, instants and wires, as rows keep it.

A column holds names one a line, or an instant in ISO 8601 with its zone. What holds
follows from all readings by a rule that does not ask which came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sayso.model import Period, Report


@dataclass(frozen=True, slots=True)
class Told:
    """What holds of a report: its authors, its instants and the wires credited."""

    authors: tuple[str, ...]
    issued: datetime | None
    modified: datetime | None
    credit: tuple[str, ...]


def stated(report: Report) -> dict[str, str | None]:
    """The columns of a reading that say it; None where the report says nothing."""
    return {
        "authors": "\n".join(report.authors) or None,
        "issued": _written(report.issued),
        "modified": _written(report.modified),
        "credit": "\n".join(report.credit) or None,
    }


def told(rows: Sequence[Mapping[str, Any]], published: Period | None) -> Told:
    """What the readings of one report come to.

    Of several instants the earliest within the period of publication is when it was
    issued, the latest when it was changed; of several lists of names the longest holds.
    """
    issued = [at for at in _instants(rows, "issued") if _within(at, published)]
    return Told(
        authors=_names(rows, "authors"),
        issued=min(issued, key=_order, default=None),
        modified=max(_instants(rows, "modified"), key=_order, default=None),
        credit=_names(rows, "credit"),
    )


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _order(at: datetime) -> tuple[datetime, str]:
    return at, at.isoformat()


def _instants(rows: Iterable[Mapping[str, Any]], name: str) -> list[datetime]:
    return [datetime.fromisoformat(row[name]) for row in rows if row[name]]


def _within(at: datetime, published: Period | None) -> bool:
    return published is not None and published.first <= at.date() <= published.last


def _names(rows: Iterable[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    lists = [tuple(row[name].split("\n")) for row in rows if row[name]]
    return min(lists, key=lambda names: (-len(names), names), default=())
