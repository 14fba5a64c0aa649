"""Work that is done in other processes, in order, whatever becomes of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from sayso.workers import FEW, WorkError, Workers


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def dies_at_three(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number


def hangs_at_three(number: int) -> int:
    if number == 3:
        time.sleep(60)
    return number


def outcomes(workers: Workers, function: object, count: int) -> list[object]:
    found: list[object] = []
    rows = ((i,) for i in range(count))
    for work in workers.each(function, rows, few=0):  # type: ignore[arg-type]
        try:
            found.append(work and work())
        except WorkError as error:
            found.append(str(error))
    return found


def test_results_come_in_order_from_other_processes() -> None:
    rows = [(i,) for i in range(FEW + 30)]
    with Workers(2) as workers:
        assert list(workers.starmap(square, rows)) == [i * i for (i,) in rows]
        assert os.getpid() not in set(workers.starmap(process, rows))


@pytest.mark.parametrize(("jobs", "count"), [(1, FEW + 9), (4, FEW)])
def test_one_job_or_little_work_is_done_here(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        found = set(workers.starmap(process, ((i,) for i in range(count))))
    assert found == {os.getpid()}


def test_with_one_job_nothing_is_asked_for_ahead() -> None:
    taken: list[int] = []

    def rows() -> Iterator[tuple[int]]:
        for i in range(9):
            taken.append(i)
            yield (i,)

    with Workers() as workers:
        results = workers.starmap(square, rows())
        assert next(results) == 0
    assert taken == [0]


def test_a_process_that_dies_costs_one_piece_of_work() -> None:
    with Workers(2) as workers:
        found = outcomes(workers, dies_at_three, 12)
    assert [one for one in found if isinstance(one, int)] == [
        i for i in range(12) if i != 3
    ]
    assert "died" in str(found[3])


def test_work_that_hangs_is_stopped_and_the_rest_goes_on() -> None:
    with Workers(2, seconds=1) as workers:
        found = outcomes(workers, hangs_at_three, 8)
    assert found[:3] + found[4:] == [0, 1, 2, 4, 5, 6, 7]
    assert "longer than 1 second" in str(found[3])


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    rows: list[tuple[object]] = [(i,) for i in range(FEW + 2)] + [("x",)]
    with Workers(2) as workers:
        results = workers.starmap(square, rows)
        for i in range(FEW + 2):
            assert next(results) == i * i
        with pytest.raises(TypeError):
            next(results)
