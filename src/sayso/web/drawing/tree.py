"""The origin tree: reports → relays → origins, each edge with the cue that tells it.

A row is one report that carries one origin's position. Rows of one origin stand
together and run into it, so that no edges cross and every cue can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Bearing, Certainty, Echo, Origin, Report
from sayso.shown.language import _
from sayso.shown.wording import held_by, joined, line, outlet
from sayso.trace import relay_chain
from sayso.web.drawing.marks import kind_of, shape_of

WIDTH = 960.0
_ROW = 24.0
_GAP = 20.0
_ROWS = 14  # of an origin; the rest is counted
_START, _BEND, _NODE = 216.0, 610.0, 690.0
_CUE, _RELAY = 34, 26  # characters that fit on an edge
_SIDE, _HELD = 26, 44  # and beside an origin


@dataclass(frozen=True, slots=True)
class Row:
    """A report that carries an origin, by which relays and in which words.

    `copies` says which report of the page it copies or translates; '' for none.
    """

    y: float
    report: Report
    first: Bearing
    cues: str
    relays: str
    copies: str
    shown_cues: str
    shown_relays: str
    path: str


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with its rows; `more` counts reports that have none."""

    origin: Origin
    kind: str
    shape: str
    certainty: Certainty
    side: str
    held: str
    y: float
    rows: tuple[Row, ...]
    more: int
    more_y: float


@dataclass(frozen=True, slots=True)
class Tree:
    """The drawing, with how many reports and origins it has."""

    branches: tuple[Branch, ...]
    reports: int
    height: float
    width: float = WIDTH
    start: float = _START
    node: float = _NODE


def tree(
    origins: Sequence[Origin], bearings: Sequence[Bearing], echoes: Sequence[Echo]
) -> Tree:
    """The origins, with the reports that carry each; `bearings` are the page's."""
    branches = []
    y = 20.0
    for origin in origins:
        branch, y = _branch(origin, bearings, _copied(echoes, bearings), y)
        branches.append(branch)
        y += _GAP
    reports = {b.report.id for o in origins for b in o.bearings}
    return Tree(tuple(branches), len(reports), y)


def _copied(echoes: Sequence[Echo], bearings: Sequence[Bearing]) -> dict[str, str]:
    """In words, which report of the page each copies or translates."""
    reports = {b.report.id: b.report for b in bearings}
    found = {}
    for echo in echoes:
        if echo.report in reports and echo.of in reports:
            copy, of = reports[echo.report], reports[echo.of]
            said = _("copy of {outlet}")
            if copy.lang != of.lang:
                said = _("translation of {outlet}")
            found[copy.id] = said.format(outlet=outlet(of))
    return found


def _branch(
    origin: Origin, bearings: Sequence[Bearing], copied: Mapping[str, str], y: float
) -> tuple[Branch, float]:
    shown = origin.reports[:_ROWS]
    middle = y + (len(shown) - 1) * _ROW / 2
    rows = tuple(
        _row(report, origin, bearings, copied, (y + i * _ROW, middle))
        for i, report in enumerate(shown)
    )
    more = len(origin.reports) - len(shown)
    end = max(y + len(shown) * _ROW + (_ROW if more else 0), middle + _ROW)
    branch = Branch(
        origin=origin,
        kind=kind_of(origin.position),
        shape=shape_of(origin.position),
        certainty=origin.certainty,
        side=_cut(line(origin.side), _SIDE),
        held=_cut(held_by(origin), _HELD),
        y=middle,
        rows=rows,
        more=more,
        more_y=y + len(shown) * _ROW,
    )
    return branch, end


def _row(
    report: Report,
    origin: Origin,
    bearings: Sequence[Bearing],
    copied: Mapping[str, str],
    ys: tuple[float, float],
) -> Row:
    own = [b for b in origin.bearings if b.report.id == report.id]
    cues = "; ".join(f"“{c}”" for c in dict.fromkeys(_cues(own)))
    relays = " → ".join(_relays(own, bearings))
    y, middle = ys
    bend = f"C{_BEND + 45} {y} {_BEND + 35} {middle} {_NODE - 12} {middle}"
    return Row(
        y=y,
        report=report,
        first=own[0],
        cues=cues,
        relays=relays,
        copies=copied.get(report.id, ""),
        shown_cues=_cut(cues, _CUE),
        shown_relays=_cut(relays, _RELAY),
        path=f"M{_START} {y} L{_BEND} {y} {bend}",
    )


def _cues(bearings: Sequence[Bearing]) -> Iterator[str]:
    for b in bearings:
        if b.claim.cue:
            yield joined(b.claim.cue, b.report.text)


def _relays(own: Sequence[Bearing], bearings: Sequence[Bearing]) -> tuple[str, ...]:
    """Who stands between the outlet and the origin, the longest chain of the report."""
    chains = (relay_chain(b, bearings)[1:-1] for b in own)
    return tuple(line(name) for name in max(chains, key=len))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
