from __future__ import annotations

from typing import Any

import pytest

from sayso.trace import relay_chain

Tell = Any


@pytest.mark.parametrize(
    ("line", "chain"),
    [
        ("16 nb-1: Russia affirms", ("nb-1", "Russia")),
        (
            "16 nb-1: *VG affirms > *BBC affirms > USA affirms",
            ("nb-1", "VG", "BBC", "USA"),
        ),
        ("16 nb-1: *VG affirms > - affirms", ("nb-1", "VG", "nobody named")),
        ("16 nb-1: ministry affirms > ministry affirms", ("nb-1", "ministry")),
        ("16 nb-1(NTB): Russia affirms", ("nb-1", "NTB", "Russia")),
        ("16 nb-1(NTB,AFP): Russia affirms", ("nb-1", "Russia")),
        ("16 NTB(NTB): Russia affirms", ("NTB", "Russia")),
        (
            "16 nb-1(NTB): *Reuters affirms > USA affirms",
            ("nb-1", "NTB", "Reuters", "USA"),
        ),
    ],
)
def test_the_names_from_outlet_to_origin(
    told: Tell, line: str, chain: tuple[str, ...]
) -> None:
    bearings = told(line).bearings
    assert relay_chain(bearings[-1], bearings) == chain
