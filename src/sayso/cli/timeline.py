"""A timeline drawn in text: a lane a side or a value, a column a day with reports.

The finest of days, months and years that fits the width is taken; columns stand side by
side in order, whatever lies between them. A mark is one report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text

from sayso.cli.marks import MARKS, VALUE, mark_of
from sayso.model import Certainty, Period
from sayso.shown.places import Place
from sayso.shown.wording import line, nobody
from sayso.weigh import MONTHS

_LANES = 12  # more sides share one lane
_NAME = 26  # columns of a lane's name
_COLUMN = 8
_MARKS_IN_A_CELL = 5
_FINENESS = (10, 7, 4)  # letters of a day, a month and a year: 2017-06-16
_EARLIER = "earlier"

# The claims of a lane by column.
Lane = Mapping[str, Sequence[Place]]


def timeline(places: Sequence[Place], *, width: int) -> Text:
    """The lanes of these claims by day of publication, `width` columns at most."""
    lanes = _lanes([p for p in places if p.bearing.report.published])
    name = min(_NAME, max(map(len, lanes), default=0)) + 2
    columns = _columns(places, most=max(1, (width - name) // _COLUMN))
    shown = list(dict.fromkeys(columns.values()))
    rows = [_years(shown, name), _days(shown, name)]
    for lane, held in lanes.items():
        row = Text(_cut(lane, name - 2).ljust(name), "bold")
        row.append_text(_cells(held, columns, shown))
        rows.append(row)
    rows.append(_legend(places))
    for row in rows:
        row.rstrip()
    return Text("\n").join(row for row in rows if row.plain)


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 3]}..."


def _lanes(places: Iterable[Place]) -> dict[str, list[Place]]:
    lanes: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places, key=_rank):
        lanes[_name(place)].append(place)
    names = list(lanes)
    if len(names) <= _LANES:
        return dict(lanes)
    rest = names[_LANES - 1 :]
    kept = {name: lanes[name] for name in names if name not in rest}
    return {**kept, f"{len(rest)} more": [p for name in rest for p in lanes[name]]}


def _name(place: Place) -> str:
    side = line(place.side) or nobody()
    if place.position in MARKS:
        return side
    return f"{line(place.position)} · {side}"


def _rank(place: Place) -> tuple[int, float, str, bool]:
    """Values from the smallest, then who affirms, denies, doubts; nobody's last."""
    held = (*MARKS, "").index(place.position) + 1 if place.position in MARKS else 0
    bare = place.position.replace(" ", "")
    number = float(bare) if bare.isdecimal() else 0.0
    return (
        held if place.counted and place.side else len(MARKS) + 1,
        number,
        "" if held else place.position,
        not place.side,
    )


def _columns(places: Iterable[Place], *, most: int) -> dict[str, str]:
    """The column of every date that a report bears, in order: at most `most`."""
    dates = {
        str(p.bearing.report.published) for p in places if p.bearing.report.published
    }
    ordered = sorted(dates, key=lambda day: (Period.parse(day).last, -len(day)))
    for letters in _FINENESS:
        columns = {day: day[:letters] for day in ordered}
        names = list(dict.fromkeys(columns.values()))
        if len(names) <= most:
            return columns
    kept = names[len(names) - most + 1 :]
    return {d: c if c in kept else _EARLIER for d, c in columns.items()}


def _years(columns: Sequence[str], margin: int) -> Text:
    """The year above the first column that is of it."""
    row, before = " " * margin, ""
    for column in columns:
        year = column[:4] if column != _EARLIER else column
        row += (year if year != before else "").ljust(_COLUMN)
        before = year
    return Text(row, "dim")


def _days(columns: Sequence[str], margin: int) -> Text:
    """The day and month of each column, or its month."""
    row = " " * margin
    for column in columns:
        month, day = column[5:7], column[8:]
        name = MONTHS[int(month) - 1][:3] if month.isdecimal() else ""
        row += f"{int(day)} {name}".ljust(_COLUMN) if day else name.ljust(_COLUMN)
    return Text(row, "dim")


def _cells(
    held: Iterable[Place],
    columns: Mapping[str, str],
    shown: Sequence[str],
) -> Text:
    cells: dict[str, list[Place]] = defaultdict(list)
    for place in held:
        cells[columns[str(place.bearing.report.published)]].append(place)
    row = Text()
    for column in shown:
        cell = _cell(cells[column])
        cell.pad_right(_COLUMN - cell.cell_len)
        row.append_text(cell)
    return row


def _cell(places: Iterable[Place]) -> Text:
    """A mark for each report, or where there are many, each mark with its number."""
    told = {
        (p.bearing.report.id, p.position, p.bearing.claim.certainty) for p in places
    }
    counted: Counter[tuple[str, Certainty]] = Counter(
        (position, certainty) for _, position, certainty in told
    )
    if not counted:
        return Text("·", "dim")
    many = sum(counted.values()) > _MARKS_IN_A_CELL
    cell = Text()
    for (position, certainty), number in sorted(counted.items()):
        mark = mark_of(position).of(certainty)
        for _ in range(1 if many else number):
            cell.append_text(mark)
        if many:
            cell.append(str(number))
    return cell


def _legend(places: Iterable[Place]) -> Text:
    """What the marks stand for, those that are there."""
    used = {mark_of(place.position).name: mark_of(place.position) for place in places}
    legend = Text()
    for mark in (*MARKS.values(), VALUE):
        if mark.name in used:
            legend.append_text(mark.of("certain"))
            legend.append_text(mark.of("possible"))
            legend.append(f" {mark.name}  ", "dim")
    legend.append("(certain, not certain; one a report)", "dim")
    return legend
