"""The time of day and waiting, passed in so that a test needs neither."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """What gives the instant, aware and in UTC, and what waits for some seconds."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]


CLOCK = Clock(lambda: datetime.now(tz=UTC), time.sleep)
