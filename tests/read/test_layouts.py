"""Thirty pages after the structure of Nordic and English news sites, all invented.

Each page has beside it what is to be read of it. At least 95 % of all fields are right,
and no furniture is in any text.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.lang.asides import aside
from sayso.read import Reading, read_bytes

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.html"))
FLOOR = 0.95
FIELDS = (
    "title outlet lang issued modified published authors credit address body parts"
).split()


def read(path: Path) -> Reading:
    return read_bytes(path.read_bytes(), name=path.name)


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def told(reading: Reading) -> dict[str, Any]:
    report = reading.report
    return {
        "title": report.title,
        "outlet": report.outlet,
        "lang": report.lang,
        "issued": report.issued and report.issued.isoformat(),
        "modified": report.modified and report.modified.isoformat(),
        "published": str(report.published),
        "authors": list(report.authors),
        "credit": list(report.credit),
        "address": report.address,
        "body": report.text.split("\n\n"),
        "parts": [part.at and part.at.isoformat() for part in reading.parts],
    }


def wrong(path: Path) -> list[str]:
    """The fields of a page that are not read as expected, with what they should be."""
    found, right = told(read(path)), expected(path)
    return [
        f"{path.stem} {name}: {found[name]!r}, not {right[name]!r}"
        for name in FIELDS
        if name in right and found[name] != right[name]
    ]


def test_the_fields_of_the_layouts_are_read_right() -> None:
    missed = [line for path in LAYOUTS for line in wrong(path)]
    fields = sum(len(expected(path)) for path in LAYOUTS)
    assert len(missed) <= (1 - FLOOR) * fields, "\n".join(missed)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_the_body_is_the_articles_own_words(path: Path) -> None:
    """No caption, link, box or script is read, and no paragraph is lost or twice."""
    text = told(read(path))["body"]
    own = expected(path)["body"]
    assert [p for p in text if p not in own] == []
    assert [p for p in text if aside(p)] == []
    assert len(set(text)) == len(text)
