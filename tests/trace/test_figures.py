from __future__ import annotations

import pytest

from sayso.model import Bearing, Claim, Link, Reason, Report, Span
from sayso.trace.figures import agree, figure, is_exact


def counted(text: str, answer: str) -> Bearing:
    report = Report(text)
    claim = Claim(report.id, (Span(0, len(text)),))
    return Bearing(claim, report, Link(claim.id, "q1", answer, Reason("", "")))


@pytest.mark.parametrize(
    ("text", "answer", "printed"),
    [
        ("att 35 000 krigare dödades", "35000", "35 000"),
        ("at 35.000 krigere døde", "35000", "35.000"),
        ("that 30 of 300 died", "300", "300"),
        ("that 3.5 million fled", "3.5", "3.5"),
        ("at ni døde", "9", ""),
    ],
)
def test_a_figure_is_found_where_it_is_printed(
    text: str, answer: str, printed: str
) -> None:
    span = figure(counted(text, answer))
    assert (span.of(text) if span else "") == printed


@pytest.mark.parametrize(
    ("text", "answer", "exact"),
    [
        ("flera hundra dödades", "100", False),
        ("100 dödades", "100", True),
        ("dozens died", "12", False),
        ("at ni døde", "9", True),
        ("many died", "many", False),
    ],
)
def test_a_vague_number_is_no_exact_one(text: str, answer: str, exact: bool) -> None:
    assert is_exact(counted(text, answer)) is exact


@pytest.mark.parametrize(
    ("text", "answer", "alike"),
    [
        ("flera hundra dödades", "100", True),
        ("300 died", "300", True),
        ("330 died", "330", False),
        ("dusinvis døde", "12", False),
        ("many died", "many", False),
    ],
)
def test_hundreds_agree_with_three_hundred(text: str, answer: str, alike: bool) -> None:
    assert agree(counted(text, answer), counted("at 300 døde", "300")) is alike
