"""The timeline: a lane a side or a value, a mark where a report tells what it says.

A mark stands on the report's day; a line leads to it from the day of saying, where the
report tells another, dashed where somebody passed it on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import POLAR_ANSWERS, Bearing, Certainty, Label, Standing
from sayso.shown.language import _
from sayso.shown.places import Place
from sayso.shown.wording import line, nobody
from sayso.web.drawing.axis import Axis, axis
from sayso.web.drawing.marks import kind_of, shape_of, value_order

WIDTH = 960.0
_LEFT, _WIDE, _RIGHT = 190.0, 350.0, 950.0
_LANES = 12  # more sides share one lane
_TOP = 58.0  # the band of standings, and the days
_STEP = 17.0  # between marks that stand above each other
_STACK = 4  # marks in a column; the rest is counted
_NAME, _WIDE_NAME = 26, 48  # characters of a lane's name that fit


@dataclass(frozen=True, slots=True)
class Mark:
    """One report's word on a day: place, form, and the claim that it leads to."""

    x: float
    y: float
    kind: str
    shape: str
    certainty: Certainty
    copy: bool
    counted: bool
    bearing: Bearing
    side: str
    said_x: float | None = None
    relayed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with its marks; `name` is cut to fit, `full` is not."""

    name: str
    full: str
    y: float
    height: float
    marks: tuple[Mark, ...]
    more: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The standing from one day to the next that changed it."""

    x: float
    width: float
    label: Label
    since: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing; `now` is where the day asked about ends.

    The names of lanes stand left of `left`; `wide` says that they have more room.
    """

    axis: Axis
    lanes: tuple[Lane, ...]
    course: tuple[Stretch, ...]
    now: float
    height: float
    kinds: tuple[str, ...]
    wide: bool = False
    width: float = WIDTH
    right: float = _RIGHT
    top: float = _TOP

    @property
    def left(self) -> float:
        """Where the days begin."""
        return _WIDE if self.wide else _LEFT


def timeline(
    places: Sequence[Place],
    course: Sequence[Standing],
    as_of: date,
    copies: Iterable[str] = (),
    *,
    wide: bool = False,
) -> Timeline:
    """The lanes of these claims, with the standings as they followed each other.

    `course` has the standing of every day that may be asked about, so that the picture
    keeps its scale; `copies` are reports that copy others. `wide` leaves more room for
    the names of lanes, takes the places' sides for these, and leaves out what is past
    the first lanes instead of putting it into one.
    """
    left = _WIDE if wide else _LEFT
    held = _lanes([p for p in places if p.bearing.report.published], wide=wide)
    dated = [p for those in held.values() for p in those]
    told = {_day(p.bearing) for p in dated} | {d for p in dated for d in _said(p)}
    scale = axis({*told, *(s.as_of for s in course)}, left=left, right=_RIGHT)
    lanes = []
    y, copied = _TOP, frozenset(copies)
    for name, those in held.items():
        cut = _cut(name, _WIDE_NAME if wide else _NAME)
        lanes.append(_lane((cut, name), those, scale, y, copied))
        y += lanes[-1].height
    return Timeline(
        axis=scale,
        lanes=tuple(lanes),
        course=tuple(_course(course, scale, as_of)),
        now=scale.after(as_of),
        height=y + 12,
        kinds=tuple(dict.fromkeys(m.kind for lane in lanes for m in lane.marks)),
        wide=wide,
    )


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _day(bearing: Bearing) -> date:
    published = bearing.report.published
    return published.last if published else date.max


def _said(place: Place) -> tuple[date, ...]:
    """The day of saying, where it is one day before the report's."""
    said, day = place.bearing.claim.said, _day(place.bearing)
    exact = said is not None and said.first == said.last and said.last < day
    return (said.last,) if said and exact else ()


def _lanes(places: Sequence[Place], *, wide: bool) -> dict[str, list[Place]]:
    """The claims by lane, in order; where there are too many, the rest in one."""
    lanes: dict[str, list[Place]] = defaultdict(list)
    for place in places if wide else sorted(places, key=_rank):
        lanes[line(place.side) if wide else _name(place)].append(place)
    names = list(lanes)
    if len(names) <= _LANES:
        return dict(lanes)
    kept, rest = names[: _LANES - 1], names[_LANES - 1 :]
    first = {n: lanes[n] for n in kept}
    more = _("{n} more").format(n=len(rest))
    return first if wide else {**first, more: [p for n in rest for p in lanes[n]]}


def _name(place: Place) -> str:
    side = line(place.side) or nobody()
    if place.position in POLAR_ANSWERS:
        return side
    return f"{line(place.position)} · {side}"


def _rank(place: Place) -> tuple[int, float, str, bool]:
    """Values from the smallest, then who affirms, denies, doubts; nobody's last."""
    polar = place.position in POLAR_ANSWERS
    held = POLAR_ANSWERS.index(place.position) + 1 if polar else 0
    return (
        held if place.counted and place.side else len(POLAR_ANSWERS) + 1,
        *value_order("" if polar else place.position),
        not place.side,
    )


def _lane(
    names: tuple[str, str],
    held: Iterable[Place],
    scale: Axis,
    y: float,
    copies: frozenset[str],
) -> Lane:
    columns: dict[date, list[Place]] = defaultdict(list)
    for place in _once(held):
        columns[_day(place.bearing)].append(place)
    deepest = min(_STACK, max(map(len, columns.values()), default=1))
    height = deepest * _STEP + 13
    marks: list[Mark] = []
    more = []
    for day, those in columns.items():
        for i, place in enumerate(those[:_STACK]):
            marks.append(_mark(place, scale, y + 15 + i * _STEP, copies))
        if len(those) > _STACK:
            at = y + 15 + (_STACK - 1) * _STEP
            more.append((scale.x(day) + 10, at + 4, len(those) - _STACK))
    return Lane(*names, y, height, tuple(marks), tuple(more))


def _once(held: Iterable[Place]) -> Iterable[Place]:
    """Of what one report says with one position and certainty, the first claim."""
    found: dict[tuple[str, str, str], Place] = {}
    for p in held:
        key = p.bearing.report.id, p.position, p.bearing.claim.certainty
        found.setdefault(key, p)
    return found.values()


def _mark(place: Place, scale: Axis, y: float, copies: frozenset[str]) -> Mark:
    bearing = place.bearing
    said = _said(place)
    return Mark(
        x=scale.x(_day(bearing)),
        y=round(y, 1),
        kind=kind_of(place.position),
        shape=shape_of(place.position),
        certainty=bearing.claim.certainty,
        copy=bearing.report.id in copies,
        counted=place.counted or place.position == "doubts",
        bearing=bearing,
        side=line(place.side) or nobody(),
        said_x=scale.x(said[0]) if said else None,
        relayed=bool(bearing.relay or bearing.claim.relay),
    )


def _course(course: Sequence[Standing], scale: Axis, as_of: date) -> Iterable[Stretch]:
    """The standings in order, like ones joined, up to the day asked about."""
    known = [s for s in course if s.as_of <= as_of]
    before = (None, *(s.label for s in known))
    starts = [s for s, was in zip(known, before, strict=False) if s.label != was]
    for i, standing in enumerate(starts):
        x = scale.x(standing.as_of) - 8
        following = starts[i + 1].as_of if i + 1 < len(starts) else None
        end = scale.x(following) - 8 if following else scale.after(as_of)
        yield Stretch(x, max(end - x, 1), standing.label, standing.as_of)
