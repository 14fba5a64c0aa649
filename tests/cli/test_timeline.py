from __future__ import annotations

from cli import samples
from cli.samples import Said

from sayso.cli.timeline import timeline
from sayso.shown.places import places


def drawn(brief: samples.Brief, width: int = 78) -> list[str]:
    return timeline(places(brief), width=width).plain.split("\n")


def test_each_side_has_a_lane_and_each_day_a_column() -> None:
    assert drawn(samples.contested()) == [
        "               2017",
        "               16 Jun  17 Jun  11 Jul  Jul",
        "Russia         △       △       ·       ·",
        "IS             ·       ·       ·       ▼",
        "United States  ·       ·       ◆       ·",
        "▲△ affirms  ▼▽ denies  ◆◇ doubts  (certain, not certain; one a report)",
    ]


def test_values_are_a_ladder_from_the_smallest() -> None:
    lanes = [row.split("  ")[0] for row in drawn(samples.tolls())[2:4]]
    assert lanes == ["9 · IS", "330 · Russia"]


def test_days_that_do_not_fit_become_months_and_then_years() -> None:
    months = samples.crowded(
        [f"2017-{m:02}-{d:02}" for m in (1, 5) for d in range(1, 20)]
    )
    assert drawn(months)[1].split() == ["Jan", "May"]
    years = samples.crowded(
        [f"{y}-{m:02}-01" for y in (2016, 2019) for m in range(1, 13)]
    )
    assert drawn(years)[0].split() == ["2016", "2019"]


def test_what_still_does_not_fit_is_told_as_earlier() -> None:
    brief = samples.crowded([f"{year}-01-01" for year in range(1990, 2018)])
    assert drawn(brief, width=40)[0].split() == ["earlier", "2015", "2016", "2017"]


def test_many_reports_of_a_day_are_counted() -> None:
    brief = samples.crowded(["2017-06-16"] * 9)
    assert drawn(brief)[2].split() == ["Russia", "▲9"]


def test_many_sides_share_the_last_lane() -> None:
    said = [
        samples.bearing(
            Said("2017-06-16", f"en-{i}", f"S{i:02}", "says", "so", "denies", None)
        )
        for i in range(20)
    ]
    brief = samples.brief(
        [samples.origin(f"S{i:02}", "denies", [b]) for i, b in enumerate(said)]
    )
    assert drawn(brief)[-2].split() == ["9", "more", "▼9"]


def test_hearsay_of_nobody_has_the_last_lane() -> None:
    hearsay = Said("2017-06-16", "en-9", "", "reportedly", "he died", "affirms", None)
    text = drawn(samples.brief((), others=[_nobody(hearsay)]))
    assert text[2].startswith("nobody named")


def _nobody(said: Said) -> samples.Bearing:
    named = samples.bearing(said._replace(source="It"))
    return samples.replace(
        named, claim=samples.replace(named.claim, source=(), speaker=None)
    )
