from __future__ import annotations

import pytest

from sayso.trace.values import value_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("35000", "35 000"),
        ("35000", "35.000"),
        ("1000000", "1,000,000"),
        ("2,5", "2.50"),
        ("al-Mayadin", "Al Mayadin"),
        ("Malmö", "Malmo"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
    ],
)
def test_one_value_in_two_spellings(one: str, other: str) -> None:
    assert value_key(one) == value_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("30", "300"), ("2.5", "25"), ("Raqqa", "near Raqqa"), ("Homs", "Hama")],
)
def test_two_values(one: str, other: str) -> None:
    assert value_key(one) != value_key(other)
