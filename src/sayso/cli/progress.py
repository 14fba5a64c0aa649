"""What is drawn while many reports are added: how many, how fast, how long yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.cli.screen import aside
from sayso.shown.wording import line

if TYPE_CHECKING:
    from rich.progress import Task

_NAME = 40
_RECENT = 60  # seconds over which the speed is told


@contextmanager
def progress(
    total: int | None,
) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """Two functions: one more report is done; the last one is.

    `total` is how many there are, None where that is not known. Nothing is drawn where
    standard error is no terminal.
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = aside()
    columns: list[Any] = [SpinnerColumn(), _column(counted), TimeElapsedColumn()]
    columns.append(TextColumn("{task.description}", markup=False, style="dim"))
    hidden = not console.is_terminal
    with Progress(
        *columns,
        console=console,
        transient=True,
        disable=hidden,
        speed_estimate_period=_RECENT,
    ) as bar:
        task = bar.add_task("", total=total)
        yield (
            lambda name: bar.update(task, advance=1, description=_end(name)),
            lambda: bar.update(task, description="deciding what bears on what"),
        )


def counted(done: float, total: float | None, speed: float | None) -> str:
    """How many of how many reports, how many a second or minute, and the time left."""
    said = f"{done:,.0f} reports" if total is None else f"{done:,.0f} of {total:,.0f}"
    if not speed:
        return said
    said += (
        f", {speed:,.0f} a second" if speed >= 1 else f", {speed * 60:,.0f} a minute"
    )
    if total is None or done >= total:
        return said
    return f"{said}, {_time((total - done) / speed)} left"


def _column(say: Callable[[float, float | None, float | None], str]) -> Any:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Counted(ProgressColumn):
        max_refresh = 0.5

        def render(self, task: Task) -> Text:
            return Text(say(task.completed, task.total, task.speed))

    return Counted()


def _time(seconds: float) -> str:
    whole = int(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = whole // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _end(name: str) -> str:
    """A file's own name: a long path would break the line that is drawn over."""
    return line(name).rpartition("/")[2][-_NAME:]
