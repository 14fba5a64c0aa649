"""The shape of a mark: what is said by its form, how surely by its filling."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model import POLAR_ANSWERS

VALUE = "value"
_DIGITS = 20  # of a number that is put into order
SHAPES: Mapping[str, str] = {
    "affirms": "M0 -7 L7 5.5 L-7 5.5 Z",
    "denies": "M0 7 L7 -5.5 L-7 -5.5 Z",
    "doubts": "M0 -7.5 L7 0 L0 7.5 L-7 0 Z",
    VALUE: "M-6 0 A6 6 0 1 1 6 0 A6 6 0 1 1 -6 0 Z",
}


def kind_of(position: str) -> str:
    """The key in SHAPES of an answer; every value has the same."""
    return position if position in POLAR_ANSWERS else VALUE


def value_order(position: str) -> tuple[float, str]:
    """What puts values into order: numbers by size, other words by alphabet."""
    bare = position.replace(" ", "")
    number = bare.isdecimal() and len(bare) < _DIGITS
    return (float(bare) if number else 0.0, "" if number else position)


def shape_of(position: str) -> str:
    """The outline of a mark around 0, 0, about 14 units wide."""
    return SHAPES[kind_of(position)]
