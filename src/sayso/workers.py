"""Runs pure functions in several processes, and gives what they return in order.

What runs is a function of a module, and its arguments are plain values. One process is
the rule of a library: several start only where they are asked for and worth it.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

from sayso.errors import SaysoError

T = TypeVar("T")

FEW = 24
"""So many pieces of work, or fewer, are done in this process: starting others takes
longer."""

_AHEAD = 4  # pieces of work that wait for each process


class WorkError(SaysoError):
    """A piece of work that took too long, or took its process with it."""


class Workers:
    """Processes that work for a while; close them, or use them in a `with` statement.

    With one job everything is done here, when its result is asked for. `seconds` is how
    long one piece of work may take in another process (0: any time).
    """

    def __init__(self, jobs: int = 1, *, seconds: int = 0) -> None:
        self._jobs = max(1, jobs)
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes go; what they had not begun is left undone."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def starmap(
        self, function: Callable[..., T], rows: Iterable[tuple[Any, ...]]
    ) -> Iterator[T]:
        """What a function returns for each row of arguments, in their order.

        Raises WorkError, and what the function raises, in its place.
        """
        return (done() for done in self.each(function, rows) if done is not None)

    def each(
        self,
        function: Callable[..., T],
        rows: Iterable[tuple[Any, ...] | None],
        *,
        few: int = FEW,
    ) -> Iterator[Callable[[], T] | None]:
        """For each row of arguments, in order, what gives the function's result.

        None for a row that is None. Where there are more rows than `few`, and several
        jobs, work is begun a little ahead of what is asked for. The result raises
        WorkError, and what the function raises.
        """
        coming = iter(rows)
        first = list(islice(coming, few + 1)) if self._jobs > 1 else []
        if len(first) <= few:
            for row in chain(first, coming):
                yield None if row is None else partial(function, *row)
            return
        waiting: deque[Callable[[], T] | None] = deque()
        for row in chain(first, coming):
            waiting.append(None if row is None else self._begun(function, row))
            if len(waiting) > _AHEAD * self._jobs:
                yield waiting.popleft()
        yield from waiting

    def _begun(
        self, function: Callable[..., T], row: tuple[Any, ...]
    ) -> Callable[[], T]:
        """What gives a result that is under way, begun again if a process died."""
        under_way = self._submitted(function, row)

        def result() -> T:
            for work in (under_way, None):
                try:
                    return (work or self._submitted(function, row)).result()
                except (BrokenProcessPool, CancelledError):
                    self.close()
            raise WorkError("the process that worked on it died; is memory short?")

        return result

    def _submitted(self, function: Callable[..., T], row: tuple[Any, ...]) -> Future[T]:
        work = partial(_bounded, self._seconds, function, row)
        try:
            return self._processes().submit(work)
        except BrokenProcessPool:
            self.close()
            return self._processes().submit(work)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _ready)
        return self._pool


def _ready() -> None:
    """Leave an interrupt at the keyboard to the process that has the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _bounded(seconds: int, function: Callable[..., T], row: tuple[Any, ...]) -> T:
    """What a function returns; WorkError when it takes longer than it may."""
    if not seconds or not hasattr(signal, "setitimer"):
        return function(*row)

    def stop(number: int, frame: FrameType | None) -> None:
        raise WorkError(f"it took longer than {seconds} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*row)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
