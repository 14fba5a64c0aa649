from __future__ import annotations

import pytest

from sayso.cli.progress import counted


@pytest.mark.parametrize(
    ("done", "total", "speed", "said"),
    [
        (3, None, None, "3 reports"),
        (1200, None, 40, "1,200 reports, 40 a second"),
        (1200, 10000, 40, "1,200 of 10,000, 40 a second, 3 min left"),
        (10, 10000, 0.5, "10 of 10,000, 30 a minute, 5 h 33 min left"),
        (9990, 10000, 1, "9,990 of 10,000, 1 a second, 10 s left"),
        (10, 10, 1, "10 of 10, 1 a second"),
    ],
)
def test_it_says_how_many_how_fast_and_how_long_yet(
    done: float, total: float | None, speed: float | None, said: str
) -> None:
    assert counted(done, total, speed) == said
