"""However reports come, a ledger decides what would be decided from the beginning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import pipeline, store
from sayso.ledger import Ledger
from sayso.model import Period, Report
from sayso.read import Reading

TEXTS = (
    ("en", "Moscow said that Omar Hassani was killed near Raqqa. The Kremlin said so."),
    ("en", "Omar Hassani is alive, said Washington. He was seen near Raqqa on Friday."),
    ("sv", "Moskva säger att Omar Hassani dödades nära Raqqa. USA tvivlar på det."),
    ("da", "Rusland hævder, at Omar Hassani blev dræbt ved Raqqa, skriver TASS."),
    ("nb", "Russland sier at Omar Hassani er drept ved Raqqa. Iran sier det samme."),
    ("en", "The ferry Estrella sank off Lima, said the navy of Peru. 30 people died."),
    ("sv", "Färjan Estrella sjönk utanför Lima, säger Perus flotta. 35 omkom."),
    (
        "nn",
        "Ferja Estrella sokk utanfor Lima, seier Peru. Ingen omkom, seier reiarlaget.",
    ),
    (
        "en",
        "Omar Hassani was aboard the ferry Estrella off Lima, said the navy of Peru.",
    ),
    ("da", "Ministeren siger, at skatten stiger. Oppositionen afviser, at det er nok."),
)
START = date(2017, 6, 16)


def reading(which: int, days: int) -> Reading:
    lang, text = TEXTS[which]
    day = Period.day(START + timedelta(days=days))
    report = Report(text, outlet=f"{lang}-{which}-{days}", lang=lang, published=day)
    return Reading(report, text.encode(), frozenset(), ())


def decided(ledger: Ledger) -> frozenset[store.Decision]:
    with ledger._database.reading() as connection:
        return frozenset(store.in_force(connection))


def from_the_beginning(items: Sequence[Reading]) -> frozenset[store.Decision]:
    reports = {item.report.id: item.report for item in items}
    claims = [
        claim
        for report in reports.values()
        for claim in pipeline.extract_report(report, pipeline.NO_MODEL)
    ]
    made = pipeline.decide_all(reports, claims)
    return frozenset(d for matter in made for d in matter.decisions)


items = st.lists(
    st.builds(
        reading, st.integers(0, len(TEXTS) - 1), st.sampled_from((0, 1, 3, 90, 400))
    ),
    max_size=9,
    unique_by=lambda item: item.report.id,
)


@pytest.mark.parametrize("limit", [2, 250])
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(items, st.lists(st.integers(1, 4), min_size=9, max_size=9))
def test_any_order_and_any_steps_decide_as_from_the_beginning(
    fresh: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    limit: int,
    items: list[Reading],
    steps: list[int],
) -> None:
    """With `limit` 2 blocks are small, and split and join as reports arrive."""
    monkeypatch.setattr("sayso.link.matters.LIMIT", limit)
    left = list(items)
    with Ledger.open(fresh(), model=pipeline.NO_MODEL) as ledger:
        for step in steps:
            ledger.add(left[:step])
            del left[:step]
        ledger.add(left)
        assert decided(ledger) == from_the_beginning(items)
