"""A dossier of reports by invented rules, with words that formats must survive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sayso.export import Dossier
from sayso.ledger import Ledger
from sayso.model import Fetched
from sayso.read import Reading

from store.invented import reading

DAY = date(2020, 4, 1)
HOSTILE = (
    'Oslo says bridge. <script>alert(1)</script> =1+1 "quoted" \u202etxt\u202c 😀 '
    "Bern denies bridge."
)
PAGE = Fetched(
    "https://news.example/a?utm_source=x",
    "https://news.example/a",
    200,
    (
        ("content-type", "text/html"),
        ("x-evil", "a\r\nb: c"),
        ("content-encoding", "gzip"),
    ),
    datetime(2020, 3, 1, 12, tzinfo=UTC),
    b"",
)


def readings() -> list[Reading]:
    first = reading(HOSTILE, "2020-03-01", outlet="=cmd|' /C calc'!A0")
    report = replace(first.report, address=PAGE.address)
    return [
        replace(first, report=report, fetched=PAGE),
        reading("Rome doubts bridge. Oslo says tower.", "2020-03-02", outlet="en-2"),
        reading(HOSTILE, "2020-03-05", outlet="en-3"),
        reading("Nobody claims a thing here.", "", outlet="en-4"),
    ]


@pytest.fixture
def held(tmp_path: Path, invented_rules: None) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "held.sqlite") as ledger:
        ledger.add(readings())
        yield ledger


@pytest.fixture
def dossier(held: Ledger) -> Dossier:
    return held.dossier(as_of=DAY)
